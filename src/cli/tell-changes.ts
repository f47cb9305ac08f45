import { arrowOf, tellChanges } from "../engine/substance/tell-change.ts";
import type { Change } from "../model/comparison.ts";

// More would bury the rest.
const MOST_TOLD = 5;

/** What is known of single changes, a line each: "quantity ↑: 600,000 people → 800,000 people". */
export function linesOf(changes: readonly Change[]): string[] {
  const lines = tellChanges(changes).map(({ about, words }) => {
    if (about === undefined) return words;
    return `${about.name}${arrowOf(about.direction)}${about.isDoubtful ? ", perhaps" : ""}: ${words}`;
  });
  const rest = lines.length - MOST_TOLD;
  return [...lines.slice(0, MOST_TOLD), ...(rest > 0 ? [`and ${rest} more`] : [])];
}
