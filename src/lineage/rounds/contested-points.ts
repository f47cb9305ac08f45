import { keepNewest } from "../../model/keep-recent.ts";
import type { ContestedPoint } from "../../model/lineage.ts";
import { stationOf, type VersionFacts } from "../../model/version.ts";
import type { NegotiationFacts } from "../alignment-work.ts";
import { withReadings } from "../draft-readings.ts";
import { drawStation } from "../draw-station.ts";
import type { Following } from "../follow-point.ts";
import { presentStations } from "../present-stations.ts";
import type { PointsIn } from "../read-points.ts";
import type { AlignedVersions } from "../stored-alignments.ts";
import { type Track, walkTrack } from "../walk-track.ts";
import { churnOfTrack } from "./words-back.ts";

/** The points of a negotiation that changed most; none where it is too large to look at all of it. */
export type ContestedPoints = (negotiation: NegotiationFacts) => Promise<readonly ContestedPoint[]>;

const MOST_NAMED = 5;
// Whose words changed once were not contested.
const CHANGED_FROM = 2;
// Points of the newest versions times stations: half a second of a page that is asked for once after each filing.
const MOST_CELLS = 50_000;
// A list of five for each.
const MOST_KEPT = 1000;

/**
 * Finds the points of the newest version of each document whose words changed in most versions, then by most words.
 *
 * @returns At most five, each track once. Kept while nothing happens in the negotiation; no query of its own.
 */
export function openContestedPoints({ align, keptPoints }: Pick<Following, "align" | "keptPoints">): ContestedPoints {
  const newest = keepNewest<NegotiationFacts, readonly ContestedPoint[]>(MOST_KEPT, () => 1);
  return (negotiation) =>
    newest(negotiation.key, negotiation, async () => {
      const last = newestVersions(negotiation.versions);
      const points = last.reduce((sum, { pointCount }) => sum + pointCount, 0);
      if (points * negotiation.versions.length > MOST_CELLS) return [];
      const versions = await align(negotiation);
      const stored = await keptPoints(negotiation);
      return stored === undefined ? [] : mostContested(versions, withReadings(stored, versions.readings));
    });
}

/** Of each document the last one that stands. @param all - In order of time. */
function newestVersions(all: readonly VersionFacts[]): readonly VersionFacts[] {
  const standing = all.filter(({ history }) => history.withdrawn === undefined);
  return [...new Map(standing.map((version) => [version.document, version])).values()];
}

function mostContested(versions: AlignedVersions, pointsIn: PointsIn): readonly ContestedPoint[] {
  const found = newestVersions(versions.standing).flatMap((version) =>
    [...pointsIn(version).values()].map((point) => {
      const track = walkTrack(stationOf(version), new Set([point.path]), versions);
      return { version, point, track, churn: churnAlong(track, versions, pointsIn) };
    }),
  );
  const contested = found
    .filter(({ churn }) => churn.changed >= CHANGED_FROM)
    .sort((a, b) => b.churn.changed - a.churn.changed || words(b) - words(a));
  const named: typeof contested = [];
  for (const one of contested) {
    const { version, point } = one;
    // What went over to another document is named where it changed most.
    const isNamed = named.some(({ track }) => track.get(stationOf(version))?.has(point.path));
    if (!isNamed && named.length < MOST_NAMED) named.push(one);
  }
  return named.map(({ version, point, churn }) => ({ version, point, churn }));
}

function words({ churn: { struck, inserted } }: Pick<ContestedPoint, "churn">): number {
  return struck + inserted;
}

function churnAlong(track: Track, versions: AlignedVersions, pointsIn: PointsIn) {
  const drawn = versions.standing
    .filter((station) => track.has(stationOf(station)))
    .map((station) => drawStation(station, track, versions));
  return churnOfTrack(presentStations(drawn, pointsIn));
}
