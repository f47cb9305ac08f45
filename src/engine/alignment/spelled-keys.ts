import type { Point } from "../../model/point.ts";
import type { BothSides } from "./describe-wording.ts";
import type { Keys } from "./pair-equals.ts";
import { SpellingNumbers } from "./spelling-numbers.ts";

/**
 * Numbers points by heading and text: equal numbers are equal code point for code point; a point whose text is not
 * known has none. Linear in the texts.
 */
export function spelledKeys({ before, after }: BothSides<readonly Point[]>): BothSides<Keys> {
  const spellings = new SpellingNumbers(before.length + after.length);
  const keysBefore = new Int32Array(before.length);
  for (let index = 0; index < before.length; index++)
    keysBefore[index] = spellings.keyOf(before[index] as Point, index);
  const keysAfter = new Int32Array(after.length);
  // Most points stand behind the same one as before. Comparing them with what followed it there costs less than a look
  // into a table that, for long versions, is larger than a processor's own memory.
  let expected = 0;
  for (let index = 0; index < after.length; index++) {
    const point = after[index] as Point;
    const follows = isSpelledAlike(before[expected], point);
    const key = follows ? (keysBefore[expected] as number) : spellings.keyOf(point, before.length);
    keysAfter[index] = key;
    expected = 1 + (follows ? expected : (spellings.firstPlaces[key] ?? expected));
  }
  return { before: keysBefore, after: keysAfter };
}

function isSpelledAlike(old: Point | undefined, now: Point): boolean {
  return old !== undefined && old.text !== null && old.text === now.text && old.heading === now.heading;
}
