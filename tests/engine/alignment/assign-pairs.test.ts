import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignPairs, type Offer } from "../../../src/engine/alignment/assign-pairs.ts";

/** Offers drawn as one row of worths per point before; 0 is no offer. */
function offersOf(worths: readonly (readonly number[])[]): Offer[] {
  return worths.flatMap((row, before) =>
    row.flatMap((worth, after) => (worth === 0 ? [] : [{ before, after, worth }])),
  );
}

function worthOf(pairs: ReadonlyMap<number, number>, offers: readonly Offer[]): number {
  return offers.reduce((sum, { before, after, worth }) => sum + (pairs.get(before) === after ? worth : 0), 0);
}

/** The most that can be had, by trying everything. */
function bestWorth(worths: readonly (readonly number[])[], row = 0, taken: ReadonlySet<number> = new Set()): number {
  const offers = worths[row];
  if (offers === undefined) return 0;
  const tries = offers.map((worth, after) =>
    worth > 0 && !taken.has(after) ? worth + bestWorth(worths, row + 1, new Set([...taken, after])) : 0,
  );
  return Math.max(bestWorth(worths, row + 1, taken), ...tries);
}

describe("assignPairs", () => {
  it("gives up the best single pair where two others are worth more together", () => {
    const pairs = assignPairs(
      offersOf([
        [9, 8],
        [8, 0],
      ]),
    );
    expect([...pairs]).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it("leaves a point alone rather than take an offer worth nothing", () => {
    expect(assignPairs(offersOf([[-1], [0]])).size).toBe(0);
    expect(assignPairs([]).size).toBe(0);
  });

  it("takes as much as trying everything would", () => {
    const row = fc.array(fc.integer({ min: -2, max: 9 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (worths) => {
        const offers = offersOf(worths);
        const pairs = assignPairs(offers);
        expect(worthOf(pairs, offers)).toBe(bestWorth(worths));
        expect(new Set(pairs.values()).size).toBe(pairs.size);
      }),
    );
  });

  it("decides between equal offers by their order", () => {
    expect(
      [
        ...assignPairs(
          offersOf([
            [5, 5],
            [5, 5],
          ]),
        ),
      ].sort(),
    ).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it("settles for the best free partner when its effort is spent", () => {
    const offers = offersOf([
      [9, 8],
      [8, 0],
    ]);
    expect([...assignPairs(offers, 0)]).toEqual([[0, 0]]);
  });

  it("still pairs each point at most once, and leaves none that could be paired, when its effort is spent", () => {
    const row = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.nat(60), (worths, effort) => {
        const pairs = assignPairs(offersOf(worths), effort);
        expect(new Set(pairs.values()).size).toBe(pairs.size);
        expect(pairs.size).toBe(Math.min(4, worths.length));
      }),
    );
  });
});
