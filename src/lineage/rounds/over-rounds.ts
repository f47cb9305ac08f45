import type { KnownPairs } from "../../engine/compare/compare-along.ts";
import type { Entry } from "../../model/comparison.ts";
import { stationOf, type Version } from "../../model/version.ts";
import type { NegotiationFacts } from "../alignment-work.ts";
import { withReadings } from "../draft-readings.ts";
import type { Following } from "../follow-point.ts";
import { type PointsIn, readPoints } from "../read-points.ts";
import type { AlignedVersions } from "../stored-alignments.ts";
import { findWay, type Way } from "./find-way.ts";
import { type PairedAlongWay, pairAlongWay } from "./pair-along-way.ts";
import { type ToldRounds, tellingRounds } from "./tell-rounds.ts";

/** Two versions as the tracks of their points join them. */
type OverRounds = {
  /** The stations on the way between the two, both included. */
  readonly way: readonly string[];
  readonly known: KnownPairs;
  /** What became of the points of an entry of their comparison, station by station. */
  tell(entry: Entry): ToldRounds;
};

/** The tracks of a negotiation, as they join any two of its versions. */
export type TracksBetween = {
  /** Changes whenever anything may have happened that tracks depend on; says something in this process only. */
  readonly stamp: string;
  /**
   * @returns Undefined where no way joins the two, or one of them is a reading that a correction took the place of. Linear in
   *   points times stations; one query at most.
   */
  between(before: Version, after: Version): Promise<OverRounds | undefined>;
};

const stamps = new WeakMap<AlignedVersions, string>();
let made = 0;

/** Follows all points of versions of a negotiation through the versions between them. @throws Problem `negotiation-not-found`. */
export async function tracksBetween(
  { storage, record, align, keptPoints }: Following,
  id: string,
): Promise<TracksBetween> {
  const negotiation = await record.getNegotiation(id);
  const versions = await align(negotiation);
  const stamp = stamps.get(versions) ?? String(++made);
  stamps.set(versions, stamp);
  return {
    stamp,
    async between(before, after) {
      const [first, last] = [nameIn(before, versions), nameIn(after, versions)];
      const way = first === undefined || last === undefined ? undefined : findWay(first, last, versions);
      if (way === undefined) return undefined;
      const paired = pairAlongWay(way, before.points.map(pathOf), after.points.map(pathOf));
      const stored = (await keptPoints(negotiation)) ?? (await readAlong(storage, negotiation, way, paired, versions));
      const tell = tellingRounds(way, paired, versions, withReadings(stored, versions.readings));
      return { way: way.stations.map(stationOf), known: paired, tell };
    },
  };
}

function pathOf({ path }: { readonly path: string }): string {
  return path;
}

/** What a version is called in the graph: a reading text of a draft that came out once is that version. */
function nameIn(version: Version, { standing, readings }: AlignedVersions): string | undefined {
  const name = readings.has(stationOf(version)) ? stationOf(version) : version.version;
  const isStation = standing.some((station) => stationOf(station) === name && station.reading === version.reading);
  return isStation ? name : undefined;
}

/** The points of all tracks along a way, with whatever was split or merged with them. */
function readAlong(
  storage: Following["storage"],
  negotiation: NegotiationFacts,
  way: Way,
  { walked }: PairedAlongWay,
  versions: AlignedVersions,
): Promise<PointsIn> {
  const byName = new Map(versions.standing.map((station) => [stationOf(station), station]));
  const paths = new Map<string, Set<string>>(way.stations.map((station) => [stationOf(station), new Set()]));
  for (const { reached } of [...walked.before.values(), ...walked.after.values()])
    for (const [name, found] of reached) for (const path of found.paths) paths.get(name)?.add(path);
  for (const { step } of [...way.into.values()].flat()) {
    const [from, to] = [paths.get(stationOf(step.from)), paths.get(stationOf(step.to))];
    for (const entry of step.aligned.entriesOf(from ?? new Set(), to ?? new Set())) {
      for (const path of entry.before) from?.add(path);
      for (const path of entry.after) to?.add(path);
    }
  }
  const named = [...paths].flatMap(([name, found]) => {
    const version = byName.get(name);
    return version === undefined ? [] : Array.from(found, (path) => ({ version, path }));
  });
  return readPoints(storage, negotiation, named);
}
