import type { Named } from "../language.ts";
import { listed, Phrases } from "../phrases.ts";
import { peoples } from "./peoples.ts";

// One name by which several are known, and what it is called here. A list, since nothing else says that they are one.
const COUNTRIES = `ukraine, russia = russian federation = the russian federation, united states = united states of america = us = usa = u . s = u . s . = the us = the usa = america, united kingdom = uk = u . k = u . k . = great britain = britain,
  france, germany, poland, italy, spain, china = people's republic of china, india, japan, turkey = türkiye = turkiye, belarus = byelorussia = belorussia, moldova, georgia, romania, hungary,
  bulgaria, slovakia, slovenia, croatia, serbia, kosovo, estonia, latvia, lithuania, finland, sweden, norway, denmark, iceland, netherlands = holland, belgium, luxembourg, switzerland = swiss confederation, austria,
  czech republic = czechia, ivory coast = côte d'ivoire, east timor = timor leste, eswatini = swaziland, cape verde = cabo verde, greenland, liechtenstein, monaco, andorra, san marino, maldives, bhutan, brunei, papua new guinea, fiji, jamaica, panama, costa rica, guatemala, honduras, nicaragua, el salvador, dominican republic, gabon, benin, togo, burkina faso, mauritania, liberia, sierra leone, gambia, guinea, malawi, madagascar, lesotho, djibouti, portugal, ireland, greece, cyprus, malta, israel, palestine, egypt = arab republic of egypt, jordan, lebanon, syria = syrian arab republic, iraq, iran, saudi arabia, qatar, kuwait, oman, yemen, bahrain,
  united arab emirates = uae = emirates, democratic republic of the congo = drc = dr congo = congo kinshasa, pakistan, afghanistan, bangladesh, nepal, sri lanka, myanmar = burma, thailand, vietnam, laos, cambodia, malaysia, singapore, indonesia, philippines, australia, new zealand, canada, mexico, brazil,
  argentina, chile, peru, colombia, venezuela, ecuador, bolivia, paraguay, uruguay, cuba, haiti, south africa, nigeria, kenya, ethiopia, eritrea, sudan, south sudan, somalia, uganda,
  rwanda, burundi, tanzania, zambia, zimbabwe, mozambique, angola, namibia, botswana, ghana, senegal, mali, niger, chad, cameroon, libya, tunisia, algeria, morocco, armenia, azerbaijan,
  kazakhstan, uzbekistan, turkmenistan, kyrgyzstan, tajikistan, mongolia, north korea = democratic people's republic of korea = dprk, south korea = republic of korea, taiwan, albania, north macedonia, montenegro, bosnia and herzegovina = bosnia = bosnia herzegovina`;
const BODIES = `nato = north atlantic treaty organization = north atlantic alliance = the alliance, european union = eu = e . u = e . u . = the union, united nations = un = u . n = u . n ., osce = organization for security and co operation in europe,
  iaea = international atomic energy agency, security council = un security council = united nations security council, general assembly = un general assembly = united nations general assembly, european commission = eu commission = commission of the european union, european council, european parliament, international monetary fund = imf, world bank, international criminal court = icc, international court of justice = icj = world court, federal reserve = fed = us federal reserve, international tribunal for the law of the sea = itlos, red cross = icrc = international committee of the red cross, world trade organization = wto,
  african union = au, asean, council of europe, european central bank = ecb, unicef = united nations children's fund = un children's agency = u . n . children's agency, unhcr = united nations high commissioner for refugees = un refugee agency = u . n . refugee agency, ilo = international labour organization = international labor organization, wfp = world food programme, fao = food and agriculture organization, iom = international organization for migration,
  oecd = organization for economic co operation and development, ebrd = european bank for reconstruction and development, eib = european investment bank, wmo = world meteorological organization, imo = international maritime organization, icao = international civil aviation organization,
  interpol, europol, ecowas = economic community of west african states, sadc = southern african development community, efta = european free trade association, oas = organization of american states, adb = asian development bank, ipcc = intergovernmental panel on climate change,
  undp = united nations development programme, unep = united nations environment programme, opcw = organization for the prohibition of chemical weapons, wipo = world intellectual property organization, itu = international telecommunication union, arab league = league of arab states, fifa, uefa, ioc = international olympic committee, who = world health organization, unesco, opec, e3, g7 = group of seven, g20`;
const ROLES = `dean, provost, rector, treasurer, bursar, clerk, captain, shipowner, municipality, tribal council, city council, town council, local council, regional council, data subject, controller, processor, guardian, witness, defendant, plaintiff, claimant, appellant, complainant,
  policyholder, beneficiary, assignee, assignor, pledgor, pledgee, receiver, liquidator, administrator, executor, notary, broker, subsidiary, parent company, trustee, prosecutor, attorney general, lawyer, asylum seeker, migrant worker, consumer, physician, pharmacist, fisher, vessel owner, reinsurer, freight forwarder, consignor, port authority, harbour master, seafarer, civil servant,
  local authority, regional authority, indigenous people, publisher, author, artist, reseller, franchisee, franchisor, carrier, shipper, consignee, charterer, underwriter, mortgagor, mortgagee, donor, grantee, university, hospital, club, player, producer, broadcaster, sponsor, municipality, retailer, wholesaler, importer, exporter, promoter, founder, partner, partners, spouse, heirs, patient, coastguard, navy, air force, federation, sub contractor, party, parties, the parties, contracting party, contracting parties, states parties, state party, member state, member states, guarantor, guarantors, guarantor state, guarantor states, mediator, mediators, observer, observers, inspector, inspectors, monitors,
  buyer, purchaser, seller, supplier, suppliers, contractor, subcontractor, contractors, client, customer, customers, employer, employee, employees, tenant, landlord, lessor, lessee, lender, lenders, borrower, borrowers, licensee, licensor, vendor, vendors, provider, operator, agent, trustee, insurer, manager, consultant, auditor, auditors, arbitrator, arbitrators, developer, distributor, owner, owners, shareholders, shareholder, directors, bank, banks,
  company, commission, council, committee, joint committee, steering committee, secretariat, secretary general, director, director general, board, board of directors, chair, chairperson, chairman, president, vice president, prime minister, chancellor, foreign minister, defence minister, minister, ministers, ministry, government, governments, parliament, congress, senate, cabinet, court, courts, tribunal, agency, authority, authorities, regulator, police, army, armed forces, military, peacekeepers, mission, delegation, delegations, donors, creditors, depositary, registrar, mayor, governor, region, states, the sides, coalition, a third party, third party, third parties, experts, expert panel, panel, working group, task force, presidency, high representative, special envoy, envoy, ombudsman, coordinator, civil society, trade unions, unions, investors, issuer, the insurer, holder, holders, service provider, general contractor, architect, engineer, surveyor`;
// Who acts in stories, by a plain word.
const PEOPLE = `fire brigade, coast guard, trade union, labour union, labour unions, nursing staff, family, families, relatives, neighbours, bystanders, inmates, pilgrims, settlers, nomads, shepherds, gardeners, porters, caretakers, accountants, bookkeepers, waiters, cleaners, couriers, ferrymen, boatmen, divers, lifeguards, gamekeepers, foresters, loggers, weavers, masons, bricklayers, translators, librarians, archivists, curators, lecturers, professors, recruits, conscripts, reservists, cadets, deserters, mercenaries, fighters, gendarmes, bailiffs, coroners, scholars, supporters, opponents,
  combatants, veterans, widows, widowers, orphans, detainees, survivors, landowners, householders, applicants, apprentices, trainees, graduates, herders, hunters, anglers, cyclists, pedestrians, motorists, midwives, carers, social workers, interpreters, citizens, taxpayers, mechanics, spokesman, spokeswoman, spokesperson, spokespeople, farmers, farmer, growers, fishermen, skippers, trawlermen, hauliers, dockers, miners, teachers, doctors, nurses, surgeons, pilots, drivers, lorry drivers, truckers, sailors, seafarers, cabin crew, firefighters, paramedics, soldiers, troops, rebels, insurgents, militants, gunmen, guerrillas, separatists, loyalists,
  protesters, demonstrators, strikers, activists, campaigners, environmentalists, volunteers, students, pupils, parents, residents, villagers, islanders, pensioners, commuters, passengers, tourists, visitors, migrants, refugees, prisoners, hostages, voters, lawmakers, deputies, senators, councillors, ministers, diplomats, officials, negotiators, envoys,
  judges, judge, magistrates, jurors, prosecutors, prosecutor, detectives, investigators, customs officers, coastguards, rangers, scientists, researchers, engineers, geologists, archaeologists, conservationists, historians, economists, analysts, traders, brokers, shopkeepers, grocers, bakers, brewers, butchers, builders, plumbers, electricians,
  carpenters, welders, printers, journalists, reporters, editors, photographers, writers, musicians, actors, dancers, athletes, players, coaches, referees, fans, nuns, monks, bishops, priests, imams, rabbis, landlords, tenants, homeowners, squatters, smugglers, hackers, poachers, thieves, burglars, workers, staff, managers, executives, bosses, owners, shareholders,
  bondholders, lenders, insurers, regulators, auditors, airline, railway, carmaker, brewer, retailer, charity, charities, hospital, newspaper, broadcaster, publisher, museum, gallery, orchestra, opera, theatre, zoo, brewery, mill, shipyard, refinery, utility, startup, firm, insurer, lender, cooperative, co operative, diocese, parish, monastery, regiment, battalion, brigade, navy, crew`;
// Where governments sit, which act by their names: told apart by the prepositions before them.
const CAPITALS = `london, paris, berlin, rome, madrid, washington = washington dc = washington d . c . = washington , d . c ., brussels = bruxelles, riyadh, tehran, ankara, beijing = peking, tokyo, kyiv = kiev, moscow, warsaw = warszawa, minsk, baku, yerevan = erevan, tbilisi = tiflis, belgrade, pristina, sarajevo,
  damascus, beirut, baghdad, cairo, doha, islamabad, kabul, new delhi, pyongyang, seoul, taipei, hanoi, canberra, ottawa, budapest, bucharest = bucurești, sofia, athens, nicosia, chisinau = kishinev, vilnius, riga, tallinn,
  helsinki, stockholm, oslo, copenhagen = københavn, lisbon = lisboa, dublin, khartoum, juba, abuja, pretoria, tripoli, sanaa, jerusalem, prague = praha, bratislava, zagreb, skopje, tirana, podgorica, ljubljana, abu dhabi, addis
  ababa, nairobi, tunis, algiers, rabat, kampala, kigali, kinshasa`;
const PLACES = `scandinavia, benelux, balkans, caucasus, central asia, middle east, latin america, north america, south america, sahel, baltics, far east, siberia, transnistria, abkhazia, south ossetia, nagorno karabakh = nagorny karabakh, falkland islands = falklands, kashmir, tibet, kurdistan, sinai, golan heights, mumbai = bombay, kolkata = calcutta, chennai = madras, yangon = rangoon, ho chi minh city = saigon, gdansk = danzig, thessaloniki = salonica, chattogram = chittagong, bengaluru = bangalore, varanasi = benares, pune = poona, kochi = cochin, guangzhou = canton, cologne = köln, nuremberg = nürnberg, hanover = hannover, gothenburg = göteborg, turin = torino, florence = firenze, venice = venezia, naples = napoli, genoa = genova, seville = sevilla, zaragoza = saragossa, marseille = marseilles, dunkirk = dunkerque, izmir = smyrna, rivne = rovno, almaty = alma ata, ulaanbaatar = ulan bator, marrakesh = marrakech, deir ez zor = deir al zor, hodeidah = hudaydah = hodeida, erbil = arbil = irbil,
  astana = nur sultan, odesa = odessa, kharkiv = kharkov, lviv = lvov, mykolaiv = nikolaev, zaporizhzhia = zaporozhye = zaporizhia, dnipro = dnepr = dnieper, luhansk = lugansk, chernihiv = chernigov, donetsk, kherson, mariupol, crimea, donbas = donbass, sevastopol, sumy, poltava, vinnytsia, amsterdam, rotterdam, antwerp = antwerpen, alexandria, valletta, reykjavik, bern = berne, lausanne, chernobyl, kramatorsk,
  bakhmut, st petersburg = saint petersburg = st . petersburg, kursk, belgorod, geneva = genève, vienna = wien, istanbul, tel aviv, gaza = gaza strip, west bank, jeddah, dubai, new york, the hague = den haag, strasbourg, luxembourg city, black sea, sea of azov, baltic sea, mediterranean, red sea, gulf of aden, line of contact, contact line, front line, eastern ukraine, europe, africa, asia, zurich = zürich, basel = basle, munich = münchen, frankfurt, hamburg, milan = milano, lyon = lyons,
  singapore city, hong kong, sydney, toronto, montreal, edinburgh, cardiff, belfast, england, scotland, wales, northern ireland`;

function* named(text: string, kind: Named["kind"]): Generator<readonly [string, Named]> {
  for (const one of listed(text)) {
    const [value = "", ...others] = one.split("=").map((name) => name.trim());
    // Words are read without the sign of whose something is: "people's".
    for (const name of [value, ...others].map((name) => name.replaceAll("'s ", " "))) {
      yield [name, { kind, value }];
      if (name.includes("programme")) yield [name.replaceAll("programme", "program"), { kind, value }];
      if (name.includes("ization")) yield [name.replaceAll("ization", "isation"), { kind, value }];
    }
  }
}

// "The Kingdom of Norway" is Norway.
const STATES = listed(
  "kingdom, republic, state, federal republic, islamic republic, democratic republic, socialist republic, grand duchy, principality, sultanate, commonwealth, hashemite kingdom",
);
// Under whose other name another state is known.
const PARTED: ReadonlySet<string> = new Set(["china", "north korea", "south korea"]);

/** Countries under their whole names. */
function* states(): Generator<readonly [string, Named]> {
  for (const one of listed(COUNTRIES)) {
    const [value = ""] = one.split("=").map((name) => name.trim());
    if (PARTED.has(value)) continue;
    for (const state of STATES) yield [`${state} of ${value}`, { kind: "country", value }];
  }
}

/** Roles by one word, and by several of those who have them. */
function* roles(text: string): Generator<readonly [string, Named]> {
  for (const value of listed(text)) {
    yield [value, { kind: "role", value }];
    const several = value.endsWith("y") && !/[aeo]y$/u.test(value) ? `${value.slice(0, -1)}ies` : `${value}s`;
    if (!value.endsWith("s") && !value.startsWith("the ")) yield [several, { kind: "role", value: several }];
  }
}

/** What acts or lies somewhere, with the several names of one. Capitals that stand for governments are told apart by their prepositions. */
/** Names of one kind of actor in small letters. */
export const ENGLISH_ALIKE_ACTORS: readonly ReadonlySet<string>[] = [
  "party, parties, side, sides",
  "firm, company, business, enterprise, corporation, group",
  "worker, workers, staff, employee, employees",
  "lawmakers, legislators, deputies",
  "soldiers, troops, army, military, armed forces",
  "protesters, demonstrators, activists, campaigners",
  "lawmakers, deputies, parliament",
  "doctors, surgeons, physicians",
  "residents, villagers, islanders",
  "executives, bosses, managers, management",
  "ministers, government, cabinet",
  "lorry drivers, truckers, hauliers, drivers",
  "sailors, seafarers, crew",
  "fishermen, trawlermen",
  "rebels, insurgents, guerrillas, militants, fighters, combatants",
  "council, councillors",
  "bank, lender",
  "researchers, scientists",
  "investigators, detectives, police",
  "prosecutor, prosecutors, prosecution",
  "chair, chairperson, chairman, chairwoman",
  "reporter, reporters, journalist, journalists",
  "shipowner, shipowners, owner, owners",
  "tenant, lessee",
  "landlord, lessor",
  "tenants, lessees",
  "landlords, lessors",
  "buyer, purchaser",
  "buyers, purchasers",
  "seller, vendor",
  "sellers, vendors",
  "lender, creditor",
  "lenders, creditors",
  "borrower, debtor",
  "borrowers, debtors",
  "contractor, builder",
  "insurer, insurance company, underwriter",
  "insurers, insurance companies, underwriters",
  "insured, policyholder",
  "carrier, haulier, transporter",
  "carriers, hauliers, transporters",
  "airline, carrier",
  "airlines, carriers",
  "shipper, consignor",
  "lawyer, attorney, solicitor, counsel",
  "lawyers, attorneys, solicitors",
  "firefighters, fire brigade, fire crews",
  "pupils, students, schoolchildren",
  "teachers, schoolteachers",
  "passengers, travellers",
  "customer, client",
  "customers, clients",
  "shareholder, stockholder",
  "shareholders, stockholders",
  "farmers, growers",
  "envoy, emissary",
  "envoys, emissaries",
  "skipper, captain, master",
  "citizens, nationals",
  "inhabitants, residents",
  "foreigners, aliens, foreign nationals",
  "carmaker, automaker, car manufacturer, car maker",
  "carmakers, automakers, car manufacturers, car makers",
  "drugmaker, pharmaceutical company, drug company",
  "licensee, licence holder",
  "publisher, publishing house",
  "supreme court, highest court",
  "upper house, senate",
  "lower house, house of representatives",
  "prime minister, premier",
  "deputy prime minister, vice premier, deputy premier",
  "peacekeepers, peacekeeping force, peacekeeping troops",
  "arbitrator, arbiter",
  "staff, personnel, employees",
  "trade union, labour union, labor union, union",
  "trade unions, labour unions, labor unions, unions",
  "nurse, nursing staff",
  "nurses, nursing staff",
  "coastguard, coast guard",
  "policeman, police officer",
  "policemen, police officers, police, officers",
  "tribunal, arbitral tribunal",
  "firefighter, firefighters, fire brigade",
  "vice chairman, deputy chair, vice chair, deputy chairman",
  "municipality, local authority",
  "town council, municipal council, city council",
  "seafarers, mariners, sailors",
  "fishers, fishermen",
  "miners, mineworkers",
  "migrants, immigrants",
  "board, board of directors",
  "steering committee, steering group",
  "inspectors, inspection team",
  "foreign ministry, ministry of foreign affairs",
  "foreign minister, minister of foreign affairs, minister for foreign affairs",
  "spokesman, spokeswoman, spokesperson, spokespeople",
  "apprentice, apprentices, trainee, trainees",
  "motorist, motorists, driver, drivers",
  "citizen, citizens, people",
].map((words) => new Set(listed(words)));

/** States by their capitals and the seats of their governments, as they are spoken of where they act. */
export const ENGLISH_ALIKE_GOVERNMENTS: readonly ReadonlySet<string>[] = [
  // Whoever is bound by a treaty.
  "party, parties, contracting party, contracting parties, state party, states parties, high contracting parties",
  "united kingdom, london, downing street",
  "france, paris",
  "germany, berlin",
  "italy, rome",
  "spain, madrid",
  "united states, washington, white house",
  "european union, brussels",
  "saudi arabia, riyadh",
  "iran, tehran",
  "turkey, ankara, türkiye",
  "china, beijing",
  "japan, tokyo",
  "ukraine, kyiv",
  "russia, moscow, kremlin",
  "poland, warsaw",
  "belarus, minsk",
  "azerbaijan, baku",
  "armenia, yerevan",
  "georgia, tbilisi",
  "serbia, belgrade",
  "kosovo, pristina",
  "syria, damascus",
  "lebanon, beirut",
  "iraq, baghdad",
  "egypt, cairo",
  "qatar, doha",
  "pakistan, islamabad",
  "afghanistan, kabul",
  "india, new delhi, delhi",
  "north korea, pyongyang",
  "south korea, seoul",
  "taiwan, taipei",
  "vietnam, hanoi",
  "australia, canberra",
  "canada, ottawa",
  "hungary, budapest",
  "romania, bucharest",
  "bulgaria, sofia",
  "greece, athens",
  "cyprus, nicosia",
  "moldova, chisinau",
  "lithuania, vilnius",
  "latvia, riga",
  "estonia, tallinn",
  "finland, helsinki",
  "sweden, stockholm",
  "norway, oslo",
  "denmark, copenhagen",
  "portugal, lisbon",
  "ireland, dublin",
  "sudan, khartoum",
  "south sudan, juba",
  "nigeria, abuja",
  "south africa, pretoria",
  "libya, tripoli",
  "yemen, sanaa",
  "czech republic, prague",
  "slovakia, bratislava",
  "croatia, zagreb",
  "north macedonia, skopje",
  "albania, tirana",
  "montenegro, podgorica",
  "slovenia, ljubljana",
  "united arab emirates, abu dhabi",
  "ethiopia, addis ababa",
  "kenya, nairobi",
  "tunisia, tunis",
  "algeria, algiers",
  "morocco, rabat",
  "uganda, kampala",
  "rwanda, kigali",
].map((words) => new Set(listed(words)));

export const ENGLISH_NAMES = new Phrases<Named>([
  ...peoples(),
  ...named(PEOPLE, "person"),
  ...roles(ROLES),
  ...named(PLACES, "place"),
  ...named(CAPITALS, "capital"),
  ...states(),
  ...named(COUNTRIES, "country"),
  ...named(BODIES, "body"),
]);

/** Kinds of provisions and papers, before a number or, in capitals, by themselves. */
export const ENGLISH_REFERENCES = new Phrases<string>(
  [
    ["article articles art arts", "article"],
    ["section sections sec sect s ss §", "section"],
    ["clause clauses cl", "clause"],
    ["sub-clause sub-clauses subclause subclauses", "sub clause"],
    ["sub-paragraph sub-paragraphs subparagraph subparagraphs", "sub paragraph"],
    ["sub-section sub-sections subsection subsections", "sub section"],
    ["paragraph paragraphs para paras ¶", "paragraph"],
    ["annex annexes ann", "annex"],
    ["appendix appendices app", "appendix"],
    ["schedule schedules sch sched", "schedule"],
    ["chapter chapters chap ch", "chapter"],
    ["resolution resolutions res", "resolution"],
    ["point points", "point"],
    ["item items", "item"],
    ["protocol protocols", "protocol"],
    ["exhibit exhibits", "exhibit"],
    ["rule rules", "rule"],
    ["regulation regulations reg regs", "regulation"],
    ["part parts", "part"],
    ["table tables", "table"],
    ["figure figures", "figure"],
    ["form forms", "form"],
    ["map maps", "map"],
    ["page pages", "page"],
    ["volume volumes", "volume"],
    ["recital recitals", "recital"],
    ["directive directives", "directive"],
    ["order orders", "order"],
    ["decree decrees", "decree"],
    ["ordinance ordinances", "ordinance"],
    ["guideline guidelines", "guideline"],
    ["decision decisions", "decision"],
    ["step steps", "step"],
    ["title", "title"],
  ].flatMap(([names, value]) =>
    (names as string).split(" ").map((name) => [name.replace("-", " "), value as string] as const),
  ),
);
