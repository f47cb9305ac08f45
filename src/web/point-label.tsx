import type { Point } from "../model/point.ts";

/** A point's number as the paper prints it; one without a number shows the path the record gave it. */
export function labelOf(point: Point): string {
  return point.label ?? (point.number === "" ? lastPart(point) : point.number);
}

/** `10`, `10 and 11`, `10, 11 and 12`. */
export function listPaths(paths: readonly string[]): string {
  if (paths.length < 2) return paths[0] ?? "";
  return `${paths.slice(0, -1).join(", ")} and ${paths.at(-1)}`;
}

/** `7–9`, `7`: the first and the last of a run. */
export function rangeOf(paths: readonly string[]): string {
  const [first = "", last = first] = [paths[0], paths.at(-1)];
  return first === last ? first : `${first}–${last}`;
}

/** Sub-points step in under their parent; after five steps the measure would get too short. */
export function depthClass(depth: number): string {
  return depth === 0 ? "" : `depth-${Math.min(depth, 5)}`;
}

function lastPart(point: Point): string {
  return point.parent === null ? point.path : point.path.slice(point.parent.length + 1) || point.path;
}
