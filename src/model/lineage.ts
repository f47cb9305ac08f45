import type { Entry, Relation } from "./comparison.ts";
import type { Point } from "./point.ts";
import type { VersionFacts } from "./version.ts";

/** One station of a point's track: what a version has in its place, and how that differs from the version it came from. */
export type LineageStation = {
  readonly version: VersionFacts;
  /** The points that correspond; empty where the track ends (dropped) or the text is not known (unreported). */
  readonly points: readonly Point[];
  /** The version this station is compared with, nearer to the start of the track; null at its earliest station. */
  readonly from: {
    readonly version: VersionFacts;
    readonly points: readonly Point[];
    readonly relation: Relation;
  } | null;
  /** The entries of the comparison of `from` with this version that concern the point. */
  readonly entries: readonly Entry[];
};

/** One point through all versions, in order of time. */
export type Lineage = {
  /** The version and path that were asked for. */
  readonly version: VersionFacts;
  readonly point: Point;
  readonly stations: readonly LineageStation[];
};
