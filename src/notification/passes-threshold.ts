import { changedInSubstance } from "../engine/substance/changed-in-substance.ts";
import type { Entry } from "../model/comparison.ts";
import { GRADES, type Grade } from "../model/draft.ts";
import type { ChangeSort, Threshold } from "../model/subscription.ts";

/** What a new version changed, as far as a subscription goes. */
export type Changed = {
  /** It came from nothing that it could be compared with: all of it is new. */
  readonly begins: boolean;
  readonly entries: readonly ChangedEntry[];
};

export type ChangedEntry = Pick<Entry, "kind" | "changes" | "positions" | "moved" | "renumbered">;

/** Whether a version is graded well enough; nothing is asked of what is about no version. */
export function passesGrade({ grade: least }: Threshold, version: { readonly grade?: Grade | undefined } | undefined) {
  if (least === undefined || version === undefined) return true;
  return version.grade !== undefined && GRADES.indexOf(version.grade) <= GRADES.indexOf(least);
}

/**
 * Whether what changed is enough. A point that came in or went out is of substance: no class of change tells of it, so it
 * is asked for by a word of its own. What begins a line passes: every figure in it is new.
 */
export function passesChanges(threshold: Threshold, { begins, entries }: Changed): boolean {
  return begins || entries.some((entry) => passesEntry(threshold, entry));
}

function passesEntry({ changes: wanted, inSubstance }: Threshold, entry: ChangedEntry): boolean {
  const { kind, changes, positions, moved, renumbered } = entry;
  if (kind === "added" || kind === "dropped") return wanted === undefined || wanted.includes(kind);
  if (wanted === undefined) {
    if (inSubstance) return changedInSubstance(entry);
    return (kind !== "kept" && kind !== "unreported") || moved || renumbered || changes.length > 0;
  }
  const counted = changes.filter(({ substance }) => substance || !inSubstance);
  return [...counted, ...(positions?.changes ?? [])].some((change) => wanted.includes(change.class));
}

/** How many changes there are by what they are about: those of substance, or, where there are none, all. */
export function countChanges(entries: readonly ChangedEntry[]): Readonly<Partial<Record<ChangeSort, number>>> {
  const all = entries.flatMap(({ kind, changes, positions }): readonly Counted[] => [
    ...(kind === "added" || kind === "dropped" ? [{ sort: kind, substance: true }] : []),
    ...changes.map(({ class: sort, substance }) => ({ sort, substance })),
    ...(positions?.changes ?? []).map(({ class: sort }) => ({ sort, substance: true })),
  ]);
  const isAny = all.some(({ substance }) => substance);
  const counts: Partial<Record<ChangeSort, number>> = {};
  for (const { sort, substance } of all) if (substance || !isAny) counts[sort] = (counts[sort] ?? 0) + 1;
  return counts;
}

type Counted = { readonly sort: ChangeSort; readonly substance: boolean };
