import type { Collation } from "../model/collation.ts";
import type { Point } from "../model/point.ts";
import {
  type Ruled,
  type RuledPairs,
  type RuledSide,
  ruledBetween,
  rulingsOnSides,
  sideOfVersion,
} from "../model/standing-verdicts.ts";
import { stationOf, type VersionFacts, type VersionRef } from "../model/version.ts";
import type { NegotiationFacts } from "./alignment-work.ts";
import type { PointsIn } from "./read-points.ts";

/** What this capability needs of the record, to know drafts that came out more than once. */
export type DraftReader = {
  /** Facts of their reading texts. */
  readingTexts(negotiation: NegotiationFacts): readonly VersionFacts[];
  collateIn(
    negotiation: NegotiationFacts,
    ref: VersionRef,
  ): Promise<Pick<Collation, "places" | "points"> & { readonly reading: VersionFacts }>;
};

/** The reading text of a draft, as a station of tracks. */
type DraftReading = {
  readonly facts: VersionFacts;
  /** In reading order. */
  readonly points: readonly Point[];
  readonly byPath: ReadonlyMap<string, Point>;
  readonly side: RuledSide;
};

/** The reading texts of a negotiation, by station. */
export type DraftReadings = ReadonlyMap<string, DraftReading>;

/**
 * Reads the reading texts of a negotiation: one for each draft of which several witnesses stand.
 *
 * @param before - Those of the last look: what is made from the same is taken over.
 */
export async function readDrafts(
  record: DraftReader,
  negotiation: NegotiationFacts,
  before: DraftReadings,
): Promise<DraftReadings> {
  const readings = new Map<string, DraftReading>();
  for (const facts of record.readingTexts(negotiation)) {
    const known = before.get(stationOf(facts));
    if (known !== undefined && known.facts.collated?.stamp === facts.collated?.stamp) {
      readings.set(stationOf(facts), { ...known, facts: { ...facts, pointCount: known.points.length } });
      continue;
    }
    const { points, places, reading } = await record.collateIn(negotiation, facts);
    const byPath = new Map(points.map((point) => [point.path, point]));
    readings.set(stationOf(facts), { facts: reading, points, byPath, side: sideOfReading(reading, places) });
  }
  return readings;
}

function sideOfReading({ version, collated }: VersionFacts, places: Collation["places"]): RuledSide {
  const paths = new Map<string, readonly string[]>();
  const ownPaths = new Map<string, string>();
  for (const place of places) {
    for (const { witness, paths: own } of place.witnesses) {
      own.forEach((path, index) => {
        // As many points on either side stand for each other; of other groups each stands for all.
        const there = own.length === place.paths.length ? place.paths.slice(index, index + 1) : place.paths;
        paths.set(`${witness} ${path}`, there);
        if (own.length === place.paths.length) ownPaths.set(`${witness} ${there[0]}`, path);
      });
    }
  }
  return {
    versions: collated?.witnesses ?? [version],
    pathsOf: (witness, path) => paths.get(`${witness} ${path}`) ?? [],
    pathIn: (witness, path) => ownPaths.get(`${witness} ${path}`),
    has: (path) => places.some((place) => place.paths.includes(path)),
  };
}

/** What was ruled on two stations; of a reading text, whatever was ruled on its witnesses. */
export function rulingsOnStations(
  { verdicts }: Pick<NegotiationFacts, "verdicts">,
  readings: DraftReadings,
): (before: VersionFacts, after: VersionFacts) => RuledPairs {
  const ruled = rulingsOnSides(verdicts);
  const sideOf = (facts: VersionFacts): RuledSide =>
    readings.get(stationOf(facts))?.side ?? sideOfVersion(facts.version);
  return (before, after) => ruled(sideOf(before), sideOf(after));
}

/** The same of any two versions or reading texts, by what they are called; nothing across negotiations. */
export async function getVerdicts(record: RecordReader, before: VersionRef, after: VersionRef): Promise<RuledPairs> {
  if (before.negotiation !== after.negotiation) return { same: [], different: [], stamp: "" };
  const { negotiation, sides } = await readSides(record, before, after);
  return rulingsOnSides(negotiation.verdicts)(...sides);
}

/** Each verdict on them, as `ruledBetween` tells it; none across negotiations. */
export async function listRuled(
  record: RecordReader,
  before: VersionRef,
  after: VersionRef,
): Promise<readonly Ruled[]> {
  if (before.negotiation !== after.negotiation) return [];
  const { negotiation, sides } = await readSides(record, before, after);
  return ruledBetween(negotiation.verdicts, ...sides);
}

type RecordReader = DraftReader & { getNegotiation(id: string): Promise<NegotiationFacts> };

/** Two versions or reading texts of one negotiation, as verdicts are read on them. */
export async function readSides(record: RecordReader, before: VersionRef, after: VersionRef) {
  const negotiation = await record.getNegotiation(after.negotiation);
  const sideOf = async (ref: VersionRef) => {
    if (ref.reading !== "collated") return sideOfVersion(ref.version);
    const { reading, places } = await record.collateIn(negotiation, ref);
    return sideOfReading(reading, places);
  };
  return { negotiation, sides: [await sideOf(before), await sideOf(after)] as const };
}

/** Knows the words of reading texts too. */
export function withReadings(pointsIn: PointsIn, readings: DraftReadings): PointsIn {
  if (readings.size === 0) return pointsIn;
  return (version) => readings.get(stationOf(version))?.byPath ?? pointsIn(version);
}
