import { describe, expect, it } from "vitest";
import { FLAGS, flagsOfLook } from "../../../src/engine/substance/word-flags.ts";

/** What a word looks like, by what it begins with. */
const LOOKS: Readonly<Record<string, readonly [flags: number, characters: string]>> = {
  "a small letter": [0, "a m z а я ѐ ї џ"],
  "a capital": [FLAGS.capital, "A M Z"],
  "a capital of the other alphabet, which might be a figure too": [FLAGS.capital | FLAGS.figure, "А Я Ї É"],
  "a figure or a sign of money": [FLAGS.figure, "0 5 9 $ € £ ½ é №"],
  "a mark that opens a quotation": [FLAGS.quote, "“ \" « „ ‘ '"],
  "any other mark": [0, "( ) . , @ [ ` { - % /"],
};

describe("what may begin with a word", () => {
  it("is told by a bit for each", () => {
    const flags = Object.values(FLAGS);
    expect(new Set(flags).size).toBe(flags.length);
    expect(flags.filter((flag) => flag === 0 || (flag & (flag - 1)) !== 0)).toEqual([]);
  });

  it.each(Object.entries(LOOKS))("is told by the look of %s", (_, [flags, characters]) => {
    const looks = characters.split(" ").map((character) => [character, flagsOfLook(character.charCodeAt(0))]);
    expect(looks).toEqual(characters.split(" ").map((character) => [character, flags]));
  });
});
