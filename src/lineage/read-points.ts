import type { Point } from "../model/point.ts";
import type { VersionFacts } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { NamedPoint } from "../storage/points.ts";
import type { NegotiationFacts } from "./alignment-work.ts";

/** A point by the reading of its version and its path. */
export type PointOf = { readonly version: VersionFacts; readonly path: string };

/** The points of a version that were read, by path. */
export type PointsIn = (version: VersionFacts) => ReadonlyMap<string, Point>;

const NO_POINTS: ReadonlyMap<string, Point> = new Map();

/**
 * Reads points of any versions of a negotiation, with their words, each once; one that is not there is left out, as are
 * those of reading texts, which are not stored. One query.
 */
export async function readPoints(
  storage: Storage,
  { key, versionKeys }: NegotiationFacts,
  wanted: readonly PointOf[],
): Promise<PointsIn> {
  const named = new Map<string, NamedPoint>();
  for (const { version, path } of wanted) {
    const versionKey = versionKeys.get(version.version);
    if (versionKey === undefined || version.collated !== undefined) continue;
    named.set(`${versionKey} ${version.reading} ${path}`, { versionKey, reading: version.reading, path });
  }
  const points = new Map<string, Map<string, Point>>();
  for (const found of await storage.read((rows) => rows.points.listNamed(key, [...named.values()]))) {
    const { versionKey, reading, point } = found;
    const name = `${versionKey} ${reading}`;
    const known = points.get(name);
    if (known === undefined) points.set(name, new Map([[point.path, point]]));
    else known.set(point.path, point);
  }
  return ({ version, reading }) => points.get(`${versionKeys.get(version)} ${reading}`) ?? NO_POINTS;
}
