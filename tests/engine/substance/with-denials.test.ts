import { describe, expect, it } from "vitest";
import { drawFindings } from "./draw-findings.ts";
import { itTells, type PairRows } from "./each-row.ts";
import { findIn } from "./score-substance.ts";

const CASES: PairRows = {
  "a “no longer” that became a word of what goes on": [
    "The ferry no longer calls at the island.",
    "The ferry continues to call at the island.",
    "negation no longer → continues",
  ],
  "a “still” that became “no longer”": [
    "Beer is still brewed in the cellar.",
    "Beer is no longer brewed in the cellar.",
    "negation still → no longer",
  ],
  "a “no one” that became somebody": [
    "No one saw the trawler leave.",
    "Somebody saw the trawler leave.",
    "negation No one → Somebody",
  ],
  "what somebody lacked and had, but for a “had” that only helps": [
    "The orchestra lacked approval for the work.",
    "The orchestra had obtained approval for the work.",
    "negation lacked → obtained",
  ],
  "a refusal that became a grant, where the sentence was turned round": [
    "The port refused the yacht a berth.",
    "A berth was granted to the yacht by the port.",
    "negation refused → granted",
  ],
  "a refusal by two nouns of it, as nothing": [
    "The registrar may refuse to enter the mark, and must give reasons for the refusal.",
    "Entry of the mark may be refused by the registrar, who must give reasons for refusing.",
  ],
  "the force of a refusal, which is no ban": [
    "The school may refuse a pupil whose papers are missing.",
    "Where a pupil's papers are missing, the school must refuse the pupil.",
    "modality ↑ may → must",
  ],
  "a distance to be kept, which denies nothing": [
    "Fishing boats may not be moored at the quay, and ferries shall keep a distance of two miles from it.",
    "At the quay fishing boats may be moored, and a distance of two miles from it shall be kept by ferries.",
    "negation not → –",
  ],
  "a leave that became a ban": [
    "Mercenaries may be hired in either State.",
    "Mercenaries shall not be hired in either State.",
    "negation may → shall not",
  ],
  "a ban by “no longer”": [
    "The pool shall charge entrance fees to visitors.",
    "The pool shall no longer charge entrance fees to visitors.",
    "negation – → no longer",
  ],
  "a leave by many words that became a ban by one": [
    "The tenant is free to keep bees on the roof.",
    "The tenant is barred from keeping bees on the roof for two years.",
    "negation is free to → barred",
    "duration – → two years ?",
  ],
  "a “nothing” before what prevents": [
    "This Act prevents hospitals from buying generic drugs.",
    "Nothing in this Act prevents hospitals from buying generic drugs.",
    "negation – → Nothing",
  ],
  "a “not” that came before a bound": [
    "The driver is entitled to rest on journeys of more than nine hours.",
    "The driver is not entitled to rest on journeys of more than nine hours.",
    "negation – → not",
  ],
  "what is waived, as no ban, where only its force changed": [
    "Rent shall be waived by the landlord if the roof leaks.",
    "Rent may be waived by the landlord if the roof leaks.",
    "modality ↓ shall → may",
  ],
  "an amount beside a contrary": [
    "The bank accepts liability for stolen cards worth more than $400.",
    "The bank disclaims liability for stolen cards worth more than $200.",
    "negation accepts → disclaims",
    "money ↓ $400 → $200",
  ],
  "“free from” and “exempt from”, as nothing": [
    "The goods listed in Annex C are free from customs duty.",
    "The goods listed in Annex C are exempt from customs duty.",
  ],
  "“not below” and “no less than”, as nothing": [
    "Water let out at the weir shall not fall below 20 cubic metres per second.",
    "No less than 20 cubic metres per second shall be let out at the weir.",
  ],
  "a contrary in the place of its word": [
    "The ban on trawling in the gulf was extended.",
    "The ban on trawling in the gulf was lifted.",
    "negation extended → lifted",
  ],
  "a contrary in two words": [
    "The judge cleared the banker of fraud.",
    "The judge found the banker guilty of fraud.",
    "negation cleared → guilty",
  ],
  "a contrary of what is denied on both sides": [
    "The council may not keep the archive secret.",
    "The council may not make the archive public.",
    "negation secret → public",
  ],
  "a contrary of what is denied on one side, as nothing": [
    "The council may not keep the archive secret.",
    "The council may make the archive public.",
  ],
  "a contrary, with a doubt where the sentence was turned round": [
    "The mill has renewed the lease of the weir.",
    "The lease of the weir was terminated by the mill.",
    "negation renewed → terminated ?",
  ],
  "a contrary of several words, with a doubt where it stands elsewhere": [
    "The ministry published the list of the missing ships in May.",
    "The list of the missing ships was kept secret by the ministry in May.",
    "negation published → kept secret ?",
  ],
  "a contrary, with a doubt where one side of its place was written anew": [
    "The museum closed the north wing.",
    "The north wing was opened by the museum.",
    "negation closed → opened ?",
  ],
  "a contrary that the rules of single words know too, once": [
    "The museum is open on Sundays and holidays.",
    "The museum is closed on Sundays and holidays.",
    "negation open → closed",
  ],
  "a contrary beside who keeps it": [
    "The lender shall disclose the terms.",
    "The lender shall keep the terms confidential.",
    "negation disclose → confidential",
  ],
  "a ban and a leave, where the other text has the leave beside it": [
    "Smoking is forbidden in the hall, and eating is permitted there.",
    "Smoking is permitted in the hall, and eating is permitted there.",
    "negation forbidden → permitted",
  ],
  "what is void, by a word that says it is not": [
    "The judge found the contract binding.",
    "The judge found the contract void.",
    "negation binding → void",
  ],
  "what is asked for alone and what is refused without it, as nothing": [
    "A visa is granted only if the fee is paid.",
    "No visa is granted unless the fee is paid.",
  ],
  "who survived alone, by an adjective, as nothing": [
    "None of the crew but the cook survived.",
    "The cook was the sole survivor of the crew.",
  ],
  "a refusal, where the sentence was turned round": [
    "The chairman refused to sign the minutes.",
    "The minutes were signed by the chairman.",
    "negation refused to → –",
  ],
  "a denial by a verb that is denied": [
    "The envoy did not deny that the talks had stopped.",
    "The envoy denied that the talks had stopped.",
    "negation not → –",
  ],
};

/** Words for one time: a ban until then is a leave from then on. */
const UNTIL = [
  "until the guard has signed",
  "before the guard has signed",
  "till the guard has signed",
  "prior to the signature of the guard",
];
const ONCE = [
  "once the guard has signed",
  "when the guard has signed",
  "after the guard has signed",
  "if the guard has signed",
  "upon the signature of the guard",
  "following the signature of the guard",
];

const FORCES = ["shall", "must", "will"];

describe("what denies, weighed by whole sentences", () => {
  itTells(CASES);

  for (const until of UNTIL) {
    it(`takes a ban ${until} for a leave from then on`, () => {
      for (const once of ONCE) {
        const [ban, leave] = [`The vault may not be opened ${until}.`, `The vault may be opened ${once}.`];
        expect(drawFindings(ban, leave), once).toEqual([]);
        expect(drawFindings(leave, ban), once).toEqual([]);
      }
    });
  }

  it("takes a ban and a leave from one time on for the opposite of each other", () => {
    for (const once of ["once the guard has signed", "when the guard has signed", "if the guard has signed"]) {
      const [leave, ban] = [`The vault may be opened ${once}.`, `The vault may not be opened ${once}.`];
      expect(drawFindings(leave, ban), once).toEqual(["negation – → not"]);
    }
  });

  for (const force of FORCES) {
    it(`takes what ${force} be inviolable for what may at no time be violated`, () => {
      const [word, denied] = [
        `The archives of the mission ${force} be inviolable.`,
        "At no time may the archives of the mission be violated.",
      ];
      expect(drawFindings(word, denied)).toEqual([]);
      expect(drawFindings(denied, word)).toEqual([]);
    });
  }

  it.each([
    ["The minister did not rule out a ban.", "The minister ruled out a ban.", "the negation went: no"],
    ["The fence is complete.", "The fence is incomplete.", "the negation was complete and is no"],
    ["The ban was extended.", "The ban was lifted.", "the negation was extended and is lifted"],
    ["Neither side may fly drones.", "Each side may fly drones.", "the negation was no and is each"],
  ])("says of “%s” and “%s” in its note that %s", (before, after, note) => {
    expect(findIn({ before, after }).map((change) => change.note)).toEqual([note]);
  });
});
