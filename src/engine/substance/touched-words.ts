import type { ChangedRanges, Side } from "./changed-ranges.ts";
import type { Tokens } from "./tokens.ts";
import type { Word } from "./vocabulary.ts";

/** The words of one side of which a redline struck or inserted anything, in order. Linear in the words. */
export function touchedWords({ blocks }: ChangedRanges, side: Side, tokens: Tokens): readonly Word[] {
  const { words, starts, ends, count } = tokens;
  const touched: Word[] = [];
  let at = 0;
  for (const { [side]: range } of blocks) {
    while (at < count && (ends[at] ?? 0) <= range[0]) at += 1;
    for (; at < count && (starts[at] ?? 0) < range[1]; at += 1) touched.push(words[at] as Word);
  }
  return touched;
}
