import type { Naming } from "../language.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

const PLACING = "off via in at near around outside inside across within into through throughout over";

// What ends like somebody who acts, and does not.
const NO_AGENTS = words(
  `order orders paper papers water waters number letter letters transfer offer register charter ledger folder binder matter centre center tender river power tower border fee fees tariff floor door error
  factor sector mirror motor vector reactor harbour quarter quarters september october november december tier covenant grant plant warrant instant restaurant list dollar handover takeover changeover turnover`,
);

/** How English tells what it does not know by name. */
export const ENGLISH_NAMING: Naming = {
  bodies: words(
    `faculty council committee commission court tribunal agency authority ministry minister president government parliament secretary secretariat board bank fund office department service services
    force forces mission union organization organisation alliance group assembly state states party parties general director chancellor king queen emir sultan pope prince corps police army navy bureau institute
    company corporation inc ltd gmbh plc llp federation republic kingdom envoy representative panel chamber association society university church cross programme forum league trust foundation museum agent guarantor desk archive archives ministers school hospital office conference federation club authority`,
  ),
  smallBodies: words(
    "council committee commission court tribunal agency authority ministry board bank department union archive museum school association federation bureau institute university chamber congregation syndicate corporation trust club league guild desk service police inspectorate",
  ),
  ministries: words("ministry ministries minister ministers department secretary office"),
  smallPlaces: words(
    "floor floors courtyard garage basement cellar wing hall lobby canteen warehouse warehouses yard gate gates basin roads roadstead anchorage quay pier dock docks terminal berth sea seas waters zone zones strip corridor sector district districts province provinces region regions city cities town towns village villages valley island islands coast shore bank banks border borders frontier airport station depot depots camp camps laboratory hospital school schools prison slope slopes ridge heights",
  ),
  led: words("led backed brokered mediated funded run sponsored supported supervised controlled appointed owned"),
  moving: words(
    `ship shipped ships shipment shipments export exports exported exporting import imports imported importing deliver delivered deliveries send sends sent move moves moved moving transfer transferred transfers transferring return returns returned withdraw withdraws withdrawn withdrawal
    deport deported deportation extradite extradited extradition relocate relocated evacuate evacuated travel travels travelled travelling flight flights fly flies flown flew go goes went going come comes came coming flee fled flees beef meat grain wheat gas oil coal steel goods products units vessels ships cargo migrants
    refugees visitors tourists passengers workers transit transport transported supplies routes trains pipelines arrivals departures`,
  ),
  going: words(
    "flee flees fled enter enters entered entering leave leaves left leaving quit quits cross crosses crossed crossing reach reaches reached reaching patrol patrols patrolled patrolling occupy occupies occupied occupying vacate vacates vacated cover covers covered covering",
  ),
  heading: words("bound headed destined heading depart departs departed"),
  directions: words(
    "north south east west bank banks shore shores mouth source waters basin valley side port ports coast coasts territory airspace border borders outskirts harbour harbours airport airports soil",
  ),
  papers: words(
    "agreement agreements treaty treaties convention conventions memorandum charter declaration accord accords statute covenant rules protocol compact act constitution directive law pact",
  ),
  places: words(
    "fort camp city region oblast province river sea ocean lake bay gulf strait peninsula island islands port airport line zone corridor border district county valley mountains coast dam bridge plant street square quay crossing station pass tunnel reservoir canal basin delta archipelago reef ridge plateau desert glacier hills heights cape territory enclave village governorate prefecture terminal airbase barracks strip",
  ),
  inner: words("of for de al el ed ash du des von van der da di dos"),
  weekdays: words("monday tuesday wednesday thursday friday saturday sunday"),
  articles: words("the a an each any every no either its their his her our your such said"),
  placing: words(PLACING),
  // "Of Ukraine" and "to Ukraine" are said of whoever acts as well; nobody but a place is unknown and gone to.
  placingUnknown: words(`${PLACING} to from between towards of along beyond above below`),
  holding: words(
    "in on at under into within during throughout upon through over onto off inside outside beneath behind",
  ),
  addressing: words(
    `notify notifies inform informs pay pays indemnify indemnifies reimburse reimburses entitle entitles appoint appoints instruct instructs authorise authorises authorize authorizes assist assists permit permits
    require requires invite invites consult consults ask asks request requests allow allows enable enables oblige obliges compensate compensates employ employs engage engages remind reminds grant grants warn warns`,
  ),
  giving: words(
    "award awards awarded awarding sell sells sold selling let lets leased leases lease cede cedes ceded hand hands handed handing",
  ),
  defining: words(
    'the this such any each all a an its their other no of in to by for on under with and or “ " ‘ confidential',
  ),
  plain: words(
    "new old same other next last first second third young big large small little great own local respective present current former two three competent said whole good bad poor independent international national foreign",
  ),
  happening: words(
    `apply remain expire commence begin start end terminate lapse mean include consist contain survive come enter prevail accrue become bear rank vest pass form constitute govern extend cover take continue cease
    attach amount total follow run arise fall be not have comprise`,
  ),
  doing: words("by"),
  times: words("date dates time day period term deadline end anniversary year month"),
  // "Norwegian divers".
  isAdjective: (word) => /(?:ian|ish|ese|ench|utch|eek|wiss|aqi|aeli|istani|ean|erman|entine|ppine)$/u.test(word),
  // "Haulier", "Lessee", "Consultant".
  isAgent: (word) => /(?:[^e]er|ier|or|ee|ant|ist)s?$/u.test(word) && !NO_AGENTS.has(word),
  leading: words("port al el ras beit kafr deir wadi jebel mount san santa saint las los tel"),
  funds: words("fund funds facility account trust window pool escrow"),
  areas: words(
    "zone zones line lines area areas corridor corridors strip territory territories region boundary district sector belt box ground channel",
  ),
  calling: words(
    "transit security red green blue yellow white black buffer forward safe free special joint common line zone area contact border convention no agreed central main inner outer first second third peace weapons economic industrial control temporary neutral no-fly exclusion coastal service project core maritime humanitarian separation armistice ceasefire conservation patrol transitional autonomous administrative demarcation disengagement",
  ),
  sides: words("north south east west northeast northwest southeast southwest upstream downstream"),
  regions: words(
    "northern southern eastern western central north-eastern north-western south-eastern south-western northeastern northwestern southeastern southwestern upper lower inner outer mainland",
  ),
  isDeed: (word) => /(?:tion|sion|ment|ness|ship|ery)$/u.test(word),
  // "The Retention", "the Premises".
  nouns: words(
    `register ledger logbook loan facility fee price product equipment data account note bond share asset site plan programme project work contract lease rent delivery closing commissioning handover know how material software system instalment tax debt
    report notice claim event default risk threshold target goal pledge roadmap framework mechanism procedure list schedule format package proposal draft formula pathway pool window escrow royalty rate budget levy credit quota permit licence license mark brand design patent work trial study sample crop vessel goods cargo`,
  ),
  isThing: (word) => /(?:tion|sion|ment|ance|ence|ness|ity|ship|age|ure|ue|[^s]s)$/u.test(word),
};
