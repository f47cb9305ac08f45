import type { Point } from "../../model/point.ts";
import { endOfWord, isWordlike, startOfWord } from "../words/split-words.ts";
import type { WordTable } from "../words/word-table.ts";
import { pairEqualRest, pairEquals } from "./pair-equals.ts";
import { type NearlyEqual, pairNearlyEqual } from "./pair-nearly-equal.ts";
import { NONE, Partners } from "./partners.ts";
import { spelledKeys } from "./spelled-keys.ts";
import type { Judged } from "./verdicts.ts";
import type { VersionPair } from "./version-pair.ts";

/** Pairs known before any is weighed, and how many further points of either version may be. */
export type Settled = {
  readonly settled: Partners;
  /** Those of the pairs that are not equal, in order of the points before. */
  readonly nearlyEqual: readonly NearlyEqual[];
  readonly mostRead: number;
};

/**
 * Settles what is equal code point for code point and, where more than `mostOpen` points of a version are left, what is
 * nearly equal. Linear in the texts; versions that are equal throughout cost a look at each point.
 */
export function settleAlike(versions: VersionPair, judged: Judged, table: WordTable, mostOpen: number): Settled {
  const { points } = versions;
  if (judged.isSilent() && areSpelledAlike(points.before, points.after))
    return { settled: Partners.inOrder(points.before.length), nearlyEqual: [], mostRead: mostOpen };
  const keys = judged.withoutKeys(spelledKeys(points));
  const settled = Partners.none(points.before.length, points.after.length);
  pairEquals(keys.before, keys.after, (index) => isTelling(points.before[index]?.text ?? ""), settled);
  if (!hasMoreOpen(settled, mostOpen)) return { settled, nearlyEqual: [], mostRead: mostOpen };
  pairEqualRest(keys.before, keys.after, settled);
  const mayPair = (before: number, after: number) =>
    keys.before[before] !== NONE && keys.after[after] !== NONE && !judged.areDifferent(before, after);
  const nearlyEqual = pairNearlyEqual(points, settled, table, mayPair);
  for (const { before, after } of nearlyEqual) settled.add(before, after);
  return { settled, nearlyEqual, mostRead: Math.floor(mostOpen * WEIGHED_SHARE) };
}

// When there are more, of what is neither equal nor nearly equal so many are weighed.
const WEIGHED_SHARE = 0.5;

/** Whether two versions say the same in every point, code point for code point. */
function areSpelledAlike(before: readonly Point[], after: readonly Point[]): boolean {
  if (before.length !== after.length) return false;
  for (let index = 0; index < before.length; index++) {
    const [old, now] = [before[index] as Point, after[index] as Point];
    if (old.text === null || old.text !== now.text || old.heading !== now.heading) return false;
  }
  return true;
}

function hasMoreOpen({ ofBefore, ofAfter }: Partners, most: number): boolean {
  return [ofBefore, ofAfter].some((side) => side.reduce((open, other) => (other === NONE ? open + 1 : open), 0) > most);
}

// Fewer words than this ("[Reserved]", "Definitions.") may stand anywhere; such points need a neighbour or a score.
const TELLING_WORDS = 4;
// Longer texts are not counted.
const SHORT_TEXT = 60;

/** Whether a text says enough to be recognised anywhere. */
export function isTelling(text: string): boolean {
  if (text.length > SHORT_TEXT) return true;
  let words = 0;
  for (let start = startOfWord(text, 0), end = 0; start < text.length; start = startOfWord(text, end)) {
    end = endOfWord(text, start);
    if (isWordlike(text.slice(start, end)) && ++words === TELLING_WORDS) return true;
  }
  return false;
}
