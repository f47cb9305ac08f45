import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorsForgiven, typingErrors } from "../../../src/lineage/search/near-words.ts";

describe("typing errors", () => {
  const cases: [one: string, other: string, errors: number][] = [
    ["fishing", "fishing", 0],
    ["fihsing", "fishing", 1],
    ["fising", "fishing", 1],
    ["fisshing", "fishing", 1],
    ["wishing", "fishing", 1],
    ["fsihign", "fishing", 2],
    ["гаранитя", "гарантия", 1],
    ["🎣a", "🎣b", 1],
    ["fish", "ferries", 3],
  ];
  for (const [one, other, errors] of cases) {
    it(`from ${one} to ${other} are ${errors === 3 ? "more than 2" : errors}`, () => {
      expect(typingErrors(one, other, 2)).toBe(errors);
      expect(typingErrors(other, one, 2)).toBe(errors);
    });
  }

  it("are at most as many as letters were changed, and none only between equal words", () => {
    const word = fc.string({ unit: fc.constantFrom("а", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat(8), (one, other, at) => {
        const place = Math.min(at, one.length);
        expect(typingErrors(one, `${one.slice(0, place)}x${one.slice(place)}`, 2)).toBe(1);
        expect(typingErrors(one, other, 2) === 0).toBe(one === other);
      }),
    );
  });

  it("are forgiven by length, and in figures never", () => {
    expect(["war", "peace", "guarantee", "2025-й", "600000"].map(errorsForgiven)).toEqual([0, 1, 2, 0, 0]);
  });
});
