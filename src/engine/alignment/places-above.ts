import type { Point } from "../../model/point.ts";
import { NONE } from "./partners.ts";

/**
 * For each point the place of the one that it stands under; `NONE` at the top, or where that one is not among them.
 *
 * In reading order a point stands under the one before it, or under what that one stands under. Only where points come in
 * another order are paths looked up: a table of tens of thousands of them takes longer than all else here. Linear in the
 * points; paths are unique.
 */
export function placesAbove(points: readonly Point[]): Int32Array {
  const above = new Int32Array(points.length).fill(NONE);
  let byPath: ReadonlyMap<string, number> | undefined;
  for (let index = 0; index < points.length; index++) {
    const { parent } = points[index] as Point;
    if (parent === null) continue;
    let place = byPath === undefined ? index - 1 : NONE;
    while (place !== NONE && (points[place] as Point).path !== parent) place = above[place] as number;
    if (place === NONE) {
      byPath ??= new Map(points.map(({ path }, at) => [path, at]));
      place = byPath.get(parent) ?? NONE;
    }
    above[index] = place;
  }
  return above;
}
