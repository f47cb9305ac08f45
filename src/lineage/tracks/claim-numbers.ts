import { groupBy } from "../../model/group-by.ts";
import type { BegunTrack } from "./all-tracks.ts";

/** A point that a number is known by, as it is called today; several where a correction split it, none where it is gone. */
export type Anchor = {
  readonly number: number;
  /** 0 is the point that the number was given by. */
  readonly anchor: number;
  readonly station: string;
  readonly paths: readonly string[];
};

/** A point of a track, by its station and its path. */
export type PointOfTrack = { readonly station: string; readonly path: string };

/** A point that a number is to be known by from now on. */
export type NewAnchor = Pick<Anchor, "number" | "anchor"> & PointOfTrack;

/** Which number each track has, and what is to be kept so that it is found again. */
export type Claimed = {
  readonly numbers: ReadonlyMap<BegunTrack, number>;
  readonly kept: readonly NewAnchor[];
};

// A version may be withdrawn; that three are, before anybody looks again, is not expected.
const ANCHORS = 3;

/**
 * Gives tracks their numbers: those that they have already, and new ones to those that have none.
 *
 * A number belongs to the track that holds the point it was given by; where that point is gone, the next that it is known by.
 * Of several tracks, as where points were merged, to the one that holds most of what it is known by. Where two tracks became
 * one, the lower number stays, and the other is nobody's. What another number was given by says nothing for this one: so the
 * part that left a track keeps the number that it got.
 *
 * @param tracks - All of the negotiation, in the order in which new numbers are given.
 * @param anchors - All that are kept, also those of versions that stand no more.
 * @param candidates - The points of a track that may be anchors, one of each station, in the order in which they are to be.
 * @returns `kept` is empty where everything is kept already. Linear in tracks, their stations and anchors.
 */
export function claimNumbers(
  tracks: readonly BegunTrack[],
  anchors: readonly Anchor[],
  candidates: (track: BegunTrack) => readonly PointOfTrack[],
): Claimed {
  const claims = claimsOn(tracks, anchors);
  const numbers = new Map<BegunTrack, number>();
  for (const number of [...claims.keys()].sort((a, b) => a - b)) {
    const best = bestOf((claims.get(number) ?? []).filter(({ track }) => !numbers.has(track)));
    if (best !== undefined) numbers.set(best.track, number);
  }
  let last = anchors.reduce((highest, { number }) => Math.max(highest, number), 0);
  for (const track of tracks) {
    if (numbers.has(track)) continue;
    last += 1;
    numbers.set(track, last);
  }
  const ofNumber = groupBy(anchors, ({ number }) => number);
  const kept = tracks.flatMap((track) => {
    const number = numbers.get(track) ?? 0;
    return missingAnchors(track, number, ofNumber.get(number) ?? [], candidates);
  });
  return { numbers, kept };
}

/** What a track holds of a number: which anchor comes first, and how many there are. */
type Claim = { readonly track: BegunTrack; first: number; count: number };

function claimsOn(tracks: readonly BegunTrack[], anchors: readonly Anchor[]): ReadonlyMap<number, readonly Claim[]> {
  const at = anchorsByPoint(anchors);
  const claims = new Map<number, Claim[]>();
  for (const track of tracks) {
    const own = new Map<number, Claim>();
    for (const [station, byPath] of at) {
      for (const path of track.track.get(station) ?? []) {
        for (const { number, anchor } of byPath.get(path) ?? []) {
          const known = own.get(number);
          if (known === undefined) own.set(number, { track, first: anchor, count: 1 });
          else {
            known.first = Math.min(known.first, anchor);
            known.count += 1;
          }
        }
      }
    }
    for (const [number, claim] of own) claims.set(number, [...(claims.get(number) ?? []), claim]);
  }
  return claims;
}

type AnchorsByPoint = ReadonlyMap<string, ReadonlyMap<string, readonly Anchor[]>>;

function anchorsByPoint(anchors: readonly Anchor[]): AnchorsByPoint {
  const at = new Map<string, Map<string, Anchor[]>>();
  for (const anchor of anchors) {
    const byPath = at.get(anchor.station) ?? new Map<string, Anchor[]>();
    at.set(anchor.station, byPath);
    for (const path of anchor.paths) byPath.set(path, [...(byPath.get(path) ?? []), anchor]);
  }
  for (const byPath of at.values()) {
    for (const [path, all] of byPath) {
      const givenBy = all.filter(({ anchor }) => anchor === 0);
      if (givenBy.length > 0) byPath.set(path, givenBy);
    }
  }
  return at;
}

/** The one that holds the earliest anchor, then the one that holds most; of two alike the first. */
function bestOf(claims: readonly Claim[]): Claim | undefined {
  return claims.reduce<Claim | undefined>((best, claim) => {
    if (best === undefined || claim.first < best.first) return claim;
    return claim.first === best.first && claim.count > best.count ? claim : best;
  }, undefined);
}

/** Points by which a number is to be known too, until there are three that stand. */
function missingAnchors(
  track: BegunTrack,
  number: number,
  own: readonly Anchor[],
  candidates: (track: BegunTrack) => readonly PointOfTrack[],
): readonly NewAnchor[] {
  const held = own.filter(({ station, paths }) => paths.some((path) => track.track.get(station)?.has(path)));
  if (held.length >= ANCHORS) return NONE_MISSING;
  const known = new Set(held.map(({ station }) => station));
  const free = candidates(track).filter(({ station }) => !known.has(station));
  const next = own.reduce((highest, { anchor }) => Math.max(highest, anchor), -1) + 1;
  return free
    .slice(0, ANCHORS - held.length)
    .map(({ station, path }, index) => ({ number, anchor: next + index, station, path }));
}

const NONE_MISSING: readonly NewAnchor[] = [];
