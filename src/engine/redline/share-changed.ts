import type { Redline } from "../../model/comparison.ts";

/**
 * How much of some texts changed: the characters struck or inserted, of all that the redlines show.
 *
 * @returns From 0, where all was kept, to 1, where nothing was: of a text that was wholly put anew, dropped or added. Three
 *   decimals; what changed at all is never 0. In code points. 0 for no words. The same with both sides swapped. Linear.
 */
export function shareChanged(redlines: readonly Redline[]): number {
  let [kept, changed] = [0, 0];
  for (const [sign, text] of redlines.flat()) {
    const length = Array.from(text).length;
    if (sign === "=") kept += length;
    else changed += length;
  }
  if (changed === 0) return 0;
  return Math.max(LEAST, Math.round((changed / (kept + changed)) * 1000) / 1000);
}

const LEAST = 0.001;
