import { createHash } from "node:crypto";
import type { compareVersions } from "../engine/compare/compare-versions.ts";
import type { GivenChoice, GivenStanding } from "../model/journal.ts";
import { keepRecent } from "../model/keep-recent.ts";
import type { Negotiation } from "../model/negotiation.ts";
import type { Point } from "../model/point.ts";
import type { GivenVerdict, RuledPairs } from "../model/standing-verdicts.ts";
import type { Telling } from "../model/tell-entry.ts";
import { stationOf, type VersionFacts } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { RowKey, StoredRows, UnsavedRows } from "./alignment-rows.ts";
import { type DraftReadings, withReadings } from "./draft-readings.ts";
import { type PointOf, type PointsIn, readPoints } from "./read-points.ts";

/** What this capability needs to know of a negotiation as somebody sees it: everything but its texts. */
export type NegotiationFacts = Telling & {
  readonly key: string;
  readonly negotiation: Negotiation;
  /** In order of time. */
  readonly versions: readonly VersionFacts[];
  readonly versionKeys: ReadonlyMap<string, string>;
  /** By the public ids of documents, those without a version too. */
  readonly documentKeys: ReadonlyMap<string, string>;
  /** In the order in which they were given, also those whose place was taken since. */
  readonly verdicts: readonly GivenVerdict[];
  /** Of words for reading texts, in the order in which they were made. */
  readonly choices: readonly GivenChoice[];
  /** How far points were said to be agreed, in the order in which that was said. */
  readonly standings: readonly GivenStanding[];
};

/** What one look at a negotiation works with. */
export type Work = {
  readonly storage: Storage;
  readonly compare: typeof compareVersions;
  readonly negotiation: NegotiationFacts;
  readonly readings: DraftReadings;
  readonly rulings: (before: VersionFacts, after: VersionFacts) => RuledPairs;
  /** The points of a station in reading order. */
  readonly pointsOf: ReadPoints;
  readonly stored: StoredRows;
  readonly unsaved: UnsavedRows;
  /** Gives up between two comparisons once nobody wants the rest: the service is closing. */
  readonly signal: AbortSignal | undefined;
};

type ReadPoints = (station: VersionFacts) => Promise<readonly Point[]>;

// Of versions that stand beside each other in the graph: most are the earlier side of one step and the later of another.
const POINTS_KEPT = 10_000;

export function pointsReader({
  storage,
  readings,
  negotiation: { key, versionKeys },
}: Pick<Work, "storage" | "readings" | "negotiation">): ReadPoints {
  const recent = keepRecent<readonly Point[]>(POINTS_KEPT, (points) => points.length);
  return async (station) =>
    readings.get(stationOf(station))?.points ??
    recent(nameOf(station), () =>
      storage.read((rows) => rows.points.list(key, versionKeys.get(station.version) ?? "", station.reading)),
    );
}

/** Which reading of a version; of a reading text, which words of it. */
export function nameOf({ version, reading, collated }: VersionFacts): string {
  return collated === undefined ? `${version}~${reading}` : `${version}+${collated.stamp}`;
}

// Readings of versions count from 1. What a reading text was made from is kept with the verdicts.
export const READING_TEXT = 0;

export function readingOf({ reading, collated }: VersionFacts): number {
  return collated === undefined ? reading : READING_TEXT;
}

export function keyOfRow({ negotiation: { versionKeys } }: Work, from: VersionFacts, to: VersionFacts): RowKey {
  return {
    beforeVersionId: versionKeys.get(from.version) ?? "",
    beforeReading: readingOf(from),
    afterVersionId: versionKeys.get(to.version) ?? "",
    afterReading: readingOf(to),
  };
}

/** Whether two results were made from the very same things, in order. */
export function isMadeFrom(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}

/** A word that changes with what it is made of, and is short whatever that is. */
export function digestOf(made: unknown): string {
  return createHash("sha256").update(JSON.stringify(made)).digest("base64url");
}

/** Reads points of any stations by their paths, with their words. One query at most. */
export async function readStations(
  { storage, negotiation, readings }: Pick<Work, "storage" | "negotiation" | "readings">,
  named: readonly PointOf[],
): Promise<PointsIn> {
  return withReadings(await readPoints(storage, negotiation, named), readings);
}

/**
 * Hundreds of comparisons may follow each other, and the embedded database answers without a pause.
 *
 * @throws the signal's reason, with what was worked out saved.
 */
export async function letOthersThrough({ signal, unsaved }: Work): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal?.aborted !== true) return;
  await unsaved.save();
  throw signal.reason;
}
