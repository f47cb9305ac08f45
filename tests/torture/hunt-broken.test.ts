import { describe, expect, it } from "vitest";
import { compareTexts } from "../bench/peers/travaux.ts";
import { findBroken } from "../support/comparison-invariants.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { huntBrokenAlignments, huntBrokenRedlines } from "./hunt-broken.ts";

// A small share of `npm run torture`, always the same.
const SEED = 20_320_403;

describe("a short hunt", () => {
  it("finds no redline that loses a code point", () => {
    expect(huntBrokenRedlines(seededRandom(SEED), 1_000)).toEqual([]);
  });

  it("finds no comparison in which a point stands twice or not at all, or that changes when it is made again", () => {
    expect(huntBrokenAlignments(seededRandom(SEED), 120)).toEqual([]);
  });
});

describe("what may hold of no comparison", () => {
  const compared = compareTexts("1. Nets are marked.\n2. Boats are not.", "1. Nets are marked red.\n2. Boats are not.");
  const [first, second] = compared.comparison.alignment;
  if (first === undefined || second === undefined) throw new Error("Two entries are needed.");
  const broken = (...alignment: (typeof first)[]) =>
    findBroken({ ...compared, comparison: { ...compared.comparison, alignment } });

  it("is not seen in a sound one", () => expect(findBroken(compared)).toBeUndefined());

  it("is a point in no entry, or in two", () => {
    expect(broken(first)).toBe("the point 2 before stands in 0 entries");
    expect(broken(first, second, second)).toBe("the point 2 before stands in 2 entries");
  });

  it("is a redline without a word of its texts, or with one too many", () => {
    expect(broken({ ...first, redline: first.redline.slice(1) }, second)).toMatch(/does not hold the text before/u);
    expect(broken({ ...first, redline: [...first.redline, ["+", "!"]] }, second)).toMatch(/text after/u);
  });

  it("is a run that is empty", () => {
    expect(broken({ ...first, redline: [...first.redline, ["-", ""]] }, second)).toMatch(/a run that is empty/u);
  });

  it("is a link to a point of another entry, or points together that no link joins", () => {
    expect(broken({ ...first, links: second.links }, second)).toBe("a link from 2 to 2 leaves its entry");
    expect(broken({ ...first, links: [] }, second)).toBe("1 and 1 are together without a link");
  });
});
