import type { Redline } from "../../model/comparison.ts";

/** A run of a redline between two kept ones: what was struck there and what was inserted, in UTF-16 units of either text. */
type Block = {
  readonly before: readonly [start: number, end: number];
  readonly after: readonly [start: number, end: number];
};

/** A kept run: where it stands in either text. */
type Kept = { readonly before: number; readonly after: number; readonly length: number };

/** A redline as places: both texts, what changed in them, and what was kept. */
export type ChangedRanges = {
  readonly texts: { readonly before: string; readonly after: string };
  readonly blocks: readonly Block[];
  readonly kept: readonly Kept[];
};

/** Linear in the redline. */
export function changedRanges(redline: Redline): ChangedRanges {
  const texts = { before: "", after: "" };
  const blocks: { before: [number, number]; after: [number, number] }[] = [];
  const kept: Kept[] = [];
  let isOpen = false;
  for (const [sort, text] of redline) {
    if (sort === "=") {
      kept.push({ before: texts.before.length, after: texts.after.length, length: text.length });
      isOpen = false;
    } else {
      if (!isOpen) {
        blocks.push({
          before: [texts.before.length, texts.before.length],
          after: [texts.after.length, texts.after.length],
        });
      }
      isOpen = true;
      const block = blocks.at(-1);
      if (block !== undefined) {
        if (sort === "-") block.before[1] += text.length;
        else block.after[1] += text.length;
      }
    }
    if (sort !== "+") texts.before += text;
    if (sort !== "-") texts.after += text;
  }
  return { texts, blocks, kept };
}

/** The first block that touches a stretch of one side; -1 where all of it was kept. Of an empty block the stretch must hold the place. */
export function blockAt({ blocks }: ChangedRanges, side: "before" | "after", start: number, end: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.[side][1] ?? 0) <= start && !isHeld(blocks[middle]?.[side], start)) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low]?.[side];
  return block !== undefined && block[0] < end && block[1] > start ? low : -1;
}

function isHeld(range: readonly [number, number] | undefined, start: number): boolean {
  return range !== undefined && range[1] > start;
}

/** Where a stretch of one side stands in the other, as far as it was kept; undefined where nothing of it was. */
export function keptImage(
  { kept }: ChangedRanges,
  side: "before" | "after",
  start: number,
  end: number,
): readonly [start: number, end: number] | undefined {
  const other = side === "before" ? "after" : "before";
  for (const run of kept) {
    const from = Math.max(start, run[side]);
    const to = Math.min(end, run[side] + run.length);
    if (from < to) return [from - run[side] + run[other], to - run[side] + run[other]];
  }
  return undefined;
}
