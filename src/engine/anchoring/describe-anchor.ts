import type { Anchor, AnchorPart } from "../../model/anchor.ts";
import type { Point } from "../../model/point.ts";
import { codePointOffsets } from "../characters/code-point-offsets.ts";
import { codeUnitOffset } from "../passages/code-unit-offset.ts";
import { splitWords } from "../words/split-words.ts";

/**
 * Describes words of a point, so that they can be found again.
 *
 * @param span - `[start, end)` in code points of that part; undefined for a note on the whole point.
 * @returns With `prefix` and `suffix` of at least 32 code points where there are so many, as long as it takes for the
 *   three together to stand once in the part, but at most about 500 each; they begin and end at whole words. A span
 *   that reaches beyond the part is cut; one that holds nothing of it gives an anchor on the whole point. Near linear in the text.
 *   Never throws.
 * Source: W3C Web Annotation Data Model, TextQuoteSelector and TextPositionSelector.
 */
export function describeAnchor(
  point: Pick<Point, "path" | "text" | "heading">,
  part: AnchorPart,
  span: { readonly start: number; readonly end: number } | undefined,
): Anchor {
  const text = partOf(point, part) ?? "";
  const units = span && { start: codeUnitOffset(text, span.start), end: codeUnitOffset(text, span.end) };
  return describeUnits(point.path, part, text, units);
}

/** The words of a part of a point; null where it has none or they are not known. */
export function partOf(point: Pick<Point, "text" | "heading">, part: AnchorPart): string | null {
  return part === "text" ? point.text : point.heading;
}

/** The same with a span in UTF-16 units. */
export function describeUnits(
  path: string,
  part: AnchorPart,
  text: string,
  span: { readonly start: number; readonly end: number } | undefined,
): Anchor {
  if (span === undefined || span.start >= span.end) return { path, part, quote: undefined };
  const { start, end } = span;
  const [from, to] = contextOf(text, start, end);
  const offsetOf = codePointOffsets(text);
  return {
    path,
    part,
    quote: {
      exact: text.slice(start, end),
      prefix: text.slice(from, start),
      suffix: text.slice(end, to),
      start: offsetOf(start),
      end: offsetOf(end),
    },
  };
}

// As Hypothesis and others write them.
const LEAST_CONTEXT = 32;
// A text may repeat itself for ever; then the position decides.
const MOST_CONTEXT = 512;
// No word is so long; what is cut there is not one.
const LONGEST_WORD = 100;

function contextOf(text: string, start: number, end: number): readonly [number, number] {
  for (let length = LEAST_CONTEXT; ; length *= 2) {
    const [from, to] = [backBy(text, start, length), onBy(text, end, length)];
    if (length >= MOST_CONTEXT || standsOnce(text, from, to)) return [from, to];
  }
}

function standsOnce(text: string, from: number, to: number): boolean {
  const words = text.slice(from, to);
  return text.indexOf(words) === from && text.indexOf(words, from + 1) < 0;
}

/** At least so many code points before an offset, from the start of a word. */
function backBy(text: string, offset: number, length: number): number {
  let at = offset;
  for (let count = 0; count < length && at > 0; count++) at -= isPair(text, at - 2) ? 2 : 1;
  return wordCutAt(text, at)?.start ?? wholeFrom(text, at, -1);
}

/** At least so many code points behind an offset, to the end of a word. */
function onBy(text: string, offset: number, length: number): number {
  let at = offset;
  for (let count = 0; count < length && at < text.length; count++) at += isPair(text, at) ? 2 : 1;
  return wordCutAt(text, at)?.end ?? wholeFrom(text, at, 1);
}

/** The word that an offset lies within; undefined between words, and in what is too long for one. */
function wordCutAt(text: string, at: number): { readonly start: number; readonly end: number } | undefined {
  const from = Math.max(0, at - LONGEST_WORD);
  const to = Math.min(text.length, at + LONGEST_WORD);
  const cut = splitWords(text.slice(from, to)).words.find(({ start, end }) => from + start < at && at < from + end);
  if (cut === undefined) return undefined;
  const word = { start: from + cut.start, end: from + cut.end };
  return (word.start === from && from > 0) || (word.end === to && to < text.length) ? undefined : word;
}

const COMBINING = /^[\p{M}\u{200d}]/u;

/** The next offset in a direction that cuts no accent off its letter and no pair of surrogates. */
function wholeFrom(text: string, offset: number, step: 1 | -1): number {
  let at = offset;
  while (at > 0 && (isPair(text, at - 1) || COMBINING.test(text.slice(at, at + 2)))) at += step;
  return at;
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}
