import type { Entry } from "../../model/comparison.ts";

/** Whether anything of substance changed in an entry: in its words, or between them and what the parties want there. */
export function changedInSubstance({ changes, positions }: Pick<Entry, "changes" | "positions">): boolean {
  return changes.some(({ substance }) => substance) || (positions?.changes.length ?? 0) > 0;
}
