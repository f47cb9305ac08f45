import type { Change } from "../../../src/model/comparison.ts";
import { findIn } from "./score-substance.ts";

/**
 * What is found in two wordings but other words: `class before → after`, with ↑ or ↓ for a direction and "?" for a doubt, in
 * brackets where it is of no substance.
 */
export function drawFindings(before: string, after: string): readonly string[] {
  return findIn({ before, after })
    .filter((change) => change.class !== "wording")
    .map(draw);
}

function draw({ class: of, before, after, direction, substance, confidence }: Change): string {
  const arrow = direction === undefined ? "" : direction === "up" ? " ↑" : " ↓";
  const drawn = `${of}${arrow} ${before ?? "–"} → ${after ?? "–"}${confidence === "low" ? " ?" : ""}`;
  return substance ? drawn : `(${drawn})`;
}
