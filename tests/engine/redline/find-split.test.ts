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

function split(before: readonly number[], after: readonly number[], mostRounds: number) {
  const whole = { beforeStart: 0, beforeEnd: before.length, afterStart: 0, afterEnd: after.length };
  const frontiers = new Frontiers(before.length, after.length);
  return findSplit(Int32Array.from(before), Int32Array.from(after), whole, frontiers, mostRounds);
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

  it("stops at the point that has come furthest", () => {
    const common = Array.from({ length: 50 }, (_, index) => 100 + index);
    const before = [8, ...common, ...Array.from({ length: 40 }, () => 1)];
    const after = [9, ...common, ...Array.from({ length: 40 }, () => 2)];
    expect(split(before, after, 3)).toMatchObject({ exact: false });
    const point = split(before, after, 3);
    expect(Math.min(point.before, point.after)).toBeGreaterThanOrEqual(51);
  });
});
