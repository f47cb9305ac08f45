import { describe, expect, it } from "vitest";
import { chanceOfPair, isTooPoor, typicalScore } from "../../../src/engine/alignment/pair-chance.ts";
import type { ScoredPair } from "../../../src/engine/alignment/score-pairs.ts";

function pair(score: number, margin = score, identical = false): ScoredPair {
  return {
    before: 0,
    after: 0,
    likeness: score,
    score,
    margin,
    identical,
    sameHeading: false,
    sameTerm: false,
    otherTerm: false,
    neighbours: 0,
    parents: false,
    children: 0,
    sameNumber: false,
    distance: 0,
  };
}

const tenAt = (score: number) => Array.from({ length: 10 }, () => pair(score));

describe("the typical score", () => {
  it("is the median of the pairs, the equal ones above all others", () => {
    expect(typicalScore(10, 0, tenAt(0.3))).toBe(0.3);
    expect(typicalScore(30, 6, tenAt(0.3))).toBe(0.3);
    expect(typicalScore(30, 20, tenAt(0.3))).toBe(1);
    expect(typicalScore(12, 0, [...tenAt(0.3).slice(5), ...tenAt(0.6)])).toBe(0.6);
  });

  it("is 1 at most, and 1 where there are too few pairs to tell", () => {
    expect(typicalScore(10, 0, tenAt(1.4))).toBe(1);
    expect(typicalScore(0, 0, [])).toBe(1);
    expect(typicalScore(2, 0, [pair(0.3), pair(0.3)])).toBe(1);
  });

  it("is not lowered by a few poor pairs between long versions", () => {
    expect(typicalScore(20, 0, tenAt(0.3))).toBe(0.3);
    expect(typicalScore(60, 0, tenAt(0.3))).toBe(1);
  });
});

describe("a poor pair", () => {
  it("stands where everything was reworded, and not where all else kept its words", () => {
    expect(isTooPoor(pair(0.15), 0.3)).toBe(false);
    expect(isTooPoor(pair(0.15), 1)).toBe(true);
  });

  it("stands if no other comes near it", () => {
    expect(isTooPoor(pair(0.25, 0.25), 1)).toBe(false);
    expect(isTooPoor(pair(0.25, 0.01), 1)).toBe(true);
  });

  it("is never one of equal wording", () => {
    expect(isTooPoor(pair(0.1, -0.3, true), 1)).toBe(false);
  });
});

describe("the chance of a pair", () => {
  it("rises with its score and with how far it stands above its rivals", () => {
    const chances = [pair(0.2, 0), pair(0.4, 0), pair(0.4, 0.2), pair(0.8, 0.2)].map((one) => chanceOfPair(one, 0.6));
    expect(chances).toEqual([...chances].sort((a, b) => a - b));
    expect(new Set(chances).size).toBe(4);
  });

  it("falls where the other pairs are more alike", () => {
    expect(chanceOfPair(pair(0.4), 0.9)).toBeLessThan(chanceOfPair(pair(0.4), 0.4));
  });

  it("is no more than even for one of several equal texts that nothing tells apart", () => {
    expect(chanceOfPair(pair(0.9, 0, true), 1)).toBeLessThan(0.6);
    expect(chanceOfPair(pair(0.9, 0.5, true), 1)).toBeGreaterThan(0.8);
  });

  it("believes neither a score nor a margin without measure", () => {
    expect(chanceOfPair(pair(9, 0), 1)).toBe(chanceOfPair(pair(1.5, 0), 1));
    expect(chanceOfPair(pair(0.6, 9), 1)).toBe(chanceOfPair(pair(0.6, 0.5), 1));
    expect(chanceOfPair(pair(0.6, -9), 1)).toBe(chanceOfPair(pair(0.6, -0.3), 1));
  });

  it("has three decimals", () => {
    const chance = chanceOfPair(pair(0.37, 0.21), 0.77);
    expect(Math.round(chance * 1000)).toBeCloseTo(chance * 1000, 9);
  });
});
