import { blameStation } from "../engine/blame/blame-track.ts";
import type { TrackStation } from "../engine/blame/track.ts";
import type { Blame } from "../model/blame.ts";
import type { Relation } from "../model/comparison.ts";
import type { Lineage, LineageStation, StepRelation } from "../model/lineage.ts";
import { stationOf } from "../model/version.ts";
import { parentsFirst } from "../model/version-graph.ts";

/**
 * For each word that a point has where it was asked for: the version that brought it in; for each word struck on the way
 * there: where it went out. Along the stations of its track, each against all that it came from: a word that stands in
 * either of two parents came in through that one.
 *
 * Cost as `blameStation`. Never throws.
 */
export function blameOfTrack({ version, stations }: Lineage): Blame {
  const byId = new Map(stations.map((station) => [stationOf(station.version), station]));
  const origins = new Map(stations.map((station) => [stationOf(station.version), originsOf(station)]));
  // A child that came out before its parent, as a leak may, stands before it in order of time.
  const ordered = parentsFirst(
    stations.map((station) => station.version),
    stations.flatMap(({ version: to }) =>
      (origins.get(stationOf(to)) ?? []).flatMap(({ version: parent }) => {
        const from = byId.get(stationOf(parent))?.version;
        return from === undefined ? [] : [{ from, to }];
      }),
    ),
  );
  const places = new Map(ordered.map((one, place) => [stationOf(one), place]));
  const track = ordered.map((one, place): TrackStation => {
    const { points } = byId.get(stationOf(one)) as LineageStation;
    return {
      version: stationOf(one),
      points,
      from: (origins.get(stationOf(one)) ?? []).flatMap(({ version: parent, relation, links }) => {
        const station = places.get(stationOf(parent));
        // In a damaged record versions may come from each other in a circle.
        const isBefore = station !== undefined && station < place;
        return isBefore ? [{ station, relation: relationOf(relation), links }] : [];
      }),
    };
  });
  // The reading text of a draft that came out once is that version.
  return blameStation(track, places.get(stationOf(version)) ?? places.get(version.version) ?? 0);
}

type Origins = NonNullable<LineageStation["alsoFrom"]>;

/** All that a station came from: first what it is shown against. */
function originsOf({ from, entries, alsoFrom = [] }: LineageStation): Origins {
  if (from === null) return alsoFrom;
  const links = entries.flatMap((entry) => entry.links.map((link) => [link.before, link.after] as const));
  return [{ version: from.version, relation: from.relation, links }, ...alsoFrom];
}

/** What came back, or came over, is compared with where it stood before, as any later version is with an earlier one. */
function relationOf(step: StepRelation): Relation {
  return step === "witness" ? "witness" : "version";
}
