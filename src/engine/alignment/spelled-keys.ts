import type { Point } from "../../model/point.ts";
import type { BothSides } from "./describe-wording.ts";
import type { Keys } from "./pair-equals.ts";
import { NONE } from "./partners.ts";

/**
 * Numbers points by heading and text: equal numbers are equal code point for code point; a point whose text is not
 * known has none. Linear in the texts.
 */
export function spelledKeys(points: BothSides<readonly Point[]>): BothSides<Keys> {
  const texts = new Map<string, number>();
  const headings = new Map<string, Map<string, number>>();
  let count = 0;
  const keyOf = ({ heading, text }: Point): number => {
    if (text === null) return NONE;
    const known = heading === null ? texts : (headings.get(heading) ?? new Map<string, number>());
    if (heading !== null) headings.set(heading, known);
    const key = known.get(text) ?? count;
    if (key === count) {
      known.set(text, key);
      count++;
    }
    return key;
  };
  const keysOf = (side: readonly Point[]) => {
    const keys = new Int32Array(side.length);
    for (let index = 0; index < side.length; index++) keys[index] = keyOf(side[index] as Point);
    return keys;
  };
  return { before: keysOf(points.before), after: keysOf(points.after) };
}
