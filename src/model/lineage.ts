import type { Churn, Entry, EntryKind, Relation } from "./comparison.ts";
import type { Point } from "./point.ts";
import type { StandingSaid } from "./point-standing.ts";
import type { VersionFacts } from "./version.ts";

/**
 * `return`: the point was dropped on the way, and came back in the words that it had, or in others. `migration`: it went
 * over from another document.
 */
export type StepRelation = Relation | "return" | "migration";

/** One station of a point's track: what a version has in its place, and how that differs from the version it came from. */
export type LineageStation = {
  readonly version: VersionFacts;
  /** The points that correspond; empty where the track ends (dropped) or the text is not known (unreported). */
  readonly points: readonly Point[];
  /**
   * The version this station is compared with, nearer to the start of the track; of a return, the one in which the point
   * last stood. Null at its earliest station.
   */
  readonly from: {
    readonly version: VersionFacts;
    readonly points: readonly Point[];
    readonly relation: StepRelation;
  } | null;
  /** The entries of the comparison of `from` with this version that concern the point. */
  readonly entries: readonly Entry[];
  /** How far these points of this version are agreed, and according to whom; absent where nothing was said. */
  readonly standings?: readonly StandingSaid[];
  /**
   * Further versions on the track that this one was drafted from, or that it is another publication of: what corresponds,
   * as pairs of paths there and here. It is not shown against them, but words may have come through them.
   */
  readonly alsoFrom?: readonly {
    readonly version: VersionFacts;
    readonly relation: StepRelation;
    readonly links: readonly (readonly [before: string, after: string])[];
  }[];
  /**
   * The nearest version before, on the way by which it came here, that said the same code point for code point; where
   * others lay between, and its words are not those of what it is shown against. Absent where there is none.
   */
  readonly backTo?: VersionFacts;
  /** Where it was dropped: the other documents in which it was looked for, by id. */
  readonly searched?: readonly string[];
};

/** One point through all versions, in order of time. */
export type Lineage = {
  /** The version and path that were asked for. */
  readonly version: VersionFacts;
  readonly point: Point;
  readonly stations: readonly LineageStation[];
  readonly churn: Churn;
};

/** A point as the newest version of its document has it, with how much its words changed up to there. */
export type ContestedPoint = { readonly version: VersionFacts; readonly point: Point; readonly churn: Churn };

/**
 * What stands on a point's track in one version. `kind` says what became of it on the way there: null where it begins;
 * `returned` where it was dropped before, `migrated` where it came over from another document, `variant` where another publication of a draft differs from its reading text.
 * Without paths it was dropped there, or its text is not known.
 */
export type ConcordanceCell = {
  readonly paths: readonly string[];
  readonly kind: EntryKind | "returned" | "migrated" | "variant" | null;
};

/**
 * One point's track: a cell for each version, null where the track does not reach it. `number` is given once, and for good:
 * each view has numbers of its own. `begins` is the earliest point of the track, which no other one begins with, as
 * `document@version#path`.
 */
export type ConcordanceRow = {
  readonly number: number;
  readonly begins: string;
  readonly cells: readonly (ConcordanceCell | null)[];
};

/** Points' tracks as rows, versions as columns. */
export type Concordance = {
  readonly versions: readonly VersionFacts[];
  readonly rows: readonly ConcordanceRow[];
};

/** The same, walked row by row as it is looked at, from the first row each time. */
export type ConcordanceWalk = {
  readonly versions: readonly VersionFacts[];
  readonly rows: Iterable<ConcordanceRow>;
};

/** What a cell says, and how that differs from what another column says. */
export type Worded = {
  /**
   * The column it stands against: the nearest to its left that has words of this row, or the base that was chosen. Null where
   * there is none, and its words stand plain.
   */
  readonly against: VersionFacts | null;
  /** `witness`: two publications of one draft, whose differences are variants and no changes. */
  readonly relation: Relation;
  /** What became of the words there on the way here, with redlines. Empty where nothing was compared. */
  readonly entries: readonly Entry[];
  /** Share of the characters struck or inserted, 0 to 1: see `shareChanged`. Null where nothing was compared. */
  readonly change: number | null;
};

/** A cell with its words: the points that stand there, in reading order. */
export type WordedCell = ConcordanceCell & { readonly points: readonly Point[]; readonly words: Worded };

export type WordedRow = Omit<ConcordanceRow, "cells"> & { readonly cells: readonly (WordedCell | null)[] };

/** Tracks with their words, made row by row as they are looked at, from the first row each time. */
export type WordedWalk = {
  readonly versions: readonly VersionFacts[];
  /** What all columns are compared with, where one was chosen; it need not be a column. */
  readonly base: VersionFacts | null;
  readonly rows: Iterable<WordedRow>;
};
