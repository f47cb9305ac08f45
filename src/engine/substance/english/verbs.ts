import type { VerbForm, VerbUse } from "../grammar.ts";

// Regular ones by their plain form; with "+", the last letter is doubled before an ending.
const REGULAR = `abandon abide abolish absorb abuse accede accept accompany account accumulate accuse achieve acknowledge acquire act adapt add address adhere adjourn adjust administer admit+ adopt advance advertise advise affect affirm agree aid alert allege allocate allot+ allow alter amend announce annex annul+ answer appeal appear apply appoint appraise approach approve arbitrate argue
  arrange arrest ask assemble assert assess assign assist assume assure attach attack attain attempt attend attract audit authorise authorize avoid award back ban+ bar+ base bless block board bomb boost borrow bother boycott brief broker brush build calculate call campaign cancel cancel+ capture care carry cause cease celebrate certify chair challenge change charge charter check
  cite claim classify clean clear close coach coincide collapse collect combine command comment commence commission commit+ communicate compensate compete compile complain complete comply compose comprise compute concede conceal concern conclude condemn conduct confer+ confine confirm confiscate confront connect consent conserve consider consist consolidate constitute construct consult consume contact contain contest continue
  contract contradict contribute control+ convene convert convey convict cook cooperate coordinate copy correct correspond cover create criticise criticize cross cultivate damage date debate decide declare decline decommission decorate deduct deem defeat defend defer+ define delay delegate delete deliver demand demilitarise demobilise demolish demonstrate deny depart depend deploy deport
  deposit deprive derive describe deserve design designate destroy detain detect determine develop devise die differ direct disagree disappear disapprove disarm discharge disclose discover discriminate discuss dismantle dismiss dispatch display dispose dispute disrupt dissolve distribute divert divide document donate double draft drain drop+ earn ease edit educate elect eliminate embark emerge emit+
  employ enable enact enclose encounter encourage end endanger endorse enforce engage enhance enjoy enlarge enlist ensure enter entitle erect escape escort establish estimate evacuate evaluate evict examine exceed exchange exclude execute exempt exercise exhaust exist expand expect expel+ expire explain exploit explore export expose express extend extract extradite face facilitate fail fasten favour favor
  file fill finance finalise fine finish fire fish fit+ fix flag+ float flood follow force form formulate found free freeze fulfil+ fulfill function fund furnish gain gather govern grant guarantee guard guide hand handle happen harm harvest head help hire honour honor host house identify ignore impede implement import impose improve include incorporate increase incur+ indemnify indicate
  inflict influence inform inherit initiate injure inspect install instruct insure intend interfere interpret intervene introduce invade invest investigate invite involve irrigate issue join judge justify kidnap+ kill label+ lack land last launch lease legislate lend lessen levy liberate license lift limit link liquidate list listen load locate lock lodge lower mail maintain manage
  manufacture mark market marry match measure mediate merge mine minimise miss mobilise modify monitor moor mortgage move murder name negotiate nominate note notify nullify object oblige observe obstruct obtain occupy occur offer omit+ open operate oppose order organise organize oust overrule owe own pack paint park participate pass patrol+ pause perform permit+ pick place plan+ plant play pledge
  plead police postpone practise prefer+ prepare prescribe present preserve press presume prevail prevent print process procure produce prohibit promise prove promote propose prosecute protect protest provide publish pull punish purchase pursue push qualify question quote raid raise rank ratify reach react realise reassure rebuild receive recognise recognize recommend reconsider record recover recruit redeem reduce refer+ refine refrain
  refund refuse regard register regret+ regulate reimburse reinforce reinstate reject relate relax release relieve relocate rely remain remedy remember remind remove render renew renounce rent reopen repair repatriate repay repeal repeat replace reply report represent request require rescue reserve reside resign resist resolve respect respond restart restore restrict result resume retain retire retreat retrieve return reveal
  reverse review revise revoke reward rule sabotage safeguard sail salvage sample sanction save scan+ schedule screen seal search secure seem seize separate serve settle share shell ship+ shorten shout sign signal+ simplify sort spare specify sponsor staff stage start state station stay stop+ store strengthen structure study subcontract submit+ subsidise succeed suffer suggest sue supervise supply support suppose surrender
  survey survive suspect suspend sustain switch tackle target tax telephone tempt tend terminate test thank threaten tolerate total touch track trade train transfer+ transform translate transmit+ transport travel+ treat trespass trigger try turn undermine unite unload update upgrade urge use utilise vacate value vary verify veto view violate visit vote vow wait waive walk want warn warrant
  wash waste watch water weaken weigh welcome widen wish witness work worry wound yield demine levy map+ chart mint quarantine vaccinate tow enrich graze dredge log+ reprint repaint remit+ accrue amount belong convene reaffirm recall stress deplore commend exhort encourage strike reassign outline demote rotate dig counsel+
  defray forward exhibit possess persist halt discontinue interrupt scrap+ step+ sack select institute reconstruct renovate mend cure rectify impair raze wreck rebuff compel insist contend caution believe anticipate forecast endeavour obey conform breach infringe contravene flout hinder preclude scrutinise inquire probe clash assault bombard jail imprison rob+ loot denounce climb slash trim+ decrease slip+ tumble plunge preside provoke haul crash collide smash shield reckon gauge unlock forfeit vest devolve blame attribute confess overturn quash acquit+ perish disown disclaim repudiate relinquish disregard pollute erase prolong lengthen accelerate hasten intensify reproduce duplicate skip+ spark underline emphasise live shift proceed
  smoke dump hunt bake brew plough sow reap breed slaughter weave knit+ untie wrap+ unwrap+ pour heat soak melt boil carve weld polish scrub+ rinse drag+ steer brake disembark drown bury cremate mourn pray preach baptise divorce foster learn graduate enrol+ tutor rehearse dub+ subtitle transcribe bequeath gamble kick jog+ hike cycle skate inoculate diagnose inject amputate transplant isolate infect heal bleed starve nourish purify contaminate spill recycle incinerate forge mould smuggle impound outsource dilute lapse hedge litigate testify parole pardon banish exile naturalise indict reschedule inaugurate impeach codify promulgate besiege ambush fortify conscript desert defect mutiny capitulate redeploy retaliate escalate spy eavesdrop+ intercept encrypt hack trace wipe downgrade repossess refurbish insulate`;

// Those that go their own ways: plain, past and participle, each form once.
const IRREGULAR = `arise arose arisen, awake awoke awoken, bear bore borne, beat beat beaten, become became, begin began begun, bind bound, bid bid, blow blew blown, break broke broken, bring brought, broadcast, build built, burn burnt, buy bought, catch caught, cede ceded, choose chose chosen, come came, cut, deal dealt, do did done, draw drew drawn, drive drove driven, eat ate eaten, fall fell fallen, feed fed, fight fought, find found, flee fled, fly flew flown,
  forbid forbade forbidden, foresee foresaw foreseen, forget forgot forgotten, forgo forwent forgone, get got gotten, give gave given, go went gone, grow grew grown, hang hung, have had, hear heard, hide hid hidden, hit, hold held, hurt, keep kept, know knew known, lay laid, lead led, leave left, lend lent, let, lose lost, make made, mean meant, meet met, overcome overcame, oversee oversaw overseen, override overrode overridden, overthrow overthrew overthrown, pay paid, put, quit, read, repay repaid, rescind rescinded, ride rode ridden, ring rang rung, rise rose risen, run ran, say said,
  see saw seen, seek sought, sell sold, send sent, set, shed, shoot shot, show showed shown, shut, sing sang sung, sink sank sunk, sit sat, speak spoke spoken, spend spent, split, spread, spring sprang sprung, stand stood, steal stole stolen, stick stuck, strike struck, swear swore sworn, sweep swept, swim swam swum, take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown, undergo underwent undergone, undertake undertook undertaken, uphold upheld, wear wore worn, win won,
  withdraw withdrew withdrawn, withhold withheld, write wrote written, redraw redrew redrawn, resell resold, rebuild rebuilt, sublet, mislead misled, plead pled, freeze froze frozen, retake retook retaken, outlaw outlawed`;

// "Come": the participle is the plain form again.
const PLAIN_AGAIN: ReadonlySet<string> = new Set(["become", "come", "overcome", "run"]);
const DOUBLED: ReadonlySet<string> = new Set(
  "begin cut forbid forget get hit let put quit run set shed shut sit split swim win sublet bid".split(" "),
);

/** The verbs of treaties, contracts and news, by each of their forms. */
export const ENGLISH_VERBS: ReadonlyMap<string, VerbForm> = formsOf();

function formsOf(): ReadonlyMap<string, VerbForm> {
  const forms = new Map<string, { readonly verb: string; readonly uses: Set<VerbUse> }>();
  const add = (form: string, verb: string, ...uses: VerbUse[]) => {
    const known = forms.get(form) ?? { verb, uses: new Set() };
    for (const use of uses) known.uses.add(use);
    forms.set(form, known);
  };
  // First, since "found" and "bound" are rather found and bound.
  for (const row of IRREGULAR.split(",")) {
    const [plain = "", past = plain, participle = past] = row.trim().split(" ");
    add(plain, plain, "plain");
    add(past, plain, "past");
    add(participle, plain, "participle");
    if (PLAIN_AGAIN.has(plain)) add(plain, plain, "participle");
    add(thirdOf(plain), plain, "third");
    add(`${stemBefore(plain, "ing", DOUBLED.has(plain))}ing`, plain, "ing");
  }
  for (const entry of REGULAR.split(/\s+/u)) {
    const plain = entry.replace("+", "");
    const stem = (ending: "ed" | "ing") => stemBefore(plain, ending, entry.endsWith("+"));
    // "Canceled" and "cancelled" are both written.
    if (forms.has(plain) && !entry.endsWith("+")) continue;
    add(plain, plain, "plain");
    add(thirdOf(plain), plain, "third");
    add(`${stem("ed")}ed`, plain, "past", "participle");
    add(`${stem("ing")}ing`, plain, "ing");
  }
  return forms;
}

function thirdOf(plain: string): string {
  if (plain === "have") return "has";
  if (/[^aeiou]y$/u.test(plain)) return `${plain.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/u.test(plain) ? `${plain}es` : `${plain}s`;
}

function stemBefore(plain: string, ending: "ed" | "ing", isDoubled: boolean): string {
  if (isDoubled) return plain + plain.slice(-1);
  if (ending === "ed") return /[^aeiou]y$/u.test(plain) ? `${plain.slice(0, -1)}i` : plain.replace(/e$/u, "");
  return plain.endsWith("ie") ? `${plain.slice(0, -2)}y` : plain.replace(/(?<=[^eo])e$/u, "");
}
