import { groupBy } from "../../model/group-by.ts";
import type { Point } from "../../model/point.ts";
import { PairNumbers } from "../words/pair-numbers.ts";
import { NONE, type Pair } from "./partners.ts";
import { placesAbove } from "./places-above.ts";

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
  if (before.every(isAtTop) && after.every(isAtTop) && areRising(links)) return new Set();
  const oldParents = linkedParents(before, (link) => link.before, links);
  const newParents = linkedParents(after, (link) => link.after, links);
  const areNested = oldParents.length > 0 || newParents.length > 0;
  const linked = new PairNumbers(areNested ? links.length : 0);
  if (areNested) for (const link of links) linked.set(link.before, link.after, LINKED);
  const areLinked = (old: number, now: number) => linked.get(old, now) === LINKED;
  const moved = new Set<L>();
  const stayed: L[] = [];
  const surest = surestLinks(links, before.length, after.length);
  for (let index = 0; index < surest.length; index++) {
    const link = surest[index] as L;
    const [old, now] = [oldParents[link.before] ?? NONE, newParents[link.after] ?? NONE];
    if (isSamePlace(old, now, areLinked, link)) stayed.push(link);
    else moved.add(link);
  }
  for (const family of groupBy(stayed, (link) => oldParents[link.before] ?? NONE).values()) {
    const inOrder = longestRising(family.sort((a, b) => a.before - b.before));
    family.forEach((link, index) => {
      if (inOrder[index] === 0) moved.add(link);
    });
  }
  return moved;
}

const LINKED = 1;

function isAtTop({ parent }: Point): boolean {
  return parent === null;
}

/** Whether links name each point once, in order on both sides. */
function areRising(links: readonly Pair[]): boolean {
  for (let index = 1; index < links.length; index++) {
    const [last, link] = [links[index - 1] as Pair, links[index] as Pair];
    if (link.before <= last.before || link.after <= last.after) return false;
  }
  return true;
}

/** Each point at most once, the surest links first where several claim it; of equally sure ones the one named first. */
function surestLinks<L extends RatedPair>(links: readonly L[], beforeCount: number, afterCount: number): readonly L[] {
  const [claimsBefore, claimsAfter] = [new Int32Array(beforeCount), new Int32Array(afterCount)];
  for (const { before, after } of links) {
    claimsBefore[before] = (claimsBefore[before] as number) + 1;
    claimsAfter[after] = (claimsAfter[after] as number) + 1;
  }
  const surest: L[] = [];
  const contested: L[] = [];
  for (let index = 0; index < links.length; index++) {
    const link = links[index] as L;
    const isAlone = claimsBefore[link.before] === 1 && claimsAfter[link.after] === 1;
    (isAlone ? surest : contested).push(link);
  }
  contested.sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const taken = { before: new Set<number>(), after: new Set<number>() };
  for (const link of contested) {
    if (taken.before.has(link.before) || taken.after.has(link.after)) continue;
    taken.before.add(link.before);
    taken.after.add(link.after);
    surest.push(link);
  }
  return surest;
}

/**
 * For each point the nearest point above it that has a counterpart, `NONE` where there is none. Empty where all stand at
 * the top.
 */
function linkedParents(points: readonly Point[], pointOf: (link: Pair) => number, links: readonly Pair[]): Int32Array {
  if (points.every(isAtTop)) return NO_PARENTS;
  const isLinked = new Uint8Array(points.length);
  for (const link of links) isLinked[pointOf(link)] = 1;
  const parents = new Int32Array(points.length).fill(NONE);
  placesAbove(points).forEach((parent, index) => {
    if (parent !== NONE) parents[index] = isLinked[parent] === 1 ? parent : (parents[parent] as number);
  });
  return parents;
}

const NO_PARENTS = new Int32Array(0);

/** Two points stand in the same place if what they stand under corresponds. */
function isSamePlace(old: number, now: number, areLinked: (old: number, now: number) => boolean, link: Pair): boolean {
  if (old === NONE && now === NONE) return true;
  if (old !== NONE && now !== NONE) return areLinked(old, now);
  // A point whose text went down into sub-points of its own counterpart did not leave its place.
  return old === NONE ? areLinked(link.before, now) : areLinked(old, link.after);
}

/** Which of `links`, given in order of `before`, make up their longest part that is in order of `after` too: 1, else 0. */
function longestRising(links: readonly Pair[]): Uint8Array {
  // By length: the last link of a rising row of so many, and its place after.
  const tails = new Int32Array(links.length);
  const ends = new Int32Array(links.length);
  const previous = new Int32Array(links.length);
  let length = 0;
  links.forEach(({ after }, index) => {
    // Most links go on where the one before them stood.
    let [low, high] = [length > 0 && (ends[length - 1] as number) < after ? length : 0, length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) < after) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? NONE : (tails[low - 1] as number);
    tails[low] = index;
    ends[low] = after;
    length = Math.max(length, low + 1);
  });
  const rising = new Uint8Array(links.length);
  for (let index = length === 0 ? NONE : (tails[length - 1] as number); index !== NONE; ) {
    rising[index] = 1;
    index = previous[index] as number;
  }
  return rising;
}
