import type { Pair } from "../alignment/partners.ts";

/** Points that correspond, directly or through others: indexes into the points of each side and into the links. */
export type LinkGroup = {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly links: readonly number[];
};

/**
 * Gathers links into connected components, and gives every point without a link a group of its own.
 *
 * @returns Groups in the order of `after`; one without points after stands behind the last group that starts before it.
 *   Near linear in points and links.
 */
export function groupLinks(beforeCount: number, afterCount: number, links: readonly Pair[]): readonly LinkGroup[] {
  const root = components(beforeCount, afterCount, links);
  const groups = new Map<number, { before: number[]; after: number[]; links: number[] }>();
  const groupOf = (node: number) => {
    const key = root(node);
    const group = groups.get(key) ?? { before: [], after: [], links: [] };
    groups.set(key, group);
    return group;
  };
  for (let index = 0; index < beforeCount; index++) groupOf(index).before.push(index);
  for (let index = 0; index < afterCount; index++) groupOf(beforeCount + index).after.push(index);
  links.forEach((link, index) => {
    groupOf(link.before).links.push(index);
  });
  return inReadingOrder([...groups.values()]);
}

function inReadingOrder(groups: readonly LinkGroup[]): LinkGroup[] {
  const place = new Map<LinkGroup, readonly [number, number]>();
  // At the very start, before everything.
  let behind = -1;
  for (const group of [...groups].sort((a, b) => (a.before[0] ?? 0) - (b.before[0] ?? 0))) {
    if (group.before[0] === undefined) continue;
    if (group.after[0] === undefined) place.set(group, [behind, group.before[0]]);
    else behind = group.after[0];
  }
  const placeOf = (group: LinkGroup) => place.get(group) ?? [group.after[0] ?? -1, -1];
  return [...groups].sort((a, b) => placeOf(a)[0] - placeOf(b)[0] || placeOf(a)[1] - placeOf(b)[1]);
}

/** Union-find with path halving. */
function components(beforeCount: number, afterCount: number, links: readonly Pair[]): (node: number) => number {
  const parent = Array.from({ length: beforeCount + afterCount }, (_, index) => index);
  const root = (node: number): number => {
    let current = node;
    for (;;) {
      const up = parent[current] ?? current;
      if (up === current) return current;
      parent[current] = parent[up] ?? up;
      current = up;
    }
  };
  for (const link of links) parent[root(link.before)] = root(beforeCount + link.after);
  return root;
}
