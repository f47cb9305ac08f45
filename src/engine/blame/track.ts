import type { Relation } from "../../model/comparison.ts";

/** One version of a track: the points that correspond there, and the earlier stations they are compared with. */
export type TrackStation = {
  readonly version: string;
  /** In reading order; empty where the track's points were dropped. A `text` of null is not known. */
  readonly points: readonly { readonly path: string; readonly text: string | null }[];
  readonly from: readonly {
    /** Index of an earlier station. */
    readonly station: number;
    readonly relation: Relation;
    /** Pairs of paths there and here. One that names no point of the track is passed over. */
    readonly links: readonly (readonly [before: string, after: string])[];
  }[];
};

/**
 * The stations that a station descends from, itself included. Each is looked at once.
 */
export function ancestorsOf(stations: readonly TrackStation[], index: number): ReadonlySet<number> {
  const found = new Set([index]);
  for (const each of found) for (const { station } of stations[each]?.from ?? []) found.add(station);
  return found;
}
