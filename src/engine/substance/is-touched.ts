import type { ChangedRanges, Side } from "./changed-ranges.ts";
import type { Tokens } from "./tokens.ts";

/** Whether anything that a redline struck or inserted begins with a word that is such. Linear in the words. */
export function isTouched(
  { blocks }: ChangedRanges,
  tokens: Readonly<Record<Side, Tokens>>,
  isSuch: (tokens: Tokens, at: number) => boolean,
): boolean {
  return (["before", "after"] as const).some((side) => {
    const { starts, ends, count } = tokens[side];
    let at = 0;
    for (const { [side]: range } of blocks) {
      while (at < count && (ends[at] ?? 0) <= range[0]) at += 1;
      for (; at < count && (starts[at] ?? 0) < range[1]; at += 1) if (isSuch(tokens[side], at)) return true;
    }
    return false;
  });
}
