import type { Point } from "../../model/point.ts";
import { WordTable } from "../words/word-table.ts";
import { type BothSides, describeWordings, type Wording } from "./describe-wording.ts";
import { Places } from "./place-points.ts";

/** The points of one version, and how far its numbers can be trusted. */
export type AlignedVersion = { readonly points: readonly Point[]; readonly numbering: "printed" | "ours" };

/** Two versions, and what is known of them before anything is paired. */
export type VersionPair = {
  readonly points: BothSides<readonly Point[]>;
  readonly places: BothSides<Places>;
  readonly wordings: BothSides<readonly Wording[]>;
  /** Paths that a point without text claims on the other side: a point there is not lightly paired elsewhere. */
  readonly reserved: BothSides<ReadonlySet<string>>;
  /** Whether the numbers of both are printed and so may agree. */
  readonly numbered: boolean;
};

/** Reads all that alignment needs to know of two versions. Linear in their words. */
export function describeVersionPair(before: AlignedVersion, after: AlignedVersion): VersionPair {
  const points = { before: before.points, after: after.points };
  const places = { before: new Places(before.points), after: new Places(after.points) };
  const numbered = before.numbering === "printed" && after.numbering === "printed";
  return {
    points,
    places,
    wordings: describeWordings(points, places, new WordTable()),
    reserved: numbered
      ? { before: pathsWithoutText(after), after: pathsWithoutText(before) }
      : { before: new Set(), after: new Set() },
    numbered,
  };
}

function pathsWithoutText({ points }: AlignedVersion): ReadonlySet<string> {
  return new Set(points.filter((point) => point.text === null).map((point) => point.path));
}
