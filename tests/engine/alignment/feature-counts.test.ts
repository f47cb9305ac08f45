import { describe, expect, it } from "vitest";
import { FeatureCounts, Rarity } from "../../../src/engine/alignment/feature-counts.ts";
import { WordTable } from "../../../src/engine/words/word-table.ts";

function counted(...added: readonly (readonly [feature: number, weight: number])[]) {
  const counts = new FeatureCounts(new WordTable());
  for (const [feature, weight] of added) counts.add(feature, weight);
  return counts;
}

function taken(counts: FeatureCounts): string {
  const { features, counts: said } = counts.take();
  return Array.from(features, (feature, index) => `${feature}:${said[index]}`).join(" ");
}

describe("counts of features", () => {
  it.each([
    [
      "add up what is said of a feature, by rising feature",
      [
        [7, 1],
        [3, 0.5],
        [7, 2],
        [0, 1],
      ] as const,
      "0:1 3:0.5 7:3",
    ],
    [
      "hold no feature that counts for nothing",
      [
        [7, 0],
        [3, 1],
      ] as const,
      "3:1",
    ],
    [
      "hold one that counted for nothing at first",
      [
        [7, 0],
        [7, 1],
      ] as const,
      "7:1",
    ],
    [
      "hold features of any number",
      [
        [1_023, 1],
        [1_024, 2],
        [1_025, 3],
        [90_000, 4],
      ] as const,
      "1023:1 1024:2 1025:3 90000:4",
    ],
    ["are empty where nothing was added", [] as const, ""],
  ])("%s", (_, added, expected) => expect(taken(counted(...added))).toBe(expected));

  it("begin anew after each taking", () => {
    const counts = counted([7, 1], [3, 1]);
    expect(taken(counts)).toBe("3:1 7:1");
    expect(taken(counts)).toBe("");
    counts.add(7, 2);
    expect(taken(counts)).toBe("7:2");
  });

  it("hold hundreds of features", () => {
    const counts = counted(...Array.from({ length: 300 }, (_, index) => [299 - index, index + 1] as const));
    const { features, counts: said } = counts.take();
    expect([...features]).toEqual(Array.from({ length: 300 }, (_, index) => index));
    expect([...said]).toEqual(Array.from({ length: 300 }, (_, index) => 300 - index));
  });
});

describe("how rare a feature is", () => {
  const table = new WordTable();
  table.numberAll("nets boats ice");
  const rarity = new Rarity(new FeatureCounts(table));
  rarity.see(Int32Array.of(0, 1), 1);
  rarity.see(Int32Array.of(0), 2);
  rarity.see(Int32Array.of(0, 9), 1);

  it.each([
    ["stands everywhere", 0, 2],
    ["stands in one point of four", 1, 5],
    ["was never seen, as of one that was seen once", 2, 5],
    ["came later, as of one that was seen once", 9, 5],
    ["came later and was never seen", 10, 5],
  ])("is the logarithm of the points for each that has it, and one more: it %s", (_, feature, quotient) => {
    expect(rarity.of(feature)).toBeCloseTo(Math.log(quotient), 12);
    expect(rarity.of(feature)).toBeCloseTo(Math.log(quotient), 12);
  });
});
