import { describe, expect, it } from "vitest";
import {
  BLANK_CLASS,
  isBlank,
  nameOfUnseen,
  SHAPELESS_CLASS,
  UNSEEN_CLASS,
  unseenKindOf,
} from "../../../src/engine/characters/unseen-characters.ts";

const ALL = Array.from({ length: 0x110000 }, (_, codePoint) => codePoint);

function membersOf(characters: string): number[] {
  const pattern = new RegExp(`^[${characters}]$`, "u");
  return ALL.filter((codePoint) => pattern.test(String.fromCodePoint(codePoint)));
}

describe("classes of regular expressions", () => {
  it("hold all that is not seen, with halves of surrogate pairs or without them", () => {
    const unseen = ALL.filter((one) => unseenKindOf(one) !== undefined);
    expect(membersOf(UNSEEN_CLASS)).toEqual(unseen);
    expect(membersOf(SHAPELESS_CLASS)).toEqual(unseen.filter((one) => unseenKindOf(one) !== "surrogate"));
    // Ignorable ones, control characters but for blanks, halves, annotation marks and noncharacters.
    expect(unseen).toHaveLength(4174 + 59 + 2048 + 3 + 34);
  });

  it("hold all that leaves a blank", () => {
    const blanks = membersOf(BLANK_CLASS);
    expect(blanks).toEqual(ALL.filter(isBlank));
    expect(blanks).toHaveLength(26);
  });

  it("call noncharacters of the first plane by that name", () => {
    for (const one of [0xfdd0, 0xfdef, 0xfffe, 0xffff])
      expect([unseenKindOf(one), nameOfUnseen(one)]).toEqual(["format", "noncharacter"]);
  });
});
