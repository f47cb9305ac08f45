import type { Edit, WordDiff } from "./diff-words.ts";
import { foldCrumbs } from "./fold-crumbs.ts";
import { partFigures } from "./part-figures.ts";
import { replaceRewritten } from "./replace-rewritten.ts";
import { slideEdits } from "./slide-edits.ts";
import { WordWeights } from "./word-weights.ts";

/**
 * Makes a word diff readable without making it wrong: edits slide to the strongest boundary, a sentence of which almost
 * nothing survived is shown as replaced, kept crumbs between two changes are folded in, and a changed figure is marked
 * apart from the words changed before it.
 *
 * @returns Edits over the same words that still cover all that changed, in order; two that touch are to be marked apart.
 *   Linear in the number of words.
 */
export function smoothEdits(diff: WordDiff): readonly Edit[] {
  const weights = new WordWeights(diff.spellings);
  const slid = slideEdits(diff);
  const replaced = replaceRewritten(diff, slid, weights);
  // Where the lines are not as many, points were split or merged: there no kept word may be struck and inserted.
  const folded = hasAsManyLines(diff) ? foldCrumbs(diff, replaced, weights) : replaced;
  return partFigures(diff, folded, weights);
}

function hasAsManyLines({ before, after }: WordDiff): boolean {
  return countLines(before.text) === countLines(after.text);
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
