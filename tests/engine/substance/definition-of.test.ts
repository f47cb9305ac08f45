import { describe, expect, it } from "vitest";
import { drawFindings } from "./draw-findings.ts";

/** Verbs by which a term is defined. */
const VERBS = [
  "means",
  "mean",
  "shall mean",
  "denotes",
  "signifies",
  "designates",
  "refers to",
  "shall refer to",
  "is defined as",
  "has the meaning of",
  "comprises",
  "stands for",
  "is",
  "are",
];

const CASES: Readonly<Record<string, readonly [before: string, after: string, ...found: string[]]>> = {
  "in any quotation marks": [
    "«Site» means the old quarry.",
    "«Site» means the new port.",
    "defined-term the old quarry → the new port",
  ],
  "behind a comma": [
    '"Site", means the old quarry.',
    '"Site", means the new port.',
    "defined-term the old quarry → the new port",
  ],
  "to the end of its sentence": [
    "“Site” means the old quarry; it is open.",
    "“Site” means the new port; it is open.",
    "defined-term the old quarry → the new port",
  ],
  "that has no end": [
    "“Site” means the old quarry",
    "“Site” means the new port",
    "defined-term the old quarry → the new port",
  ],
  "with the names in it": [
    "“Site” means the land of Oman.",
    "“Site” means the land of Chad.",
    "defined-term the land of Oman → the land of Chad",
  ],
  "with what is only written otherwise in it": [
    "“Site” means 5 hectares of Oman.",
    "“Site” means 5 ha of Chad.",
    "(notation 5 hectares → 5 ha)",
    "defined-term 5 hectares of Oman → 5 ha of Chad",
  ],
  "by a figure in it, which says what changed, and a name": [
    "“Site” means 5 hectares of Oman.",
    "“Site” means 6 hectares of Chad.",
    "quantity ↑ 5 hectares → 6 hectares",
    "actor Oman → Chad",
  ],
  "before what another sentence tells": [
    "“Site” means the old quarry. Oman pays EUR 5.",
    "“Site” means the new port. Oman pays EUR 6.",
    "defined-term the old quarry → the new port",
    "money ↑ EUR 5 → EUR 6",
  ],
  "behind what another sentence tells": [
    "Oman pays EUR 5. “Site” means the old quarry.",
    "Oman pays EUR 6. “Site” means the new port.",
    "money ↑ EUR 5 → EUR 6",
    "defined-term the old quarry → the new port",
  ],
  "of another term by its term alone": [
    "“Site” means the old quarry.",
    "“Area” means the old quarry.",
    "defined-term Site → Area",
  ],
  "that stayed as nothing": [
    "“Site” means the old quarry, and rain fell.",
    "“Site” means the old quarry, and rain fell.",
  ],
  "that is none as nothing": ["“Site” lies by the old quarry.", "“Site” lies by the new port."],
  "of a term without quotation marks as nothing": ["The Site means the old quarry.", "The Site means the new port."],
};

describe("a definition of a term", () => {
  it.each(VERBS)("is told where it names another thing now: “Site” %s", (verb) => {
    expect(drawFindings(`“Site” ${verb} the old quarry.`, `“Site” ${verb} the new port.`)).toEqual([
      "defined-term the old quarry → the new port",
    ]);
  });

  for (const [how, [before, after, ...expected]] of Object.entries(CASES)) {
    it(`is told ${how}`, () => {
      expect(drawFindings(before, after)).toEqual(expected);
    });
  }
});
