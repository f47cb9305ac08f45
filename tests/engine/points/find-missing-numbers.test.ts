import { describe, expect, it } from "vitest";
import { findMissingNumbers } from "../../../src/engine/points/find-missing-numbers.ts";
import { listPoints } from "../../../src/engine/points/list-points.ts";
import { readPoints } from "../../../src/engine/points/read-points.ts";
import { aPoint } from "../../support/drafts.ts";

/** Gaps among points of these numbers, side by side: `2-4` between 2 and 4, `-3` before a first 3. */
function gaps(...numbers: readonly string[]): readonly string[] {
  const points = listPoints(numbers.map((number) => aPoint(number, "Words.")));
  return findMissingNumbers(points).map(({ after = "", before }) => `${after}-${before}`);
}

describe("missing numbers", () => {
  it("are found between neighbours, and before the first", () => {
    expect(gaps("1", "2", "3")).toEqual([]);
    expect(gaps("1", "2", "4", "5", "9")).toEqual(["2-4", "5-9"]);
    expect(gaps("3", "4")).toEqual(["-3"]);
    expect(gaps()).toEqual([]);
  });

  it("are none where the order is another, a number is repeated, or a point stands before the first", () => {
    expect(gaps("2", "1", "3")).toEqual([]);
    expect(gaps("1", "2", "1", "2")).toEqual([]);
    expect(gaps("0", "1")).toEqual([]);
  });

  it("are none where points were inserted or have no number", () => {
    expect(gaps("10", "10bis", "11").map((gap) => gap.replace("-10", "first"))).toEqual(["first"]);
    expect(gaps("1", "2a", "2b", "3")).toEqual([]);
    expect(gaps("1", "", "2")).toEqual([]);
  });

  it("are found in letters and in roman numerals, whichever is meant", () => {
    expect(gaps("a", "b", "d")).toEqual(["b-d"]);
    expect(gaps("i", "ii", "iv")).toEqual(["ii-iv"]);
    expect(gaps("i", "ii", "iii", "iv", "v")).toEqual([]);
    expect(gaps("A", "B", "C")).toEqual([]);
    expect(gaps("h", "i", "j")).toEqual(["-h"]);
  });

  it("are not said of numbers that count nothing known here", () => {
    expect(gaps("1", "a")).toEqual([]);
    expect(gaps("r1", "r5")).toEqual([]);
    expect(gaps("а", "г")).toEqual([]);
  });

  it("are looked for under each parent by itself, its number left out", () => {
    const { points } = readPoints("1. One\n1.1. a\n1.3. c\n2. Two\n  (a) x\n  (c) z", { markdown: false });
    expect(findMissingNumbers(listPoints(points))).toEqual([
      { after: "1.1", before: "1.3" },
      { after: "2.a", before: "2.c" },
    ]);
  });
});
