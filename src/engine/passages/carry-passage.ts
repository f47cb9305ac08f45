import type { Redline, RedlineRun } from "../../model/comparison.ts";
import type { Passage } from "../../model/passage.ts";
import type { Point } from "../../model/point.ts";
import { codePointOffsets } from "../characters/code-point-offsets.ts";
import { carrySpan, holdsWords, trimSpan } from "./carry-span.ts";
import { codeUnitOffset } from "./code-unit-offset.ts";

/** A group of points that correspond: one, or those that were split or merged, in reading order, with their redline. */
export type RedlinedPoints = {
  readonly before: readonly Pick<Point, "path" | "text">[];
  readonly after: readonly Pick<Point, "path" | "text">[];
  readonly redline: Redline;
};

/** What became of a passage in the other version. */
export type CarriedPassage =
  /** Several where a split went through the passage. `sure`, `keepsWords`: as `CarriedSpan` has them. */
  | {
      readonly kind: "carried";
      readonly passages: readonly Passage[];
      readonly sure: boolean;
      readonly keepsWords: boolean;
    }
  | { readonly kind: "gone" }
  | { readonly kind: "unclear" };

/**
 * Says where the words of a passage stand on the other side of a redline; by the rules of `carrySpan`.
 *
 * @param passage - In one of the points before; forward from there, or backward from one of those after.
 * @returns Passages in reading order. `gone` where the passage names none of the points. Linear in the texts; never throws.
 */
export function carryPassage(
  points: RedlinedPoints,
  passage: Passage,
  direction: "forward" | "backward",
): CarriedPassage {
  const { before, after, redline } = direction === "forward" ? points : reversed(points);
  const old = placesOf(before).find(({ path }) => path === passage.path);
  if (old === undefined) return { kind: "gone" };
  const span = {
    start: old.start + codeUnitOffset(old.text, passage.start),
    end: old.start + codeUnitOffset(old.text, passage.end),
  };
  const carried = carrySpan(redline, span);
  if (carried.kind !== "carried") return carried;
  const passages = placesOf(after).flatMap(({ path, text, start }): readonly Passage[] => {
    const [from, to] = [Math.max(start, carried.span.start), Math.min(start + text.length, carried.span.end)];
    if (from >= to) return [];
    const part = trimSpan(text, { start: from - start, end: to - start });
    if (!holdsWords(text, part)) return [];
    const offsetOf = codePointOffsets(text);
    return [{ path, start: offsetOf(part.start), end: offsetOf(part.end) }];
  });
  return { ...carried, passages };
}

/** Read from the later version: what was inserted is struck, and the other way round. */
function reversed({ before, after, redline }: RedlinedPoints): RedlinedPoints {
  const runs: RedlineRun[] = [];
  for (const [sign, text] of redline) {
    const last = runs.at(-1);
    // Within one change all that is struck stands before all that is inserted.
    if (sign === "+" && last?.[0] === "+") runs.splice(-1, 1, ["-", text], last);
    else runs.push([sign === "+" ? "-" : sign === "-" ? "+" : "=", text]);
  }
  return { before: after, after: before, redline: runs };
}

type PlacedText = { readonly path: string; readonly text: string; readonly start: number };

/** Where the text of each point begins in the redline: they are joined by line feeds. */
function placesOf(points: RedlinedPoints["before"]): readonly PlacedText[] {
  let start = 0;
  return points.map(({ path, text }) => {
    const placed = { path, text: text ?? "", start };
    start += placed.text.length + 1;
    return placed;
  });
}
