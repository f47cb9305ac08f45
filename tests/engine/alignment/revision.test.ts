import { describe, expect, it } from "vitest";
import { describeRevision, distanceFromRewritten } from "../../../src/engine/alignment/revision.ts";
import { scoredPair as pair } from "../../support/scored-pair.ts";

const severalAt = (score: number, count = 10) => Array.from({ length: count }, () => pair(score));

describe("a revision", () => {
  it("is as alike as its pairs are", () => {
    expect(describeRevision(100, 0, severalAt(0.9)).alike).toBeCloseTo(0.9, 2);
    expect(describeRevision(100, 0, severalAt(0.3, 50)).alike).toBeCloseTo(0.3, 2);
  });

  it("is hardly less alike for the poor pairs that stand beside good ones", () => {
    expect(describeRevision(100, 0, [...severalAt(0.9), ...severalAt(0.2)]).alike).toBeGreaterThan(0.85);
  });

  it("is presumed to have rewritten everything until some pairs say otherwise", () => {
    expect(describeRevision(100, 0, []).alike).toBeCloseTo(0.65);
    expect(describeRevision(100, 0, [pair(0.2)]).alike).toBeGreaterThan(0.4);
    expect(describeRevision(100, 0, severalAt(0.2, 50)).alike).toBeLessThan(0.25);
  });

  it("is known in a short text by the points that are equal, in a long one by those that are not", () => {
    expect(describeRevision(3, 1, [pair(0.25)]).alike).toBeGreaterThan(0.9);
    expect(describeRevision(600, 500, severalAt(0.7, 90)).alike).toBeCloseTo(0.7, 1);
    expect(describeRevision(600, 500, severalAt(0.7, 90))).toEqual({
      ...describeRevision(600, 3, severalAt(0.7, 90)),
      kept: 500 / 600,
    });
  });

  it("is not made more alike by one pair beyond measure", () => {
    expect(describeRevision(100, 0, severalAt(9)).alike).toBe(describeRevision(100, 0, severalAt(1.2)).alike);
  });

  it("kept the share of its points that are equal", () => {
    expect(describeRevision(40, 10, []).kept).toBe(0.25);
    expect(describeRevision(0, 0, []).kept).toBe(0);
  });
});

describe("the distance from a revision that rewrote everything", () => {
  const distance = (alike: number) => distanceFromRewritten({ alike, kept: 0 });

  it("grows to either side, and no further than where texts are equal", () => {
    expect(distance(0.65)).toBe(0);
    expect(distance(0.45)).toBeCloseTo(0.2);
    expect(distance(0.85)).toBeCloseTo(0.2);
    expect(distance(1.2)).toBe(distance(1));
  });
});
