import type { Variant, VariantWording } from "../../model/collation.ts";
import type { Redline } from "../../model/comparison.ts";
import { codePointOffsets } from "../characters/code-point-offsets.ts";
import { MOST_STEPS } from "../redline/match-words.ts";
import type { PairNumbering } from "../redline/number-words.ts";
import { redline } from "../redline/redline.ts";

/** Words of a witness at a place. */
export type WitnessWords = { readonly witness: string; readonly text: string };

/** What the redlines of an apparatus may cost, and the words that were read for them. */
export type ApparatusWork = { readonly stepsPerUnit: number; readonly numbering: PairNumbering };

/**
 * Writes the apparatus of a place: where witnesses leave the reading text, what it has there, and what each of them has.
 * What one witness inserts is given with the word before it; where changes of several overlap, they make one entry.
 *
 * @param reading - The reading text of the place.
 * @param witnesses - All that have words there, those of the reading text too.
 * @returns In order; entries do not overlap. With each lemma put to what a witness has instead, the reading text is that
 *   witness's text, code point for code point. Cost of one redline for each witness.
 */
export function findVariants(
  reading: string,
  witnesses: readonly WitnessWords[],
  { stepsPerUnit, numbering }: ApparatusWork,
): { readonly variants: readonly Variant[]; readonly precise: boolean } {
  const read = witnesses.map(({ witness, text }) => {
    const mostSteps = Math.min(MOST_STEPS, Math.floor(stepsPerUnit * (reading.length + text.length)));
    const { runs, precise } = redline(reading, text, { mostSteps, numbering });
    return { witness, precise, edits: editsOf(reading, runs) };
  });
  const spans = joinSpans(read.flatMap(({ edits }) => edits.map(({ shown }) => shown)));
  const inCodePoints = codePointOffsets(reading);
  const variants = spans.map(([start, end]): Variant => {
    const lemma = reading.slice(start, end);
    const wordings = new Map<string, string[]>();
    for (const { witness, edits } of read) {
      const text = apply(reading, [start, end], edits);
      const known = wordings.get(text);
      if (known === undefined) wordings.set(text, [witness]);
      else known.push(witness);
    }
    const others = Array.from(wordings, ([text, of]): VariantWording => ({ text, witnesses: of }));
    return {
      span: [inCodePoints(start), inCodePoints(end)],
      lemma,
      witnesses: wordings.get(lemma) ?? [],
      others: others.filter(({ text }) => text !== lemma),
    };
  });
  return { variants, precise: read.every(({ precise }) => precise) };
}

type Span = readonly [start: number, end: number];
/** Offsets in UTF-16 units of the reading text, what a witness has instead, and where that is shown. */
type Edit = { readonly start: number; readonly end: number; readonly text: string; readonly shown: Span };

function editsOf(reading: string, runs: Redline): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let [start, text, open] = [0, "", false];
  const close = () => {
    if (open) edits.push({ start, end: at, text, shown: withWordBefore(reading, [start, at]) });
    open = false;
  };
  for (const [sign, words] of runs) {
    if (sign === "=") close();
    else if (!open) [start, text, open] = [at, "", true];
    if (sign === "+") text += words;
    else at += words.length;
    if (sign === "=") start = at;
  }
  close();
  return edits;
}

/** An insertion has nothing in the reading text: it is shown at the word that it follows, at the beginning at the first. */
function withWordBefore(reading: string, [start, end]: Span): Span {
  if (start < end || reading === "") return [start, end];
  const before = wordFrom(reading, start, -1);
  return before < start ? [before, end] : [start, wordFrom(reading, end, 1)];
}

/** How far a word and the space between it and `offset` reach, in one direction; `offset` itself where there is none. */
function wordFrom(text: string, offset: number, step: 1 | -1): number {
  const charAt = (at: number) => text.charAt(step === 1 ? at : at - 1);
  const isInside = (at: number) => (step === 1 ? at < text.length : at > 0);
  let at = offset;
  while (isInside(at) && isSpace(charAt(at))) at += step;
  if (!isInside(at) && step === -1) return offset;
  while (isInside(at) && !isSpace(charAt(at))) at += step;
  return at;
}

function isSpace(unit: string): boolean {
  return /\s/u.test(unit);
}

/** Spans that share anything as one. */
function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: [number, number][] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1);
    if (last !== undefined && (start < last[1] || start === end)) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** What a span of the reading text reads like with those edits of a witness that are shown in it. */
function apply(reading: string, [start, end]: Span, edits: readonly Edit[]): string {
  let text = "";
  let at = start;
  for (const edit of edits) {
    if (edit.shown[0] < start || edit.shown[1] > end) continue;
    text += reading.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + reading.slice(at, end);
}
