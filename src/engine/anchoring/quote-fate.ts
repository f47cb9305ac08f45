import type { Span } from "../passages/redline-segments.ts";
import { foldWord } from "../words/fold-word.ts";
import { isFigure } from "../words/split-words.ts";
import { carryQuote } from "./carry-quote.ts";
import { isSameWording, type ReadWord, sentenceAround, wordsTouched } from "./read-text.ts";
import { fitsBest } from "./repeated-words.ts";
import type { EntryTexts, PlacedPoint } from "./version-step.ts";

/** What became of a quote within the points that correspond to its own. */
export type QuoteFate =
  /**
   * `span` in UTF-16 units of the part of `point`. `share`, 0 to 1: how many of the words that say something are left.
   * `doubtful`: other words stand where it stood, and they may not be what became of it.
   */
  | {
      readonly kind: "same" | "edited" | "doubtful";
      readonly point: PlacedPoint;
      readonly span: Span;
      readonly share: number;
      /** The points that have a part of it; several where a split went through it. */
      readonly parts: readonly PlacedPoint[];
    }
  | { readonly kind: "gone" }
  /** More than one place could be meant. */
  | { readonly kind: "tied" };

/**
 * Says what became of a quote along the redline of its point, or of the points that were split or merged with it.
 *
 * @param quote - In UTF-16 units of the joined text before; not empty.
 * @param isRepeated - Whether the words stand in other places of the versions too; asked only where that matters.
 * @returns Never throws. Linear in the texts.
 */
export function quoteFate(texts: EntryTexts, quote: Span, isRepeated: () => boolean): QuoteFate {
  const { pieces, isSure } = carryQuote({ ...texts, before: texts.before.text, after: texts.after.text }, quote);
  const parts = partsOf(texts, pieces);
  const [first, second] = [...parts].sort((a, b) => b.telling - a.telling);
  if (first === undefined) return { kind: "gone" };
  if (second?.telling === first.telling) return { kind: "tied" };
  const span = trimmed(texts, quote, first.span);
  const [was, is] = [wordsTouched(texts.before, quote), wordsTouched(texts.after, span)];
  const [old, now] = [texts.before.words.slice(was.from, was.to), texts.after.words.slice(is.from, is.to)];
  const share = shareLeft(old, now);
  const around = aroundOf(texts, quote);
  const kind = isSameWording(old, now) ? judgeSame(around, old, isRepeated) : judge(around, old, now, share, isSure);
  if (kind === "gone") return { kind };
  if (!fitsBest(texts.before, was, texts.after, is)) return kind === "same" ? { kind: "tied" } : { kind: "gone" };
  const { placed } = first;
  return {
    kind,
    point: placed,
    span: { start: span.start - placed.start, end: span.end - placed.start },
    share,
    parts: parts.map((part) => part.placed),
  };
}

type Part = { readonly placed: PlacedPoint; readonly span: Span; readonly telling: number };

/** What of the carried words stands in each point, from the first to the last. */
function partsOf({ after, pointsAfter }: EntryTexts, pieces: readonly Span[]): readonly Part[] {
  return pointsAfter.flatMap((placed): readonly Part[] => {
    const end = placed.start + placed.text.length;
    const within = pieces.flatMap((piece) => {
      const cut = { start: Math.max(piece.start, placed.start), end: Math.min(piece.end, end) };
      return cut.start < cut.end ? [cut] : [];
    });
    let [words, telling] = [0, 0];
    for (const piece of within) {
      const { from, to } = wordsTouched(after, piece);
      for (const word of after.words.slice(from, to)) {
        if (word.isWord) words++;
        if (word.tells) telling++;
      }
    }
    // Marks alone are no words.
    if (words === 0) return [];
    const [first, last] = [within[0] as Span, within.at(-1) as Span];
    return [{ placed, span: { start: first.start, end: last.end }, telling: telling + words / 1000 }];
  });
}

/** Without white space at its ends, and without marks that the quote does not begin or end with. */
function trimmed({ before, after }: EntryTexts, quote: Span, span: Span): Span {
  const words = after.text.slice(span.start, span.end);
  if (words === before.text.slice(quote.start, quote.end)) return span;
  const was = wordsTouched(before, quote);
  const { from, to } = wordsTouched(after, span);
  let [first, last] = [from, to - 1];
  const isPlain = (word: ReadWord | undefined) => word === undefined || !STOP.test(word.text);
  while (first < last && isPlain(before.words[was.from]) && !isPlain(after.words[first])) first++;
  while (last > first && isPlain(before.words[was.to - 1]) && !isPlain(after.words[last])) last--;
  const [start, end] = [after.words[first]?.start ?? span.start, after.words[last]?.end ?? span.end];
  // A quote may begin or end within a word.
  return { start: Math.max(span.start, start), end: Math.min(span.end, end) };
}

const STOP = /^[.,;:!?()[\]{}]$/u;

// Of what is left of the words that say something. From half on they were edited; below a quarter they are others.
const EDITED_FROM = 0.5;
const DOUBTFUL_FROM = 0.25;
// A name or a figure may be replaced whole where the sentence around it stays.
const MOST_REPLACED = 4;
// How much more may stand there now, in words.
const MOST_GROWTH = 3;
const MOST_ADDED = 6;

/** Words that were kept are the same words, unless what they stand in is another text that happens to have them too. */
function judgeSame(
  { sentence, point, run }: Around,
  old: readonly ReadWord[],
  isRepeated: () => boolean,
): "same" | "doubtful" | "gone" {
  const quoted = tellingOf(old).length;
  const isSentenceLeft = leftOf(quoted, sentence) >= SENTENCE_FROM;
  if (isSentenceLeft && leftOf(quoted, point) >= POINT_FROM) return "same";
  if ((isSentenceLeft || run >= LEAST_RUN) && !isRepeated()) return "same";
  return quoted + sentence.kept === 0 ? "gone" : "doubtful";
}

/** Which share of the words that say something is left, in the quote, all of which is, and around it. */
function leftOf(quoted: number, { telling, kept }: Kept): number {
  return telling + quoted === 0 ? 1 : (quoted + kept) / (quoted + telling);
}

// Of a point of which less is left, what drafters say everywhere is no evidence.
const POINT_FROM = 0.4;
// Fewer words in a row may stand in any sentence.
const LEAST_RUN = 4;

/** Words that differ are what became of the quote where enough of it, or of what stands around it, is left. */
function judge(
  { sentence, point }: Around,
  old: readonly ReadWord[],
  now: readonly ReadWord[],
  share: number,
  isSure: boolean,
): "edited" | "doubtful" | "gone" {
  const [tellingBefore, tellingNow] = [tellingOf(old).length, tellingOf(now).length];
  if (tellingBefore > 0 && tellingNow === 0) return "gone";
  const frame = sentence.telling === 0 ? 0 : sentence.kept / sentence.telling;
  if (!isSure) return share >= EDITED_FROM || (frame >= EDITED_FROM && haveFigures(old, now)) ? "doubtful" : "gone";
  const isReplaced = tellingBefore <= MOST_REPLACED || share > 0;
  if (share < EDITED_FROM && !(frame >= EDITED_FROM && isReplaced)) return share >= DOUBTFUL_FROM ? "doubtful" : "gone";
  const hasGrown = now.length > MOST_GROWTH * old.length + MOST_ADDED;
  const left = (share * tellingBefore + sentence.kept) / (tellingBefore + sentence.telling);
  // Words of which little is left need a point of which more is.
  const isPointRewritten = share < EDITED_FROM && leftOf(0, point) < POINT_FROM;
  return hasGrown || left < SENTENCE_FROM || isPointRewritten ? "doubtful" : "edited";
}

// Of a sentence of which less is left it is not sure that it is the same at all.
const SENTENCE_FROM = 0.4;

/** Whether a figure stands where one stood: that says more than words that differ. */
function haveFigures(old: readonly ReadWord[], now: readonly ReadWord[]): boolean {
  return [old, now].every((words) => words.some(({ text }) => isFigure(text)));
}

/** Which share of the words that say something is left, inflected or not. */
function shareLeft(old: readonly ReadWord[], now: readonly ReadWord[]): number {
  const left = new Map<string, number>();
  for (const { text } of now) left.set(foldWord(text), (left.get(foldWord(text)) ?? 0) + 1);
  const telling = tellingOf(old);
  const words = telling.length > 0 ? telling : old.filter(({ isWord }) => isWord);
  let found = 0;
  for (const { text } of words) {
    const folded = foldWord(text);
    const count = left.get(folded) ?? 0;
    if (count === 0) continue;
    found++;
    left.set(folded, count - 1);
  }
  return words.length === 0 ? 0 : found / words.length;
}

function tellingOf(words: readonly ReadWord[]): readonly ReadWord[] {
  return words.filter(({ tells }) => tells);
}

/** How many words that say something there are, and how many of them were kept. */
type Kept = { readonly telling: number; readonly kept: number };

/** What stands around a quote: in its sentence, in its point, and how many words in a row were kept with it and in it. */
type Around = { readonly sentence: Kept; readonly point: Kept; readonly run: number };

function aroundOf({ before, pointsBefore, keptBefore: kept }: EntryTexts, quote: Span): Around {
  const { from, to } = wordsTouched(before, quote);
  const { from: first, to: last } = sentenceAround(before, { from, to });
  const own = pointsBefore.findLast(({ start }) => start <= quote.start);
  const point = wordsTouched(before, {
    start: own?.start ?? 0,
    end: (own?.start ?? 0) + (own?.text.length ?? before.text.length),
  });
  let [start, end] = [from, to];
  while (start > first && kept[start - 1] === 1) start--;
  while (end < last && kept[end] === 1) end++;
  const count = (begin: number, stop: number): Kept => {
    const counted = { telling: 0, kept: 0 };
    for (let at = begin; at < stop; at++) {
      if (!before.words[at]?.tells || (from <= at && at < to)) continue;
      counted.telling++;
      counted.kept += kept[at] as number;
    }
    return counted;
  };
  return {
    sentence: count(first, last),
    point: count(point.from, point.to),
    run: before.words.slice(start, end).filter(({ isWord }) => isWord).length,
  };
}
