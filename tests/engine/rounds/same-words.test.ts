import { describe, expect, it } from "vitest";
import { sayingOf } from "../../../src/engine/rounds/same-words.ts";
import { readPoints } from "../../support/drawn-versions.ts";

const saying = (drawn: string) => sayingOf(drawn === "" ? [] : readPoints(drawn));

const EQUAL: Readonly<Record<string, readonly [one: string, other: string]>> = {
  "one text twice": ["1. The lake is shared.", "1. The lake is shared."],
  "one text under two numbers": ["1. The lake is shared.", "7. The lake is shared."],
  "a text under an empty heading and under none": ["1. # | The lake is shared.", "1. The lake is shared."],
  "two points, one of them under an empty heading": [
    "1. # | Boats sail.\n2. Nets dry.",
    "1. Boats sail.\n2. Nets dry.",
  ],
  "texts under one heading": ["1. # Fishing | Nets dry.", "4. # Fishing | Nets dry."],
};

const DIFFERENT: Readonly<Record<string, readonly [one: string, other: string]>> = {
  "another text": ["1. The lake is shared.", "1. The lake is divided."],
  "the same letters in other code points": ["1. The caf\u{e9} is shared.", "1. The cafe\u{301} is shared."],
  "another heading": ["1. # Fishing | Nets dry.", "1. # Trade | Nets dry."],
  "a heading that was not there": ["1. Nets dry.", "1. # Fishing | Nets dry."],
  "a heading that ends elsewhere": ["1. # Fishing | nets dry.", "1. # Fishing nets | dry."],
  "a further point": ["1. Boats sail.", "1. Boats sail.\n2. Nets dry."],
  "another second point": ["1. Boats sail.\n2. Nets dry.", "1. Boats sail.\n2. Nets rot."],
  "another order": ["1. Boats sail.\n2. Nets dry.", "1. Nets dry.\n2. Boats sail."],
};

describe("what points say", () => {
  for (const [what, [one, other]] of Object.entries(EQUAL))
    it(`is the same of ${what}`, () => {
      expect(saying(one)).toBeDefined();
      expect(saying(one)).toBe(saying(other));
    });

  for (const [what, [one, other]] of Object.entries(DIFFERENT))
    it(`is not the same with ${what}`, () => {
      expect(saying(one)).not.toBe(saying(other));
    });

  it("is known of a point without words, which says nothing", () => {
    expect(saying("1. ")).toBeDefined();
    expect(saying("1. ")).not.toBe(saying("1. Nets dry."));
  });

  it("is not known where there are no points, or a text is not known", () => {
    for (const drawn of ["", "1. ?", "1. Boats sail.\n2. ?"]) expect(saying(drawn), drawn).toBeUndefined();
  });
});
