import type { Point } from "../../model/point.ts";
import type { ReadStep } from "./version-step.ts";

/**
 * Whether a point that stands word for word in several places went where the alignment says: some of its kind came or
 * went, and the points around speak for another pair of places as much as for this one.
 *
 * @param before - Its place in the earlier version; `after` that in the later one.
 * @returns False where it is not repeated, or equally often in both. Linear in how often it is.
 */
export function isTwinTied(step: ReadStep, twins: Twins, before: number, after: number): boolean {
  const { text } = step.step.before[before] as Point;
  if (text === null || text !== step.step.after[after]?.text) return false;
  const [old, now] = [twins.before.get(text) ?? [], twins.after.get(text) ?? []];
  if (old.length === now.length) return false;
  const own = support(step, before, after);
  return (
    nearest(old, before).some((rival) => support(step, rival, after) >= own) ||
    nearest(now, after).some((rival) => support(step, before, rival) >= own)
  );
}

// Hundreds of points may say "Reserved."; those far away do not decide.
const MOST_TWINS = 20;

/** The places nearest to one of them, without it. `places` in order. */
function nearest(places: readonly number[], to: number): readonly number[] {
  const at = places.indexOf(to);
  return [...places.slice(Math.max(0, at - MOST_TWINS / 2), at), ...places.slice(at + 1, at + 1 + MOST_TWINS / 2)];
}

// How far to look past other twins.
const NEAR = 20;

/** The places of every text of either version. */
export type Twins = {
  readonly before: ReadonlyMap<string, readonly number[]>;
  readonly after: ReadonlyMap<string, readonly number[]>;
};

export function findTwins({
  before,
  after,
}: {
  readonly before: readonly Point[];
  readonly after: readonly Point[];
}): Twins {
  return { before: placesByText(before), after: placesByText(after) };
}

function placesByText(points: readonly Point[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  points.forEach(({ text }, place) => {
    if (text === null) return;
    const known = places.get(text);
    if (known === undefined) places.set(text, [place]);
    else known.push(place);
  });
  return places;
}

/** On how many of the two sides the nearest point that is no twin corresponds, as far away there as here. */
function support(step: ReadStep, before: number, after: number): number {
  return [-1, 1].filter((direction) => supports(step, before, after, direction)).length;
}

function supports(step: ReadStep, before: number, after: number, direction: number): boolean {
  const [old, now] = [step.step.before, step.step.after];
  const text = old[before]?.text;
  for (let distance = direction; Math.abs(distance) <= NEAR; distance += direction) {
    const [neighbour, other] = [old[before + distance], now[after + distance]];
    if (neighbour === undefined || other === undefined) return neighbour === other;
    const areTwins = [neighbour.text === text, other.text === text];
    if (areTwins[0] && areTwins[1]) continue;
    return !areTwins[0] && !areTwins[1] && step.isLinked(neighbour.path, other.path);
  }
  return false;
}
