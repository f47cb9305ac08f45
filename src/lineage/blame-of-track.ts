import { blameStation } from "../engine/blame/blame-track.ts";
import type { TrackStation } from "../engine/blame/track.ts";
import type { Blame } from "../model/blame.ts";
import type { Relation } from "../model/comparison.ts";
import type { Lineage, LineageStation, StepRelation } from "../model/lineage.ts";
import { stationOf, type VersionFacts } from "../model/version.ts";
import { parentsFirst } from "../model/version-graph.ts";

/**
 * For each word that a point has where it was asked for: the version that brought it in; for each word struck on the way
 * there: where it went out. Along the stations of its track, each against all that it came from: a word that stands in
 * either of two parents came in through that one.
 *
 * Cost as `blameStation`. Never throws.
 */
export function blameOfTrack({ version, stations }: Lineage): Blame {
  const origins = originsOf(stations);
  const given = placesOf(stations);
  const order = inOrderOfDescent(stations, origins, given);
  const places = order === undefined ? given : placesOf(order.map((place) => stations[place] as LineageStation));
  const track = stations.map((_, index): TrackStation => {
    const place = order?.[index] ?? index;
    const { version: facts, points } = stations[place] as LineageStation;
    return { version: stationOf(facts), points, from: placeOrigins(origins[place] ?? NO_ORIGINS, index, places) };
  });
  // The reading text of a draft that came out once is that version.
  return blameStation(track, places.get(stationOf(version)) ?? places.get(version.version) ?? 0);
}

/** Station → where it stands among those of a track. */
type Places = ReadonlyMap<string, number>;

function placesOf(stations: readonly LineageStation[]): Places {
  const places = new Map<string, number>();
  for (const { version } of stations) places.set(stationOf(version), places.size);
  return places;
}

/** What a station came from, by place. In a damaged record versions may come from each other in a circle. */
function placeOrigins(origins: Origins, place: number, places: Places): TrackStation["from"] {
  const [only] = origins;
  if (only === undefined) return NO_EDGES;
  if (origins.length > 1) return origins.flatMap((one) => placeOrigins([one], place, places));
  const station = places.get(stationOf(only.version));
  const isBefore = station !== undefined && station < place;
  return isBefore ? [{ station, relation: relationOf(only.relation), links: only.links }] : NO_EDGES;
}

const NO_EDGES: TrackStation["from"] = [];

type Origins = NonNullable<LineageStation["alsoFrom"]>;
type Links = Origins[number]["links"];

/** All that each station came from: first what it is shown against. */
function originsOf(stations: readonly LineageStation[]): readonly Origins[] {
  // Stations at which nothing happened share their entries, and so their links.
  const known = new Map<LineageStation["entries"], Links>();
  const linksOf = (entries: LineageStation["entries"]): Links => {
    const links =
      known.get(entries) ?? entries.flatMap((entry) => entry.links.map((link) => [link.before, link.after] as const));
    known.set(entries, links);
    return links;
  };
  return stations.map(({ from, entries, alsoFrom = NO_ORIGINS }) => {
    if (from === null) return alsoFrom;
    const shown = { version: from.version, relation: from.relation, links: linksOf(entries) };
    return alsoFrom.length === 0 ? [shown] : [shown, ...alsoFrom];
  });
}

const NO_ORIGINS: Origins = [];

/**
 * Stations by where they stand, parents before children. Most stand so in order of time: then undefined. One that came out
 * before what it came from, as a leak may, does not.
 */
function inOrderOfDescent(
  stations: readonly LineageStation[],
  origins: readonly Origins[],
  places: Places,
): readonly number[] | undefined {
  const placeOf = (version: VersionFacts) => places.get(stationOf(version));
  const isInOrder = origins.every((some, place) => some.every(({ version }) => (placeOf(version) ?? -1) < place));
  if (isInOrder) return undefined;
  const edges = stations.flatMap(({ version: to }, place) =>
    (origins[place] ?? NO_ORIGINS).flatMap(({ version }) => {
      const from = stations[placeOf(version) ?? -1]?.version;
      return from === undefined ? [] : [{ from, to }];
    }),
  );
  const ordered = parentsFirst(
    stations.map(({ version }) => version),
    edges,
  );
  return ordered.flatMap((version) => placeOf(version) ?? []);
}

/** What came back, or came over, is compared with where it stood before, as any later version is with an earlier one. */
function relationOf(step: StepRelation): Relation {
  return step === "witness" ? "witness" : "version";
}
