import type { Redline } from "../../model/comparison.ts";
import { redline } from "../redline/redline.ts";
import { isFunctionWord } from "../words/function-words.ts";
import { isWordlike, splitWords } from "../words/split-words.ts";
import { isEmpty, type Segment, type Span } from "./redline-segments.ts";

/** Struck words beside those inserted elsewhere that they went to; `at` is where these begin in the later text. */
export type MovedWords = {
  readonly before: string;
  readonly after: string;
  readonly redline: Redline;
  /** The marked words within `before`. */
  readonly span: Span;
  readonly at: number;
};

/**
 * Finds where struck words went within the same texts: to the inserted words that have most stretches of four words in
 * common with them; as blame does, with function words not counted. Linear in the texts, and a redline of the two places.
 */
export function findMoved(
  {
    before,
    after,
    segments,
  }: { readonly before: string; readonly after: string; readonly segments: readonly Segment[] },
  span: Span,
): MovedWords | undefined {
  const struck = segments.find(({ old, isKept }) => !isKept && old.start < span.end && span.start < old.end);
  if (struck === undefined) return undefined;
  const { start, end } = struck.old;
  const words = before.slice(start, end);
  const sought = new Set(stretchesOf(words));
  if (sought.size === 0) return undefined;
  let [most, place]: [number, Span | undefined] = [0, undefined];
  for (const { now, isKept } of segments) {
    if (isKept || isEmpty(now) || now === struck.now) continue;
    const shared = stretchesOf(after.slice(now.start, now.end)).filter((stretch) => sought.has(stretch)).length;
    if (shared > most) [most, place] = [shared, now];
  }
  if (place === undefined) return undefined;
  const put = after.slice(place.start, place.end);
  return {
    before: words,
    after: put,
    redline: redline(words, put).runs,
    span: { start: Math.max(0, span.start - start), end: Math.min(words.length, span.end - start) },
    at: place.start,
  };
}

// Fewer may agree by accident: names of bodies and states run to three.
const FEWEST_WORDS = 4;

/** Every four words in a row that say something. */
function stretchesOf(text: string): readonly string[] {
  const words = splitWords(text).words.flatMap((word) =>
    isWordlike(word.text) && !isFunctionWord(word.text) ? [word.text] : [],
  );
  return words.flatMap((_, index) =>
    index + FEWEST_WORDS > words.length ? [] : [words.slice(index, index + FEWEST_WORDS).join(" ")],
  );
}
