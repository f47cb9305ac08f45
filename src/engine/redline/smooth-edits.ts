import type { Edit, WordDiff } from "./diff-words.ts";
import { foldCrumbs } from "./fold-crumbs.ts";
import { partFigures } from "./part-figures.ts";
import { replaceRewritten } from "./replace-rewritten.ts";
import { slideEdits } from "./slide-edits.ts";
import { widenNumerals } from "./widen-numerals.ts";
import { WordWeights } from "./word-weights.ts";

/**
 * Makes a word diff readable without making it wrong: edits slide to the strongest boundary, numbers stay whole, a
 * sentence of which almost nothing survived is shown as replaced, kept crumbs between two changes are folded in, and a
 * changed figure is marked apart from the words changed before it.
 *
 * @param regrouped - Whether points were split or merged. A word that says something and was kept is then never shown as
 *   struck and inserted: a reader looks for what went where, and would take it for a change.
 * @returns Edits over the same words that still cover all that changed, in order; two that touch are to be marked apart.
 *   Linear in the number of words.
 */
export function smoothEdits(diff: WordDiff, { regrouped }: { readonly regrouped: boolean }): readonly Edit[] {
  const weights = new WordWeights(diff.spellings);
  const slid = widenNumerals(diff, slideEdits(diff, weights));
  const folded = regrouped
    ? foldCrumbs(diff, slid, weights, { fold: "binding words" })
    : foldCrumbs(diff, replaceRewritten(diff, slid, weights), weights, { fold: "any words" });
  return partFigures(diff, folded, weights);
}
