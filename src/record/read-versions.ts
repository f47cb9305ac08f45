import type { Capture, Version, VersionRef } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import { getStoredVersion } from "./get-stored.ts";

/** One version with its points in reading order: three queries. @throws the not-found problems. */
export function getVersion(storage: Storage, ref: VersionRef): Promise<Version> {
  return storage.read(async (rows) => {
    const { negotiationKey, key, facts } = await getStoredVersion(rows, ref);
    return { ...facts, points: await rows.points.list(negotiationKey, key) };
  });
}

/** The bytes a version was read from, as they came in: three queries. @throws the not-found problems. */
export function getCapture(storage: Storage, ref: VersionRef): Promise<Capture> {
  return storage.read(async (rows) => {
    const { negotiationKey, key } = await getStoredVersion(rows, ref);
    const capture = await rows.captures.findOfVersion(negotiationKey, key);
    if (capture === undefined) throw new Error(`The version ${ref.version} stands in the record without its capture.`);
    return capture;
  });
}
