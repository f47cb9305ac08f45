import { stationOf, type VersionFacts } from "../model/version.ts";
import { type AlignedStep, isAlongGraph } from "./aligned-step.ts";
import type { AlignedVersions } from "./stored-alignments.ts";

/** Station → the paths that correspond there; empty where the track ends. */
export type Track = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Walks along the version graph from some points of one version, breadth first and in both directions. A version in which
 * the point was lost on one way may still be reached on another.
 *
 * @returns The paths by version, also where the point was dropped: there they are none. Linear in the steps around the
 *   versions that are reached.
 */
export function walkTrack(start: string, points: ReadonlySet<string>, { around }: AlignedVersions): Track {
  const track = new Map<string, ReadonlySet<string>>([[start, points]]);
  // Grows while it is walked; a version gets its points once, and so stands in it once.
  const queue = [start];
  for (const id of queue) {
    const here = track.get(id) ?? NO_PATHS;
    for (const step of around.get(id) ?? []) {
      const forward = stationOf(step.from) === id;
      const next = stationOf(forward ? step.to : step.from);
      if ((track.get(next)?.size ?? 0) > 0) continue;
      const found = step.aligned.counterparts(here, forward ? "before" : "after");
      if (found.size === 0 && !mayEnd(step, forward)) continue;
      track.set(next, found);
      if (found.size > 0) queue.push(next);
    }
  }
  return track;
}

const NO_PATHS: ReadonlySet<string> = new Set();

/**
 * Looking back, a version without the point says nothing: the point came in later, perhaps from elsewhere. Nor does
 * another document that a part of this one went into: a point it lacks was not dropped from it.
 */
function mayEnd(step: AlignedStep, forward: boolean): boolean {
  return forward && isAlongGraph(step) && step.from.document === step.to.document;
}

/**
 * The step by which a version is shown on a track: of several (a text drafted from two), the first one whose words of this
 * track correspond to the version's; where none do, the first that has words of it at all. Undefined where it begins.
 */
export function findOrigin(station: VersionFacts, track: Track, { into }: AlignedVersions): AlignedStep | undefined {
  const name = stationOf(station);
  const own = track.get(name) ?? NO_PATHS;
  let first: AlignedStep | undefined;
  for (const step of into.get(name) ?? []) {
    const old = track.get(stationOf(step.from));
    if (old === undefined || old.size === 0) continue;
    if (step.aligned.areLinked(old, own)) return step;
    if (isAlongGraph(step)) first ??= step;
  }
  return first;
}
