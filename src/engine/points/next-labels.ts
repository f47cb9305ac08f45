import type { MarkedLine } from "./mark-lines.ts";

/**
 * For each line whose label counts letters or roman numerals, the number of the next label of the same style among the
 * blocks it stands in: what tells (i) the letter from (i) the numeral. Linear in the number of lines.
 */
export function nextLabels(lines: readonly MarkedLine[]): ReadonlyArray<string | undefined> {
  const nextAtDepth: Array<Map<string, string> | undefined> = [];
  const found = new Array<string | undefined>(lines.length);
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const depth = lines[at]?.depth ?? 0;
    // Backwards, deeper lines that were passed stand under another block.
    if (nextAtDepth.length > depth + 1) nextAtDepth.length = depth + 1;
    const mark = lines[at]?.mark;
    const label = mark?.kind === "item" ? mark.found?.label : undefined;
    if (label === undefined) continue;
    const { family } = label.readings[0];
    if (family !== "letter" && family !== "roman") continue;
    const next = nextAtDepth[depth] ?? new Map<string, string>();
    nextAtDepth[depth] = next;
    found[at] = next.get(label.style);
    next.set(label.style, label.number);
  }
  return found;
}
