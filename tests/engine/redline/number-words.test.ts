import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberWords } from "../../../src/engine/redline/number-words.ts";
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

  // Found by trying: spellings whose hashes end alike, made to fill one place of the table.
  it("tells spellings apart that were made to fall on one place", () => {
    const hashOf = (word: string) => {
      let hash = 0x811c9dc5;
      for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
      return (hash ^ (hash >>> 15)) & 255;
    };
    const crowd: string[] = [];
    for (let index = 0; crowd.length < 60; index++) {
      const word = `x${index.toString(36)}`;
      if (hashOf(word) === 7) crowd.push(word);
    }
    const { before, after, spellings } = numberWords(crowd.join(" "), [...crowd].reverse().join(" "));
    expect([...before.numbers]).toEqual(crowd.map((_, index) => index));
    expect([...after.numbers].reverse()).toEqual([...before.numbers]);
    expect(spellings).toBe(60);
  });
});
