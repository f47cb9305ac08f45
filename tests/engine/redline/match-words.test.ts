import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchWords, NO_PARTNER, SearchRoom } from "../../../src/engine/redline/match-words.ts";

const numbers = (words: Iterable<number>) => Int32Array.from(words);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
/** The same numbers on every machine, without order. */
const scrambled = (length: number, kinds: number, seed: number) =>
  Array.from({ length }, (_, index) => (Math.imul(index + seed, 0x9e3779b1) >>> 7) % kinds);

function match(before: readonly number[], after: readonly number[], mostSteps?: number) {
  const spellings = Math.max(0, ...before, ...after) + 1;
  return matchWords(numbers(before), numbers(after), spellings, mostSteps);
}

/** Partners are equal words in rising order. */
function isSound(before: readonly number[], after: readonly number[], partners: Int32Array): boolean {
  let last = NO_PARTNER;
  for (const [index, partner] of partners.entries()) {
    if (partner === NO_PARTNER) continue;
    if (partner <= last || before[index] !== after[partner]) return false;
    last = partner;
  }
  return partners.length === before.length;
}

const keptOf = (partners: Int32Array) => partners.filter((partner) => partner !== NO_PARTNER).length;

describe("matchWords", () => {
  it("pairs what two texts begin and end with", () => {
    expect([...match([1, 2, 3, 4], [1, 5, 4]).partners]).toEqual([0, NO_PARTNER, NO_PARTNER, 2]);
  });

  it("pairs nothing with an empty text", () => {
    expect(match([], [1, 2])).toEqual({ partners: numbers([]), precise: true });
    expect([...match([1, 2], []).partners]).toEqual([NO_PARTNER, NO_PARTNER]);
  });

  it("pairs equal words only, in order, however little work is allowed", () => {
    const words = fc.array(fc.nat(5), { maxLength: 80 });
    fc.assert(
      fc.property(words, words, fc.nat(300), (before, after, mostSteps) => {
        expect(isSound(before, after, match(before, after, mostSteps).partners)).toBe(true);
      }),
    );
  });

  it("finds the kept words of a long text around a long insertion", () => {
    const [before, inserted] = [range(0, 3000), range(5000, 9000)];
    const after = [...before.slice(0, 1000), ...inserted, ...before.slice(1000)];
    const { partners, precise } = match(before, after, 40_000);
    expect(keptOf(partners)).toBe(3000);
    expect(precise).toBe(true);
  });

  it("keeps the longer part of a long text in which a passage moved", () => {
    const before = range(0, 6000);
    const after = [...before.slice(2000), ...before.slice(0, 2000)];
    const { partners, precise } = match(before, after, 100_000);
    expect(keptOf(partners)).toBe(4000);
    expect(precise).toBe(true);
  });

  it("holds on to sequences that stand once where every single word is repeated", () => {
    // Of twenty words, in passages of which each is unlike the others; the passages are far apart after.
    const passages = range(0, 40).map((passage) => scrambled(60, 20, passage * 7919));
    const before = passages.flat();
    const after = passages.flatMap((passage, index) => [...scrambled(60, 20, index * 104729 + 13), ...passage]);
    const { partners } = match(before, after);
    expect(isSound(before, after, partners)).toBe(true);
    expect(keptOf(partners)).toBeGreaterThan(0.95 * before.length);
  });

  it("holds on to single words that stand once where no sequence does", () => {
    const before = range(0, 2000).flatMap((number) => [number + 2, 0]);
    const after = range(0, 2000).flatMap((number) => [number + 2, 1]);
    const { partners, precise } = match(before, after, 250_000);
    expect(keptOf(partners)).toBe(2000);
    expect(precise).toBe(true);
  });

  it("counts looking for what stands once as work", () => {
    const before = range(0, 2000).flatMap((number) => [number + 2, 0, 1]);
    const after = range(0, 2000).flatMap((number) => [number + 2, 1, 0]);
    expect([match(before, after, 50_000).precise, match(before, after).precise]).toEqual([false, true]);
  });

  it("counts every search as work, and stops between two", () => {
    const [before, after] = [scrambled(200, 3, 1), scrambled(200, 3, 999)];
    const all = match(before, after);
    const some = match(before, after, 300);
    expect([all.precise, some.precise]).toEqual([true, false]);
    expect(keptOf(some.partners)).toBeLessThan(keptOf(all.partners));
  });

  it("leaves out what stands on one side only before it searches", () => {
    // A search among all of these words would take a million steps.
    const before = [1, ...range(10, 1000), 2, ...range(1000, 2000), 3];
    const after = [4, ...range(2000, 3000), 2, ...range(3000, 4000), 5];
    const { partners, precise } = match(before, after, 50_000);
    expect(keptOf(partners)).toBe(1);
    expect(precise).toBe(true);
  });

  it("still finds much, and says that it is not precise, where the search has to stop early", () => {
    const before = scrambled(3000, 3, 1);
    const after = scrambled(3000, 3, 5_000_000);
    const { partners, precise } = match(before, after, 400_000);
    expect(precise).toBe(false);
    expect(isSound(before, after, partners)).toBe(true);
    expect(keptOf(partners)).toBeGreaterThan(1000);
  });

  it("leaves words without a partner when no work is left, and says so", () => {
    const { partners, precise } = match([1, 2, 3, 1, 4], [1, 3, 2, 5, 4], 0);
    expect([...partners]).toEqual([0, NO_PARTNER, NO_PARTNER, NO_PARTNER, 4]);
    expect(precise).toBe(false);
  });

  it("is precise with no work at all where the ends are all that is kept", () => {
    expect(match([1, 2, 3], [1, 3], 0).precise).toBe(true);
  });

  it("answers the same whatever searches went before in its room", () => {
    const words = fc.array(fc.nat(12), { maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words), { maxLength: 8 }), (pairs) => {
        const room = new SearchRoom();
        for (const [before, after] of pairs) {
          const found = matchWords(numbers(before), numbers(after), 13, undefined, room);
          expect(found).toEqual(matchWords(numbers(before), numbers(after), 13));
        }
      }),
    );
  });
});
