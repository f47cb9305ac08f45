import { describe, expect, it } from "vitest";
import { chanceOfPair, isTooPoor } from "../../../src/engine/alignment/pair-chance.ts";
import type { Revision } from "../../../src/engine/alignment/revision.ts";
import { scoredPair as pair } from "../../support/scored-pair.ts";

/** Everything was rewritten; next to nothing was; the two versions have nothing to do with each other. */
const REWRITTEN: Revision = { alike: 0.65, kept: 0 };
const HARDLY_CHANGED: Revision = { alike: 1, kept: 0.9 };
const UNRELATED: Revision = { alike: 0.2, kept: 0 };

describe("a poor pair", () => {
  it("stands where everything was rewritten, and not where all else kept its words", () => {
    expect(isTooPoor(pair(0.2, 0.05), REWRITTEN)).toBe(false);
    expect(isTooPoor(pair(0.2, 0.05), HARDLY_CHANGED)).toBe(true);
  });

  it("does not stand between versions that have nothing to do with each other", () => {
    expect(isTooPoor(pair(0.2, 0.05), UNRELATED)).toBe(true);
  });

  it("stands if no other comes near it", () => {
    expect(isTooPoor(pair(0.25, 0.25), HARDLY_CHANGED)).toBe(false);
    expect(isTooPoor(pair(0.25, 0.01), HARDLY_CHANGED)).toBe(true);
  });

  it("is never one of equal wording", () => {
    expect(isTooPoor(pair(0.1, -0.3, { identical: true }), HARDLY_CHANGED)).toBe(false);
  });
});

describe("the chance of a pair", () => {
  it("rises with its score and with how far it stands above its rivals", () => {
    const pairs = [pair(0.1, 0), pair(0.3, 0), pair(0.3, 0.2), pair(0.6, 0.2)];
    const chances = pairs.map((one) => chanceOfPair(one, HARDLY_CHANGED));
    expect(chances).toEqual([...chances].sort((a, b) => a - b));
    expect(new Set(chances).size).toBe(4);
  });

  it("falls on either side of a revision that rewrote everything", () => {
    const chanceWhereAlike = (alike: number) => chanceOfPair(pair(0.4, 0), { alike, kept: 0 });
    expect(chanceWhereAlike(0.65)).toBeGreaterThan(chanceWhereAlike(0.9));
    expect(chanceWhereAlike(0.65)).toBeGreaterThan(chanceWhereAlike(0.4));
  });

  it("falls no further where the other pairs are more than equal", () => {
    const chanceWhereAlike = (alike: number) => chanceOfPair(pair(0.4, 0), { alike, kept: 0 });
    expect(chanceWhereAlike(1.2)).toBe(chanceWhereAlike(1));
  });

  it("falls for a pair that left its place where most points kept theirs", () => {
    const chance = (neighbours: number, kept: number) =>
      chanceOfPair(pair(0.4, 0, { neighbours }), { alike: 0.9, kept });
    expect(chance(0, 0.9)).toBeLessThan(chance(0.5, 0.9));
    expect(chance(0, 0.9)).toBeLessThan(chance(0, 0.1));
    expect(chance(0, 0)).toBe(chance(0.5, 0));
    expect(chance(0.5, 0.9)).toBe(chance(1, 0));
  });

  it("is no more than even for one of several equal texts that nothing tells apart", () => {
    expect(chanceOfPair(pair(0.9, 0, { identical: true }), HARDLY_CHANGED)).toBeLessThan(0.6);
    expect(chanceOfPair(pair(0.9, 0.5, { identical: true }), HARDLY_CHANGED)).toBeGreaterThan(0.8);
  });

  it("believes neither a score nor a margin without measure", () => {
    const chance = (score: number, margin: number) => chanceOfPair(pair(score, margin), HARDLY_CHANGED);
    expect(chance(9, -0.3)).toBe(chance(1.5, -0.3));
    expect(chance(0.3, 9)).toBe(chance(0.3, 0.5));
    expect(chance(0.6, -9)).toBe(chance(0.6, -0.3));
    expect(chance(1.4, -0.3)).toBeLessThan(chance(1.5, -0.3));
    expect(chance(0.1, 0.4)).toBeLessThan(chance(0.1, 0.5));
    expect(chance(0.6, -0.2)).toBeGreaterThan(chance(0.6, -0.3));
  });

  it("has three decimals", () => {
    const chance = chanceOfPair(pair(0.27, 0.11), HARDLY_CHANGED);
    expect(Math.round(chance * 1000)).toBeCloseTo(chance * 1000, 9);
  });
});
