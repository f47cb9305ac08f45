import type { Point } from "../../model/point.ts";
import type { PointLink } from "../alignment/point-link.ts";
import type { ComparedVersion } from "./compared-version.ts";

/** Whether a point of the one version, not found in the other, may stand in the other's paper all the same. */
export type UnknownPoints = {
  readonly before: (after: Pick<Point, "path"> | undefined) => boolean;
  readonly after: (before: Pick<Point, "path"> | undefined) => boolean;
};

/** Reads which they are from what each version holds back. Linear in both. */
export function unknownPoints(
  before: ComparedVersion,
  after: ComparedVersion,
  links: readonly PointLink[],
): UnknownPoints {
  const [unreportedBefore, unreportedAfter] = [before.points.some(isUnreported), after.points.some(isUnreported)];
  // What stands under the counterpart of a point whose text is not known may be part of that text.
  const underUnknownBefore = pathsUnder(
    after,
    unreportedBefore ? links.filter((link) => before.points[link.before]?.text === null).map((link) => link.after) : [],
  );
  const underUnknownAfter = pathsUnder(
    before,
    unreportedAfter ? links.filter((link) => after.points[link.after]?.text === null).map((link) => link.before) : [],
  );
  const lackingBefore = before.coverage === "partial" || (unreportedBefore && holdsUnlinked(before, links, "before"));
  const lackingAfter = after.coverage === "partial" || (unreportedAfter && holdsUnlinked(after, links, "after"));
  return {
    before: (point) => lackingBefore || underUnknownBefore.has(point?.path ?? ""),
    after: (point) => lackingAfter || underUnknownAfter.has(point?.path ?? ""),
  };
}

/** Whether the text of a point is not known. */
export function isUnreported({ text }: Point): boolean {
  return text === null;
}

/** Whether a point whose text is not known has no counterpart. */
function holdsUnlinked({ points }: ComparedVersion, links: readonly PointLink[], side: "before" | "after"): boolean {
  const linked = new Set(links.map((link) => link[side]));
  return points.some((point, index) => isUnreported(point) && !linked.has(index));
}

const NO_PATHS: ReadonlySet<string> = new Set();

/** The paths of all that stands under the points named. */
function pathsUnder({ points }: ComparedVersion, above: readonly number[]): ReadonlySet<string> {
  if (above.length === 0) return NO_PATHS;
  const roots = new Set(above.map((index) => points[index]?.path));
  const under = new Set<string>();
  for (const { path, parent } of points)
    if (parent !== null && (roots.has(parent) || under.has(parent))) under.add(path);
  return under;
}
