import { describe, expect, it } from "vitest";
import { drawFindings } from "./draw-findings.ts";

const CASES: Readonly<Record<string, readonly [before: string, after: string, ...found: string[]]>> = {
  "as its words, where both begin with one letter after the other": ["The GRC pays.", "The Grain Rescue Council pays."],
  "as its words, with words between them that carry no matter": ["The GRC pays.", "The Grain and Rice Council pays."],
  "as its words in small letters": ["GDP grew by 5 per cent.", "Gross domestic product grew by 5 per cent."],
  "as its words in a longer name": ["The GRC of Oman pays.", "The Grain Rescue Council of Oman pays."],
  "as its words, beside what else changed": [
    "The GRC pays 5 euros.",
    "The Grain Rescue Council pays 6 euros.",
    "money ↑ 5 euros → 6 euros",
  ],
  "as its words, beside another name that changed": [
    "Ships of the GRC and of Oman sail.",
    "Ships of the Grain Rescue Council and of Chad sail.",
    "actor Oman → Chad",
  ],
  "as its words, and known by both": [
    "The OSCE pays.",
    "The Organization for Security and Co-operation in Europe pays.",
    "(notation OSCE → Organization for Security and Co-operation in Europe)",
  ],
  "as a name of its own, where a letter has no word": [
    "The GRC pays.",
    "The Rice Council pays.",
    "actor GRC → Rice Council",
  ],
  "as a name of its own, where a word of matter has no letter": [
    "The GRC pays.",
    "The Grain Import Rescue Council pays.",
    "actor GRC → Grain Import Rescue Council",
  ],
};

describe("an acronym", () => {
  for (const [how, [before, after, ...expected]] of Object.entries(CASES)) {
    it(`is taken ${how}`, () => {
      expect(drawFindings(before, after)).toEqual(expected);
    });
  }
});
