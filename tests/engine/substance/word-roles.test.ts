import { describe, expect, it } from "vitest";
import { ROLES, rolesOfLook } from "../../../src/engine/substance/word-roles.ts";

/** What a word may be by its look alone. */
const LOOKS: Readonly<Record<string, readonly [roles: number, words: string]>> = {
  "a letter of any alphabet": [ROLES.letter, "a tax Z état київ"],
  "a digit or another sign for a number": [ROLES.digit, "0 1998 9 ½ Ⅳ"],
  "an apostrophe": [ROLES.apostrophe, "' ’ 's"],
  "a stop": [ROLES.stop, ". ; :"],
  "a comma": [ROLES.comma, ","],
  "a bracket": [ROLES.bracket, "( )"],
  "any other mark": [0, "- % [ ] / “ € ! ?"],
  "what may deny the rest of it": [
    ROLES.letter | ROLES.prefixed,
    "unfit under inapt impossible illegal irregular nonsense disarm",
  ],
};

describe("what a word may be", () => {
  it("is told by a bit for each", () => {
    const roles = Object.values(ROLES);
    expect(new Set(roles).size).toBe(roles.length);
    expect(roles.filter((role) => role === 0 || (role & (role - 1)) !== 0)).toEqual([]);
  });

  it.each(Object.entries(LOOKS))("is told by the look of %s", (_, [roles, words]) => {
    const looks = words.split(" ").map((word) => [word, rolesOfLook(word)]);
    expect(looks).toEqual(words.split(" ").map((word) => [word, roles]));
  });

  it("is nothing where there is no word", () => {
    expect(rolesOfLook("")).toBe(0);
  });
});
