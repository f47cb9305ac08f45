import type { Entry } from "../../model/comparison.ts";
import { stationOf, type VersionFacts } from "../../model/version.ts";
import type { AlignedEntry } from "../aligned-points.ts";
import { isAlongGraph } from "../aligned-step.ts";
import { entriesOfMove, type Move, type Way } from "./find-way.ts";
import type { PairedAlongWay } from "./pair-along-way.ts";
import type { WayWalked } from "./walk-way.ts";

/** What one station of a way has of the points of an entry, and how it came there. */
export type StationOnWay = {
  readonly version: VersionFacts;
  /** Undefined where nothing tells; empty where they were dropped. */
  readonly own: ReadonlySet<string> | undefined;
  /** Whether both ends of the way lead there. */
  readonly isBetween: boolean;
  /** The move by which it is told; undefined where the track begins. */
  readonly origin: Move | undefined;
  readonly entries: readonly AlignedEntry[];
};

/** The track of the points of an entry along a way, station by station. */
export function trackOnWay(
  way: Way,
  { walked }: Pick<PairedAlongWay, "walked">,
  { before, after }: Pick<Entry, "before" | "after">,
): readonly StationOnWay[] {
  const on = before.flatMap((path) => walked.before.get(path) ?? []);
  const back = after.flatMap((path) => walked.after.get(path) ?? []);
  const owns = new Map<string, ReadonlySet<string>>();
  const own = (name: string) => {
    const known = owns.get(name);
    if (known !== undefined) return known;
    const found = pathsAt([...on, ...back], name);
    if (found !== undefined) owns.set(name, found);
    return found;
  };
  return way.stations.map((version): StationOnWay => {
    const name = stationOf(version);
    const here = own(name);
    const origin = originOf(way.into.get(name) ?? [], here ?? NO_PATHS, own);
    const old = (origin && own(stationOf(origin.from))) ?? NO_PATHS;
    return {
      version,
      own: here,
      isBetween: [on, back].every((ends) => (pathsAt(ends, name)?.size ?? 0) > 0),
      origin,
      entries: origin === undefined ? [] : entriesOfMove(origin, old, here ?? NO_PATHS),
    };
  });
}

const NO_PATHS: ReadonlySet<string> = new Set();

/** Of one walk its very set: most entries have one point on either side. */
function pathsAt(walks: readonly WayWalked[], station: string): ReadonlySet<string> | undefined {
  let found: ReadonlySet<string> | undefined;
  for (const { reached } of walks) {
    const here = reached.get(station)?.paths;
    if (here === undefined || here === found) continue;
    found = found === undefined || found.size === 0 ? here : here.size === 0 ? found : new Set([...found, ...here]);
  }
  return found;
}

/** Of several the first by which the words came; else the first along the graph from a station that has any. */
function originOf(
  moves: readonly Move[],
  here: ReadonlySet<string>,
  own: (station: string) => ReadonlySet<string> | undefined,
): Move | undefined {
  let first: Move | undefined;
  for (const move of moves) {
    const old = own(stationOf(move.from)) ?? NO_PATHS;
    if (old.size === 0) continue;
    if (areLinked(move, old, here)) return move;
    if (isAlongGraph(move.step)) first ??= move;
  }
  return first;
}

/** Whether any of the points at either end of a move correspond. */
function areLinked({ step, isBack }: Move, old: ReadonlySet<string>, now: ReadonlySet<string>): boolean {
  return isBack ? step.aligned.areLinked(now, old) : step.aligned.areLinked(old, now);
}
