import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findAnchors } from "../../../src/engine/redline/find-anchors.ts";

function anchors(before: readonly number[], after: readonly number[], length: number) {
  const whole = { beforeStart: 0, beforeEnd: before.length, afterStart: 0, afterEnd: after.length };
  return findAnchors(Int32Array.from(before), Int32Array.from(after), whole, length);
}

describe("findAnchors", () => {
  it("finds words that stand once on either side", () => {
    expect(anchors([1, 2, 3, 2], [4, 3, 1, 1, 2], 1)).toEqual([{ before: 2, after: 1 }]);
  });

  it("leaves out what is repeated on either side", () => {
    expect(anchors([1, 1, 2], [1, 2, 2], 1)).toEqual([]);
    expect(anchors([1, 2], [1, 1, 1, 2], 1)).toEqual([{ before: 1, after: 3 }]);
  });

  it("finds sequences though each of their words is repeated", () => {
    expect(anchors([1, 2, 1, 1], [2, 1, 1, 9, 2, 1, 1], 3)).toEqual([]);
    expect(anchors([1, 2, 1, 1, 2, 2], [9, 2, 1, 1, 9], 3)).toEqual([{ before: 1, after: 1 }]);
  });

  it("keeps the most that rise on both sides", () => {
    expect(anchors([1, 2, 3, 4, 5], [5, 2, 3, 1, 4], 1)).toEqual([
      { before: 1, after: 1 },
      { before: 2, after: 2 },
      { before: 3, after: 4 },
    ]);
  });

  it("finds none in a stretch shorter than the sequence", () => {
    expect(anchors([1, 2], [1, 2, 3], 3)).toEqual([]);
    expect(anchors([1, 2, 3], [1, 2], 3)).toEqual([]);
    expect(anchors([1, 2, 3], [1, 2, 3], 3)).toEqual([{ before: 0, after: 0 }]);
  });

  it("looks at nothing outside the stretch", () => {
    const stretch = { beforeStart: 1, beforeEnd: 3, afterStart: 1, afterEnd: 3 };
    const [before, after] = [Int32Array.from([7, 1, 7, 1]), Int32Array.from([1, 1, 7, 7])];
    expect(findAnchors(before, after, stretch, 1)).toEqual([
      { before: 1, after: 1 },
      { before: 2, after: 2 },
    ]);
  });

  it("gives only what rises, is equal and stands once", () => {
    const words = fc.array(fc.nat(40), { maxLength: 60 });
    fc.assert(
      fc.property(words, words, fc.integer({ min: 1, max: 3 }), (before, after, length) => {
        const found = anchors(before, after, length);
        const places = (words: readonly number[], sequence: string) =>
          words.filter((_, index) => words.slice(index, index + length).join(" ") === sequence).length;
        for (const [index, anchor] of found.entries()) {
          const sequence = before.slice(anchor.before, anchor.before + length).join(" ");
          expect(after.slice(anchor.after, anchor.after + length).join(" ")).toBe(sequence);
          expect([places(before, sequence), places(after, sequence)]).toEqual([1, 1]);
          const next = found[index + 1];
          expect(next === undefined || (next.before > anchor.before && next.after > anchor.after)).toBe(true);
        }
      }),
    );
  });
});
