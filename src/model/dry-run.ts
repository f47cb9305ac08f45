import type { Comparison } from "./comparison.ts";
import type { Provenance } from "./draft.ts";
import type { Point } from "./point.ts";
import type { Version, VersionRef } from "./version.ts";

/** Everything that a filing is warned of. None of it keeps a version from being filed. */
export const FILING_WARNINGS = [
  "no-base-named",
  "base-withdrawn",
  "published-before-base",
  "same-bytes",
  "nothing-changed",
  "unlike-base",
  "uncertain-links",
  "round-unknown",
  "party-unknown",
  "published-in-future",
  "text-after-published",
  "no-source",
  "grade-without-reason",
  "not-listed",
  "without-text",
  "repeated-number",
  "numbering-gap",
  "unbalanced-bracket",
  "unseen-characters",
] as const;

/** What a person should see before confirming a filing. */
export type FilingWarning = {
  readonly kind: (typeof FILING_WARNINGS)[number];
  /** One sentence with the facts. */
  readonly sentence: string;
  /** Paths of the points to look at, in reading order; none where it is about the version as a whole. */
  readonly points: readonly string[];
};

/** A version that a filing is compared with, and what became of its points. */
export type ComparedBase = {
  /** Why this one: the draft names it, or nothing is named and it is the newest of the document. */
  readonly because: "based-on" | "witness-of" | "newest";
  readonly version: Version;
  readonly comparison: Comparison;
};

/** What a filing would do. Nothing of it is kept: this is what a person confirms. */
export type DryRun = Omit<VersionRef, "reading"> & {
  /** `already-filed`: the same bytes stand under this address, and filing them again would add nothing. */
  readonly outcome: "would-be-filed" | "already-filed";
  /** Lower-case hex SHA-256 of the bytes. */
  readonly captureSha256: string;
  /** Where the text comes from, as it was read. */
  readonly provenance: Provenance;
  /** In reading order, sub-points after their parent. */
  readonly points: readonly Point[];
  /**
   * What is named in based-on, else the draft that it is a witness of, else the newest of the document; by the reading text
   * where a draft came out more than once. None where it is the first.
   */
  readonly bases: readonly ComparedBase[];
  readonly warnings: readonly FilingWarning[];
};
