import type { Edit, WordDiff } from "./diff-words.ts";
import { addEdit } from "./join-edits.ts";
import { isSameSpace, type NumberedText, spellingAt, startsLine } from "./numbered-text.ts";
import { BRACKET_OR_QUOTE, COMMA_OR_DASH, NO_MARK, PART_END, SENTENCE_END, type WordWeights } from "./word-weights.ts";

// So few kept words between two edits are worth sliding over to make one edit of two.
const MOST_SLID_OVER = 2;
const LINE_START = 4;
const SENTENCE_START = 3;
const CLAUSE_START = 2;
const BESIDE_A_MARK = 1;
const NO_BOUNDARY = 0;

/**
 * Moves what was only inserted or only struck to where a sentence or clause starts, if it may as well stand there.
 *
 * `withdraw. The Parties {|meet. The Parties }report` and `withdraw.{| The Parties meet.} The Parties report` say the
 * same; the second is how it is read. What has no such place slides up to the edit beside it: `days{| of signature} of
 * {that date|the treaty}` becomes `days of {that date|signature of the treaty}`. Linear in the words between the edits.
 */
export function slideEdits({ before, after, edits }: WordDiff, weights: WordWeights): readonly Edit[] {
  // Words put for others stay where they are, and in most texts that is all that changed.
  if (edits.every(isReplacement)) return edits;
  const slid: Edit[] = [];
  for (let index = 0; index < edits.length; index++) {
    const edit = edits[index] as Edit;
    if (isReplacement(edit)) {
      addEdit(slid, edit);
      continue;
    }
    const isInsertion = edit.beforeStart === edit.beforeEnd;
    const room = {
      left: edit.beforeStart - (slid.at(-1)?.beforeEnd ?? 0),
      right: (edits[index + 1]?.beforeStart ?? before.count) - edit.beforeEnd,
      isFirst: index === 0,
      isLast: index === edits.length - 1,
    };
    const by = isInsertion
      ? bestShift(after, edit.afterStart, edit.afterEnd, room, weights)
      : bestShift(before, edit.beforeStart, edit.beforeEnd, room, weights);
    addEdit(slid, {
      beforeStart: edit.beforeStart + by,
      beforeEnd: edit.beforeEnd + by,
      afterStart: edit.afterStart + by,
      afterEnd: edit.afterEnd + by,
    });
  }
  return slid;
}

function isReplacement({ beforeStart, beforeEnd, afterStart, afterEnd }: Edit): boolean {
  return beforeStart < beforeEnd && afterStart < afterEnd;
}

/** How many kept words stand to either side before the next edit or the end of the text. */
type Room = { readonly left: number; readonly right: number; readonly isFirst: boolean; readonly isLast: boolean };

function bestShift(
  text: NumberedText,
  start: number,
  end: number,
  { left, right, isFirst, isLast }: Room,
  weights: WordWeights,
): number {
  let leftmost = 0;
  while (leftmost > -left && isSameWord(text, start + leftmost - 1, end + leftmost - 1)) leftmost--;
  let rightmost = 0;
  while (rightmost < right && isSameWord(text, start + rightmost, end + rightmost)) rightmost++;
  const [meetsLeft, meetsRight] = [!isFirst && leftmost === -left, !isLast && rightmost === right];
  let [best, strongest] = [0, boundaryStrength(text, start, weights)];
  // Where it would meet another edit, one kept word stays between.
  for (let shift = leftmost + (meetsLeft ? 1 : 0); shift <= rightmost - (meetsRight ? 1 : 0); shift++) {
    const strength = boundaryStrength(text, start + shift, weights);
    if (strength > strongest) [best, strongest] = [shift, strength];
  }
  if (strongest >= CLAUSE_START) return best;
  if (meetsRight && right <= MOST_SLID_OVER) return rightmost;
  return meetsLeft && left <= MOST_SLID_OVER ? leftmost : best;
}

function isSameWord(text: NumberedText, one: number, other: number): boolean {
  if (text.numbers[one] !== text.numbers[other]) return false;
  // The first word of a text has no space before it, which makes it no other word.
  return one === 0 || isSameSpace(text, one, text, other);
}

/** How well an edit may start before this word: on a new line, after a sentence, after a comma or before brackets, else not at all. */
function boundaryStrength(text: NumberedText, index: number, weights: WordWeights): number {
  if (index === 0) return SENTENCE_START;
  if (startsLine(text, index)) return LINE_START;
  const previous = weights.markOf(text, index - 1);
  if (previous === SENTENCE_END || previous === PART_END) return SENTENCE_START;
  const next = index < text.count ? weights.markOf(text, index) : NO_MARK;
  if (previous === COMMA_OR_DASH || (next === BRACKET_OR_QUOTE && /[([{“„«]/u.test(spellingAt(text, index))))
    return CLAUSE_START;
  return next === COMMA_OR_DASH || (previous === BRACKET_OR_QUOTE && /[)\]}”»]/u.test(spellingAt(text, index - 1)))
    ? BESIDE_A_MARK
    : NO_BOUNDARY;
}
