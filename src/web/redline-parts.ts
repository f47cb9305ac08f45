import type { BoxedRun } from "./box-substance.ts";

export type Side = "before" | "after";

/** The runs that stand in one side's text: what stayed and what is its own. */
export function runsOfSide<Run extends BoxedRun>(redline: readonly Run[], side: Side): readonly Run[] {
  const foreign = side === "before" ? "+" : "-";
  return redline.filter(([sign]) => sign !== foreign);
}

/**
 * Cuts the redline of a group where one side's points end. The texts of a group are joined by line feeds that belong
 * to no text; they fall away.
 *
 * @param texts - That side's texts, in the order in which they were joined.
 * @returns One redline per text. Runs of the other side stand with the text in which they occur; a box that goes on in the
 *   next text is drawn in both.
 */
export function cutRedline(
  redline: readonly BoxedRun[],
  texts: readonly string[],
  side: Side,
): readonly (readonly BoxedRun[])[] {
  const foreign = side === "before" ? "+" : "-";
  const parts: BoxedRun[][] = texts.map(() => []);
  let index = 0;
  let left = texts[0]?.length ?? 0;
  for (const [sign, text, ...box] of redline) {
    if (sign === foreign) {
      parts[index]?.push([sign, text, ...box]);
      continue;
    }
    let rest = text;
    while (rest.length > left && index < texts.length - 1) {
      if (left > 0) parts[index]?.push([sign, rest.slice(0, left), ...box]);
      rest = rest.slice(left + 1);
      index += 1;
      left = texts[index]?.length ?? 0;
    }
    if (rest.length > 0) parts[index]?.push([sign, rest, ...box]);
    left -= rest.length;
  }
  return parts;
}
