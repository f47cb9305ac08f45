import { stationOf, type VersionFacts } from "../../model/version.ts";
import type { AlignedVersions } from "../stored-alignments.ts";
import { type Track, walkTrack } from "../walk-track.ts";

/** One point through all versions. `begins` is the earliest point that no track before it has: no other one begins there. */
export type BegunTrack = {
  readonly begins: { readonly station: VersionFacts; readonly path: string };
  readonly track: Track;
};

/** The paths of a station's points in reading order. */
export type PathsOf = (station: VersionFacts) => readonly string[];

// Others get their turn in between: of a thousand versions all tracks together take some tenths of a second.
const WALKED_AT_ONCE = 100;

/**
 * The tracks of all points of a negotiation, whichever versions are looked at later: in order of the versions, then of their
 * points. A point stands on several only where several were merged in it. Linear in points and steps.
 */
export async function walkAllTracks(versions: AlignedVersions, pathsOf: PathsOf): Promise<readonly BegunTrack[]> {
  const placed = new Map<string, Set<string>>(versions.standing.map((station) => [stationOf(station), new Set()]));
  const tracks: BegunTrack[] = [];
  for (const station of versions.standing) {
    const name = stationOf(station);
    for (const path of pathsOf(station)) {
      if (placed.get(name)?.has(path)) continue;
      const track = walkTrack(name, new Set([path]), versions);
      for (const [reached, found] of track) for (const one of found) placed.get(reached)?.add(one);
      tracks.push({ begins: { station, path }, track });
      if (tracks.length % WALKED_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return tracks;
}
