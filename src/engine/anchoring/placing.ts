import type { Placement } from "../../model/anchor.ts";
import type { Twins } from "./twin-points.ts";
import type { AlignedEntry, ReadStep } from "./version-step.ts";

/** What the placements of one step share. */
export type Placing = { readonly step: ReadStep; readonly twins: Twins };

export function isMigrated({ step }: Placing): boolean {
  return step.step.isMigration ?? false;
}

/** Whether a person should look, whatever became of the words. */
export function isUnsure({ kind, confidence }: AlignedEntry, placing: Placing): boolean {
  return kind === "split" || kind === "merged" || confidence === "low" || isMigrated(placing);
}

// Of points that were brought together by others, or by people.
const UNKNOWN_SCORE = 0.5;

/** How likely it is that two points of an entry correspond. What is the same code point for code point is not in doubt. */
export function scoreOf(entry: AlignedEntry, before: string, after: string): number {
  if (entry.kind === "kept" && entry.confidence === "high") return 1;
  const scores = entry.links.flatMap((link) =>
    link.before === before && link.after === after ? (link.score ?? []) : [],
  );
  return scores.length === 0 ? UNKNOWN_SCORE : Math.max(...scores);
}

export function orphan(reason: string): Placement {
  return { kind: "orphaned", score: 0, anchor: undefined, reason };
}

/** A score with three decimals. */
export function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}
