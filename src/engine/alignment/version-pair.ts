import type { Point } from "../../model/point.ts";
import type { BothSides } from "./describe-wording.ts";
import { Places } from "./place-points.ts";
import { tellingNumbers } from "./telling-numbers.ts";

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
  const places = { before: new Places(before.points), after: new Places(after.points) };
  const numbered = before.numbering === "printed" && after.numbering === "printed";
  return {
    points,
    places,
    numbers: tellingNumbers(points, places),
    reserved: numbered
      ? { before: pathsWithoutText(after), after: pathsWithoutText(before) }
      : { before: new Set(), after: new Set() },
    numbered,
  };
}

function pathsWithoutText({ points }: AlignedVersion): ReadonlySet<string> {
  return new Set(points.filter((point) => point.text === null).map((point) => point.path));
}
