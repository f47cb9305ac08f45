import type { Edit, WordDiff } from "./diff-words.ts";
import { addEdit } from "./join-edits.ts";
import { endOfSpace, isGlued, type NumberedText, spellingAt, startsLine } from "./numbered-text.ts";
import { FIGURE, PART_END, SENTENCE_END, type WordWeights } from "./word-weights.ts";

// Below this share of its words kept, a sentence reads better struck and replaced than picked apart.
const REWRITTEN_BELOW = 0.2;
// What a kept run between two changes must weigh before it counts as kept: single words are kept by chance.
const CHANCE_WEIGHT = 0.5;
const OPENING = /^[([{]$/u;
const CLOSING = /^[)\]}]$/u;

/**
 * Shows a sentence of which almost nothing survived as struck and replaced.
 *
 * A sentence reaches from one kept full stop to the next; several may have become one. Linear in the words.
 */
export function replaceRewritten(diff: WordDiff, edits: readonly Edit[], weights: WordWeights): readonly Edit[] {
  // One change alone is as whole as it can be.
  if (edits.length < 2) return edits;
  const result: Edit[] = [];
  let first = 0;
  for (let index = 0; index < edits.length; index++) {
    const edit = edits[index] as Edit;
    const next = edits[index + 1];
    const [from, to] = [edit.beforeEnd, next?.beforeStart ?? diff.before.count];
    const end = firstSentenceEnd(diff, from, edit.afterEnd - from, to, weights);
    if (next !== undefined && end === undefined) continue;
    const sentence = sentenceAround(diff, edits.slice(first, index + 1), result.at(-1), end ?? to, weights);
    if (index > first && isRewritten(diff, sentence, edits.slice(first, index + 1), weights)) addEdit(result, sentence);
    else for (let n = first; n <= index; n++) addEdit(result, edits[n] as Edit);
    first = index + 1;
  }
  return result;
}

/** The stretch from the sentence end before the edits, not reaching into the edit before them, to `end`. */
function sentenceAround(
  diff: WordDiff,
  edits: readonly Edit[],
  previous: Edit | undefined,
  end: number,
  weights: WordWeights,
): Edit {
  const [firstEdit, lastEdit] = [edits[0] as Edit, edits.at(-1) as Edit];
  const shift = firstEdit.afterStart - firstEdit.beforeStart;
  let start = firstEdit.beforeStart;
  const least = previous?.beforeEnd ?? 0;
  while (start > least && !endsSentence(diff, start - 1, shift, weights)) start--;
  return {
    beforeStart: start,
    beforeEnd: end,
    afterStart: start + shift,
    afterEnd: end + lastEdit.afterEnd - lastEdit.beforeEnd,
  };
}

/** The place in `[from, to]` where a sentence ends on both sides: behind a kept word, or where a line starts. */
function firstSentenceEnd(
  diff: WordDiff,
  from: number,
  shift: number,
  to: number,
  weights: WordWeights,
): number | undefined {
  if (from < to && startsBothLines(diff, from, shift)) return from;
  for (let index = from; index < to; index++) if (endsSentence(diff, index, shift, weights)) return index + 1;
  return undefined;
}

function endsSentence(diff: WordDiff, index: number, shift: number, weights: WordWeights): boolean {
  const { before, after } = diff;
  const [next, nextAfter] = [index + 1, index + 1 + shift];
  if (startsBothLines(diff, next, shift)) return true;
  const mark = weights.markOf(before, index);
  if (mark !== SENTENCE_END && mark !== PART_END) return false;
  return isParted(before, next) && isParted(after, nextAfter);
}

function startsBothLines({ before, after }: WordDiff, index: number, shift: number): boolean {
  if (index === before.count || index + shift === after.count) return false;
  return startsLine(before, index) && startsLine(after, index + shift);
}

/** Whether white space or the end stands before a place, or a mark as wide as a character, which needs no space behind it. */
function isParted(text: NumberedText, index: number): boolean {
  if (index === text.count || !isGlued(text, index)) return true;
  return text.text.charCodeAt(endOfSpace(text, index) - 1) >= 0x3000;
}

function isRewritten(
  { before, after }: WordDiff,
  sentence: Edit,
  edits: readonly Edit[],
  weights: WordWeights,
): boolean {
  const { beforeStart, beforeEnd, afterStart, afterEnd } = sentence;
  const [first, last] = [edits[0] as Edit, edits.at(-1) as Edit];
  let kept = weights.weigh(before, beforeStart, first.beforeStart) + weights.weigh(before, last.beforeEnd, beforeEnd);
  for (let index = 1; index < edits.length; index++) {
    const [left, right] = [edits[index - 1] as Edit, edits[index] as Edit];
    kept += Math.max(0, weights.weigh(before, left.beforeEnd, right.beforeStart) - CHANCE_WEIGHT);
  }
  const whole = Math.min(weights.weigh(before, beforeStart, beforeEnd), weights.weigh(after, afterStart, afterEnd));
  if (kept >= REWRITTEN_BELOW * whole || edits.every((edit) => areFigures(edit, before, after, weights))) return false;
  // A colon inside a bracket ends no sentence: what was kept of the bracket stays in sight.
  return !leavesBracketOpen(before, beforeStart, beforeEnd) && !leavesBracketOpen(after, afterStart, afterEnd);
}

/** Whether figures were put for figures: however short the sentence, it was not rewritten. */
function areFigures(edit: Edit, before: NumberedText, after: NumberedText, weights: WordWeights): boolean {
  return (
    weights.isOnly(FIGURE, before, edit.beforeStart, edit.beforeEnd) &&
    weights.isOnly(FIGURE, after, edit.afterStart, edit.afterEnd)
  );
}

/** Whether a bracket opens among the words `[start, end)` that does not close there. */
function leavesBracketOpen(text: NumberedText, start: number, end: number): boolean {
  let open = 0;
  for (let index = start; index < end; index++) {
    const spelling = spellingAt(text, index);
    if (OPENING.test(spelling)) open++;
    else if (CLOSING.test(spelling)) open = Math.max(0, open - 1);
  }
  return open > 0;
}
