import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NumberRooms } from "../../../src/engine/words/number-rooms.ts";
import { SpellingTable } from "../../../src/engine/words/spelling-table.ts";
import { splitWords } from "../../../src/engine/words/split-words.ts";
import { anyText } from "../../support/any-text.ts";

describe("a table of spellings", () => {
  it("knows a word again in another text, and where the words of each stand", () => {
    const table = new SpellingTable(4);
    expect(numbersOf(table, "Kyiv shall not")).toEqual([0, 1, 2]);
    expect(numbersOf(table, "  not  Kyiv. ")).toEqual([2, 0, 3]);
    expect(table.spellingOf(3)).toBe(".");
    expect([...table.readInto(new NumberRooms(), "  not  Kyiv. ").bounds]).toEqual([2, 5, 7, 11, 11, 12]);
  });

  it("takes for one what is spelled alike, whether its letters are plain, accented or joined, and however it is asked for", () => {
    const table = new SpellingTable(4);
    for (const word of ["word", "cease-fire", "Ukraine's", "élan", "Slovyansk’s", "10bis", "x2", "$100", "a\u0301b"]) {
      expect(numbersOf(table, `${word} ${word}, ${word}`)).toEqual([
        table.numberOf(word),
        table.numberOf(word),
        table.numberOf(","),
        table.numberOf(word),
      ]);
      expect(table.spellingOf(table.numberOf(word))).toBe(word);
    }
  });

  it.each([
    ["a size", "a size"],
    ["Zone zones", "Zone zones"],
    ["sea|shore {the} ~zone`", "sea | shore { the } ~ zone `"],
    ["cease—fire, cease-fire", "cease — fire , cease-fire"],
    ["élan café naïve", "élan café naïve"],
    ["cafe\u0301 x\u0080", "cafe\u0301 x \u0080"],
    ["the Parties' day's end-", "the Parties ' day's end -"],
    ["Article 9bis x09 z/a z:a", "Article 9bis x09 z / a z : a"],
    ["", ""],
    [" \n ", ""],
  ])("parts %j into %j", (text, words) => {
    const { bounds, count } = new SpellingTable(4).readInto(new NumberRooms(), text);
    expect(
      Array.from({ length: count }, (_, word) => text.slice(bounds[2 * word], bounds[2 * word + 1])).join(" "),
    ).toBe(words);
  });

  it("parts every text as `splitWords` does", () => {
    fc.assert(
      fc.property(anyText({ maxLength: 30 }), (text) => {
        const { words } = splitWords(text);
        const table = new SpellingTable(4);
        const { bounds, numbers } = table.readInto(new NumberRooms(), text);
        expect([...bounds]).toEqual(words.flatMap(({ start, end }) => [start, end]));
        expect(Array.from(numbers, (number) => table.spellingOf(number))).toEqual(words.map((word) => word.text));
      }),
    );
  });

  it("reads a text of thousands of words to its end", () => {
    const words = Array.from({ length: 3_000 }, (_, index) => `w${index}`);
    const { bounds, count, numbers } = new SpellingTable(4).readInto(new NumberRooms(), words.join(" "));
    expect(count).toBe(3_000);
    expect([...numbers]).toEqual(words.map((_, index) => index));
    expect([...bounds.slice(0, 4), ...bounds.slice(-2)]).toEqual([0, 2, 3, 5, 16_884, 16_889]);
  });

  it("gives a number that was reserved to no word, and tells it from those of words", () => {
    const table = new SpellingTable(4);
    expect([table.reserve(), table.numberOf(""), table.numberOf("a"), table.reserve()]).toEqual([0, 1, 2, 3]);
    expect([0, 1, 2, 3].map((number) => table.spellingOf(number))).toEqual(["", "", "a", ""]);
    expect([0, 1, 2, 3].map((number) => table.isReserved(number))).toEqual([true, false, false, true]);
  });

  it("has no spelling for a number it has not given out", () => {
    expect(new SpellingTable(4).spellingOf(0)).toBe("");
  });

  // Found by trying: the whole hash is the same, whatever the length of the table.
  it.each([
    ["lyqec", "wansc"],
    ["nmrx", "fofvd"],
    ["poygd", "kaljf"],
    ["fbzac", "vgpyf"],
  ])("tells %s from %s, whose hashes are the same", (one, other) => {
    const table = new SpellingTable(4);
    expect(numbersOf(table, `${one} ${other} ${one} ${other}`)).toEqual([0, 1, 0, 1]);
    expect([0, 1].map((number) => table.spellingOf(number))).toEqual([one, other]);
  });

  it("tells spellings apart that were made to fall on one place", () => {
    const crowd = crowdOnOnePlace(60);
    const table = new SpellingTable(60);
    expect(numbersOf(table, crowd.join(" "))).toEqual(crowd.map((_, index) => index));
    expect(numbersOf(table, [...crowd].reverse().join(" ")).reverse()).toEqual(crowd.map((_, index) => index));
    expect(table.size).toBe(60);
  });

  it("knows such spellings again when it has grown", () => {
    const crowd = crowdOnOnePlace(60);
    const table = new SpellingTable(60);
    const numbers = numbersOf(table, crowd.join(" "));
    const others = Array.from({ length: 5_000 }, (_, index) => `y${index}`).join(" ");
    const numbersOfOthers = numbersOf(table, others);
    expect(numbersOf(table, crowd.join(" "))).toEqual(numbers);
    expect(numbersOf(table, others)).toEqual(numbersOfOthers);
    expect(table.size).toBe(5_060);
  });
});

/** Found by trying: spellings whose hashes end alike, made to fill one place of a table of 256. */
function crowdOnOnePlace(count: number): readonly string[] {
  const hashOf = (word: string) => {
    let hash = 0x811c9dc5;
    for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
    const mixed = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) & 255;
  };
  const crowd: string[] = [];
  for (let index = 0; crowd.length < count; index++) {
    const word = `x${index.toString(36)}`;
    if (hashOf(word) === 7) crowd.push(word);
  }
  return crowd;
}

function numbersOf(table: SpellingTable, text: string): number[] {
  return [...table.readInto(new NumberRooms(), text).numbers];
}
