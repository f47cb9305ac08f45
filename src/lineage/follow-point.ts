import { type compareVersions, redlineEntry } from "../engine/compare/compare-versions.ts";
import type { Address } from "../model/address.ts";
import type { Entry } from "../model/comparison.ts";
import type { Lineage, LineageStation } from "../model/lineage.ts";
import { pointNotFound, refuseWithdrawn } from "../model/not-found.ts";
import type { Point } from "../model/point.ts";
import { Problem } from "../model/problem.ts";
import { isStanding, stationOf, type Version, type VersionFacts, type VersionRef } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { AlignedEntry } from "./aligned-points.ts";
import { type AlignedStep, isAlongGraph } from "./aligned-step.ts";
import type { NegotiationFacts } from "./alignment-work.ts";
import { type DraftReader, withReadings } from "./draft-readings.ts";
import type { KeptPoints } from "./kept-points.ts";
import { type PointOf, type PointsIn, readPoints } from "./read-points.ts";
import type { AlignedNegotiations, AlignedVersions } from "./stored-alignments.ts";
import { findOrigin, type Track, walkTrack } from "./walk-track.ts";

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
  const stations = drawn.map((station) => presentStation(station, pointsIn));
  return { version: facts, point, stations };
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

type Origins = NonNullable<LineageStation["alsoFrom"]>;

/** A station without its words. */
type DrawnStation = {
  readonly version: VersionFacts;
  readonly own: ReadonlySet<string>;
  readonly step: AlignedStep | undefined;
  readonly old: ReadonlySet<string>;
  readonly entries: readonly AlignedEntry[];
  readonly alsoFrom: Origins;
};

const NO_PATHS: ReadonlySet<string> = new Set();
const NO_VERSIONS: Origins = [];

function drawStation(version: VersionFacts, track: Track, versions: AlignedVersions): DrawnStation {
  const own = track.get(stationOf(version)) ?? NO_PATHS;
  const step = findOrigin(version, track, versions);
  const old = (step && track.get(stationOf(step.from))) ?? NO_PATHS;
  const entries = step?.aligned.entriesOf(old, own) ?? [];
  return { version, own, step, old, entries, alsoFrom: otherOrigins(version, step, track, versions) };
}

/** The versions on the track that a version comes from beside the one it is shown against. */
function otherOrigins(
  station: VersionFacts,
  shown: AlignedStep | undefined,
  track: Track,
  { into }: AlignedVersions,
): Origins {
  const steps = into.get(stationOf(station)) ?? [];
  if (steps.length < 2) return NO_VERSIONS;
  const own = track.get(stationOf(station)) ?? NO_PATHS;
  return steps.flatMap((step) => {
    const old = track.get(stationOf(step.from)) ?? NO_PATHS;
    if (step === shown || old.size === 0) return [];
    const links = step.aligned.entriesOf(old, own).flatMap((entry) => entry.links);
    if (links.length === 0 && !isAlongGraph(step)) return [];
    return [
      {
        version: step.from,
        relation: step.relation,
        links: links.map(({ before, after }) => [before, after] as const),
      },
    ];
  });
}

/** All that a station shows: its points, those it came from, and whatever was split or merged with them. */
function shownBy({ version, own, step, old, entries }: DrawnStation): readonly PointOf[] {
  const at = (of: VersionFacts, paths: Iterable<string>) => Array.from(paths, (path) => ({ version: of, path }));
  const before = step === undefined ? [] : at(step.from, [...old, ...entries.flatMap((entry) => entry.before)]);
  return [
    ...before,
    ...at(version, own),
    ...at(
      version,
      entries.flatMap((entry) => entry.after),
    ),
  ];
}

function presentStation(drawn: DrawnStation, pointsIn: PointsIn): LineageStation {
  const { version, own, step, old, entries, alsoFrom } = drawn;
  const here = pointsIn(version);
  const points = inReadingOrder(own, here);
  if (step === undefined) return { version, points, from: null, entries: [], alsoFrom };
  const there = pointsIn(step.from);
  const redlined = entries.map((entry): { readonly place: number; readonly entry: Entry } => {
    const after = inReadingOrder(entry.after, here);
    const before = inReadingOrder(entry.before, there);
    return {
      place: after[0]?.order ?? Number.POSITIVE_INFINITY,
      entry: { ...entry, ...redlineEntry(entry.kind, before, after) },
    };
  });
  // In the order of the version; what was dropped stands behind.
  if (redlined.length > 1) redlined.sort((a, b) => Math.sign(a.place - b.place) || 0);
  return {
    version,
    points,
    from: { version: step.from, points: inReadingOrder(old, there), relation: step.relation },
    entries: redlined.map(({ entry }) => entry),
    alsoFrom,
  };
}

function inReadingOrder(paths: Iterable<string>, points: ReadonlyMap<string, Point>): readonly Point[] {
  const found: Point[] = [];
  for (const path of paths) {
    const point = points.get(path);
    if (point !== undefined) found.push(point);
  }
  return found.length > 1 ? found.sort((a, b) => a.order - b.order) : found;
}
