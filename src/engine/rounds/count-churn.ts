import type { Churn, Entry, Redline } from "../../model/comparison.ts";
import { isWordlike, splitWords } from "../words/split-words.ts";

/** The changes by which one version came to its words; `null` where it is the first that has them, or they are not known. */
export type ChurnStation = { readonly hasWords: boolean; readonly entries: readonly Churned[] };

type Churned = Pick<Entry, "kind" | "redline" | "headingRedline">;

/** @param stations - Without those whose differences are variants. Linear in the redlines. */
export function countChurn(stations: readonly ChurnStation[]): Churn {
  let [changed, versions, struck, inserted] = [0, 0, 0, 0];
  for (const { hasWords, entries } of stations) {
    if (!hasWords) continue;
    versions += 1;
    const reworded = entries.filter(isReworded);
    if (reworded.length > 0) changed += 1;
    for (const { redline, headingRedline = [] } of reworded) {
      struck += countWords(redline, "-") + countWords(headingRedline, "-");
      inserted += countWords(redline, "+") + countWords(headingRedline, "+");
    }
  }
  return { changed, versions, struck, inserted };
}

/** A point that was split or merged in the same words did not change them. */
function isReworded({ kind, redline, headingRedline = [] }: Churned): boolean {
  const isOfBoth = kind === "reworded" || kind === "split" || kind === "merged";
  return isOfBoth && [...redline, ...headingRedline].some(([sign]) => sign !== "=");
}

function countWords(redline: Redline, of: "-" | "+"): number {
  let count = 0;
  for (const [sign, text] of redline)
    if (sign === of) count += splitWords(text).words.filter((word) => isWordlike(word.text)).length;
  return count;
}
