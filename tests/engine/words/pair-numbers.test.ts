import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PairNumbers } from "../../../src/engine/words/pair-numbers.ts";

describe("numbers of pairs", () => {
  it("are -1 for a pair that has none", () => {
    const pairs = new PairNumbers();
    pairs.set(1, 2, 7);
    expect([pairs.get(1, 2), pairs.get(2, 1), pairs.get(1, 1), pairs.get(2, 2)]).toEqual([7, -1, -1, -1]);
  });

  it("are the last that was set", () => {
    const pairs = new PairNumbers();
    pairs.set(0, 0, 1);
    pairs.set(0, 0, 0);
    expect(pairs.get(0, 0)).toBe(0);
  });

  it("are kept where a pair has none, and given where it has one", () => {
    const pairs = new PairNumbers();
    const given = Array.from({ length: 4_000 }, (_, index) => pairs.keep(index % 2_500, 1, index));
    expect(given).toEqual(Array.from({ length: 4_000 }, (_, index) => index % 2_500));
  });

  it("are found again among thousands, as a map of strings finds them", () => {
    const number = fc.nat(200);
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 5_000, size: "max" }), (drawn) => {
        const pairs = new PairNumbers();
        const known = new Map<string, number>();
        const isKnown = ([first, second]: readonly [number, number]) =>
          pairs.get(first, second) === (known.get(`${first} ${second}`) ?? -1);
        const wrong = drawn.filter((pair, index) => {
          const wasKnown = isKnown(pair);
          pairs.set(...pair, index);
          known.set(pair.join(" "), index);
          return !wasKnown;
        });
        // One assertion for all: each of a hundred thousand would take longer than what it asserts.
        expect([...wrong, ...drawn.filter((pair) => !isKnown(pair))]).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
