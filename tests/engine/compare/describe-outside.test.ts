import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeOutsideDifference } from "../../../src/engine/compare/describe-outside.ts";

describe("what two texts differ in outside their points", () => {
  const told: readonly (readonly [before: string, after: string, sentence: string])[] = [
    ["1. Boats pay.", "\ufeff1. Boats pay.", "Only one of the texts begins with U+FEFF zero width no-break space."],
    [
      "1. Boats pay.\r\n2. Ferries wait.",
      "1. Boats pay.\n2. Ferries wait.",
      "The texts end their lines in different ways.",
    ],
    ["1. Boats pay.\r", "1. Boats pay.\n", "The texts end their lines in different ways."],
    [
      "1. Boats pay.\n2. Ferries wait.",
      "1. Boats pay.\n2) Ferries wait.",
      "The texts differ outside their points, first in line 2: “2. Ferries wait.” and “2) Ferries wait.”.",
    ],
    [
      "1. Boats pay.  \n2. Ferries wait.",
      "1. Boats pay.\n2. Ferries wait.",
      "The texts differ outside their points, first in line 1, in the white space around its words.",
    ],
    [
      "1. Boats pay.\n",
      "1. Boats pay.\n\n---",
      "The texts differ outside their points, first in line 3, where one of them has ended.",
    ],
    [
      "title: Talks about a boathouse, first round",
      "title: Talks about a boathouse, second round of all",
      "The texts differ outside their points, first in line 1: “…se, first round” and “…se, second round of all”.",
    ],
    [
      "1.\u200b Boats pay their fees in the month of March.",
      "1. Boats pay their fees in the month of March.",
      "The texts differ outside their points, first in line 1: “1.‹U+200B› Boats pay their fees …” and “1. Boats pay their fees …”.",
    ],
  ];
  for (const [before, after, sentence] of told) {
    it(`says: ${sentence}`, () => expect(describeOutsideDifference(before, after)).toBe(sentence));
  }

  it("is nothing where the texts are equal, and never nothing where they are not", () => {
    const pieces = fc.array(
      fc.constantFrom("1.", "a", "é", "e\u0301", " ", "\t", "\r\n", "\n", "\r", "\ufeff", "\u200b", "\ud83d"),
    );
    const text = pieces.map((some) => some.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(describeOutsideDifference(before, before)).toBeUndefined();
        const sentence = describeOutsideDifference(before, after);
        expect(sentence === undefined).toBe(before === after);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey must not come through.
        expect(sentence ?? "").not.toMatch(/[\u0000-\u001f\u200b\ufeff]/u);
      }),
    );
  });
});
