import type { Edit, WordDiff } from "./diff-words.ts";
import { addEdit } from "./join-edits.ts";
import { type NumberedText, spaceBefore, spellingAt } from "./numbered-text.ts";
import type { WordWeights } from "./word-weights.ts";

// Below this share of its words kept, a sentence reads better struck and replaced than picked apart.
const REWRITTEN_BELOW = 0.2;
// What a kept run must weigh before it counts as kept: single words are kept by chance.
const CHANCE_WEIGHT = 0.5;

/**
 * Shows a sentence of which almost nothing survived as struck and replaced.
 *
 * A sentence reaches from one kept full stop to the next; several may have become one. Linear in the words.
 */
export function replaceRewritten(diff: WordDiff, edits: readonly Edit[], weights: WordWeights): Edit[] {
  const result: Edit[] = [];
  let first = 0;
  for (let index = 0; index < edits.length; index++) {
    const edit = edits[index] as Edit;
    const next = edits[index + 1];
    const [from, to] = [edit.beforeEnd, next?.beforeStart ?? diff.before.count];
    const end = firstSentenceEnd(diff, from, edit.afterEnd - from, to);
    if (next !== undefined && end === undefined) continue;
    const sentence = sentenceAround(diff, edits.slice(first, index + 1), result.at(-1), end ?? to);
    if (index > first && isRewritten(diff, sentence, edits.slice(first, index + 1), weights)) addEdit(result, sentence);
    else for (let n = first; n <= index; n++) addEdit(result, edits[n] as Edit);
    first = index + 1;
  }
  return result;
}

/** The stretch from the sentence end before the edits, not reaching into the edit before them, to `end`. */
function sentenceAround(diff: WordDiff, edits: readonly Edit[], previous: Edit | undefined, end: number): Edit {
  const [firstEdit, lastEdit] = [edits[0] as Edit, edits.at(-1) as Edit];
  const shift = firstEdit.afterStart - firstEdit.beforeStart;
  let start = firstEdit.beforeStart;
  const least = previous?.beforeEnd ?? 0;
  while (start > least && !endsSentence(diff, start - 1, shift)) start--;
  return {
    beforeStart: start,
    beforeEnd: end,
    afterStart: start + shift,
    afterEnd: end + lastEdit.afterEnd - lastEdit.beforeEnd,
  };
}

/** The place behind the first kept word in `[from, to)` that ends a sentence on both sides. */
function firstSentenceEnd(diff: WordDiff, from: number, shift: number, to: number): number | undefined {
  for (let index = from; index < to; index++) if (endsSentence(diff, index, shift)) return index + 1;
  return undefined;
}

function endsSentence({ before, after }: WordDiff, index: number, shift: number): boolean {
  const startsLine = (text: NumberedText, at: number) => at < text.count && spaceBefore(text, at).includes("\n");
  if (startsLine(before, index + 1) && startsLine(after, index + 1 + shift)) return true;
  const mark = spellingAt(before, index);
  if (/^[。！？]$/u.test(mark)) return true;
  return /^[.;!?…]$/u.test(mark) && isFollowedBySpace(before, index) && isFollowedBySpace(after, index + shift);
}

function isFollowedBySpace(text: NumberedText, index: number): boolean {
  return index + 1 >= text.count || spaceBefore(text, index + 1) !== "";
}

function isRewritten(
  { before, after }: WordDiff,
  sentence: Edit,
  edits: readonly Edit[],
  weights: WordWeights,
): boolean {
  const { beforeStart, beforeEnd, afterStart, afterEnd } = sentence;
  let kept = 0;
  let from = beforeStart;
  for (const edit of [...edits, { beforeStart: beforeEnd, beforeEnd }]) {
    kept += Math.max(0, weights.weigh(before, from, edit.beforeStart) - CHANCE_WEIGHT);
    from = edit.beforeEnd;
  }
  const whole = Math.min(weights.weigh(before, beforeStart, beforeEnd), weights.weigh(after, afterStart, afterEnd));
  return kept < REWRITTEN_BELOW * whole;
}
