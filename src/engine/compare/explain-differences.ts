import type { Change, Entry, Redline } from "../../model/comparison.ts";
import { findInvisibleDifferences } from "../characters/find-invisible-differences.ts";
import { textOf } from "../redline/text-of.ts";

/** What all the differences of an entry amount to, where they amount to no more than this. */
export type Explanation = "invisible" | "references";

/**
 * Says whether a reworded entry differs only in what cannot be seen, or only in references that follow the renumbering
 * (and in what cannot be seen).
 *
 * @returns Undefined for entries without changes, and for those that differ in anything else. Linear in the texts.
 */
export function explainDifferences({ kind, changes, redline, headingRedline }: Entry): Explanation | undefined {
  if (kind !== "reworded" || !changes.every(isSlight)) return undefined;
  const headingChanges = findInvisibleDifferences(headingRedline ?? []);
  if (!isExplained(redline, changes) || !isExplained(headingRedline ?? [], headingChanges)) return undefined;
  return changes.some((change) => change.class === "reference") ? "references" : "invisible";
}

function isSlight(change: Change): boolean {
  return change.class === "invisible" || (change.class === "reference" && !change.substance);
}

type Spans = readonly Pick<Change, "beforeSpan" | "afterSpan">[];

/** Whether both texts are one without what the changes span. */
function isExplained(redline: Redline, changes: Spans): boolean {
  const before = changes.flatMap(({ beforeSpan }) => (beforeSpan === null ? [] : [beforeSpan]));
  const after = changes.flatMap(({ afterSpan }) => (afterSpan === null ? [] : [afterSpan]));
  return withoutSpans(textOf(redline, "before"), before) === withoutSpans(textOf(redline, "after"), after);
}

function withoutSpans(text: string, spans: readonly (readonly [start: number, end: number])[]): string {
  const characters = Array.from(text);
  const kept: string[] = [];
  let reached = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start > reached) kept.push(characters.slice(reached, start).join(""));
    reached = Math.max(reached, end);
  }
  return kept.concat(characters.slice(reached)).join("");
}
