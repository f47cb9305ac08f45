/** What changed in substance in one entry: some of it in words, how many changes more there are, and the entry's points. */
export type SubstanceItem = {
  readonly changes: readonly string[];
  readonly more: number;
  readonly paths: readonly string[];
};

/** How many of the entries that changed did so in substance, and what in the heaviest ones, in words. */
export type SubstanceTold = {
  readonly entries: number;
  readonly items: readonly SubstanceItem[];
  /** Entries beyond those that `items` tells of. */
  readonly more: number;
  /** Whether some of it lies between a text and what the parties want there. */
  readonly positions?: boolean;
};

/** As many changes as a line of so many characters bears, one at least; the others are counted. */
export function withinRoom({ items, more }: SubstanceTold, room: number): Pick<SubstanceTold, "items" | "more"> {
  const [first] = items;
  if (first === undefined) return { items, more };
  let taken = 1;
  let used = writeItem(first).length;
  for (const item of items.slice(1)) {
    used += writeItem(item).length + "; ".length;
    if (used > room) break;
    taken += 1;
  }
  const shown = taken === 1 ? [itemWithin(first, room)] : items.slice(0, taken);
  return { items: shown, more: more + items.length - taken };
}

function itemWithin(item: SubstanceItem, room: number): SubstanceItem {
  if (item.changes.length === 1 || writeItem(item).length <= room) return item;
  return itemWithin({ ...item, changes: item.changes.slice(0, -1), more: item.more + 1 }, room);
}

/** "600,000 people → 800,000 people, in peacetime (point 6)". */
export function writeItem(item: SubstanceItem): string {
  const [last = "", ...others] = [...item.paths].reverse();
  const paths = others.length === 0 ? last : `${others.reverse().join(", ")} and ${last}`;
  return `${writeChanges(item)} (${pointsWord(item.paths.length)} ${paths})`;
}

/** "600,000 people → 800,000 people, in peacetime and 2 more". */
export function writeChanges({ changes, more }: SubstanceItem): string {
  return `${changes.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

export function pointsWord(count: number): string {
  return count === 1 ? "point" : "points";
}
