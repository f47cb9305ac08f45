import type { Span } from "../passages/redline-segments.ts";
import { isNew } from "./is-new.ts";
import type { ReadWord } from "./read-text.ts";
import { type PointWords, type StretchIndex, type StretchPlace, wordsIn } from "./stretch-index.ts";
import type { ReadStep } from "./version-step.ts";

/** Where the words of a quote went: a place of the later version, `span` in UTF-16 units of that text. */
export type MovedQuote = { readonly point: number; readonly span: Span };

// What is the same around and in the quote must say so much before another point is believed to have taken it over: fewer
// words may be a form that drafters repeat. Within one point there is less to mix it up with.
const LEAST_TELLING = 5;
const LEAST_TELLING_IN_POINT = 3;
// Any other place must have much less of them.
const MOST_OF_RIVAL = 0.5;

/**
 * Finds where the struck words of a quote were inserted, word for word, in any text of the later version.
 *
 * Where they stand must be new: in a point that was added, or inserted in one that was there. With the words around them
 * that came along they must say enough, and no other place may have as much of them: neither may others of the later
 * version, nor may the words there have come as well from another place of the earlier.
 *
 * @param span - In UTF-16 units of the point's text.
 * @returns Undefined where there is no such place, or more than one. Cost in proportion to the quote.
 */
export function findMovedQuote(step: ReadStep, point: number, span: Span): MovedQuote | undefined {
  const home = step.stretches.before.wordsOf(point);
  const [from, to] = wordsIn(home.words, span);
  if (from >= to || step.stretches.before.isCommon(home.words, from, to)) return undefined;
  const length = to - from;
  const isThere = (target: PointWords, at: number) => isSameRun(home.words, from, target.words, at, length);
  const found = step.stretches.after.candidates(home.words, from, to).flatMap((place) => {
    const target = step.stretches.after.wordsOf(place.point);
    if (!isThere(target, place.at) || !isNew(step, target, place.at, length)) return [];
    return [{ target, place, telling: sharedTelling(home.words, from, target.words, place.at, length) }];
  });
  found.sort((a, b) => b.telling - a.telling);
  const [best, second] = found;
  if (best === undefined || (second?.telling ?? 0) > MOST_OF_RIVAL * best.telling) return undefined;
  const isSamePoint = step.isLinked(step.step.before[point]?.path ?? "", step.step.after[best.place.point]?.path ?? "");
  if (best.telling < (isSamePoint ? LEAST_TELLING_IN_POINT : LEAST_TELLING)) return undefined;
  const isOwn = ({ point: other, at }: StretchPlace) => other === point && at === from;
  const rivals = step.stretches.before.candidates(home.words, from, to).filter((place) => !isOwn(place));
  const hasRival = rivals.some(({ point: other, at }) => {
    const { words } = step.stretches.before.wordsOf(other);
    if (!isSameRun(home.words, from, words, at, length)) return false;
    return sharedTelling(words, at, best.target.words, best.place.at, length) > MOST_OF_RIVAL * best.telling;
  });
  if (hasRival) return undefined;
  const words = {
    from: home.words.slice(from, to),
    to: best.target.words.slice(best.place.at, best.place.at + length),
  };
  return { point: best.place.point, span: withEnds(home.text.text, span, best.target.text.text, words) };
}

/** The words with the marks that the quote begins and ends with, where they came along; cut where the quote cuts a word. */
function withEnds(
  text: string,
  quote: Span,
  target: string,
  words: { readonly from: readonly ReadWord[]; readonly to: readonly ReadWord[] },
): Span {
  const [first, last] = [words.from[0] as ReadWord, words.from.at(-1) as ReadWord];
  const [firstThere, lastThere] = [words.to[0] as ReadWord, words.to.at(-1) as ReadWord];
  const [lead, tail] = [text.slice(quote.start, first.start), text.slice(last.end, quote.end)];
  let { start } = firstThere;
  if (quote.start > first.start && first.text === firstThere.text) start += quote.start - first.start;
  else if (start >= lead.length && target.startsWith(lead, start - lead.length)) start -= lead.length;
  let { end } = lastThere;
  if (quote.end < last.end && last.text === lastThere.text) end -= last.end - quote.end;
  else if (target.startsWith(tail, end)) end += tail.length;
  return { start, end };
}

/**
 * Whether the words of a quote stand in other texts of either version too, with a word or more of what is around them:
 * then they are a form of words. Cost in proportion to the quote.
 *
 * @param point - Its place in the earlier version; `after` that of the point it is thought to stand in now.
 */
export function isRepeatedQuote(step: ReadStep, point: number, span: Span, after: number): boolean {
  const home = step.stretches.before.wordsOf(point);
  const [from, to] = wordsIn(home.words, span);
  const standsIn = (stretches: StretchIndex, except: number) =>
    stretches.isCommon(home.words, from, to) ||
    stretches.candidates(home.words, from, to).some((place) => {
      const { words } = stretches.wordsOf(place.point);
      return place.point !== except && isSameRun(home.words, from, words, place.at, to - from);
    });
  return standsIn(step.stretches.before, point) || standsIn(step.stretches.after, after);
}

function isSameRun(
  one: readonly ReadWord[],
  from: number,
  other: readonly ReadWord[],
  at: number,
  length: number,
): boolean {
  for (let step = 0; step < length; step++) {
    if (one[from + step]?.key !== other[at + step]?.key) return false;
  }
  return true;
}

// A sentence or two: what came along with a quote.
const LONGEST_SHARED = 40;

/** How many words that say something are the same in an unbroken run through the quote. */
function sharedTelling(
  one: readonly ReadWord[],
  from: number,
  other: readonly ReadWord[],
  at: number,
  length: number,
): number {
  let telling = 0;
  for (let step = 0; step < length; step++) if (one[from + step]?.tells) telling++;
  for (const direction of [-1, 1]) {
    const [first, otherFirst] = direction < 0 ? [from - 1, at - 1] : [from + length, at + length];
    for (let step = 0; step < LONGEST_SHARED; step++) {
      const word = one[first + direction * step];
      if (word === undefined || word.key !== other[otherFirst + direction * step]?.key) break;
      if (word.tells) telling++;
    }
  }
  return telling;
}
