import { blameStation } from "../engine/blame/blame-track.ts";
import type { TrackStation } from "../engine/blame/track.ts";
import type { Blame } from "../model/blame.ts";
import type { Relation } from "../model/comparison.ts";
import type { Lineage, LineageStation, StepRelation } from "../model/lineage.ts";

/**
 * For each word that a point has where it was asked for: the version that brought it in; for each word struck on the way
 * there: where it went out. Along the stations of its track, each against the one it came from.
 *
 * Cost as `blameStation`. Never throws.
 */
export function blameOfTrack({ version, stations }: Lineage): Blame {
  const ordered = parentsFirst(stations);
  const places = new Map(ordered.map((station, place) => [station.version.version, place]));
  const track = ordered.map((station): TrackStation => {
    const { from, points, entries } = station;
    const parent = from === null ? undefined : places.get(from.version.version);
    const links = entries.flatMap((entry) => entry.links.map((link) => [link.before, link.after] as const));
    return {
      version: station.version.version,
      points,
      from:
        from === null || parent === undefined ? [] : [{ station: parent, relation: relationOf(from.relation), links }],
    };
  });
  return blameStation(track, places.get(version.version) ?? 0);
}

/** What came back is compared with where it last stood, as any later version is with an earlier one. */
function relationOf(step: StepRelation): Relation {
  return step === "return" ? "version" : step;
}

/** A child that came out before its parent, as a leak may, stands before it in order of time. */
function parentsFirst(stations: readonly LineageStation[]): readonly LineageStation[] {
  const byId = new Map(stations.map((station) => [station.version.version, station]));
  const ordered = new Set<LineageStation>();
  for (const station of stations) {
    const line: LineageStation[] = [];
    let one: LineageStation | undefined = station;
    while (one !== undefined && !ordered.has(one) && !line.includes(one)) {
      line.push(one);
      one = one.from === null ? undefined : byId.get(one.from.version.version);
    }
    for (const ancestor of line.reverse()) ordered.add(ancestor);
  }
  return [...ordered];
}
