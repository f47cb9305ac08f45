import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Frontiers, findSplit } from "../../../src/engine/redline/find-split.ts";

const words = fc.array(fc.nat(3), { minLength: 1, maxLength: 30 });
// Neither begin nor end alike, as asked.
const pair = fc.tuple(words, words).map(
  ([before, after]) =>
    [
      [8, ...before, 8],
      [9, ...after, 9],
    ] as const,
);

// What stands around the stretch, unlike on the two sides.
const [frontBefore, frontAfter] = [[3, 3, 3], [1]];
const [backBefore, backAfter] = [[2], [0, 0]];

/** Splits a stretch in the midst of other words; the point counts from the start of the stretch. */
function split(before: readonly number[], after: readonly number[], mostRounds: number) {
  const padded = Int32Array.from([...frontBefore, ...before, ...backBefore]);
  const paddedAfter = Int32Array.from([...frontAfter, ...after, ...backAfter]);
  const [beforeStart, afterStart] = [frontBefore.length, frontAfter.length];
  const stretch = {
    beforeStart,
    beforeEnd: beforeStart + before.length,
    afterStart,
    afterEnd: afterStart + after.length,
  };
  const frontiers = new Frontiers(padded.length, paddedAfter.length);
  const point = findSplit(padded, paddedAfter, stretch, frontiers, mostRounds);
  return { ...point, before: point.before - beforeStart, after: point.after - afterStart };
}

/** The least number of words struck and inserted, by the table that everybody knows. */
function leastChange(before: readonly number[], after: readonly number[]): number {
  let row = Array.from({ length: after.length + 1 }, (_, index) => index);
  for (const [i, word] of before.entries()) {
    const next = [i + 1];
    for (const [j, other] of after.entries())
      next.push(word === other ? (row[j] ?? 0) : Math.min(row[j + 1] ?? 0, next[j] ?? 0) + 1);
    row = next;
  }
  return row.at(-1) ?? 0;
}

describe("findSplit", () => {
  it("finds a point on a shortest way through", () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const point = split(before, after, 1000);
        expect(point.exact).toBe(true);
        const parts =
          leastChange(before.slice(0, point.before), after.slice(0, point.after)) +
          leastChange(before.slice(point.before), after.slice(point.after));
        expect(parts).toBe(leastChange(before, after));
      }),
    );
  });

  it("finds a point that is no corner, inside the stretch, however early it stops", () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 8 }), ([before, after], mostRounds) => {
        const point = split(before, after, mostRounds);
        expect(point.before >= 0 && point.before <= before.length).toBe(true);
        expect(point.after >= 0 && point.after <= after.length).toBe(true);
        expect(point.before + point.after).toBeGreaterThan(0);
        expect(point.before + point.after).toBeLessThan(before.length + after.length);
      }),
    );
  });

  it("counts more steps for more differences, and no more than rounds allow", () => {
    const before = Array.from({ length: 200 }, () => 1);
    const after = Array.from({ length: 200 }, () => 2);
    expect(split(before, after, 1000).steps).toBeGreaterThan(10_000);
    const stopped = split(before, after, 10);
    expect(stopped.exact).toBe(false);
    // Two frontiers of at most round + 1 diagonals in each round.
    expect(stopped.steps).toBeLessThanOrEqual(2 * 10 * 11);
  });

  const common = Array.from({ length: 50 }, (_, index) => 100 + index);
  const [ones, twos] = [Array.from({ length: 40 }, () => 1), Array.from({ length: 40 }, () => 2)];

  it("stops at the point that has come furthest from the start", () => {
    const { before, after, exact } = split([8, ...common, ...ones], [9, ...common, ...twos], 3);
    // Two differences, the common words, and one difference more.
    expect([exact, before + after, Math.min(before, after)]).toEqual([false, 103, 51]);
  });

  it("stops at the point that has come furthest from the end", () => {
    const { before, after, exact } = split([...ones, ...common, 8], [...twos, ...common, 9], 3);
    expect([exact, 182 - before - after, 91 - Math.max(before, after)]).toEqual([false, 103, 51]);
  });

  it("stops at a point that can be reached where one side is far shorter", () => {
    const long = Array.from({ length: 60 }, (_, index) => 100 + index);
    for (const [before, after] of [
      [[8, 8], long],
      [long, [8, 8]],
    ] as const) {
      const point = split(before, after, 20);
      expect(point.before).toBeLessThanOrEqual(before.length);
      expect(point.after).toBeLessThanOrEqual(after.length);
      expect(point.before + point.after).toBe(20);
    }
  });
});
