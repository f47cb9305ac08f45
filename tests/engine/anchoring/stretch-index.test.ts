import { describe, expect, it } from "vitest";
import { readText, TextReader } from "../../../src/engine/anchoring/read-text.ts";
import { StretchIndex, spanOf, wordsIn } from "../../../src/engine/anchoring/stretch-index.ts";
import type { Point } from "../../../src/model/point.ts";

function indexOf(...texts: readonly (string | null)[]): StretchIndex {
  const points = texts.map((text, order): Point => {
    const number = String(order + 1);
    return { path: number, order, depth: 0, parent: null, number, label: null, heading: null, text };
  });
  return new StretchIndex(points, new TextReader());
}

const wordsOf = (text: string) => readText(text).words.filter(({ isWord }) => isWord);

/** A form of words that stands in so many points, each with words of its own around it. */
const formIn = (count: number) =>
  indexOf(...Array.from({ length: count }, (_, index) => `day${index} of the said agreement year${index}`));

describe("four words in a row", () => {
  it("are found wherever they stand, marks left out", () => {
    const index = indexOf("Boats, of both towns, pay.", null, "Nets and boats of both towns pay.");
    expect(index.placesOf(wordsOf("the “boats” of both towns pay"), 2)).toEqual([
      { point: 0, at: 1 },
      { point: 2, at: 3 },
    ]);
    expect(index.wordsOf(1).words).toEqual([]);
  });

  it("are not found where fewer stand", () => {
    const index = indexOf("boats of both");
    expect(index.placesOf(wordsOf("boats of both"), 0)).toEqual([]);
    expect(index.placesOf(wordsOf("boats of both towns"), 0)).toEqual([]);
  });

  it("tell places as long as they stand 16 times at most", () => {
    const form = wordsOf("of the said agreement");
    expect(formIn(16).placesOf(form, 0)).toHaveLength(16);
    expect(formIn(17).placesOf(form, 0)).toEqual([]);
    expect(formIn(40).placesOf(form, 0)).toEqual([]);
  });
});

describe("a run of words", () => {
  it("is common where four words in a row, one of them its own, stand more than 16 times", () => {
    const words = wordsOf("boats pay of the said agreement in spring daily");
    const common = (count: number) => words.map((_, at) => formIn(count).isCommon(words, at, at + 1));
    expect(common(16)).toEqual(Array(9).fill(false));
    expect(common(17)).toEqual([false, false, true, true, true, true, false, false, false]);
    expect(formIn(17).isCommon(words, 0, 2)).toBe(false);
    expect(formIn(17).isCommon(words, 0, 3)).toBe(true);
    expect(formIn(17).isCommon(wordsOf("of the said agreement"), 0, 1)).toBe(true);
  });

  it("may begin as far from four words in a row there as here", () => {
    const index = indexOf("then all boats of both towns pay");
    const words = wordsOf("boats of both towns carry lamps");
    const begins = words.map((_, at) => index.candidates(words, at, at + 1).map((place) => place.at));
    expect(begins).toEqual([[2], [3], [4], [5], [], []]);
    expect(index.candidates(words, 4, 6)).toEqual([]);
    expect(index.candidates(wordsOf("some boats of both towns"), 0, 1)).toEqual([]);
    expect(index.candidates(wordsOf("boats of both towns"), 3, 4)).toEqual([{ point: 0, at: 5 }]);
  });

  it("may begin with the text, but not before it, and is named once", () => {
    const index = indexOf("boats of both towns pay crowns");
    const words = wordsOf("boats of both towns pay crowns");
    expect(index.candidates(words, 0, 6)).toEqual([{ point: 0, at: 0 }]);
    expect(index.candidates(wordsOf("all boats of both towns pay crowns"), 0, 7)).toEqual([]);
  });
});

describe("the words in a stretch of text", () => {
  const words = wordsOf("Boats pay, five.");
  for (const [name, span, expected] of [
    ["are those that it touches", { start: 3, end: 7 }, [0, 2]],
    ["are not those that it only borders on", { start: 5, end: 11 }, [1, 2]],
    ["are none behind the last", { start: 15, end: 16 }, [3, 3]],
    ["are all up to the last where it ends the text", { start: 0, end: 16 }, [0, 3]],
    ["are none before the first", { start: 0, end: 0 }, [0, 0]],
  ] as const) {
    it(name, () => {
      expect(wordsIn(words, span)).toEqual(expected);
    });
  }

  it("begin with the first and end with the last", () => {
    expect(spanOf(words, 0, 2)).toEqual({ start: 0, end: 9 });
    expect(spanOf(words, 2, 1)).toEqual({ start: 11, end: 15 });
  });
});
