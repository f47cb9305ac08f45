import { writeAddress, writeVersionName } from "./address.ts";
import type { Grade, Provenance } from "./draft.ts";
import type { AuthorshipStatement } from "./journal.ts";
import { type Opening, type Openness, TO_EVERYBODY, type VersionState } from "./opening.ts";
import type { Point } from "./point.ts";

/** Readings of a version count from here: the filing itself. */
export const FIRST_READING = 1;

/** Which version, by public ids: `negotiation/document@version`. */
export type VersionRef = {
  readonly negotiation: string;
  readonly document: string;
  readonly version: string;
  /** Which reading of it; absent for the newest. */
  readonly reading?: Reading | undefined;
};

/** From 1, as in `@version~2`; `collated`, as in `@version+reading`: the reading text of all witnesses of its draft. */
export type Reading = number | "collated";

/** The bytes as they came in, kept apart from the points read from them. */
export type Capture = {
  /** Lower-case hex SHA-256 of `bytes`. */
  readonly sha256: string;
  readonly mediaType: string;
  /** Name and version of what read the points out of the bytes. */
  readonly extractor: string;
  readonly bytes: Uint8Array;
};

/** A better reading of a version already filed. */
type Correction = {
  /** Counts from 2; the filing is 1. */
  readonly reading: number;
  readonly reason: string;
  readonly author: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
};

/** A grade with its reason; the filing's own comes first. */
export type GradeGiven = {
  readonly grade: Grade;
  readonly reason: string | undefined;
  readonly author: string;
  readonly at: string;
};

/** That a version is no longer shown, and why; what was filed stays in the record. */
export type Withdrawal = { readonly reason: string; readonly author: string; readonly at: string };

/** What people said of a version after it was filed, oldest first. */
export type VersionHistory = {
  readonly corrections: readonly Correction[];
  readonly grades: readonly GradeGiven[];
  readonly authorship: readonly (AuthorshipStatement & { readonly author: string; readonly at: string })[];
  readonly withdrawn: Withdrawal | undefined;
};

/**
 * One state of a document as the record has it; never altered once filed. Without its points, for lists and graphs.
 * `grade` is the newest one given, lowered by one where a party denies the text.
 */
export type VersionFacts = Provenance &
  Omit<VersionRef, "reading"> & {
    /** Which reading these facts and points are; the newest unless another was asked for. */
    readonly reading: number;
    /** All points, sub-points included. */
    readonly pointCount: number;
    /** ISO 8601 instant in UTC. */
    readonly filedAt: string;
    readonly captureSha256: string;
    /** Of a version that was not open to everybody from its filing on; only the desk is told. */
    readonly opening?: Openness | undefined;
    readonly history: VersionHistory;
    /** Of the reading text of a draft: the ids of its witnesses, the head first, and a word that changes with the words. */
    readonly collated?: { readonly witnesses: readonly string[]; readonly stamp: string } | undefined;
  };

/**
 * What a version is called among the stations of a track: its id; the reading text of a draft that of the version which
 * leads it, with `+reading`.
 */
export function stationOf({ version, collated }: Pick<VersionFacts, "version" | "collated">): string {
  // Asked a thousand times for one track.
  return collated === undefined ? version : writeVersionName({ version, reading: "collated" });
}

/** A station within its negotiation, `document@version`, with `+reading` for a reading text. */
export function versionAddress({
  document,
  version,
  collated,
}: Pick<VersionFacts, "document" | "version"> & { readonly collated?: VersionFacts["collated"] }): string {
  return writeAddress({ document, version, reading: collated && "collated" });
}

/** Whether a version was not withdrawn. */
export function isStanding({ history }: Pick<VersionFacts, "history">): boolean {
  return history.withdrawn === undefined;
}

/** To whom a version is open, also where nothing was ever said about it. */
export function openingOf({ opening }: Pick<VersionFacts, "opening">): Opening {
  return opening ?? TO_EVERYBODY;
}

/** To whom a version is open, in one word. */
export function stateOf(version: Pick<VersionFacts, "opening" | "history">): VersionState {
  if (!isStanding(version)) return "withdrawn";
  const { state, publicFrom } = openingOf(version);
  return publicFrom === undefined ? state : "embargoed";
}

/** Whether this is the version as it is read today, and not a reading that a correction took the place of. */
export function isNewestReading({ reading, history }: Pick<VersionFacts, "reading" | "history">): boolean {
  return reading === history.corrections.length + FIRST_READING;
}

/** The same with its points in reading order; none where it is withdrawn. */
export type Version = VersionFacts & { readonly points: readonly Point[] };
