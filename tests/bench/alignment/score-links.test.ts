import { describe, expect, it } from "vitest";
import type { GoldLink, GoldSet } from "./gold-set.ts";
import { type LinkScores, scoreLinks } from "./score-links.ts";

/** Reads `a→x, b→x merged, c→y optional`. */
function goldOf(drawn: string, completeness: GoldSet["completeness"]): GoldSet {
  const gold = linksOf(drawn).map(({ words, ...link }): GoldLink => {
    const kind = (["split", "merged", "covered"] as const).find((one) => words.includes(one)) ?? "primary";
    return { ...link, kind, optional: words.includes("optional") };
  });
  return { id: "drawn", completeness, old: { points: [] }, new: { points: [] }, gold };
}

function linksOf(drawn: string) {
  return drawn.split(", ").map((one) => {
    const [pair = "", ...words] = one.split(" ");
    const [old = "", now = ""] = pair.split("→");
    return { old, new: now, words };
  });
}

function scored(gold: string, stated: string, completeness: GoldSet["completeness"] = "full"): LinkScores {
  const links = linksOf(stated).map((link) => ({ old: link.old, new: link.new, score: 0.9 }));
  return scoreLinks(goldOf(gold, completeness), links);
}

describe("links against known answers", () => {
  it("give the share that is right and the share that was found", () => {
    const { precision, recall, f1 } = scored("a→x, b→y, c→z, d→w", "a→x, b→z, c→z");
    expect(precision).toBeCloseTo(2 / 3);
    expect(recall).toBeCloseTo(1 / 2);
    expect(f1).toBeCloseTo(4 / 7);
  });

  it("count a link stated twice once", () => {
    expect(scored("a→x", "a→x, a→x").judged).toHaveLength(1);
  });

  it("neither reward nor miss an optional link", () => {
    expect(scored("a→x, b→y optional", "a→x")).toMatchObject({ precision: 1, recall: 1 });
    expect(scored("a→x, b→y optional", "a→x, b→y").judged).toHaveLength(1);
  });

  it("of a complete set are wrong where nothing is known of either point", () => {
    expect(scored("a→x", "a→x, q→r", "full").precision).toBe(0.5);
  });

  it("of a partial set do not count where nothing is known of either point", () => {
    expect(scored("a→x", "a→x, q→r", "partial").judged).toHaveLength(1);
    expect(scored("a→x", "a→r", "partial")).toMatchObject({ precision: 0, recall: 0, f1: 0 });
  });

  it("of a partial set may be two more for a point whose counterpart was found, and no third", () => {
    const right = scored("a→x", "a→x, a→r, a→s", "partial");
    expect(right.judged).toHaveLength(1);
    expect(scored("a→x", "a→x, a→r, a→s, a→t", "partial").precision).toBe(0.5);
  });

  it("give how many parts of merged points were found, and how many of those stated are right", () => {
    const gold = "a→x, b→x merged, c→y, d→y merged, e→z";
    expect(scored(gold, "a→x, b→x, c→y, e→z, d→z")).toMatchObject({ mergedRecall: 0.5, mergedPrecision: 0.5 });
    expect(scored(gold, "a→x, c→y, e→z")).toMatchObject({ mergedRecall: 0, mergedPrecision: undefined });
    expect(scored("a→x", "a→x").mergedRecall).toBeUndefined();
  });
});
