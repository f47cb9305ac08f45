import { isEmpty, type Segment, type Span } from "../passages/redline-segments.ts";
import { diffWords } from "../redline/diff-words.ts";
import { isFunctionWord } from "../words/function-words.ts";
import { isFigure, isWordlike, splitWords, type Word } from "../words/split-words.ts";

/** Two texts, and what of the one stands where in the other. `refined` is filled on the way: what was replaced, word by word. */
export type RedlinedTexts = {
  readonly before: string;
  readonly after: string;
  readonly segments: readonly Segment[];
  readonly refined: Map<Segment, readonly Segment[]>;
};

/** Where the words of a quote stand in the later text, in order. `isSure` is false where new words had to be chosen. */
export type CarriedQuote = { readonly pieces: readonly Span[]; readonly isSure: boolean };

/**
 * Follows the words of a quote along a redline, and nothing beside them: what was inserted right before or behind them is
 * not theirs, unlike in `carrySpan`, which follows a value with what qualifies it.
 *
 * Where more was replaced than was quoted, the words are looked for once more within what was replaced.
 *
 * @param quote - Within the earlier text, in UTF-16 units.
 * @returns No pieces where the words were struck, or where it cannot be told what stands for them. Linear in the segments,
 *   and one word diff for each that the quote cuts. Never throws.
 */
export function carryQuote(texts: RedlinedTexts, quote: Span): CarriedQuote {
  const pieces: Span[] = [];
  let isSure = true;
  for (const segment of touchedBy(texts.segments, quote)) {
    const isCut = !segment.isKept && !isEmpty(segment.now) && !coversWords(texts.before, quote, segment.old);
    for (const part of isCut ? touchedBy(refinedOf(texts, segment), quote) : [segment]) {
      const piece = pieceOf(texts, part, quote);
      if (!isEmpty(piece.span)) pieces.push(piece.span);
      isSure &&= piece.isSure;
    }
  }
  return { pieces, isSure };
}

/** The segments of which the quote holds something; of many, found by halving. */
function touchedBy(segments: readonly Segment[], quote: Span): readonly Segment[] {
  let [low, high] = [0, segments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle] as Segment).old.end > quote.start) high = middle;
    else low = middle + 1;
  }
  const touched: Segment[] = [];
  for (let at = low; at < segments.length && (segments[at] as Segment).old.start < quote.end; at++) {
    const segment = segments[at] as Segment;
    if (!isEmpty(segment.old)) touched.push(segment);
  }
  return touched;
}

type Piece = { readonly span: Span; readonly isSure: boolean };

/** What stands for the words of a segment that the quote touches. */
function pieceOf({ before, after }: RedlinedTexts, { old, now, isKept }: Segment, quote: Span): Piece {
  const marked = { start: Math.max(old.start, quote.start), end: Math.min(old.end, quote.end) };
  if (isKept) {
    const shift = now.start - old.start;
    return { span: { start: marked.start + shift, end: marked.end + shift }, isSure: true };
  }
  if (isEmpty(now)) return { span: NOTHING, isSure: true };
  if (coversWords(before, quote, old)) return { span: now, isSure: true };
  return choose(before, old, marked, after, now);
}

function refinedOf(texts: RedlinedTexts, segment: Segment): readonly Segment[] {
  const refined = texts.refined.get(segment) ?? refine(texts, segment);
  texts.refined.set(segment, refined);
  return refined;
}

// In UTF-16 units: so much more than was quoted is more than a word or two.
const FAR_MORE = 200;

/** Whether all words of a stretch belong to the quote, be it in part. */
function coversWords(text: string, quote: Span, stretch: Span): boolean {
  if (stretch.end - stretch.start > quote.end - quote.start + FAR_MORE) return false;
  return splitWords(text.slice(stretch.start, stretch.end)).words.every(
    ({ text: word, start, end }) =>
      !isWordlike(word) || (stretch.start + end > quote.start && stretch.start + start < quote.end),
  );
}

// Enough for a chunk of a thousand words, wholly rewritten; a chunk is the part of a point, and a quote cuts two at most.
const MOST_STEPS = 300_000;

/** What was replaced as a whole, word by word: smoothing hides from a reader what a quote may hold on to. */
function refine({ before, after }: RedlinedTexts, { old, now }: Segment): readonly Segment[] {
  const diff = diffWords(before.slice(old.start, old.end), after.slice(now.start, now.end), MOST_STEPS);
  const parts: Segment[] = [];
  const add = (from: number, to: number, fromAfter: number, toAfter: number, isKept: boolean) => {
    parts.push({
      old: stretchOf(diff.before.bounds, from, to, old.start),
      now: stretchOf(diff.after.bounds, fromAfter, toAfter, now.start),
      isKept,
    });
  };
  let [i, j] = [0, 0];
  for (const { beforeStart, beforeEnd, afterStart, afterEnd } of diff.edits) {
    // Word for word, as the white space between them may differ.
    for (; i < beforeStart; i++, j++) add(i, i + 1, j, j + 1, true);
    add(beforeStart, beforeEnd, afterStart, afterEnd, false);
    [i, j] = [beforeEnd, afterEnd];
  }
  for (; i < diff.before.count; i++, j++) add(i, i + 1, j, j + 1, true);
  return parts;
}

/** Of no words, the place behind the word before: who looks for a stretch by halving relies on their order. */
function stretchOf(bounds: ArrayLike<number>, from: number, to: number, shift: number): Span {
  const behind = shift + (from === 0 ? 0 : (bounds[2 * from - 1] as number));
  if (from >= to) return { start: behind, end: behind };
  return { start: shift + (bounds[2 * from] as number), end: shift + (bounds[2 * to - 1] as number) };
}

// So few words beside the quoted ones may have been replaced with them.
const FEW_WORDS = 2;

/** What was put in the place of quoted words and others: the one figure for the one figure, else all where it is little. */
function choose(before: string, old: Span, marked: Span, after: string, now: Span): Piece {
  if (Math.max(old.end - old.start, now.end - now.start) > marked.end - marked.start + FAR_MORE) return NEITHER;
  const [was, is] = [wordsIn(before, marked), wordsIn(after, now)];
  const figures = is.filter((word) => isFigure(word.text));
  const [figure] = figures;
  if (figure !== undefined && figures.length === 1 && was.filter((word) => isFigure(word.text)).length === 1) {
    return { span: { start: now.start + figure.start, end: now.start + figure.end }, isSure: was.length === 1 };
  }
  const beside = wordsIn(before, old).length - was.length;
  const onlyBinds = was.every((word) => isFunctionWord(word.text));
  return { span: beside <= FEW_WORDS && !onlyBinds ? now : NOTHING, isSure: false };
}

function wordsIn(text: string, { start, end }: Span): readonly Word[] {
  return splitWords(text.slice(start, end)).words.filter((word) => isWordlike(word.text));
}

const NOTHING: Span = { start: 0, end: 0 };
const NEITHER: Piece = { span: NOTHING, isSure: false };
