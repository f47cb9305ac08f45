import type { Point } from "../../model/point.ts";
import type { BothSides } from "./describe-wording.ts";
import { Places } from "./place-points.ts";
import { tellingNumbers, tellingNumbersOf } from "./telling-numbers.ts";

/** The points of one version, and how far its numbers can be trusted. */
export type AlignedVersion = { readonly points: readonly Point[]; readonly numbering: "printed" | "ours" };

/** Two versions, and what is known of them before their words are read. */
export type VersionPair = {
  readonly points: BothSides<readonly Point[]>;
  readonly places: BothSides<Places>;
  /** Printed numbers that can say which point is meant, see `tellingNumbers`. */
  readonly numbers: BothSides<Int32Array>;
  /** Paths that a point without text claims on the other side: a point there is not lightly paired elsewhere. */
  readonly reserved: BothSides<ReadonlySet<string>>;
  /** Whether the numbers of both are printed and so may agree. */
  readonly numbered: boolean;
};

/** Reads what alignment needs to know of two versions beside their words. Linear in the points. */
export function describeVersionPair(before: AlignedVersion, after: AlignedVersion): VersionPair {
  const points = { before: before.points, after: after.points };
  const placesBefore = new Places(before.points);
  // As in most long papers, of which little changed in a round: then what is known of one is known of the other.
  const areAlike = standAlike(before.points, after.points);
  const places = { before: placesBefore, after: areAlike ? placesBefore : new Places(after.points) };
  const numbered = before.numbering === "printed" && after.numbering === "printed";
  return {
    points,
    places,
    numbers: areAlike ? numbersOfBoth(before.points, placesBefore) : tellingNumbers(points, places),
    reserved: numbered
      ? { before: pathsWithoutText(after), after: pathsWithoutText(before) }
      : { before: new Set(), after: new Set() },
    numbered,
  };
}

/** Whether every point has the same path, parent and number as the one in its place. */
function standAlike(before: readonly Point[], after: readonly Point[]): boolean {
  if (before.length !== after.length) return false;
  for (let index = 0; index < before.length; index++) {
    const [old, now] = [before[index] as Point, after[index] as Point];
    if (old.number !== now.number || old.parent !== now.parent || old.path !== now.path) return false;
  }
  return true;
}

function numbersOfBoth(points: readonly Point[], places: Places): BothSides<Int32Array> {
  const numbers = tellingNumbersOf(points, places);
  return { before: numbers, after: numbers };
}

function pathsWithoutText({ points }: AlignedVersion): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { text, path } of points) if (text === null) paths.add(path);
  return paths;
}
