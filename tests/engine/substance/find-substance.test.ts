import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redline } from "../../../src/engine/redline/redline.ts";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { findSubstance } from "../../../src/engine/substance/find-substance.ts";
import type { Change } from "../../../src/model/comparison.ts";
import { anyText } from "../../support/any-text.ts";
import { itTells, type PairRows } from "./each-row.ts";
import { findIn } from "./score-substance.ts";

const CASES: PairRows = {
  "people by a plain word at the head of a sentence": [
    "Former combatants shall receive a plot of land.",
    "War widows shall receive a plot of land.",
    "actor combatants → widows",
  ],
  "a body by what it does": [
    "The debt is owed to the parent company.",
    "The debt is owed to the lending trust.",
    "actor parent company → lending trust",
  ],
  "a ministry by its matter": [
    "Town councils are responsible for keeping the lists of drivers.",
    "It is the responsibility of the Ministry of the Interior to keep the drivers' lists.",
    "actor Town councils → Ministry of the Interior",
  ],
  "officials of two countries in another order": [
    "Polish and Czech diplomats set the date.",
    "The date was set by Czech and Polish diplomats.",
  ],
  "who agreed to what, each for itself": [
    "Chad agreed to open the canal in spring, and Niger agreed to pay for the locks at the border.",
    "It was agreed by Mali that the canal would be opened in spring, and by Benin that the locks at the border would be paid for.",
    "actor Chad → Mali",
    "actor Niger → Benin",
  ],
  "whom something is sold to, by a name that nobody knows": [
    "The board advised selling the quarry to Marlow Brothers.",
    "The board advised that the quarry be sold to Stein Granit.",
    "actor Marlow Brothers → Stein Granit",
  ],
  "what is open to the public, as nothing that anybody may do": [
    "The keeper shall keep a public list of the boats.",
    "The keeper shall maintain a list of the boats that is open to the public.",
  ],
  "an appeal that lies to a court": [
    "An appeal against it lies to the High Court.",
    "It may be appealed to the High Court.",
  ],
  "what somebody hopes, in another form": [
    "Negotiators hope to finish it before Christmas.",
    "Negotiators are hoping that it will be finished before Christmas.",
  ],
  "meetings held so often": [
    "It shall meet twice a year, in turns.",
    "It shall hold two meetings a year, in turns.",
    "(notation twice → two meetings)",
  ],
  "an hour that the later one explains": [
    "Deliveries are made between 8 and 11 a.m. at the rear.",
    "Deliveries are made between 08:00 and 11:00 at the rear.",
    "(notation 8 → 08:00)",
    "(notation 11 a.m. → 11:00)",
  ],
  "lawmakers by another word": [
    "Lawmakers backed the reform by 88 votes.",
    "Legislators backed the reform by 88 votes.",
  ],
  "what nobody controls": [
    "The Provider shall not answer for delays beyond its control.",
    "Delays that the Provider cannot control shall not be its to answer for.",
  ],
  "what somebody thinks": [
    "A Party considering that another has failed to pay may write to the Board.",
    "Where a Party considers that another has not paid, it may write to the Board.",
  ],
  "what is examined": ["It shall consider whether help can be given.", "It shall examine whether help can be given."],
  "from when sixty days count": [
    "The request comes not later than sixty days before the end of the mandate.",
    "The request comes at least sixty days before the mandate expires.",
    "(notation not later than sixty days → at least sixty days)",
  ],
  "what is excepted": [
    "The tools are returned in good order, fair wear excepted.",
    "The tools are returned in good order, save for fair wear.",
  ],
  "an invitation by its noun": [
    "Both shall be invited to witness it.",
    "An invitation to witness it shall be extended to both.",
  ],
  "a right that somebody enjoys": [
    "Teachers shall have the right to return to their posts.",
    "The right to return to their posts shall be enjoyed by teachers.",
  ],
  "a paragraph without a comma": [
    "See Art. 8 para. 2 of it.",
    "See Article 8, paragraph 2, of it.",
    "(notation Art. 8 para. 2 → Article 8, paragraph 2)",
  ],
  "the government of a state by either name": [
    "It is kept by the Government of Cape Verde.",
    "It is kept by the Government of Cabo Verde.",
    "(notation Government of Cape Verde → Government of Cabo Verde)",
  ],
  "what is free from": [
    "The Seller warrants that the goods are free from defects.",
    "Freedom of the goods from defects is warranted by the Seller.",
  ],
  "an agreement that somebody gives": [
    "It shall not be moved without the Museum's agreement.",
    "It shall not be moved unless the Museum agrees.",
  ],
  "an age that was not reached": [
    "Persons under the age of eighteen shall not be recruited.",
    "Persons who have not reached the age of eighteen shall not be recruited.",
  ],
  "two denials of one verb": [
    "Neither Party shall levy tolls or impose checks.",
    "No tolls shall be levied and no checks imposed by either Party.",
  ],
  "copies by one word": ["It was done in duplicate at Bern.", "It was done in two originals at Berne."],
  "when it is asked for": ["The record is shown on request.", "The record is shown when asked."],
  "what is open to it": ["The committee shall have access to the books.", "Access to the books shall be open to it."],
  "what is lacking": ["The Council regrets the shortage of fuel.", "The Council regrets the lack of fuel."],
  "a programme": [
    "The World Food Programme sends it.",
    "The World Food Program sends it.",
    "(notation World Food Programme → World Food Program)",
  ],
  "a bound in other words": [
    "A farm gets up to a ceiling of 80,000 kronor.",
    "A farm gets up to a maximum of 80,000 kronor.",
  ],
  "a book in which something is entered": [
    "Each side enters it in the Truce Register.",
    "Each side enters it in the Contact Ledger.",
    "defined-term Truce Register → Contact Ledger",
  ],
  "storms of a year": ["It is the largest since the 1998 storms.", "It is the largest since the storms of 1998."],
  "whose company it is, with a word between": [
    "The French energy company will build it.",
    "The Spanish energy company will build it.",
    "actor French energy company → Spanish energy company",
  ],
  "whose forces they are, by another word": ["Ukraine's armed forces stay.", "The Ukrainian military stays."],
  "where goods come from, in a list": [
    "Replacing units from Poland and Hungary costs more.",
    "Replacing units from Poland and Romania costs more.",
    "place Hungary → Romania",
  ],
  "over which towns": [
    "The zone extends over Idlib and Aleppo.",
    "The zone extends over Idlib, Aleppo and Hama.",
    "place – → Hama ?",
  ],
  "what vessels enter": [
    "Vessels entering the Conservation Area shall report.",
    "Vessels entering the Spawning Box shall report.",
    "defined-term Conservation Area → Spawning Box",
  ],
  "a sum with a full stop between its groups": [
    "The salary is EUR 48.000 a year.",
    "The salary is €48,000 a year.",
    "(notation EUR 48.000 → €48,000)",
  ],
  "cents of a currency": [
    "The levy is 0.25 EUR a bag.",
    "The levy is 25 euro cents a bag.",
    "(notation 0.25 EUR → 25 euro cents)",
  ],
  "a city by its name in its own language": [
    "The motion passed at the congress in Cologne.",
    "The motion passed at the congress in Köln.",
    "(notation Cologne → Köln)",
  ],
  "ten years by one word": [
    "Unemployment is at its lowest in a decade.",
    "Unemployment is at its lowest in ten years.",
  ],
  "an age by two bounds": [
    "Dogs under eight weeks of age may not be sold.",
    "Dogs younger than eight weeks may not be sold.",
  ],
  "an hour in four figures": [
    "Both shall cease fire at 0600 hours.",
    "Both shall cease fire at 06:00 hours.",
    "(notation 0600 hours → 06:00)",
  ],
  "days of a month that have articles": [
    "The fair is held from the 4th to the 7th of July.",
    "The fair is held from 4 to 7 July.",
    "(notation 4th to the 7th of July → 4 to 7 July)",
  ],
  "a unit behind both ends of a range": [
    "It is kept at between 18 and 22 °C.",
    "It is kept at between 18 °C and 22 °C.",
    "(notation 18 and 22 °C → 18 °C and 22 °C)",
  ],
  "a quarter in two spellings": [
    "The fair is held in the harbour district.",
    "The fair is held in the harbor district.",
    "(notation harbour district → harbor district)",
  ],
  "who acts during a time": [
    "During that time the Parties shall open the crossing, which is long.",
    "The crossing, which is long, shall be opened by the Parties during that time.",
  ],
  "what a ship lies off": [
    "The ship ran aground off Malta late.",
    "The ship ran aground off Cyprus late.",
    "place Malta → Cyprus",
  ],
  "days that a contract names": [
    "It is paid on the next Business Day.",
    "It is paid on the next Trading Day.",
    "defined-term Business Day → Trading Day",
  ],
  "how often something may be extended": [
    "The truce may be extended once by written agreement.",
    "The truce may be extended by written agreement.",
  ],
  'a leave by an adjective in place of "may"': [
    "The shares may be sold to a third party.",
    "A sale of the shares to a third party is allowed.",
  ],
  "one name in two spellings": [
    "The organisers and the Theatre Trust met.",
    "The organizers and the Theater Trust met.",
  ],
  "a body in two spellings": [
    "The Organisation for the Prohibition of Chemical Weapons will come.",
    "The Organization for the Prohibition of Chemical Weapons will come.",
  ],
  "a name with a mark in it, or without": [
    "Flights to Sana'a resumed.",
    "Flights to Sanaa resumed.",
    "(notation Sana'a → Sanaa)",
  ],
  "a state by its whole name": [
    "Half shall be provided by the Kingdom of Norway.",
    "Half shall be furnished by Norway.",
  ],
  "a city by the name that it had": [
    "The cyclone came ashore near Chittagong.",
    "The cyclone came ashore near Chattogram.",
    "(notation Chittagong → Chattogram)",
  ],
  "a continent by its adjective": [
    "Helped by strong demand from Asia, exports grew.",
    "Helped by strong Asian demand, exports grew.",
  ],
  "a part of a city that the other text names too": [
    "Teachers marched through Lima, and traffic in the centre stopped.",
    "Traffic in central Lima stopped as teachers marched.",
  ],
  "a condition that only points back": [
    "The buyer may withdraw, in which case the price is refunded.",
    "The buyer may withdraw; if he does so, the price is refunded.",
  ],
  "a condition whose figures are written otherwise": [
    "The fee is subject to value added tax at 20%.",
    "The fee is subject to VAT at twenty per cent.",
    "(notation 20% → twenty per cent)",
  ],
  "a condition that ends before who acts upon it": [
    "The minister said if the coalition lost the vote on Thursday she would resign.",
    "The minister said that if the coalition lost Thursday's vote she would step down.",
    "(notation Thursday → Thursday's)",
  ],
  "a condition beside the day from which something counts": [
    "Provided that the certificate was delivered, the Lender shall lend on request. Interest accrues from the day of payment.",
    "The Lender shall lend on request. Interest accrues from the day on which it is paid.",
    "condition Provided that the certificate was delivered → –",
  ],
  "what happens otherwise": [
    "The seller is told within eight days, failing which the claim is lost.",
    "The seller is told within eight days; otherwise the claim is forfeited.",
  ],
  "a fund of so many millions": [
    "A fund of 400 million dollars pays the army.",
    "A 400-million-dollar fund pays the army.",
    "(notation 400 million dollars → 400-million-dollar)",
  ],
  noon: ["The truce begins on Thursday at noon.", "The truce begins on Thursday at 12:00.", "(notation noon → 12:00)"],
  "noon and another hour": [
    "The truce begins on Thursday at noon.",
    "The truce begins on Thursday at 14:00.",
    "date ↑ noon → 14:00",
  ],
  "an hour for which something is planned": [
    "The vote was scheduled for 9:30 p.m. on Tuesday.",
    "The vote was scheduled for 21:30 on Tuesday.",
    "(notation 9:30 p.m. → 21:30)",
  ],
  "what is handed over": [
    "The rebels agreed to hand over 60 tonnes of explosives.",
    "The rebels agreed to surrender 60 tonnes of explosives.",
  ],
  "how often, in one word": ["The interest is paid twice a year.", "The interest is paid twice yearly."],
  "a deadline of one year in two ways": [
    "The Commission shall decide within a year of its submission.",
    "The Commission shall decide no later than a year after its submission.",
    "(notation within a year → no later than a year)",
  ],
  "one hour, or an hour": [
    "Work had stopped an hour earlier because of the wind.",
    "Because of the wind work had stopped one hour before.",
  ],
  "one in ten": [
    "More than 1 in 10 households cannot afford it.",
    "More than one in ten households cannot afford it.",
    "(notation 10 households → ten households)",
  ],
  "the decade in words": [
    "The coins were kept in storage since the nineteen-sixties.",
    "The coins were kept in storage since the 1960s.",
  ],
  "a scale": ["It is drawn to a scale of 1:50,000.", "It is drawn to a scale of 1:50 000."],
  "both countries": [
    "Iraq and Turkey share the water by a table that their engineers review.",
    "The water is shared by Iraq and Turkey by a table that the engineers of the two countries review.",
  ],
  "somebody else, and no third": [
    "No third party has a claim to the machines.",
    "No claim to the machines is held by a third party.",
  ],
  "what is among others": ["The find includes two kilns.", "Two kilns are among the finds."],
  "a provision by a shortened word": [
    "Use the program named in App. 2.",
    "Use the program named in Appendix 2.",
    "(notation App. 2 → Appendix 2)",
  ],
  "two provisions under one word": [
    "Nobody waives a right under clause 9 or clause 10.",
    "Nobody waives a right under clauses 9 and 10.",
    "(notation clause 9 or clause 10 → clauses 9 and 10)",
  ],
  "two provisions, one of them another": [
    "Nobody waives a right under clause 9 or clause 10.",
    "Nobody waives a right under clauses 9 and 12.",
    "reference clause 9 or clause 10 → clauses 9 and 12",
  ],
  "areas that a paper names": [
    "No weapon may be moved into the Demilitarized Area.",
    "No weapon may be moved into the Limited Forces Area.",
    "defined-term Demilitarized Area → Limited Forces Area",
  ],
  "a line that a paper names, and what is asked of those who cross it": [
    "Movement across the Administrative Line requires a permit.",
    "Movement across the Separation Line requires a permit.",
    "defined-term Administrative Line → Separation Line",
  ],
  "one area for another, where a list has the word of one": [
    "Ships may anchor in the Buffer Zone.",
    "Ships may anchor in the Otter Zone.",
    "defined-term Buffer Zone → Otter Zone",
  ],
  "a duty that was denied": [
    "Their staff are not required to obtain permits.",
    "Their staff are required to obtain permits.",
    "negation not → –",
  ],
  "what is ensured, where words around it changed too": [
    "The guarantors ensure that humanitarian convoys reach the towns.",
    "The guarantors seek to ensure that convoys reach the towns.",
    "modality ↓ ensure → seek to ensure",
  ],
  "where a lorry is bound for": [
    "A lorry bound for Germany was stopped.",
    "A lorry bound for Austria was stopped.",
    "place Germany → Austria",
  ],
  "what is included, and does not act": [
    "The authorities shall remove the obstacles, including checkpoints set up by commanders, and shall issue visas.",
    "The authorities shall remove the obstacles and shall issue visas.",
    "scope including → –",
  ],
  "who reviewed, and not who shares": [
    "The water will be shared on the basis of a table reviewed by the engineers.",
    "The parties share the water by a table which the engineers review.",
  ],
  "whose offer it was, and who pays": [
    "The Franchisee shall take the course offered by the Franchisor in Milan, and shall pay its own fare.",
    "The Franchisee shall take the course that the Franchisor offers in Milan. Its fare shall be paid by the Franchisee itself.",
  ],
  "according to whom": [
    "Finland closed the station on Thursday, the operator announced.",
    "The station in Finland was closed on Thursday, according to an announcement by the operator.",
  ],
  'an approval that is needed, beside another "with"': [
    "The government may sign a pact with the States without the approval of its legislature.",
    "With the approval of its legislature, the government may sign a pact with the States.",
    "negation without → With",
  ],
  'a "with" that has nothing to do with a "no"': [
    "The custodians set the hours after consulting them, and no fee is charged.",
    "After consultation with them, the custodians set the hours, and a fee is charged.",
    "negation no → –",
  ],
  "a permit, which allows nothing": [
    "The permit lapses if work has not begun.",
    "If work has not begun, the building permit lapses.",
  ],
  "how long it is kept, from when": [
    "They must not sell it, and keep the list for three years from the day of sale.",
    "Selling it is prohibited, and the list is kept for three years from the day of sale.",
  ],
  "what somebody insisted on": [
    "The north insisted that its flag be flown.",
    "The north's insistence was that its flag should fly.",
  ],
  "whom both invite": [
    "The two navies invite each other's officers to verify it.",
    "The officers of each navy will be invited by the other to verify it.",
  ],
  "an authority that somebody has": [
    "The commander is authorised to use all means.",
    "The commander has authority to use all means.",
  ],
  "all, then those that are relevant": [
    "The delegations called on all member states to report.",
    "Relevant member states were called on by the delegations to report.",
    "scope all → Relevant",
  ],
  "except to, save to": [
    "They shall not sell shares, except to each other.",
    "They shall not sell shares, save to one another.",
  ],
  "a list that lost a name": [
    "Customers in France, Belgium or Spain are kept.",
    "Customers in France or Belgium are kept.",
    "place Spain → –",
  ],
  "a state by its capital, as nothing": ["Ankara pays the coast guard.", "Türkiye pays the coast guard."],
  "whose government it is, in another order": [
    "The Syrian government promised to help.",
    "The government of Syria promised to help.",
    "(notation Syrian government → government of Syria)",
  ],
  "who leads": ["A US-led force patrols the lake.", "A UK-led force patrols the lake.", "actor US → UK"],
  "who is named behind a place": [
    "Out of Odesa, Moscow shall let ships pass.",
    "Out of Odesa, Kyiv shall let ships pass.",
    "actor Moscow → Kyiv",
  ],
  "a body that is named by its matter": [
    "The Council for Trade in Goods meets.",
    "The Committee on Safeguards meets.",
    "actor Council for Trade in Goods → Committee on Safeguards",
  ],
  "where things come from": [
    "Beef from Uruguay is admitted.",
    "Beef from Paraguay is admitted.",
    "place Uruguay → Paraguay",
  ],
  "where in a house": [
    "Dogs are kept on the ground floor.",
    "Dogs are kept on the third floor.",
    "place ground floor → third floor",
  ],
  "two units of weight": [
    "Lorries heavier than 3.5 tonnes turn back.",
    "Lorries heavier than 3,500 kg turn back.",
    "(notation 3.5 tonnes → 3,500 kg)",
  ],
  "a whole number and a part": [
    "The rate is 5 1/2 per cent.",
    "The rate is 5.5 per cent.",
    "(notation 5 1/2 per cent → 5.5 per cent)",
  ],
  "a number that everybody knows, as nothing": ["The two Koreas reopen the hotline.", "The Koreas reopen the hotline."],
  "a verb that is a kind of paper too": [
    "Cadets form 15 per cent of the guard.",
    "Cadets make up 20 per cent of the guard.",
    "percentage ↑ 15 per cent → 20 per cent",
  ],
  "hours that somebody has": [
    "The guarantors have 24 hours to react.",
    "The guarantors have 48 hours to react.",
    "deadline ↑ 24 hours → 48 hours",
  ],
  "a condition that was narrowed": [
    "In the event of an accident, ships stop.",
    "In the event of an accident with lasting effects, ships stop.",
    "condition In the event of an accident → In the event of an accident with lasting effects",
  ],
  "a condition of which one noun is another": [
    "Absent a majority, the chair decides.",
    "Absent a quorum, the chair decides.",
    "condition Absent a majority → Absent a quorum",
  ],
  "what pends, as no condition": [
    "Litigation is pending against the Company in Poland.",
    "Litigation is pending against the Company in Latvia.",
    "place Poland → Latvia",
  ],
  "a ban that was lifted on a condition": [
    "Strikes are not lawful during the term.",
    "Strikes are lawful during the term if conciliation has failed.",
    "negation not → –",
    "condition – → if conciliation has failed",
  ],
  "an exception by two openers, as nothing": [
    "Access is granted unless the owner objects.",
    "Access is granted save if the owner objects.",
  ],
  "what somebody answers for": [
    "Moscow guarantees the safety of ships.",
    "Moscow will try to keep ships safe.",
    "modality ↓ guarantees → will try to ?",
  ],
  "leave by an adjective, as nothing": [
    "Any State may accede to the Treaty.",
    "Accession to the Treaty is open to any State.",
  ],
  "one word of scope for another": [
    "The text condemns all attacks on schools.",
    "The text condemns deliberate attacks on schools.",
    "scope all → deliberate",
  ],
  "what was agreed on, as a word that narrows": [
    "Inspectors may visit any military site.",
    "Inspectors may visit any agreed military site.",
    "scope – → agreed",
  ],
  "nobody else, as only": ["Only members may vote.", "Members, and no others, may vote."],
  "nothing paid, in two ways": ["The rules are sent free of charge.", "The rules are sent without charge."],
  "without delay by an adjective, as nothing": [
    "The crew shall be promptly released.",
    "Prompt release of the crew shall follow.",
  ],
  "a word that narrows, behind another article": [
    "An armed attack is answered.",
    "A sustained armed attack is answered.",
    "scope – → sustained",
  ],
  "a word that narrows, behind what belongs to something": [
    "Persons belonging to national minorities vote.",
    "Persons belonging to recognised national minorities vote.",
    "scope – → recognised",
  ],
  "the first day of a month, in words": [
    "The fees are paid before 1 September.",
    "The fees are paid before the first of October.",
    "deadline ↑ before 1 September → before the first of October",
  ],
  "where somebody stays, as no condition": [
    "Forces remain where they are until dawn.",
    "Until dawn, forces stay where they are.",
  ],
  "a year before a verb": [
    "The boundary established in 2022 remains unaffected.",
    "This Accord does not affect the boundary established in 2022.",
  ],
  "whose envoy, by two names of a state": [
    "The American envoy spoke in Beirut.",
    "In Beirut the US envoy spoke.",
    "(notation American envoy → the US envoy)",
  ],
  "being able, as leave": ["Visitors shall be able to use the bridge.", "Visitors may use the bridge."],
  "an act of something, as a term": [
    "An Act of Aggression is answered.",
    "An Armed Attack is answered.",
    "defined-term Act of Aggression → Armed Attack",
  ],
  "a cap and its condition": [
    "The armed forces are limited to 600,000 people.",
    "The armed forces are limited to 800,000 people in peacetime.",
    "quantity ↑ 600,000 people → 800,000 people",
    "condition – → in peacetime",
  ],
  "a deadline that goes soft": [
    "Elections are held within 100 days.",
    "Elections are held as soon as possible.",
    "deadline within 100 days → as soon as possible",
  ],
  "another force": [
    "The Supplier shall inform the Buyer.",
    "The Supplier may inform the Buyer.",
    "modality ↓ shall → may",
  ],
  "an equal force as mere wording": ["The Supplier shall inform the Buyer.", "The Supplier must inform the Buyer."],
  "a ban that is lifted": [
    "Fishing in the lagoon is forbidden.",
    "Fishing in the lagoon is permitted.",
    "negation forbidden → permitted",
  ],
  "two negations as none": ["No Party may denounce this.", "This may not be denounced by any Party."],
  "a word of scope that went": ["All necessary steps are taken.", "All steps are taken.", "scope necessary → –"],
  "a bound, where the figure stays": [
    "At least ten ships sail.",
    "At most ten ships sail.",
    "scope At least → At most",
  ],
  "another notation as no change": [
    "Aid of $100bn is paid by 1 May 2026.",
    "Aid of 100 billion US dollars is paid by May 1, 2026.",
    "(notation $100bn → 100 billion US dollars)",
    "(notation by 1 May 2026 → by May 1, 2026)",
  ],
  "one name for another of the same": ["Talks are held in Kiev.", "Talks are held in Kyiv.", "(notation Kiev → Kyiv)"],
  "who watches, and where": [
    "The OSCE monitors the line of contact in Donetsk.",
    "The United Nations monitors the line of contact in Luhansk.",
    "actor OSCE → United Nations",
    "place Donetsk → Luhansk",
  ],
  "a moved figure as none": ["Within 30 days, the fee of EUR 5 is due.", "The fee of EUR 5 is due within 30 days."],
  "a provision of another number": [
    "As Article 5(1) says, ships sail.",
    "As Article 7 says, ships sail.",
    "reference Article 5(1) → Article 7",
  ],
  "how often": ["The Board meets quarterly.", "The Board meets every six months.", "duration ↑ quarterly → six months"],
  "how often, in another notation": [
    "The Board meets annually.",
    "The Board meets once a year.",
    "(notation annually → once)",
  ],
  "how often, as a count and as a time between, as nothing": [
    "The Publisher pays royalties twice a year.",
    "The Publisher pays royalties every six months.",
    "(notation twice → six months)",
  ],
  "one span in two units": [
    "The Guarantee lasts two years from handover, and claims are made within a fortnight.",
    "The Guarantee lasts 24 months from handover, and claims are made within two weeks.",
    "(notation two years → 24 months)",
    "(notation within a fortnight → within two weeks)",
  ],
  "points of a paper, which are no share": [
    "The leaked document of 28 points was published.",
    "The leaked document of 19 points was published.",
    "quantity ↓ 28 points → 19 points",
  ],
  "hundredths of a point, as per cent": [
    "The loan carries a margin of 75 basis points.",
    "The loan carries a margin of 0.75 per cent.",
    "(notation 75 basis points → 0.75 per cent)",
  ],
  "a year before what it has": [
    "Emissions fall by 43 per cent relative to 2019 levels.",
    "Emissions fall by 43 per cent relative to 2010 levels.",
    "date ↓ 2019 → 2010",
  ],
  "a degree by its sign": [
    "Warming stays below 1.5 °C.",
    "Warming stays below 1.5 degrees Celsius.",
    "(notation 1.5 °C → 1.5 degrees Celsius)",
  ],
  "an ordinal in words, as nothing": ["At its twenty-first session it votes.", "At its 21st session it votes."],
  "a day of each month": [
    "Rent is due on or before the fifth day of each month.",
    "Rent is due on or before the tenth day of each month.",
    "deadline ↑ on or before the fifth day → on or before the tenth day",
  ],
  "whose month it is, in another notation": [
    "The accord is signed before the summit in December.",
    "The accord is signed before December's summit.",
    "(notation December → December's)",
  ],
  "a date that stands beside itself, in one notation": [
    "Delivery takes place on 31/08/2026 (31 August 2026).",
    "Delivery takes place on 31 August 2026.",
    "(notation 31/08/2026 → 31 August 2026)",
  ],
  "a force with the denial of its act": [
    "Russia is expected not to attack its neighbours.",
    "Russia undertakes not to attack its neighbours.",
    "modality ↑ is expected → undertakes",
  ],
  "a verb by which others are asked": [
    "The agreement encourages airlines to share passenger data.",
    "The agreement obliges airlines to share passenger data.",
    "modality ↑ encourages → obliges",
  ],
  "who judges, as nothing": [
    "The Guarantors shall take such action as they deem necessary.",
    "The Guarantors shall take such action as they consider necessary.",
  ],
  "a leave that many words give": [
    "Capitals would be bound to lift the embargo.",
    "Capitals would be at liberty to lift the embargo.",
    "modality ↓ would be bound to → would be at liberty to",
  ],
  "what somebody said of a force, as nothing": [
    "Israel will free 250 prisoners, mediators said.",
    "Mediators said that 250 prisoners would be freed by Israel.",
  ],
  "a condition put by inversion, as nothing": [
    "The Convention ceases to be in force if the number of Parties falls below fifteen.",
    "The Convention ceases to be in force should the number of Parties fall below fifteen.",
  ],
  "a condition by one word": [
    "Beef is admitted.",
    "Beef is admitted provided it carries a certificate.",
    "condition – → provided it carries a certificate",
  ],
  "who is named in a condition": [
    "Scholars may work with the Dean's permission.",
    "Scholars may work with the Provost's permission.",
    "actor Dean's → Provost's",
  ],
  "letters for the words that they begin, as nothing": [
    "Debt falls to 60 per cent of GDP.",
    "Debt falls to 60 per cent of gross domestic product.",
  ],
  "a part of a country": [
    "The force is stationed in western Ukraine.",
    "The force is stationed in central Ukraine.",
    "place western Ukraine → central Ukraine",
  ],
  "the side of a place on which it lies": [
    "No troops may enter the strip east of Tyre.",
    "No troops may enter the strip south of Tyre.",
    "place east of Tyre → south of Tyre",
  ],
  "a government by its seat": [
    "Washington will chair the panel.",
    "Brussels will chair the panel.",
    "actor Washington → Brussels",
  ],
  "the government of a country by its adjective, as nothing": [
    "Brazil's government hopes for an accord.",
    "The Brazilian government hopes for an accord.",
    "(notation Brazil's government → Brazilian government)",
  ],
  "a thing that the paper names, without an article": [
    "The Consultant shall protect Confidential Information.",
    "The Consultant shall protect Trade Secrets.",
    "defined-term Confidential Information → Trade Secrets",
  ],
  "a plain word that narrows": [
    "In the event of an attack on the port, they meet.",
    "In the event of an armed attack on the port, they meet.",
    "scope – → armed",
  ],
  "a plain word that says nothing, as nothing": [
    "The terms of the agreement apply.",
    "The terms of the said agreement apply.",
  ],
  "a part of a provision in another notation": [
    "Appeals follow Article 12, paragraph 3, of the Statutes.",
    "Appeals follow Art. 12(3) of the Statutes.",
    "(notation Article 12, paragraph 3 → Art. 12(3))",
  ],
  "an act that is weaker now": [
    "States shall ensure access to the plants.",
    "States shall seek to ensure access to the plants.",
    "modality ↓ shall ensure → shall seek to ensure",
  ],
  "the ports of a country": [
    "They are held in the ports of Malta.",
    "They are held in the ports of Italy.",
    "place Malta → Italy",
  ],
  "a place of two words": [
    "The parties open the road to El Fasher.",
    "The parties open the road to El Obeid.",
    "place El Fasher → El Obeid",
  ],
  "an area that a paper names as it names itself": [
    "Transshipment is banned in the Convention Area.",
    "Transshipment is banned in the Regulated Area.",
    "defined-term Convention Area → Regulated Area",
  ],
  "how long at least, from a day on": [
    "The office remains in Graz for at least three years after Completion.",
    "The office remains in Graz for at least five years after Completion.",
    "duration ↑ three years → five years",
  ],
  "a condition by what follows the words that open it": [
    "The contractor bears the cost, save in cases of force majeure.",
    "The contractor bears the cost, save in cases of a general strike.",
    "condition save in cases of force majeure → save in cases of a general strike",
  ],
  "several places in a row": [
    "Goods originating in Morocco, Tunisia or Egypt enter free of duty.",
    "Goods originating in Morocco or Egypt enter free of duty.",
    "place Tunisia → –",
  ],
  "at once, by an adjective, as nothing": [
    "Shelling must stop at once.",
    "An immediate halt to shelling is mandatory.",
  ],
  "how often, by intervals": [
    "Checks are offered every two years.",
    "Checks are offered at two-year intervals.",
    "(notation two years → two-year)",
  ],
  "a charter by whose it is, as nothing": [
    "It acts in accordance with the UN Charter.",
    "It acts in accordance with the Charter of the United Nations.",
  ],
  "a right that is there now": [
    "No appeal lies against a decision of the Panel.",
    "An appeal lies against a decision of the Panel.",
    "negation No → –",
  ],
  "a word of scope that went from a condition of which a number changed": [
    "They consult if either Party reports a serious breach of Article 4.",
    "They consult if either Party reports a breach of Article 6.",
    "scope serious → –",
    "reference Article 4 → Article 6",
  ],
  "only, where the name in its condition changed too": [
    "Accounts are opened only with the consent of the Swiss regulator.",
    "Accounts are opened with the consent of the Austrian regulator.",
    "scope only → –",
    "actor Swiss regulator → Austrian regulator",
  ],
  "a law by its number": [
    "Under Regulation (EU) 2016/679, data are kept.",
    "Under Directive (EU) 2016/680, data are kept.",
    "reference Regulation (EU) 2016/679 → Directive (EU) 2016/680",
  ],
  "what has to happen first": [
    "Troops shall withdraw after a peace agreement has been signed.",
    "Troops shall withdraw.",
    "condition after a peace agreement has been signed → –",
  ],
  "what has to happen first, in other words, as nothing": [
    "Prior to the opening of the sluices, farmers shall be warned.",
    "Farmers shall be warned before the sluices are opened.",
  ],
  "a ban that became a leave, once": [
    "Mercenaries shall not be recruited here.",
    "Mercenaries may be recruited here.",
    "negation shall not → may",
  ],
  "what was refused and is accepted": [
    "Teachers rejected the offer.",
    "Teachers accepted the offer.",
    "negation rejected → accepted",
  ],
  "one of something and two": [
    "The fund pays for one observer.",
    "The fund pays for two observers.",
    "quantity ↑ one observer → two observers",
  ],
  "a name in the place of another that the text has too": [
    "The Tenant keeps the garden and the Landlord mends the roof.",
    "The Tenant keeps the garden and the Tenant mends the roof.",
    "actor Landlord → Tenant",
  ],
  "bodies in small letters": [
    "Files go to the interior ministry.",
    "Files go to the state archive.",
    "actor interior ministry → state archive",
  ],
  "a season": ["The inquiry reports in the spring.", "The inquiry reports in the autumn.", "date spring → autumn"],
  "a deadline by what happens": [
    "Reports are due before the end of the campaign.",
    "Reports are due before the end of the harvest.",
    "deadline before the end of the campaign → before the end of the harvest",
  ],
  "this provision and another": [
    "Nothing in this Article binds ships.",
    "Nothing in Article 12 binds ships.",
    "reference this Article → Article 12",
  ],
  "hours in another notation": [
    "The bridge is closed by 06:00.",
    "The bridge is closed by 6 a.m.",
    "(notation by 06:00 → by 6 a.m.)",
  ],
  "another hour": [
    "The bridge is closed by 18:00.",
    "The bridge is closed by 9 p.m.",
    "deadline ↑ by 18:00 → by 9 p.m.",
  ],
  "a day in words": [
    "The lease ends on the twenty-first day of May 2031.",
    "The lease ends on 21 May 2031.",
    "(notation twenty-first day of May 2031 → 21 May 2031)",
  ],
  "part of a million": [
    "A quarter of a million goats graze.",
    "300,000 goats graze.",
    "quantity ↑ A quarter of a million goats → 300,000 goats",
  ],
  "a currency by its full name": [
    "The fee is 40 United States dollars.",
    "The fee is 60 United States dollars.",
    "money ↑ 40 United States dollars → 60 United States dollars",
  ],
  "the law of a country by its adjective as another notation": [
    "Swiss law governs the lease.",
    "The law of Switzerland governs the lease.",
    "(notation Swiss → Switzerland)",
  ],
  "speech as no term": ["The mayor said that it was late.", "“It was late,” the mayor said."],
  "a river": [
    "Tanks stay to the south of the Tisza.",
    "Tanks stay to the south of the Prut.",
    "place south of the Tisza → south of the Prut",
  ],
  "no side and each": ["Neither Party may withdraw.", "Each Party may withdraw.", "negation Neither → Each"],
  "a word of one family of actors as nothing": ["The firm's costs rose.", "The company's costs rose."],
  "a body by its letters as nothing, in a condition": [
    "Aid is paused at the request of the WFP.",
    "Aid is paused at the request of the World Food Programme.",
    "(notation WFP → World Food Programme)",
  ],
  "who pays whom, the other way round": [
    "The Buyer shall compensate the Seller.",
    "The Seller shall compensate the Buyer.",
    "actor Buyer → Seller",
    "actor Seller → Buyer",
  ],
  "who is paid, by the passive, as nothing": [
    "The Buyer shall compensate the Seller.",
    "The Seller shall be compensated by the Buyer.",
  ],
  "an exception turned round as nothing": [
    "Unless the Owner objects within ten days, the plan stands.",
    "The plan stands if the Owner does not object within ten days.",
  ],
  "who does something, where the sentence was turned round": [
    "The council shall maintain the footpaths.",
    "The footpaths shall be maintained by the landowner.",
    "actor council → landowner",
  ],
  "all of a sentence turned round, in the order of the later text": [
    "Within 30 days, the footpaths shall be maintained by the council.",
    "The landowner shall maintain the footpaths within 60 days.",
    "actor council → landowner",
    "deadline ↑ Within 30 days → within 60 days",
  ],
  "whose duty something is, however it is said": [
    "The duty to insure the goods rests with the Buyer.",
    "It is the Seller who has the duty to insure the goods.",
    "actor Buyer → Seller",
  ],
  "two who change places": [
    "The mayor, not the governor, will open the bridge.",
    "The governor, not the mayor, will open the bridge.",
    "actor mayor → governor",
  ],
  "one of several who went": [
    "The foreman or the shop steward signs the time sheet.",
    "The time sheet is signed by the foreman.",
    "actor shop steward → – ?",
  ],
  "the same doer in another order, as nothing": [
    "Norway and Iceland shall patrol the strait together.",
    "The strait shall be patrolled jointly by Iceland and Norway.",
  ],
  "a denial by another word, as nothing": [
    "The chancellor denied knowing about the payments.",
    "The chancellor said she did not know about the payments.",
  ],
  "only if for not unless, as nothing": [
    "A gift is void unless it is made by deed.",
    "A gift is valid only if it is made by deed.",
  ],
  "a denial that went with the order of words": [
    "The airline did not tell passengers about the fault.",
    "Passengers were told about the fault by the airline.",
    "negation not → –",
  ],
  "a word and its opposite": [
    "The rebels are willing to disarm.",
    "The rebels are unwilling to disarm.",
    "negation willing → unwilling",
  ],
  "a ban and a leave, where the sentence was turned round": [
    "Overtime shall not be required of apprentices.",
    "Apprentices may be required to work overtime.",
    "negation shall not → may",
  ],
  "each of them and all of them, as nothing": [
    "Vessels of all flags shall enjoy freedom of navigation in the strait.",
    "Freedom of navigation in the strait shall be enjoyed by vessels of every flag.",
  ],
  "a word of scope that went with the order of words": [
    "Hostages held by either side shall be released unconditionally.",
    "Each side shall release the hostages it holds.",
    "scope unconditionally → –",
  ],
  "a word that became its contrary": [
    "The reserve shall be maintained by the council.",
    "The council shall abolish the reserve.",
    "negation maintained → abolish ?",
  ],
  "a contrary that is denied, as nothing": ["The curfew shall remain in force.", "The curfew shall not be lifted."],
  "one deed by another verb, and who does it": [
    "The cost of the audit shall be borne by the grower.",
    "The miller shall pay the cost of the audit.",
    "actor grower → miller",
  ],
  "at all times, in other words, as nothing": [
    "The ferryman shall at all times carry a lantern.",
    "The ferryman must always carry a lantern.",
  ],
  "who is meant alone, in other words, as nothing": [
    "All but two of the vaults are dry.",
    "Only two of the vaults are not dry.",
  ],
  "a condition in words of one sense, as nothing": [
    "Upon termination, the Miller shall hand back the keys.",
    "The Miller shall return the keys when this Contract ends.",
  ],
  "a bound and a denial, as nothing": [
    "Barges may moor for a maximum of 9 days.",
    "Barges may not moor for more than 9 days.",
  ],
  "what is denied until something happens, as nothing": [
    "The sluice shall not be opened until the alarm has sounded.",
    "The sluice shall be opened once the alarm has sounded.",
  ],
  "a body with its words in another order, as nothing": [
    "The Ministry of Fisheries sets the quota.",
    "The quota is set by the fisheries ministry.",
  ],
  "a name in single quotes": [
    "Guns would leave what the draft calls the 'Separation Zone' at once.",
    "Guns would leave what the draft calls the 'Contact Belt' at once.",
    "defined-term Separation Zone → Contact Belt",
  ],
  "a name in single quotes that curl": [
    "The fine, which it calls the ‘Delay Charge’, is due.",
    "The fine, which it calls the ‘Performance Levy’, is due.",
    "defined-term Delay Charge → Performance Levy",
  ],
  "apostrophes as what they are, and no quotes": [
    "The Parties' rights and the Members' duties stay.",
    "The Parties' rights and the Members' duties remain.",
  ],
  "a fund that is paid into": [
    "Every owner shall pay into the Sinking Fund.",
    "Every owner shall pay into the Victims' Trust.",
    "defined-term Sinking Fund → Victims' Trust",
  ],
  "a fund for two things": [
    "Ships pay into the Loss and Damage Window.",
    "Ships pay into the Coastal Protection Window.",
    "defined-term Loss and Damage Window → Coastal Protection Window",
  ],
  "a fund that acts": [
    "The loan shall be granted by the Sinking Fund.",
    "The loan shall be granted by the Ministry of Trade.",
    "actor Sinking Fund → Ministry of Trade",
  ],
  "a fund in a ministry's place": [
    "Compensation shall be paid by the Ministry of Trade.",
    "Compensation shall come from the Reparations Fund.",
    "actor Ministry of Trade → Reparations Fund",
  ],
  "a line that the paper names": [
    "Guns stay behind the Line of Separation.",
    "Guns stay behind the Forward Line.",
    "defined-term Line of Separation → Forward Line",
  ],
  "a thing that takes place": [
    "The Handover shall take place in May.",
    "The Takeover shall take place in May.",
    "defined-term Handover → Takeover",
  ],
  "a schedule by its place in the order": [
    "The fees are those in paragraph 9 of the Fourth Schedule.",
    "The fees are those in paragraph 9 of the Fifth Schedule.",
    "reference paragraph 9 of the Fourth Schedule → paragraph 9 of the Fifth Schedule",
  ],
  "a schedule by its place and by its number": [
    "The fees are those in paragraph 9 of the Fourth Schedule.",
    "The fees are those in Sch. 4, para. 9.",
    "(notation paragraph 9 of the Fourth Schedule → Sch. 4, para. 9)",
  ],
  "a provision in a sentence that was wholly rewritten": [
    "The Contractor's entitlement to an extension of time shall be assessed by the Engineer pursuant to Sub-Clause 8.4, having regard to the records kept on site.",
    "Pursuant to Sub-Clause 8.6, and having regard to the site records, the Engineer shall assess what extension of time the Contractor is entitled to.",
    "reference Sub-Clause 8.4 → Sub-Clause 8.6",
  ],
  "a condition of another deed": [
    "The embargo shall end if the government holds elections.",
    "The embargo shall end if the government disarms the militias.",
    "condition if the government holds elections → if the government disarms the militias",
  ],
  "consent by whatever name, as nothing": [
    "The truce may be extended by mutual consent.",
    "The truce may be extended by common accord.",
  ],
  "the following year, as no condition": [
    "Sums left shall be carried over to the following year.",
    "Sums left shall be carried over to next year.",
  ],
  "who may, by another word for only": [
    "Only States that have a plan have access to the fund.",
    "Access to the fund is limited to States that have a plan.",
  ],
  "what remains part of something, as nothing": [
    "The islanders voted to remain part of the kingdom.",
    "The islanders voted to stay in the kingdom.",
  ],
  "some, before a number, as about": [
    "Some 210 hostages were freed on the bridge.",
    "About 120 hostages were freed on the bridge.",
    "quantity ↓ 210 hostages → 120 hostages",
  ],
  "a meeting that is called together, as nothing": [
    "The envoy may convene the group.",
    "The envoy may call the group together.",
  ],
  "days of a month, in two orders": [
    "The conference will be held from 4 to 8 October 2027.",
    "The conference will be held from October 4 to 8, 2027.",
    "(notation 4 to 8 October 2027 → October 4 to 8, 2027)",
  ],
  "other days of a month": [
    "The conference will be held from 4 to 8 October 2027.",
    "The conference will be held from 11 to 15 October 2027.",
    "date ↑ 4 to 8 October 2027 → 11 to 15 October 2027",
  ],
  "a month in Roman numerals": [
    "The Treaty of 5.VI.1934 stays in force.",
    "The Treaty of 5 June 1934 stays in force.",
    "(notation 5.VI.1934 → 5 June 1934)",
  ],
  "a year and a half": [
    "He led the junta for eighteen months.",
    "He led the junta for a year and a half.",
    "(notation eighteen months → a year and a half)",
  ],
  "half a year": [
    "A ban of six months is laid down.",
    "A ban of half a year is laid down.",
    "(notation six months → half a year)",
  ],
  "twice, by a number of times, as nothing": [
    "The ballots were counted twice.",
    "The ballots were counted two times.",
    "(notation twice → two times)",
  ],
  "a tenth of something": [
    "A tenth of the money has come in.",
    "A fifth of the money has come in.",
    "quantity ↑ A tenth → A fifth",
  ],
  "seasons, as how long": [
    "It shall forfeit its quota for a period of two seasons.",
    "It shall forfeit its quota for a period of three seasons.",
    "duration ↑ two seasons → three seasons",
  ],
  "how many, written out where a sentence begins": [
    "Fifteen Member States have told of their plans.",
    "15 Member States have told of their plans.",
    "(notation Fifteen Member States → 15 Member States)",
  ],
  "a title, spelt out": ["Gen. Aldo Ruiz shall command the fleet.", "General Aldo Ruiz shall command the fleet."],
  "a state by its full name": ["During it the State of Arvane shall pay rent.", "During it Arvane shall pay rent."],
  "swift action, by the adverb, as nothing": [
    "Creditors should agree swiftly on relief.",
    "Creditors should reach a swift agreement on relief.",
  ],
  "from when a deadline counts, in other words": [
    "It takes effect thirty days after the ratification is deposited.",
    "It takes effect thirty days after deposit of the ratification.",
    "(notation thirty days after the ratification → thirty days after deposit)",
  ],
  "a fort": [
    "The garrison shall leave Fort Amaury soon.",
    "The garrison shall leave Fort Belmont soon.",
    "place Fort Amaury → Fort Belmont",
  ],
  "whose station it is": [
    "It shall release water at the Tal Mirza gauging station.",
    "It shall release water at the Kerbent gauging station.",
    "place Tal Mirza → Kerbent",
  ],
  "what was agreed to be done, as nothing": [
    "The Council agreed to train soldiers in the north.",
    "It was agreed by the Council that soldiers would be trained in the north.",
  ],
  "what somebody is thought to be, as nothing": [
    "Any attack shall be regarded by the guarantors as a threat to them.",
    "The guarantors shall consider any attack to be a threat to them.",
  ],
  "the first word of a sentence as no name": [
    "The sanctions committee shall regularly update its list of names.",
    "Regular updates to its list of names shall be made by the sanctions committee.",
  ],
  "a paper by the name of whose it is": [
    "It acts under the Charter of the UN.",
    "It acts under the Charter of the United Nations.",
    "(notation Charter of the UN → Charter of the United Nations)",
  ],
  "a word of scope whose contrary came, wherever it stands": [
    "The Union would fully lift its embargo on the government in Mogadishu, the paper says.",
    "Under the paper, the embargo on the Mogadishu government would be partially lifted by the Union.",
    "scope fully → partially",
  ],
  "a provision whose sentence was turned round": [
    "The exclusions listed in Schedule 2 do not limit liability for fraud or for death, which the parties acknowledge cannot lawfully be excluded by agreement.",
    "As the parties acknowledge, liability for fraud, like that for death, cannot lawfully be excluded by agreement, and is not limited by the exclusions set out in Schedule 6.",
    "reference Schedule 2 → Schedule 6",
  ],
  "a city in a sentence that was wholly rewritten": [
    "Negotiations on the final status of the province shall open in Geneva under neutral chairmanship, the agenda having been fixed in advance by the co-sponsors.",
    "After the co-sponsors have fixed the agenda in advance, talks concerning the province's final status shall begin in Doha with a neutral chair.",
    "place Geneva → Doha",
  ],
  "a most that is written otherwise": [
    "The maximum liability of the Provider is EUR 2 million.",
    "The liability of the Provider shall not exceed EUR 1.5 million.",
    "money ↓ EUR 2 million → EUR 1.5 million",
  ],
  "who is expected, by a participle, as nothing": [
    "The summit opens in May, with the leaders expected to attend.",
    "The leaders are expected to attend the summit, which opens in May.",
  ],
  "a request by another opener, as nothing": [
    "When so requested, the States shall supply the force with ships.",
    "The States shall supply the force with ships upon request.",
  ],
  "what is made public, as nothing": [
    "Türkiye shall publish a log of the calls.",
    "Türkiye shall make a log of the calls public.",
  ],
  "a paragraph whose number is a word": [
    "Paragraph three of the annex does not apply to them.",
    "Paragraph 4 of the annex does not apply to them.",
    "reference Paragraph three → Paragraph 4",
  ],
  "what is tied to one letter": [
    "It gives access to files, including X-ray images.",
    "It gives access to files.",
    "scope including → –",
  ],
  "peoples that act": [
    "It gives the Europeans a veto over the use of the assets.",
    "It gives the Americans a veto over the use of the assets.",
    "actor Europeans → Americans",
  ],
  "who leads, by a verb that is a role as well": [
    "Turkey will chair the group until May.",
    "Until May the group will be chaired by Qatar.",
    "actor Turkey → Qatar",
  ],
  "whose ministers they are, as nothing": [
    "Lawyers for the oligarch argue that the freeze is unlawful.",
    "The freeze is unlawful, the oligarch's lawyers argue.",
  ],
  "how long, by hours in short, as nothing": [
    "The ferry was halted for 24 hrs after a mine was sighted.",
    "The ferry was halted for 24 hours after a mine was sighted.",
    "(notation 24 hrs → 24 hours)",
  ],
  "how long something lasted": [
    "The blackout lasted eleven hours after drones struck.",
    "The blackout lasted nineteen hours after drones struck.",
    "duration ↑ eleven hours → nineteen hours",
  ],
  "dollars of an island": [
    "It ordered fighters for NT$247 billion.",
    "It ordered fighters for 247 billion Taiwan dollars.",
    "(notation NT$247 billion → 247 billion Taiwan dollars)",
  ],
  "what is left intact, as nothing": [
    "Nothing in this agreement affects the rights of a Party.",
    "This agreement leaves the rights of a Party intact.",
  ],
  "an age by its bound, as nothing": [
    "Persons under sixteen may not be employed in quarries.",
    "Persons under the age of sixteen may not be employed in quarries.",
  ],
  "an hour in words": [
    "The court will hear the case in May at ten o'clock.",
    "The court will hear the case in May at 10 o'clock.",
    "(notation ten o'clock → 10 o'clock)",
  ],
  "Ukrainian figures": [
    "Сторони мають протягом 30 днів сплатити 5 млн євро.",
    "Сторони можуть протягом 60 днів сплатити 5 млн євро.",
    "modality ↓ мають → можуть",
    "deadline ↑ протягом 30 днів → протягом 60 днів",
  ],
  "Russian figures": [
    "Численность войск составит не более 600 000 человек.",
    "Численность войск составит не более 800 000 человек.",
    "quantity ↑ 600 000 человек → 800 000 человек",
  ],
};

describe("what changed in substance", () => {
  itTells(CASES);

  it("says once that there are only other words, where nothing of substance is found", () => {
    const [change, ...others] = findIn({ before: "Fish swim quickly.", after: "Fish swim fast." });
    expect(change).toMatchObject({ class: "wording", substance: false, before: "quickly", after: "fast" });
    expect(others).toEqual([]);
  });

  it("says nothing of two texts that are the same", () => {
    expect(findIn({ before: "Ten ships sail by 1 May.", after: "Ten ships sail by 1 May." })).toEqual([]);
  });

  it("names in code points where in either text the words of a finding stand, whatever the texts are", () => {
    fc.assert(
      fc.property(mixedText(), mixedText(), (before, after) => {
        for (const change of findSubstance(redline(before, after).runs, ENGLISH)) {
          expect(cut(before, change.beforeSpan)).toBe(change.before);
          expect(cut(after, change.afterSpan)).toBe(change.after);
        }
      }),
    );
  });
});

function cut(text: string, span: Change["beforeSpan"]): string | null {
  return span === null
    ? null
    : Array.from(text)
        .slice(...span)
        .join("");
}

/** Texts in which facts and anything else stand beside each other. */
function mixedText() {
  const facts = fc.constantFrom(
    ...[
      "shall",
      "may not",
      "600,000",
      "$5bn",
      "within 30 days",
      "1 May 2026",
      "if",
      "unless",
      ",",
      "all",
      "Kyiv",
      "no",
    ],
    ...["Article 5", "😀", "ten per cent", "the Peace Council", "“Term”", "means", "half a million", "не", "млн"],
  );
  return fc.array(fc.oneof({ weight: 3, arbitrary: facts }, anyText())).map((parts) => parts.join(" "));
}
