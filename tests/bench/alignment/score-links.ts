import type { GoldLink, GoldSet } from "./gold-set.ts";

/** A link that an engine states, by the ids of its points; the score is null where it rests on a number alone. */
export type StatedLink = { readonly old: string; readonly new: string; readonly score: number | null };

/** Shares lie between 0 and 1; undefined where there is nothing to have a share of. */
export type LinkScores = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Of the links of a split or merge beside its first. */
  readonly mergedRecall: number | undefined;
  /** Of the links in stated groups of several that are not somebody's rightful first link. */
  readonly mergedPrecision: number | undefined;
  /** The links that count, and whether each is right. */
  readonly judged: readonly (StatedLink & { readonly right: boolean })[];
};

// A partial set names one counterpart of a point and does not know whether it was split too.
const FURTHER_LINKS_NOT_COUNTED = 2;

/**
 * Scores links against known answers. Links that are optional do not count; in a partial set neither do links between
 * points that it does not name, nor up to two more links of a point whose known counterpart was found.
 */
export function scoreLinks(set: GoldSet, stated: readonly StatedLink[]): LinkScores {
  const once = [...new Map(stated.map((link) => [keyOf(link), link])).values()];
  const required = new Map(set.gold.filter((link) => !link.optional).map((link) => [keyOf(link), link]));
  const judged = countedLinks(set, once, required).map((link) => ({ ...link, right: required.has(keyOf(link)) }));
  const hits = judged.filter(({ right }) => right).length;
  const precision = judged.length === 0 ? 1 : hits / judged.length;
  const recall = required.size === 0 ? 1 : hits / required.size;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, ...scoreMerged(judged, once, required), judged };
}

function keyOf(link: { readonly old: string; readonly new: string }): string {
  return JSON.stringify([link.old, link.new]);
}

function countedLinks(
  set: GoldSet,
  stated: readonly StatedLink[],
  required: ReadonlyMap<string, GoldLink>,
): readonly StatedLink[] {
  const optional = new Set(set.gold.filter((link) => link.optional).map(keyOf));
  const counted = stated.filter((link) => !optional.has(keyOf(link)));
  if (set.completeness === "full") return counted;
  const named = new Set(set.gold.flatMap(endsOf));
  // How many more links each point may have whose known counterpart was found.
  const spare = new Map(
    counted
      .filter((link) => required.has(keyOf(link)))
      .flatMap(endsOf)
      .map((end) => [end, FURTHER_LINKS_NOT_COUNTED]),
  );
  return counted.filter((link) => {
    if (required.has(keyOf(link))) return true;
    if (!endsOf(link).some((end) => named.has(end))) return false;
    const end = endsOf(link).find((one) => (spare.get(one) ?? 0) > 0);
    if (end !== undefined) spare.set(end, (spare.get(end) ?? 0) - 1);
    return end === undefined;
  });
}

function endsOf(link: { readonly old: string; readonly new: string }): readonly [string, string] {
  return [`old ${link.old}`, `new ${link.new}`];
}

function scoreMerged(
  judged: LinkScores["judged"],
  stated: readonly StatedLink[],
  required: ReadonlyMap<string, GoldLink>,
): Pick<LinkScores, "mergedRecall" | "mergedPrecision"> {
  const times = new Map<string, number>();
  for (const end of stated.flatMap(endsOf)) times.set(end, (times.get(end) ?? 0) + 1);
  const isFurther = (link: GoldLink | undefined) => link !== undefined && link.kind !== "primary";
  const expected = [...required.values()].filter(isFurther).length;
  const found = judged.filter((link) => isFurther(required.get(keyOf(link)))).length;
  const claimed = judged.filter(
    (link) => required.get(keyOf(link))?.kind !== "primary" && endsOf(link).some((end) => (times.get(end) ?? 0) > 1),
  );
  const claimedRight = claimed.filter(({ right }) => right).length;
  return {
    mergedRecall: expected === 0 ? undefined : found / expected,
    mergedPrecision: claimed.length === 0 ? undefined : claimedRight / claimed.length,
  };
}
