import type { Point } from "../../model/point.ts";

/** Points from here and there, to be aligned by their words alone: they stand under nothing, and in no order but this. */
export function standAlone(points: readonly Point[]): readonly Point[] {
  return points.map((point, order) => ({ ...point, order, depth: 0, parent: null }));
}
