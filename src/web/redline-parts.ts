import type { Redline, RedlineRun } from "../model/comparison.ts";

export type Side = "before" | "after";

/** The runs that stand in one side's text: what stayed and what is its own. */
export function runsOfSide(redline: Redline, side: Side): Redline {
  const foreign = side === "before" ? "+" : "-";
  return redline.filter(([sign]) => sign !== foreign);
}

/**
 * Cuts the redline of a group where one side's points end. The texts of a group are joined by line feeds that belong
 * to no text; they fall away.
 *
 * @param texts - That side's texts, in the order in which they were joined.
 * @returns One redline per text. Runs of the other side stand with the text in which they occur.
 */
export function cutRedline(redline: Redline, texts: readonly string[], side: Side): readonly Redline[] {
  const foreign = side === "before" ? "+" : "-";
  const parts: RedlineRun[][] = texts.map(() => []);
  let index = 0;
  let left = texts[0]?.length ?? 0;
  for (const [sign, text] of redline) {
    if (sign === foreign) {
      parts[index]?.push([sign, text]);
      continue;
    }
    let rest = text;
    while (rest.length > left && index < texts.length - 1) {
      if (left > 0) parts[index]?.push([sign, rest.slice(0, left)]);
      rest = rest.slice(left + 1);
      index += 1;
      left = texts[index]?.length ?? 0;
    }
    if (rest.length > 0) parts[index]?.push([sign, rest]);
    left -= rest.length;
  }
  return parts;
}
