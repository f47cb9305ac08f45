import { groupBy } from "../../model/group-by.ts";
import type { Point } from "../../model/point.ts";
import { NONE, type Pair } from "./partners.ts";

/** A pair that may say how sure it is; of several for one point the surest says where the point stands now. */
type RatedPair = Pair & { readonly score?: number | null };

/**
 * Finds the links whose point left its place: it stands under another parent, or out of the order that most of the
 * points around it kept.
 *
 * Where a point was split or merged, only its surest link counts. A parent that was put in or taken out around points
 * moves none of them.
 *
 * @returns The links that moved. Cost O(n·log n).
 * Source: longest increasing subsequence by patience sorting (Fredman, Discrete Mathematics 11, 1975).
 */
export function findMoved<L extends RatedPair>(
  before: readonly Point[],
  after: readonly Point[],
  links: readonly L[],
): ReadonlySet<L> {
  const pairNumber = (old: number, now: number) => old * after.length + now;
  const linked = new Set(links.map((link) => pairNumber(link.before, link.after)));
  const areLinked = (old: number, now: number) => linked.has(pairNumber(old, now));
  const oldParents = linkedParents(before, (link) => link.before, links);
  const newParents = linkedParents(after, (link) => link.after, links);
  const moved = new Set<L>();
  const stayed: L[] = [];
  for (const link of surestLinks(links, before.length, after.length)) {
    if (isSamePlace(oldParents[link.before], newParents[link.after], areLinked, link)) stayed.push(link);
    else moved.add(link);
  }
  for (const family of groupBy(stayed, (link) => oldParents[link.before]).values()) {
    const inOrder = longestRising(family.sort((a, b) => a.before - b.before));
    for (const link of family) if (!inOrder.has(link)) moved.add(link);
  }
  return moved;
}

/** Each point at most once, the surest links first; of equally sure ones the one named first. */
function surestLinks<L extends RatedPair>(links: readonly L[], beforeCount: number, afterCount: number): readonly L[] {
  const once = takeOnce(links, beforeCount, afterCount);
  if (once.length === links.length) return links;
  return takeOnce(
    links.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0)),
    beforeCount,
    afterCount,
  );
}

/** Those of the links whose points no earlier one has taken. */
function takeOnce<L extends Pair>(links: readonly L[], beforeCount: number, afterCount: number): readonly L[] {
  const takenBefore = new Uint8Array(beforeCount);
  const takenAfter = new Uint8Array(afterCount);
  return links.filter((link) => {
    if (takenBefore[link.before] === 1 || takenAfter[link.after] === 1) return false;
    takenBefore[link.before] = 1;
    takenAfter[link.after] = 1;
    return true;
  });
}

/** For each point the nearest point above it that has a counterpart. */
function linkedParents(
  points: readonly Point[],
  pointOf: (link: Pair) => number,
  links: readonly Pair[],
): readonly (number | undefined)[] {
  if (points.every(({ parent }) => parent === null)) return [];
  const linked = new Set(links.map(pointOf));
  const indexOf = new Map(points.map((point, index) => [point.path, index]));
  const parents: (number | undefined)[] = [];
  for (const point of points) {
    const parent = point.parent === null ? undefined : indexOf.get(point.parent);
    parents.push(parent === undefined || linked.has(parent) ? parent : parents[parent]);
  }
  return parents;
}

/** Two points stand in the same place if what they stand under corresponds. */
function isSamePlace(
  old: number | undefined,
  now: number | undefined,
  areLinked: (old: number, now: number) => boolean,
  link: Pair,
): boolean {
  if (old === undefined && now === undefined) return true;
  if (old !== undefined && now !== undefined) return areLinked(old, now);
  // A point whose text went down into sub-points of its own counterpart did not leave its place.
  return old === undefined ? areLinked(link.before, now ?? NONE) : areLinked(old, link.after);
}

/** The longest part of `links`, given in order of `before`, that is in order of `after` too. */
function longestRising<L extends Pair>(links: readonly L[]): ReadonlySet<L> {
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  links.forEach((link, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((links[tails[middle] ?? 0]?.after ?? 0) < link.after) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? undefined : tails[low - 1];
    tails[low] = index;
  });
  const rising = new Set<L>();
  for (let index = tails.at(-1); index !== undefined; index = previous[index]) {
    const link = links[index];
    if (link !== undefined) rising.add(link);
  }
  return rising;
}
