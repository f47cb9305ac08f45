import type { compareVersions } from "../../engine/compare/compare-versions.ts";
import { writeVersionName } from "../../model/address.ts";
import { keepNewest } from "../../model/keep-recent.ts";
import { isStanding, stationOf, type VersionFacts } from "../../model/version.ts";
import type { Storage } from "../../storage/open-storage.ts";
import type { StoredAnchor } from "../../storage/track-numbers.ts";
import { type NegotiationFacts, READING_TEXT, readingOf } from "../alignment-work.ts";
import type { NegotiationReader } from "../follow-point.ts";
import type { KeptPoints } from "../kept-points.ts";
import type { AlignedNegotiations, AlignedVersions } from "../stored-alignments.ts";
import { type BegunTrack, type PathsOf, walkAllTracks } from "./all-tracks.ts";
import { type Anchor, claimNumbers, type NewAnchor } from "./claim-numbers.ts";

/** A track with its number, which it keeps for good. */
export type NumberedTrack = BegunTrack & { readonly number: number };

/** All tracks of a negotiation as a view sees it, in the order in which their points came in. */
type NumberedTracks = {
  readonly versions: AlignedVersions;
  readonly tracks: readonly NumberedTrack[];
  readonly pathsOf: PathsOf;
};

export type TracksOf = (negotiation: NegotiationFacts) => Promise<NumberedTracks>;

/** What tracks are numbered with. */
export type Numbering = {
  /** What a view may read. */
  readonly storage: Storage;
  /** Where numbers are written: nobody but the desk can. */
  readonly desk: Storage;
  readonly record: Pick<NegotiationReader, "getVersion">;
  readonly align: AlignedNegotiations;
  readonly keptPoints: KeptPoints;
  readonly compare: typeof compareVersions;
};

// In points over all negotiations, some 100 bytes each where a track goes on in them.
const MOST_KEPT = 1_000_000;

/**
 * Walks all tracks of negotiations and numbers them; they are kept in memory as long as nothing happens in one.
 *
 * @returns A query at the first look after something happened, and one for the paths of points where not all of their words are
 *   in memory; a transaction more where a number is to be given, or to be known by more points; a comparison for each corrected
 *   version by which a number is known.
 */
export function openNumberedTracks(numbering: Numbering): TracksOf {
  const newest = keepNewest<NegotiationFacts, NumberedTracks & { readonly size: number }>(
    MOST_KEPT,
    ({ size }) => size,
  );
  return (negotiation) =>
    newest(negotiation.key, negotiation, async () => {
      const versions = await numbering.align(negotiation);
      const pathsOf = await readPaths(numbering, negotiation, versions);
      const tracks = await walkAllTracks(versions, pathsOf);
      const numbers = await numberTracks(numbering, negotiation, versions, tracks);
      const size = tracks.reduce((sum, { track }) => sum + track.size, 0);
      return { versions, pathsOf, size, tracks: tracks.map((one) => ({ ...one, number: numbers.get(one) ?? 0 })) };
    });
}

/** The paths of all points in reading order. No query where their words are in memory, else one. */
async function readPaths(
  { storage, keptPoints }: Numbering,
  negotiation: NegotiationFacts,
  { standing, readings }: AlignedVersions,
): Promise<PathsOf> {
  const { key, versionKeys } = negotiation;
  const keyOf = ({ version }: VersionFacts) => versionKeys.get(version) ?? "";
  const ofReading = (station: VersionFacts) => readings.get(stationOf(station))?.points.map(({ path }) => path);
  const kept = await keptPoints(negotiation);
  if (kept !== undefined) return (station) => ofReading(station) ?? [...kept(station).keys()];
  const stored = standing.filter((station) => !readings.has(stationOf(station)));
  const named = stored.map((station) => ({ versionKey: keyOf(station), reading: station.reading }));
  const paths = await storage.read((rows) => rows.points.listPaths(key, named));
  return (station) => ofReading(station) ?? paths.get(keyOf(station)) ?? [];
}

// Each time another process gave numbers meanwhile, which are found then.
const ATTEMPTS = 10;

async function numberTracks(
  numbering: Numbering,
  negotiation: NegotiationFacts,
  versions: AlignedVersions,
  tracks: readonly BegunTrack[],
): Promise<ReadonlyMap<BegunTrack, number>> {
  const { storage, desk } = numbering;
  const { key, view } = negotiation;
  const inOrder = byDocument(negotiation, tracks);
  const candidates = candidatesIn(versions);
  const toStore = storingAnchors(negotiation, versions);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const stored = await storage.read((rows) => rows.trackNumbers.list(key, view));
    const { anchors, moved } = await placeAnchors(numbering, negotiation, stored);
    const { numbers, kept } = claimNumbers(inOrder, anchors, candidates);
    const added = [...moved, ...kept.map(toStore)];
    if (added.length === 0) return numbers;
    const isKept = await desk.transaction(async (rows) => {
      await rows.negotiations.getLocked(negotiation.negotiation.id);
      if ((await rows.trackNumbers.count(key, view)) !== stored.length) return false;
      await rows.trackNumbers.insert(key, view, added);
      return true;
    });
    if (isKept) return numbers;
  }
  throw new Error(`The tracks of "${negotiation.negotiation.id}" were numbered by others ${ATTEMPTS} times.`);
}

/** Documents as they are described, so that the points of each get numbers in a row. */
function byDocument({ negotiation }: NegotiationFacts, tracks: readonly BegunTrack[]): readonly BegunTrack[] {
  const places = new Map(negotiation.documents.map(({ id }, place) => [id, place]));
  const placeOf = ({ begins }: BegunTrack) => places.get(begins.station.document) ?? places.size;
  return [...tracks].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The points of a track by which it may be known, in order of time; reading texts last, since they change with their witnesses. */
function candidatesIn({ standing }: AlignedVersions) {
  const filed = standing.filter(({ collated }) => collated === undefined);
  const collated = standing.filter((station) => station.collated !== undefined);
  const places = new Map([...filed, ...collated].map((station, place) => [stationOf(station), place]));
  const placeOf = ({ station }: { readonly station: string }) => places.get(station) ?? places.size;
  return ({ begins, track }: BegunTrack) => {
    const found = Array.from(track, ([station, paths]) => {
      const isBeginning = station === stationOf(begins.station);
      return { station, path: isBeginning ? begins.path : [...paths][0] };
    });
    return found
      .flatMap(({ station, path }) => (path === undefined ? [] : [{ station, path }]))
      .sort((a, b) => placeOf(a) - placeOf(b));
  };
}

function storingAnchors({ versionKeys }: NegotiationFacts, { standing }: AlignedVersions) {
  const byName = new Map(standing.map((station) => [stationOf(station), station]));
  return ({ number, anchor, station, path }: NewAnchor): StoredAnchor => {
    const facts = byName.get(station) as VersionFacts;
    return { number, anchor, versionId: versionKeys.get(facts.version) ?? "", reading: readingOf(facts), path };
  };
}

/** Anchors as their points are called in today's readings; `moved` are those that a correction calls otherwise since. */
async function placeAnchors(
  numbering: Numbering,
  negotiation: NegotiationFacts,
  stored: readonly StoredAnchor[],
): Promise<{ readonly anchors: readonly Anchor[]; readonly moved: readonly StoredAnchor[] }> {
  const byKey = new Map(negotiation.versions.map((facts) => [negotiation.versionKeys.get(facts.version), facts]));
  const anchors: Anchor[] = [];
  const moved: StoredAnchor[] = [];
  const pathsToday = rememberReadings(numbering);
  for (const row of newestRows(stored, byKey)) {
    const { number, anchor, versionId, reading, path } = row;
    const facts = byKey.get(versionId);
    if (facts === undefined || !isStanding(facts)) {
      anchors.push({ number, anchor, station: "", paths: [] });
    } else if (reading === READING_TEXT) {
      anchors.push({
        number,
        anchor,
        station: writeVersionName({ version: facts.version, reading: "collated" }),
        paths: [path],
      });
    } else {
      const paths = reading === facts.reading ? [path] : await pathsToday(facts, reading, path);
      anchors.push({ number, anchor, station: facts.version, paths });
      if (reading !== facts.reading && paths[0] !== undefined)
        moved.push({ ...row, reading: facts.reading, path: paths[0] });
    }
  }
  return { anchors, moved };
}

/** Of each anchor the row of the newest reading that is known here: another process may know of a later correction. */
function newestRows(
  stored: readonly StoredAnchor[],
  byKey: ReadonlyMap<string | undefined, VersionFacts>,
): readonly StoredAnchor[] {
  const newest = new Map<string, StoredAnchor>();
  for (const row of stored) {
    const known = newest.get(`${row.number} ${row.anchor}`);
    const isKnownHere = row.reading <= (byKey.get(row.versionId)?.reading ?? row.reading);
    if (known === undefined || (isKnownHere && row.reading > known.reading))
      newest.set(`${row.number} ${row.anchor}`, row);
  }
  return [...newest.values()];
}

/** What points of older readings are called today. One comparison for each reading. */
function rememberReadings({ record, compare }: Numbering) {
  const known = new Map<string, ReadonlyMap<string, readonly string[]>>();
  return async (facts: VersionFacts, reading: number, path: string): Promise<readonly string[]> => {
    const { negotiation, document, version } = facts;
    const name = `${version}~${reading}`;
    let today = known.get(name);
    if (today === undefined) {
      const ref = { negotiation, document, version };
      const [older, newest] = [await record.getVersion({ ...ref, reading }), await record.getVersion(ref)];
      const links = compare(older, newest).alignment.flatMap((entry) => entry.links);
      const paths = new Map<string, string[]>();
      for (const { before, after } of links) paths.set(before, [...(paths.get(before) ?? []), after]);
      today = paths;
      known.set(name, today);
    }
    return today.get(path) ?? [];
  };
}
