import { compareVersions } from "../engine/compare/compare-versions.ts";
import { listPoints } from "../engine/points/list-points.ts";
import type { Draft } from "../model/draft.ts";
import type { TextComparison } from "./comparison.ts";

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
  const compared = ({ draft, points }: TextComparison["before"], id: string | undefined) => ({
    title: draft.title,
    coverage: draft.coverage,
    numbering: draft.numbering,
    points,
    draft: draft.witnessOf ?? id,
  });
  return {
    ...sides,
    comparison: compareVersions(compared(sides.before, ids.before), compared(sides.after, ids.after)),
  };
}
