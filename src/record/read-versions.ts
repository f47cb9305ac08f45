import { refuseWithdrawn } from "../model/not-found.ts";
import { type Capture, isStanding, type Version, type VersionRef } from "../model/version.ts";
import { getStoredVersion } from "../storage/get-stored.ts";
import type { Storage } from "../storage/open-storage.ts";

/**
 * One version with its points in reading order, in its newest reading or the one asked for; without points where it is
 * withdrawn. Five queries. @throws the not-found problems.
 */
export function getVersion(storage: Storage, ref: VersionRef): Promise<Version> {
  return storage.read(async (rows) => {
    const { negotiationKey, key, facts } = await getStoredVersion(rows, ref);
    const points = isStanding(facts) ? await rows.points.list(negotiationKey, key, facts.reading) : [];
    return { ...facts, points };
  });
}

/** The bytes a version was read from, as they came in: five queries. @throws the not-found problems, `version-withdrawn`. */
export function getCapture(storage: Storage, ref: VersionRef): Promise<Capture> {
  return storage.read(async (rows) => {
    const { negotiationKey, key, facts } = await getStoredVersion(rows, ref);
    refuseWithdrawn(facts);
    const capture = await rows.captures.findOfReading(negotiationKey, key, facts.reading);
    if (capture === undefined) throw new Error(`The version ${ref.version} stands in the record without its capture.`);
    return capture;
  });
}
