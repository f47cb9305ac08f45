import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchWords, NO_PARTNER } from "../../../src/engine/redline/match-words.ts";
import { findSoleChange } from "../../../src/engine/redline/sole-change.ts";

const find = (before: readonly number[], after: readonly number[]) => {
  const sole = findSoleChange(Int32Array.from(before), Int32Array.from(after));
  return sole && [sole.beforeStart, sole.beforeEnd, sole.afterStart, sole.afterEnd];
};

describe("the sole change between two texts", () => {
  it("lies between what they begin and what they end with alike", () => {
    expect(find([0, 1, 2, 3], [0, 4, 5, 3])).toEqual([1, 3, 1, 3]);
    expect(find([0, 1], [0, 2, 1])).toEqual([1, 1, 1, 2]);
    expect(find([], [7])).toEqual([0, 0, 0, 1]);
  });

  it("is of no words where nothing changed", () => {
    expect(find([0, 1], [0, 1])).toEqual([2, 2, 2, 2]);
  });

  it("is none where a word between stands on both sides", () => {
    expect(find([0, 1, 2, 3], [0, 2, 1, 3])).toBeUndefined();
  });

  it("is none where many words stand between, whether they are other ones or not", () => {
    expect(find([0, 1, 2, 3, 4], [5, 6, 7, 8, 9])).toBeUndefined();
  });

  it("is what the search of words finds", () => {
    const words = fc.array(fc.nat(6), { maxLength: 9 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const sole = findSoleChange(Int32Array.from(before), Int32Array.from(after));
        if (sole === undefined) return;
        const { partners, precise } = matchWords(Int32Array.from(before), Int32Array.from(after), 7);
        const shift = after.length - before.length;
        expect([...partners]).toEqual(
          before.map((_, n) => (n < sole.beforeStart ? n : n < sole.beforeEnd ? NO_PARTNER : n + shift)),
        );
        expect(precise).toBe(true);
      }),
    );
  });
});
