import type { Entry, Relation } from "../model/comparison.ts";
import type { Point } from "../model/point.ts";
import type { VersionFacts } from "../model/version.ts";
import type { Rulings } from "./rulings.ts";

/** One text of a comparison as its page shows it, filed or not. */
export type ComparedSide = {
  readonly title: string;
  readonly points: ReadonlyMap<string, Point>;
  readonly language?: string | undefined;
  /** The page of a point through all versions; unfiled texts have none. */
  readonly lineageHref?: (path: string) => string;
};

/** A version on the way between two others, and where the track of an entry's point shows it. */
type VersionOnTheWay = {
  readonly title: string;
  readonly facts: VersionFacts;
  readonly trackHref: (entry: Entry) => string;
};

export type ComparedSides = {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  /** Of a comparison over the rounds; by what a version is called among stations. */
  readonly onTheWay?: ReadonlyMap<string, VersionOnTheWay>;
};

/** One entry as a page shows it. `ordinal` counts the changes from 1; `direction` says which way a moved point went. */
export type EntryProps = {
  readonly entry: Entry;
  readonly ordinal: number;
  readonly direction?: "up" | "down" | undefined;
  /** Stands in a fold, which the keys pass over. */
  readonly folded?: boolean;
  readonly sides: ComparedSides;
  readonly relation: Relation;
  /** What people ruled on it; absent where none can. */
  readonly rulings?: Rulings | undefined;
};

export function pointsByPath(points: readonly Point[]): ReadonlyMap<string, Point> {
  return new Map(points.map((point) => [point.path, point]));
}

/** The points an entry names, in reading order. */
export function pointsOf(side: ComparedSide, paths: readonly string[]): readonly Point[] {
  return paths.flatMap((path) => side.points.get(path) ?? []);
}
