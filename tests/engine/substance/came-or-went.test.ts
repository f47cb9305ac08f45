import { describe, expect, it } from "vitest";
import { drawFindings } from "./draw-findings.ts";
import { itTells, type PairRows } from "./each-row.ts";
import { findIn } from "./score-substance.ts";

/** Two texts that say the same, in either order. */
const SAME: Readonly<Record<string, readonly [string, string]>> = {
  "a duty by the verb alone": ["The States shall sign the treaty.", "The States sign the treaty."],
  "a right, and a leave": ["The crew has a right to leave.", "The crew may leave."],
  "a leave that somebody gives": ["The law allows the crew to leave.", "The crew may leave."],
  "what is expected, by a participle": [
    "Leaders are expected to attend the summit.",
    "The summit takes place, with leaders expected to attend.",
  ],
  "the whole of something": ["The whole of the crop is sold.", "The crop is sold."],
  "four of what is known": ["The four towns agree.", "The towns agree."],
  "three of these": ["These three towns agree.", "These towns agree."],
  "the two of them, and both": ["The two towns agree.", "Both towns agree."],
  "a small number that everybody knows": ["The three capitals agree.", "The capitals agree."],
  "no asset, and not any": ["The loan is not secured by any asset.", "The loan is secured by no asset."],
  "what includes something, and of what it is part": ["The list includes salmon.", "Salmon forms part of the list."],
  "a maximum, and what shall not be exceeded": [
    "The maximum liability of the firm is EUR 5.",
    "The liability of the firm shall not exceed EUR 5.",
  ],
  "a minimum, and at least": ["The minimum wage is EUR 15 an hour.", "Wages are at least EUR 15 an hour."],
  "only, and no more than": ["Only a handful of men came.", "No more than a handful of men came."],
  "at once, by an adjective": ["Fire must stop at once.", "An immediate halt to fire is needed."],
  "promptly, by an adjective": ["The crew is promptly freed.", "The prompt release of the crew follows."],
  "one date in two notations, and in one": [
    "Delivery takes place on 7/12/2026 (7 December).",
    "Delivery takes place on 7/12/2026.",
  ],
  "an age, with and without its unit": [
    "Persons under 18 years of age may not smoke.",
    "Persons younger than 18 may not smoke.",
  ],
  "before the start of something, by a verb": [
    "Shelling stops before the start of the talks.",
    "Shelling stops before the talks start.",
  ],
  "what a deed is made in, by one word": ["The deed is signed in two copies.", "The deed is signed in duplicate."],
  "what a deed is made in, by one word for three": [
    "The deed is signed in three copies.",
    "The deed is signed in triplicate.",
  ],
  "what a deed is made in, by one word for four": [
    "The deed is signed in four copies.",
    "The deed is signed in quadruplicate.",
  ],
  "one unit of time, in any words": [
    "The minister opened the gate in a week.",
    "The minister opened the gate a week later.",
  ],
  "one hour, in any words": ["The talks begin in one hour.", "The talks begin an hour later."],
  "what follows if it fails": ["Failing which, the deal ends.", "Otherwise the deal ends."],
  "a condition that fails, and “or else”": ["The deal ends, failing payment.", "The deal ends, or else it is paid."],
  "what is insisted on, and what should be": [
    "The board insisted that its flag be flown.",
    "The board said that its flag should be flown.",
  ],
  "when something happened, in a story that binds nobody": [
    "Upon arrival of the ship, crowds cheered.",
    "Crowds cheered.",
  ],
};

/** What somebody is asked or allowed, by a verb and by its participle. */
const ASKED = ["expected", "encouraged", "invited", "entitled", "permitted", "allowed", "required"];

/** What leaves something as it is. */
const LEAVING: readonly (readonly [verb: string, state: string])[] = [
  ["affects", "unaffected"],
  ["prejudices", "intact"],
  ["impairs", "unimpaired"],
  ["limits", "intact"],
];

/** How else it is said that somebody gives leave. */
const LEAVES = [
  "A sale of the deed is allowed.",
  "A sale of the deed is permitted.",
  "A sale of the deed is permissible.",
  "A sale of the deed is easily possible.",
  "A sale of the deed is authorised.",
  "A sale of the deed is authorized.",
  "The right of sale lies with the owner.",
  "The rights of sale lie with the owner.",
];

/** Those of whom there are two where two were named. */
const BOTH = "countries states sides parties nations governments neighbours capitals".split(" ");

/** What is without delay, by an adjective. */
const PROMPT = ["prompt", "swift", "speedy", "expeditious"];

/** Of a long clause they are told, and other words of scope are not. */
const BINDING = ["only", "solely", "exclusively", "permanently"];

const CASES: PairRows = {
  "how long, beside a sum of the same number": [
    "The loan of EUR 30 runs for 30 years.",
    "The loan of EUR 30 runs.",
    "duration 30 years → –",
  ],
  "how long, under a provision of the same number": [
    "Under Article 5, the lease runs for 5 years.",
    "Under Article 5, the lease runs.",
    "duration 5 years → –",
  ],
  "how long, at a rate of the same number": [
    "The lease runs for 30 days, at a rate of 30 per cent.",
    "The lease runs at a rate of 30 per cent.",
    "duration 30 days → –",
  ],
  "how long, of as many things": [
    "The flat has 3 rooms and is let for 3 years.",
    "The flat has 3 rooms and is let.",
    "duration 3 years → –",
  ],
  "an age in words, without its unit, as nothing": [
    "Persons under 18 years of age swim free.",
    "Persons younger than eighteen swim free.",
  ],
  "a leave beside the verb alone": [
    "The States may sign the treaty.",
    "The States sign the treaty.",
    "modality ↑ may sign → sign",
  ],
  "a weaker force beside the verb alone": [
    "The States should sign the treaty.",
    "The States sign the treaty.",
    "modality ↑ should sign → sign",
  ],
  "a verb that is only tried now": [
    "The States sign the treaty.",
    "The States endeavour to sign the treaty.",
    "modality ↓ sign → endeavour to sign",
  ],
  "somebody who should, beside what a law allows": [
    "The crew should leave.",
    "The law allows the crew to leave.",
    "modality ↑ should → law allows the crew to",
  ],
  "somebody who may, beside what is insisted on": [
    "The board said that flags may be flown.",
    "The board insisted that flags be flown.",
    "modality ↑ may → insisted that flags",
  ],
  "a leave in Ukrainian beside the verb alone": ["Сторона може діяти.", "Сторона діє.", "modality ↑ може → діє"],
  "a verb that is only tried now, behind which words came": [
    "The States ensure that more aid arrives.",
    "The States seek to ensure that aid arrives.",
    "modality ↓ ensure → seek to ensure",
  ],
  "a force in the place of a word that joins": [
    "The States should send aid.",
    "The States and send aid.",
    "modality ↑ should → –",
  ],
  "three days, beside three copies": [
    "The deed is signed within three days.",
    "The deed is signed in triplicate.",
    "deadline within three days → – ?",
  ],
  "four copies, beside three": [
    "The deed is signed in four copies.",
    "The deed is signed in triplicate.",
    "quantity four copies → – ?",
  ],
  "one day, of which the other text says nothing": [
    "The talks last one day.",
    "The talks last.",
    "duration one day → –",
  ],
  "what has to fail first, of which the other text says nothing": [
    "The deal ends, failing payment.",
    "The deal ends.",
    "condition failing payment → –",
  ],
  "before the start of what, of which the other text says nothing": [
    "Shelling stops before the start of the talks.",
    "Shelling stops.",
    "deadline before the start of the talks → –",
  ],
  "what day, of which the other text says nothing": [
    "The fee is due on 7 December.",
    "The fee is due.",
    "date 7 December → –",
  ],
  "a “no” in a long clause that came alone, as nothing": [
    "The council meets.",
    "The council meets, and the ministers do not tell the press from the land.",
  ],
  "two, where two are named who are no states": [
    "Kenya and Chad agree.",
    "The two ships agree.",
    "actor Kenya → – ?",
    "actor Chad → – ?",
    "quantity – → two ships ?",
  ],
  "three, where two are named": [
    "Kenya and Chad agree.",
    "The three states agree.",
    "actor Kenya → – ?",
    "actor Chad → – ?",
    "quantity – → three states ?",
  ],
  "a number too large to be known": ["The 12 capitals agree.", "The capitals agree.", "quantity 12 capitals → –"],
  "five of them, whom nobody counts": ["The five towns agree.", "The towns agree.", "quantity five towns → –"],
  "a place in a condition that stayed": [
    "The fee is due if the goods arrive in Rome.",
    "The fee is due if the goods arrive.",
    "place Rome → –",
  ],
  "a word of scope in a condition that stayed": [
    "The fee is due if all the goods arrive.",
    "The fee is due if the goods arrive.",
    "scope all → –",
  ],
  "the last of several in small letters": [
    "Nurses, carers and drivers' unions may be heard.",
    "Nurses and carers may be heard.",
    "actor drivers' unions → – ?",
  ],
  "the first of them": ["Guards and gardeners get a coat.", "Gardeners get a coat.", "actor Guards → – ?"],
  "neighbours beside a landlord": [
    "The tribunal heard the landlord and the neighbours.",
    "The tribunal heard the landlord.",
    "actor neighbours → –",
  ],
  "one who came between them": [
    "The tenant and the guarantor sign.",
    "The tenant, the owner and the guarantor sign.",
    "actor – → owner",
  ],
  "one behind a thing, as nothing": ["It covers the roof and the tenant.", "It covers the roof."],
  "one of two states behind a preposition": [
    "Talks with Kenya and Chad go on.",
    "Talks with Kenya go on.",
    "actor Chad → –",
  ],
  "a small number without an article": ["Three capitals agree.", "Capitals agree.", "quantity Three capitals → – ?"],
  "somebody in the place of each of them": ["Each Party pays.", "Ukraine pays.", "actor Party → Ukraine"],
  "a “not” alone": ["Cars may not park here.", "Cars may park here.", "negation not → –"],
  "a ban in one word": ["Cars cannot park here.", "Cars can park here.", "negation cannot → can"],
  "a ban that became a leave": ["Tenants shall not smoke.", "Tenants may smoke.", "negation shall not → may"],
  "a deadline": ["The fee is due.", "The fee is due within 30 days.", "deadline – → within 30 days"],
  "a sum": ["The fee of EUR 5 is due.", "The fee is due.", "money EUR 5 → –"],
  "a condition": ["The fee is due.", "The fee is due if the goods arrive.", "condition – → if the goods arrive"],
  "what has to happen first": [
    "Upon receipt of the goods, the buyer shall pay.",
    "The buyer shall pay.",
    "condition Upon receipt of the goods → –",
  ],
  "a place": ["The fee is due in Rome.", "The fee is due.", "place Rome → –"],
  "somebody beside a place": ["The Council meets in Rome with Kenya.", "The Council meets in Rome.", "actor Kenya → –"],
  "what a long clause counts, and by when, and nothing else of it": [
    "The Council meets.",
    "The Council meets, and the twelve ministers of the two states talk to the press in Rome by 1 May.",
    "quantity – → twelve ministers",
    "quantity – → two states",
    "deadline – → by 1 May",
  ],
  "a force in a long clause, as nothing": [
    "The Council meets.",
    "The Council meets, and the ministers should after each of the talks tell the press.",
  ],
  "a word of scope": ["Ships are permanently based here.", "Ships are based here.", "scope permanently → –"],
};

describe("what stands in one text alone", () => {
  for (const [what, [one, other]] of Object.entries(SAME)) {
    it(`is nothing where the other says the same: ${what}`, () => {
      expect(drawFindings(one, other)).toEqual([]);
      expect(drawFindings(other, one)).toEqual([]);
    });
  }

  it.each(ASKED)("is nothing where somebody is %s to do it in both, however it is put", (asked) => {
    const verb = `Owners are ${asked} to attend the meeting.`;
    const participle = `The meeting takes place, with owners ${asked} to attend.`;
    expect(drawFindings(verb, participle)).toEqual([]);
    expect(drawFindings(participle, verb)).toEqual([]);
  });

  it.each(LEAVING)("is nothing where nothing %s what the other leaves %s", (verb, state) => {
    const nothing = `Nothing in this Act ${verb} the rights of owners.`;
    const leaving = `This Act leaves the rights of owners ${state}.`;
    expect(drawFindings(nothing, leaving)).toEqual([]);
  });

  it.each(LEAVING)("is nothing where nothing shall do what %s says, and the other leaves it %s", (verb, state) => {
    const nothing = `Nothing in this Act shall ${verb.slice(0, -1)} the rights of owners.`;
    expect(drawFindings(nothing, `This Act leaves the rights of owners ${state}.`)).toEqual([]);
  });

  it.each(LEAVES)("is nothing where one text says that somebody may, and the other gives leave: %s", (leave) => {
    expect(drawFindings("The deed may be sold.", leave)).toEqual([]);
    expect(drawFindings(leave, "The deed may be sold.")).toEqual([]);
  });

  it.each(BOTH)("is no number where the two %s are called by their names", (both) => {
    const told = drawFindings("Kenya and Chad agree.", `The two ${both} agree.`);
    expect(told.filter((one) => one.startsWith("quantity"))).toEqual([]);
  });

  it.each(PROMPT)("is nothing where what is done without delay is %s", (prompt) => {
    const [done, deed] = ["The crew is freed without delay.", `The ${prompt} release of the crew follows.`];
    expect(drawFindings(done, deed)).toEqual([]);
  });

  it.each(BINDING)("is told of %s in a long clause that came, and of no other word of scope", (word) => {
    const clause = (scope: string) =>
      `The council meets, and the ministers from the towns by the lake talk ${scope} to the press of the land.`;
    expect(drawFindings("The council meets.", clause(word))).toEqual([`scope – → ${word}`]);
    expect(drawFindings("The council meets.", clause("fully"))).toEqual([]);
  });

  it("is told of a ban that became a leave by the “no” and by what took its place", () => {
    const told = findIn({ before: "Tenants shall not smoke.", after: "Tenants may smoke." });
    expect(told.map(({ class: of, values }) => ({ of, values }))).toEqual([{ of: "negation", values: ["no", "may"] }]);
  });

  itTells(CASES);
});
