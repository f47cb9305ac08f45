import { NONE, type Pair } from "../alignment/partners.ts";

/** Points that correspond, directly or through others: indexes into the points of each side and into the links. */
export type LinkGroup = {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly links: readonly number[];
};

type GrowingGroup = { readonly before: number[]; readonly after: number[]; readonly links: number[] };

/**
 * Gathers links into connected components, and gives every point without a link a group of its own.
 *
 * @returns Groups in the order of `after`; one without points after stands behind the last group that starts before it.
 *   Near linear in points and links.
 */
export function groupLinks(beforeCount: number, afterCount: number, links: readonly Pair[]): readonly LinkGroup[] {
  const rootOf = components(beforeCount, afterCount, links);
  const numberOf = new Int32Array(beforeCount + afterCount).fill(NONE);
  const groups: GrowingGroup[] = [];
  const groupOf = (node: number): GrowingGroup => {
    const root = rootOf(node);
    const known = groups[numberOf[root] ?? NONE];
    if (known !== undefined) return known;
    const group = { before: [], after: [], links: [] };
    numberOf[root] = groups.push(group) - 1;
    return group;
  };
  for (let index = 0; index < beforeCount; index++) groupOf(index).before.push(index);
  for (let index = 0; index < afterCount; index++) groupOf(beforeCount + index).after.push(index);
  links.forEach((link, index) => {
    groupOf(link.before).links.push(index);
  });
  return inReadingOrder(groups);
}

/** @param groups - Those with points before first, in their order. */
function inReadingOrder(groups: readonly LinkGroup[]): LinkGroup[] {
  // At the very start, before everything.
  let behind = -1;
  const placed = groups.map((group) => {
    const [old = NONE, now] = [group.before[0], group.after[0]];
    if (now === undefined) return { group, place: behind, turn: old };
    if (old !== NONE) behind = now;
    return { group, place: now, turn: NONE };
  });
  return placed.sort((a, b) => a.place - b.place || a.turn - b.turn).map(({ group }) => group);
}

/** Union-find with path halving. */
function components(beforeCount: number, afterCount: number, links: readonly Pair[]): (node: number) => number {
  const parent = Int32Array.from({ length: beforeCount + afterCount }, (_, index) => index);
  const rootOf = (node: number): number => {
    let current = node;
    for (;;) {
      const up = parent[current] ?? current;
      if (up === current) return current;
      parent[current] = parent[up] ?? up;
      current = up;
    }
  };
  for (const link of links) parent[rootOf(link.before)] = rootOf(beforeCount + link.after);
  return rootOf;
}
