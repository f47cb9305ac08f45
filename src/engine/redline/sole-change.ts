import type { Stretch } from "./find-split.ts";

// So few words are compared each with each sooner than they are noted down and looked up.
const MOST_COMPARED = 16;

/**
 * What changed between two numbered texts where that is all in one place, which a look shows for most pairs of short
 * texts: behind what they begin with alike, and before what they end with alike, no word stands on both sides.
 *
 * @param before - Equal numbers are equal words.
 * @returns The words between, none on either side where nothing changed; undefined where there are more of them than are
 *   quickly compared, or some stand on both sides, so that they have to be searched. What `matchWords` finds, where it is
 *   found. Linear in the words that are alike.
 */
export function findSoleChange(before: Int32Array, after: Int32Array): Stretch | undefined {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let [beforeEnd, afterEnd] = [before.length, after.length];
  while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd--;
    afterEnd--;
  }
  if ((beforeEnd - start) * (afterEnd - start) > MOST_COMPARED) return undefined;
  for (let i = start; i < beforeEnd; i++)
    for (let j = start; j < afterEnd; j++) if (before[i] === after[j]) return undefined;
  return { beforeStart: start, beforeEnd, afterStart: start, afterEnd };
}
