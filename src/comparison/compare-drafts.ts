import { compareVersions } from "../engine/compare/compare-versions.ts";
import { listPoints } from "../engine/points/list-points.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Draft } from "../model/draft.ts";
import type { Point } from "../model/point.ts";

/** Two unfiled texts with what became of each point. */
export type TextComparison = {
  readonly before: { readonly draft: Draft; readonly points: readonly Point[] };
  readonly after: { readonly draft: Draft; readonly points: readonly Point[] };
  readonly comparison: Comparison;
};

/**
 * Compares two drafts that are filed nowhere.
 *
 * @param ids - The versions' ids where the files carry them in their names: with `witness-of` they tell witnesses of
 *   one draft from two versions.
 */
export function compareDrafts(
  before: Draft,
  after: Draft,
  ids: { before?: string; after?: string } = {},
): TextComparison {
  const sides = {
    before: { draft: before, points: listPoints(before.points) },
    after: { draft: after, points: listPoints(after.points) },
  };
  const relation = areWitnesses(before, after, ids) ? "witness" : "version";
  const comparison = compareVersions(
    { ...before, points: sides.before.points },
    { ...after, points: sides.after.points },
    relation,
  );
  return { ...sides, comparison };
}

/** One is a witness of the other, or both are of a third. Two files of one name say nothing: they may be anything. */
function areWitnesses(before: Draft, after: Draft, ids: { before?: string; after?: string }): boolean {
  if (before.witnessOf === undefined && after.witnessOf === undefined) return false;
  return (before.witnessOf ?? ids.before) === (after.witnessOf ?? ids.after);
}
