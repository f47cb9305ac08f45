import { blameStation } from "../engine/blame/blame-track.ts";
import type { TrackStation } from "../engine/blame/track.ts";
import type { Blame } from "../model/blame.ts";
import type { Relation } from "../model/comparison.ts";
import type { Lineage, LineageStation, StepRelation } from "../model/lineage.ts";
import { parentsFirst } from "./version-graph.ts";

/**
 * For each word that a point has where it was asked for: the version that brought it in; for each word struck on the way
 * there: where it went out. Along the stations of its track, each against the one it came from.
 *
 * Cost as `blameStation`. Never throws.
 */
export function blameOfTrack({ version, stations }: Lineage): Blame {
  const byId = new Map(stations.map((station) => [station.version.version, station]));
  // A child that came out before its parent, as a leak may, stands before it in order of time.
  const ordered = parentsFirst(
    stations.map((station) => station.version),
    stations.flatMap(({ version: to, from }) => {
      const parent = from === null ? undefined : byId.get(from.version.version);
      return parent === undefined ? [] : [{ from: parent.version, to }];
    }),
  );
  const places = new Map(ordered.map((one, place) => [one.version, place]));
  const track = ordered.map((one, place): TrackStation => {
    const { from, points, entries } = byId.get(one.version) as LineageStation;
    const parent = from === null ? undefined : places.get(from.version.version);
    const links = entries.flatMap((entry) => entry.links.map((link) => [link.before, link.after] as const));
    return {
      version: one.version,
      points,
      from:
        // In a damaged record versions may come from each other in a circle.
        from === null || parent === undefined || parent >= place
          ? []
          : [{ station: parent, relation: relationOf(from.relation), links }],
    };
  });
  return blameStation(track, places.get(version.version) ?? 0);
}

/** What came back is compared with where it last stood, as any later version is with an earlier one. */
function relationOf(step: StepRelation): Relation {
  return step === "return" ? "version" : step;
}
