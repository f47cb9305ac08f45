import type { Change } from "../../model/comparison.ts";
import { byWeight, describeWords } from "./describe-substance.ts";

/** A change as a line beside the words tells it: "quantity ↑", and what became what. */
export type ToldChange = {
  /** What it is about, and which way it went: absent where nothing of substance changed. */
  readonly about?: { readonly name: string; readonly direction?: "up" | "down"; readonly isDoubtful?: true };
  readonly words: string;
};

/**
 * The changes of an entry that are worth a line: those of substance, the heaviest first and doubtful ones last, then what
 * the eye would miss and what says the same in another notation. Other words are not told: the redline shows them.
 */
export function tellChanges(changes: readonly Change[]): readonly ToldChange[] {
  const heavy = changes.filter(({ substance }) => substance).sort(byWeight);
  return [...heavy, ...changes.filter(({ substance }) => !substance)].flatMap((change) => tellChange(change) ?? []);
}

function tellChange(change: Change): ToldChange | undefined {
  const { class: of, substance, direction, confidence, note } = change;
  if (!substance) return of === "wording" || note === undefined ? undefined : { words: note };
  // A reference by what it names now.
  const words = of === "reference" && note !== undefined ? note : describeWords(change);
  const doubt = confidence === "low" ? { isDoubtful: true as const } : {};
  return { about: { name: nameOfClass(of), ...(direction === undefined ? {} : { direction }), ...doubt }, words };
}

/** A class as readers call it. */
export function nameOfClass(of: Change["class"]): string {
  return of === "modality" ? "force" : of === "defined-term" ? "defined term" : of;
}

/** Behind what went up or down. */
export function arrowOf(direction: "up" | "down" | undefined): string {
  return direction === undefined ? "" : direction === "up" ? " ↑" : " ↓";
}
