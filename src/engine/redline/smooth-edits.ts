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
  const slid = slideEdits(diff, weights);
  // A word that says something and was kept is never struck and inserted where points were split or merged.
  const folded = mayBeSplit(diff)
    ? foldCrumbs(diff, slid, weights, { fold: "binding words" })
    : foldCrumbs(diff, replaceRewritten(diff, slid, weights), weights, { fold: "any words" });
  return partFigures(diff, folded, weights);
}

// The texts of a split or merge are few and joined by line feeds; a long text of many lines is none.
const MOST_LINES_OF_A_SPLIT = 32;

function mayBeSplit({ before, after }: WordDiff): boolean {
  const [lines, linesAfter] = [countLines(before.text), countLines(after.text)];
  return lines !== linesAfter && Math.max(lines, linesAfter) <= MOST_LINES_OF_A_SPLIT;
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
