import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignPairs } from "../../../src/engine/alignment/assign-pairs.ts";
import { columnsOfOffers, type Offer } from "./columns-of-offers.ts";

function assigned(offers: readonly Offer[], effort?: number): ReadonlyMap<number, number> {
  return assignPairs(columnsOfOffers(offers), effort);
}

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
    const pairs = assigned(
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
    expect(assigned(offersOf([[-1], [0]])).size).toBe(0);
    expect(assigned([]).size).toBe(0);
  });

  it("takes as much as trying everything would", () => {
    const row = fc.array(fc.integer({ min: -2, max: 9 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (worths) => {
        const offers = offersOf(worths);
        const pairs = assigned(offers);
        expect(worthOf(pairs, offers)).toBe(bestWorth(worths));
        expect(new Set(pairs.values()).size).toBe(pairs.size);
      }),
    );
  });

  it("decides between equal offers by their order", () => {
    expect(
      [
        ...assigned(
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
    expect([...assigned(offers, 0)]).toEqual([[0, 0]]);
  });

  it("still pairs each point at most once, and leaves none that could be paired, when its effort is spent", () => {
    const row = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.nat(60), (worths, effort) => {
        const pairs = assigned(offersOf(worths), effort);
        expect(new Set(pairs.values()).size).toBe(pairs.size);
        expect(pairs.size).toBe(Math.min(4, worths.length));
      }),
    );
  });

  it.each([
    ["takes the better of two", "0-0:3 0-1:5", "0→1"],
    ["takes none that is worth nothing", "0-0:0 1-1:-4 2-2:1", "2→2"],
    ["moves one along for another", "0-0:5 0-1:4 1-0:5", "0→1 1→0"],
    ["moves a row of them along", "0-0:9 0-1:8 1-1:9 1-2:8 2-2:9 2-3:8 3-0:9", "0→1 1→2 2→3 3→0"],
    ["leaves out whoever is worth least", "0-0:5 1-0:7 2-0:6", "1→0"],
    ["leaves one out again where two others are worth more", "0-0:5 0-1:5 1-0:4 2-1:4.5 1-1:1", "0→0 2→1"],
    ["knows points by any numbers, in any order", "70-9:5 3-400:6 70-400:8 3-9:1", "3→400 70→9"],
    ["takes the better of two offers of one pair", "0-0:2 0-0:6 0-1:4", "0→0"],
    ["minds fractions", "0-0:0.25 0-1:0.125 1-0:0.5 1-1:0.25", "0→1 1→0"],
  ])("%s", (_, drawn, pairs) => expect(drawPairs(assigned(readOffers(drawn)))).toBe(pairs));

  it("gives each point the best free partner in turn when no effort is left, of equals the first", () => {
    const given = (drawn: string) => drawPairs(assigned(readOffers(drawn), 0));
    expect(given("0-0:5 0-1:9 1-0:9 1-1:9 2-0:9")).toBe("0→1 1→0");
    expect(given("0-0:5 0-1:5 0-2:5 1-0:3 1-2:4")).toBe("0→0 1→2");
    expect(given("0-1:5 1-1:9")).toBe("0→1");
  });

  it("counts the offers that it looks at, and ends well with enough of them", () => {
    // Two offers and being left alone, for the first; one and that, for the second; the first anew, as it is moved.
    const offers = readOffers("0-0:9 0-1:8 1-0:8");
    const ended = (effort: number) => drawPairs(assigned(offers, effort));
    expect([2, 3, 8].map(ended)).toEqual(["0→0", "0→0", "0→1 1→0"]);
  });
});

/** Offers drawn as `0-1:5`. */
function readOffers(drawn: string): Offer[] {
  return drawn.split(" ").map((one) => {
    const [before = 0, after = 0, worth = 0] = one.split(/(?<=\d)[-:]/u).map(Number);
    return { before, after, worth };
  });
}

function drawPairs(pairs: ReadonlyMap<number, number>): string {
  return [...pairs]
    .sort(([one], [other]) => one - other)
    .map(([before, after]) => `${before}→${after}`)
    .join(" ");
}
