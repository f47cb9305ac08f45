import type { CameBack, Comparison, Entry, EntryKind } from "../../model/comparison.ts";
import {
  describeCounts,
  describeSummary,
  type FurtherCounts,
  type SaidSummary,
  saySummary,
} from "../compare/describe-summary.ts";
import { changedInSubstance } from "./changed-in-substance.ts";
import { describeSubstance } from "./describe-substance.ts";

/**
 * What a comparison's sentence says, in parts and no longer than its place bears.
 *
 * @param room - How many characters what changed in substance may take; what is left out is counted.
 */
export function sayComparison(comparison: Comparison, room?: number): SaidSummary {
  const { summary, alignment, relation, correction } = comparison;
  if (correction) return saySummary(summary, "reading");
  return saySummary(summary, relation, describeSubstance(alignment), room, countFurther(alignment));
}

/** A comparison with all in its sentence that its entries tell: also what came back on the way, and what migrated. */
export function sayAgain(comparison: Comparison): Comparison {
  const { summary, relation, alignment } = comparison;
  const sentence = describeSummary(summary, relation, describeSubstance(alignment), countFurther(alignment));
  return { ...comparison, sentence };
}

/** Entries in which something was changed back, those that were restored and stand in the end, those found elsewhere. */
function countFurther(alignment: readonly Entry[]): FurtherCounts {
  const count = (kind: CameBack["kind"]) =>
    alignment.filter(({ kind: is, history = [] }) => is !== "dropped" && history.some((one) => one.kind === kind))
      .length;
  const migrated = alignment.filter((entry) => entry.kind === "dropped" && entry.migrated !== undefined).length;
  return { changedBack: count("changed-back"), restored: count("restored"), migrated };
}

/** A comparison's sentence with counts alone: "15 points reworded (6 in substance), 1 dropped; 9 unchanged." */
export function countComparison({ summary, alignment, relation, correction }: Comparison): string {
  if (correction) return describeCounts(summary, "reading", {});
  const substantial: Partial<Record<EntryKind, number>> = {};
  for (const entry of alignment)
    if (changedInSubstance(entry)) substantial[entry.kind] = (substantial[entry.kind] ?? 0) + 1;
  return describeCounts(summary, relation, substantial, countFurther(alignment));
}
