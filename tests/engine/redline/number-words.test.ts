import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberWords, PairNumbering } from "../../../src/engine/redline/number-words.ts";
import { splitWords } from "../../../src/engine/words/split-words.ts";

describe("numberWords", () => {
  it("gives one spelling one number on both sides, counted from 0", () => {
    const { before, after, spellings } = numberWords("shall may shall", "may must");
    expect([...before.numbers, ...after.numbers]).toEqual([0, 1, 0, 1, 2]);
    expect(spellings).toBe(3);
  });

  it("tells spellings apart exactly as strings are", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.constantFrom("a", "b", "ab", "ba", "aa", " ", ".")).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { before, after, spellings } = numberWords(one, other);
        const words = [...splitWords(one).words, ...splitWords(other).words].map((word) => word.text);
        const known = [...new Set(words)];
        expect([...before.numbers, ...after.numbers]).toEqual(words.map((word) => known.indexOf(word)));
        expect(spellings).toBe(known.length);
      }),
    );
  });

  it("tells many thousand spellings apart, however they fall into the table", () => {
    const words = Array.from({ length: 20_000 }, (_, index) =>
      index.toString(26).replace(/\d/gu, (digit) => `x${"abcdefghij"[Number(digit)]}`),
    );
    const text = words.join(" ");
    const { before, after, spellings } = numberWords(text, text);
    expect(spellings).toBe(new Set(words).size);
    expect(after.numbers).toEqual(before.numbers);
  });

  it("numbers each pair from 0, whatever was numbered before", () => {
    const numbering = new PairNumbering();
    const numbersOf = (before: string, after: string) => {
      const pair = numberWords(before, after, numbering);
      return [[...pair.before.numbers], [...pair.after.numbers], pair.spellings];
    };
    expect(numbersOf("shall may must", "may")).toEqual([[0, 1, 2], [1], 3]);
    expect(numbersOf("may", "must shall may")).toEqual([[0], [1, 2, 0], 3]);
    expect(numbersOf("shall may must", "may")).toEqual([[0, 1, 2], [1], 3]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c", "d", "e f", "g a"), { minLength: 2 }), (texts) => {
        for (const [index, text] of texts.entries()) {
          const other = texts[index - 1] ?? "";
          expect(numberWords(text, other, numbering)).toEqual(numberWords(text, other));
        }
      }),
    );
  });
});
