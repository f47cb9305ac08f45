import type { Redline } from "../../model/comparison.ts";
import { firstWhere } from "../words/first-where.ts";

export type Side = "before" | "after";
export type Both<Of> = Readonly<Record<Side, Of>>;

/** `[start, end)` in UTF-16 units of one side's text. */
type Range = readonly [start: number, end: number];

/** A run of a redline between two kept ones: what was struck there and what was inserted. */
export type Block = Readonly<Record<Side, Range>>;

/** A kept run: where it stands in either text. */
type Kept = Readonly<Record<Side, number>> & { readonly length: number };

/** A redline as places: both texts, what changed in them, and what was kept. */
export type ChangedRanges = {
  readonly texts: Readonly<Record<Side, string>>;
  readonly blocks: readonly Block[];
  readonly kept: readonly Kept[];
};

/** Linear in the redline. */
export function changedRanges(redline: Redline): ChangedRanges {
  const texts = { before: "", after: "" };
  const blocks: { before: [number, number]; after: [number, number] }[] = [];
  const kept: Kept[] = [];
  let open: (typeof blocks)[number] | undefined;
  for (const [sort, text] of redline) {
    const [old, now] = [texts.before.length, texts.after.length];
    if (sort !== "+") texts.before += text;
    if (sort !== "-") texts.after += text;
    if (sort === "=") {
      kept.push({ before: old, after: now, length: text.length });
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { before: [old, old], after: [now, now] };
      blocks.push(open);
    }
    open[sort === "-" ? "before" : "after"][1] += text.length;
  }
  return { texts, blocks, kept };
}

/** The first block that touches a stretch of one side; -1 where all of it was kept. Logarithmic in the blocks. */
export function blockAt({ blocks }: ChangedRanges, side: Side, start: number, end: number): number {
  const found = firstWhere(blocks.length, (index) => (blocks[index]?.[side][1] ?? 0) > start);
  const block = blocks[found]?.[side];
  return block !== undefined && block[0] < end ? found : -1;
}

/** Where a stretch of one side stands in the other, as far as it was kept; undefined where nothing of it was. Logarithmic. */
export function keptImage({ kept }: ChangedRanges, side: Side, start: number, end: number): Range | undefined {
  const other = otherSide(side);
  const run = kept[firstWhere(kept.length, (index) => endOf(kept[index], side) > start)];
  if (run === undefined || run[side] >= end) return undefined;
  const shift = run[other] - run[side];
  return [Math.max(start, run[side]) + shift, Math.min(end, endOf(run, side)) + shift];
}

function endOf(run: Kept | undefined, side: Side): number {
  return run === undefined ? 0 : run[side] + run.length;
}

export function otherSide(side: Side): Side {
  return side === "before" ? "after" : "before";
}
