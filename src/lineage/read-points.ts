import type { Point } from "../model/point.ts";
import type { VersionFacts } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { NamedPoint } from "../storage/points.ts";
import type { NegotiationFacts } from "./alignment-work.ts";

/** A point by the reading of its version and its path. */
export type PointOf = { readonly version: VersionFacts; readonly path: string };

/** One of the points that were read; undefined where there is none. */
export type ReadPoint = (version: VersionFacts, path: string) => Point | undefined;

/** Reads points of any versions of a negotiation, with their words, each once. One query. */
export async function readPoints(
  storage: Storage,
  { key, versionKeys }: NegotiationFacts,
  wanted: readonly PointOf[],
): Promise<ReadPoint> {
  const named = new Map<string, NamedPoint>();
  for (const { version, path } of wanted) {
    const versionKey = versionKeys.get(version.version);
    if (versionKey === undefined) continue;
    named.set(`${version.version} ${version.reading} ${path}`, { versionKey, reading: version.reading, path });
  }
  const found = await storage.read((rows) => rows.points.listNamed(key, [...named.values()]));
  const points = new Map(
    found.map(({ versionKey, reading, point }) => [`${versionKey} ${reading} ${point.path}`, point]),
  );
  return ({ version, reading }, path) => points.get(`${versionKeys.get(version)} ${reading} ${path}`);
}
