import { findElsewhere } from "../../engine/compare/find-elsewhere.ts";
import { standAlone } from "../../engine/points/stand-alone.ts";
import { stationOf, type VersionFacts } from "../../model/version.ts";
import { digestOf, keyOfRow, letOthersThrough, nameOf, readStations, type Work } from "../alignment-work.ts";
import type { DroppedPoint } from "../dropped-on-the-way.ts";
import type { PointOf } from "../read-points.ts";

/** A point that one document dropped, and the point of another that has its words. */
export type WentOver = { readonly left: PointOf; readonly found: PointOf };

/** What is looked for when a version comes out. */
export type Search = {
  readonly station: VersionFacts;
  /** What its document dropped with it, looked for in what the other documents said then. */
  readonly dropped: readonly DroppedPoint[];
  readonly others: readonly VersionFacts[];
  /** What other documents had dropped by then, looked for in what is new here: these paths, or all. */
  readonly gone: readonly DroppedPoint[];
  readonly news: readonly string[] | "all";
};

/** How a finding is kept: stations and paths. */
type PackedWentOver = readonly [left: string, path: string, found: string, place: string];

// Readings of versions count from 1, and a reading text is 0: no alignment of two texts stands under this.
const MIGRATED = -1;

/**
 * Looks for what left a document in the others, as it is stored or else by the engine; see decisions/0009. A point that was
 * dropped is looked for in the newest version of each other document; what is new in a version, among what other documents
 * dropped last before. So each version is looked at once, and no later one changes what was found.
 *
 * @returns Pairs of which the engine is sure, one for each point that left. One comparison of few points for each other
 *   document where something was dropped, and one where something is new and something is gone.
 */
export async function searchMigrated(work: Work, search: Search): Promise<readonly WentOver[]> {
  const { station, dropped, others, gone, news } = search;
  const isDropped = dropped.length > 0 && others.length > 0;
  const isNew = gone.length > 0 && news.length > 0;
  if (!isDropped && !isNew) return [];
  const key = { ...keyOfRow(work, station, station), afterReading: MIGRATED };
  const stamp = digestOf(madeFrom(search));
  let packed = (await work.stored.find(key, stamp)) as readonly PackedWentOver[] | undefined;
  if (packed === undefined) {
    const found = [
      ...(isDropped ? await seekDropped(work, search) : []),
      ...(isNew ? await seekNew(work, search) : []),
    ];
    packed = found.map(pack);
    await work.unsaved.add({ ...key, verdicts: stamp, entries: packed });
  }
  const stations = new Map(
    [station, ...others, ...[...dropped, ...gone].map(({ version }) => version)].map((one) => [stationOf(one), one]),
  );
  return packed.flatMap(([left, path, found, place]) => {
    const [from, to] = [stations.get(left), stations.get(found)];
    return from && to ? [{ left: { version: from, path }, found: { version: to, path: place } }] : [];
  });
}

function pack({ left, found }: WentOver): PackedWentOver {
  return [stationOf(left.version), left.path, stationOf(found.version), found.path];
}

/** All that is looked for and looked in. */
function madeFrom({ station, dropped, others, gone, news }: Search): unknown {
  const nameOfPoint = ({ version, path }: DroppedPoint) => `${nameOf(version)}#${path}`;
  return [nameOf(station), dropped.map(nameOfPoint), others.map(nameOf), gone.map(nameOfPoint), news];
}

async function seekDropped(work: Work, { dropped, others }: Search): Promise<readonly WentOver[]> {
  const sought = await readNamed(work, dropped);
  const migrated: WentOver[] = [];
  for (const other of others) {
    await letOthersThrough(work);
    const points = await work.pointsOf(other);
    for (const one of findElsewhere(sought.points, { ...other, points }, work.compare)) {
      const left = sought.byName.get(one.path);
      if (left !== undefined) migrated.push({ left, found: { version: other, path: one.in } });
    }
  }
  return migrated;
}

async function seekNew(work: Work, { station, gone, news }: Search): Promise<readonly WentOver[]> {
  const all = await work.pointsOf(station);
  const points = news === "all" ? all : standAlone(all.filter(({ path }) => news.includes(path)));
  const sought = await readNamed(work, gone);
  await letOthersThrough(work);
  return findElsewhere(sought.points, { ...station, points }, work.compare).flatMap((one) => {
    const left = sought.byName.get(one.path);
    return left === undefined ? [] : [{ left, found: { version: station, path: one.in } }];
  });
}

/** Points of any versions, with names for paths that tell those of different versions apart. */
async function readNamed(work: Work, named: readonly DroppedPoint[]) {
  const read = await readStations(work, named);
  const byName = new Map(named.map((one) => [`${stationOf(one.version)}#${one.path}`, one]));
  const points = Array.from(byName, ([name, { version, path }]) => {
    const point = read(version).get(path);
    return point === undefined ? [] : [{ ...point, path: name }];
  });
  return { byName, points: points.flat() };
}
