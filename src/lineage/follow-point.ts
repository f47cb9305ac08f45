import type { compareVersions } from "../engine/compare/compare-versions.ts";
import type { Address } from "../model/address.ts";
import type { Lineage, LineageStation } from "../model/lineage.ts";
import { pointNotFound, refuseWithdrawn } from "../model/not-found.ts";
import { standingsOf } from "../model/point-standing.ts";
import { Problem } from "../model/problem.ts";
import { isStanding, stationOf, type Version, type VersionFacts, type VersionRef } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { NegotiationFacts } from "./alignment-work.ts";
import { type DraftReader, withReadings } from "./draft-readings.ts";
import { drawStation, shownBy } from "./draw-station.ts";
import type { KeptPoints } from "./kept-points.ts";
import { tellSearched } from "./migration/tell-searched.ts";
import { presentStations } from "./present-stations.ts";
import { readPoints } from "./read-points.ts";
import { churnOfTrack, tellWordsBack } from "./rounds/words-back.ts";
import type { AlignedNegotiations, AlignedVersions } from "./stored-alignments.ts";
import { walkTrack } from "./walk-track.ts";

/** What this capability needs of the record. */
export type NegotiationReader = DraftReader & {
  getNegotiation(id: string): Promise<NegotiationFacts>;
  /** `facts` are those of the version's newest reading, `within` the negotiation as it was at that moment. */
  resolve(address: Address): Promise<{
    readonly ref: VersionRef;
    readonly path: string | undefined;
    readonly facts: VersionFacts;
    readonly within: NegotiationFacts;
  }>;
  getVersion(ref: VersionRef): Promise<Version>;
};

/** What a track is followed with. */
export type Following = {
  readonly storage: Storage;
  readonly record: NegotiationReader;
  readonly align: AlignedNegotiations;
  readonly keptPoints: KeptPoints;
  readonly compare: typeof compareVersions;
};

/**
 * Follows one point through all versions that can be reached from its own. A track ends where the point was dropped, and
 * goes on where it came back; a version of which the text is not known is passed through by its number.
 *
 * @throws Problem `malformed-address` without a path, `point-not-found`, `version-withdrawn`, and those of the record.
 *   Alignments are those stored; where some are missing, one comparison for each. Then one query for the words of all
 *   stations, and a redline for each station where they changed.
 */
export async function followPoint(following: Following, address: Address): Promise<Lineage> {
  const { storage, record, align, keptPoints } = following;
  const { ref, path, facts, within: negotiation } = await locate(following, address);
  if (path === undefined) throw withoutPath();
  refuseWithdrawn(facts);
  const older = typeof ref.reading === "number" ? await record.getVersion(ref) : undefined;
  const start = older === undefined ? new Set([path]) : await pathsToday(following, older, facts, path);
  const versions = await align(negotiation);
  const asked = older ?? inGraph(facts, versions);
  const track = start.size === 0 ? new Map() : walkTrack(stationOf(asked), start, versions);
  const drawn = versions.standing
    .filter((station) => track.has(stationOf(station)))
    .map((station) => drawStation(station, track, versions));
  const stored =
    (await keptPoints(negotiation)) ??
    (await readPoints(storage, negotiation, [...drawn.flatMap(shownBy), { version: asked, path }]));
  const pointsIn = withReadings(stored, versions.readings);
  const point = older === undefined ? pointsIn(asked).get(path) : older.points.find((one) => one.path === path);
  if (point === undefined) throw pointNotFound(asked, path);
  const told = tellSearched(tellWordsBack(presentStations(drawn, pointsIn)), versions.standing);
  const stations = withStandings(told, negotiation);
  return { version: facts, point, stations, churn: churnOfTrack(stations) };
}

/** What was said of the points of each station, and of no other: words that changed may be agreed no more. */
function withStandings(
  stations: readonly LineageStation[],
  { standings: given }: NegotiationFacts,
): readonly LineageStation[] {
  if (given.length === 0) return stations;
  return stations.map((station) => {
    const { version, points } = station;
    const standings = standingsOf(given, version).filter((said) => points.some(({ path }) => path === said.path));
    return standings.length === 0 ? station : { ...station, standings };
  });
}

/** What an address stands for. A point that is in memory is not looked for in the database. */
async function locate({ record, keptPoints }: Following, address: Address) {
  const { path, ...ofVersion } = address;
  if (path !== undefined && ofVersion.version !== undefined && ofVersion.reading === undefined) {
    const found = await record.resolve(ofVersion);
    const pointsIn = isStanding(found.facts) ? await keptPoints(found.within) : undefined;
    if (pointsIn?.(found.facts).has(path)) return { ...found, path };
  }
  return record.resolve(address);
}

function withoutPath(): Problem {
  return new Problem(
    "malformed-address",
    "The address names no point.",
    "End it with # and the point's path, for example #6.",
  );
}

/** The reading text of a draft that came out once is that version: its track is the version's. */
function inGraph(facts: VersionFacts, { readings }: AlignedVersions): VersionFacts {
  return facts.collated === undefined || readings.has(stationOf(facts)) ? facts : { ...facts, collated: undefined };
}

/** What a point of an older reading of a version is called in the newest one. One comparison of the two. */
async function pathsToday(
  { record, compare }: Following,
  older: Version,
  facts: VersionFacts,
  path: string,
): Promise<ReadonlySet<string>> {
  const links = compare(older, await record.getVersion(facts)).alignment.flatMap((entry) => entry.links);
  return new Set(links.filter((link) => link.before === path).map((link) => link.after));
}
