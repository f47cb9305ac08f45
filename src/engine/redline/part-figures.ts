import type { Edit, WordDiff } from "./diff-words.ts";
import { isMonth } from "./month-names.ts";
import { isGlued, isSameSpace, type NumberedText, spellingAt } from "./numbered-text.ts";
import { FIGURE, type WordWeights } from "./word-weights.ts";

/**
 * Marks a changed figure apart from the words changed before it: `{limited to 600,000|capped at 800,000}` says less
 * plainly that a figure changed than `{limited to|capped at} {600,000|800,000}`. A date stays whole.
 */
export function partFigures(diff: WordDiff, edits: readonly Edit[], weights: WordWeights): readonly Edit[] {
  if (!edits.some((edit) => endsInChangedFigure(edit, diff, weights))) return edits;
  const parted: Edit[] = [];
  for (const edit of edits) {
    if (endsInChangedFigure(edit, diff, weights)) parted.push(...partLastWord(edit));
    else parted.push(edit);
  }
  return parted;
}

function endsInChangedFigure(edit: Edit, { before, after }: WordDiff, weights: WordWeights): boolean {
  const last = edit.beforeEnd - 1;
  const lastAfter = edit.afterEnd - 1;
  if (last < edit.beforeStart || lastAfter < edit.afterStart) return false;
  if (last === edit.beforeStart && lastAfter === edit.afterStart) return false;
  if (weights.kindOf(before, last) !== FIGURE || weights.kindOf(after, lastAfter) !== FIGURE) return false;
  if (before.numbers[last] === after.numbers[lastAfter]) return false;
  // Without white space between, the two changes would run into one another.
  if (isGlued(before, last) || !isSameSpace(before, last, after, lastAfter)) return false;
  return !followsMonth(before, edit.beforeStart, last) && !followsMonth(after, edit.afterStart, lastAfter);
}

function followsMonth(text: NumberedText, start: number, index: number): boolean {
  return index > start && isMonth(spellingAt(text, index - 1));
}

function partLastWord(edit: Edit): Edit[] {
  return [
    { ...edit, beforeEnd: edit.beforeEnd - 1, afterEnd: edit.afterEnd - 1 },
    { ...edit, beforeStart: edit.beforeEnd - 1, afterStart: edit.afterEnd - 1 },
  ];
}
