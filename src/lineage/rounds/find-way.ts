import type { EntryKind, Link } from "../../model/comparison.ts";
import { groupBy } from "../../model/group-by.ts";
import { stationOf, type VersionFacts } from "../../model/version.ts";
import type { AlignedEntry } from "../aligned-points.ts";
import type { AlignedStep } from "../aligned-step.ts";
import type { AlignedVersions } from "../stored-alignments.ts";

/** A step as it is taken on a way: `isBack` from a version to what it came from. */
export type Move = {
  readonly from: VersionFacts;
  readonly to: VersionFacts;
  readonly step: AlignedStep;
  readonly isBack: boolean;
};

/** The stations between two, and the steps that join them. */
export type Way = {
  /** In order: those back in time to where both come from, the last first; then those on to the later one. */
  readonly stations: readonly VersionFacts[];
  readonly into: ReadonlyMap<string, readonly Move[]>;
  readonly outOf: ReadonlyMap<string, readonly Move[]>;
  /** What both come from: the first station where the later one comes from the earlier, the last where it is the other way round. */
  readonly turn: string;
};

/**
 * The way through the graph of versions from one station to another: on along all steps that lead there, or back to the
 * nearest station that both come from, and on from it.
 *
 * @returns Undefined where nothing joins them. Linear in the steps that lead to either.
 */
export function findWay(before: string, after: string, versions: AlignedVersions): Way | undefined {
  const [older, newer] = [originsOf(before, versions), originsOf(after, versions)];
  const turn = turnOf(before, after, older, newer, versions);
  if (turn === undefined) return undefined;
  const [back, on] = [between(turn, older, versions), between(turn, newer, versions)];
  const inTime = (within: ReadonlySet<string>) => versions.standing.filter((station) => within.has(stationOf(station)));
  const moves = [...movesWithin(back, versions, true), ...movesWithin(on, versions, false)];
  return {
    stations: [...inTime(back).reverse(), ...inTime(on).filter((station) => stationOf(station) !== turn)],
    into: groupBy(moves, ({ to }) => stationOf(to)),
    outOf: groupBy(moves, ({ from }) => stationOf(from)),
    turn,
  };
}

/** A station, and all that it comes from. */
function originsOf(station: string, { into }: AlignedVersions): ReadonlySet<string> {
  const found = new Set([station]);
  for (const one of found) for (const { from } of into.get(one) ?? []) found.add(stationOf(from));
  return found;
}

/** The nearest station that both come from; of several the last one in time. */
function turnOf(
  before: string,
  after: string,
  older: ReadonlySet<string>,
  newer: ReadonlySet<string>,
  { standing, into }: AlignedVersions,
): string | undefined {
  if (newer.has(before)) return before;
  if (older.has(after)) return after;
  const common = standing.map(stationOf).filter((station) => older.has(station) && newer.has(station));
  const passed = new Set(common.flatMap((station) => (into.get(station) ?? []).map(({ from }) => stationOf(from))));
  // In a damaged record versions may come from each other in a circle: then from each of them there is a nearer one.
  return common.findLast((station) => !passed.has(station)) ?? common.at(-1);
}

/** A station and those that come from it, within a set. */
function between(from: string, within: ReadonlySet<string>, { around }: AlignedVersions): ReadonlySet<string> {
  const found = new Set([from]);
  for (const one of found) {
    for (const step of around.get(one) ?? []) {
      const next = stationOf(step.to);
      if (stationOf(step.from) === one && within.has(next)) found.add(next);
    }
  }
  return found;
}

function movesWithin(stations: ReadonlySet<string>, { into }: AlignedVersions, isBack: boolean): readonly Move[] {
  return [...stations].flatMap((station) =>
    (into.get(station) ?? [])
      .filter(({ from }) => stations.has(stationOf(from)))
      .map((step) => ({ from: isBack ? step.to : step.from, to: isBack ? step.from : step.to, step, isBack })),
  );
}

/** What corresponds at the other end of a move to points at one end of it. */
export function acrossMove({ step, isBack }: Move, paths: ReadonlySet<string>, towards: "to" | "from") {
  return step.aligned.counterparts(paths, (towards === "to") === isBack ? "after" : "before");
}

/** The entries that points at either end of a move have a part in. */
export function entriesOfMove(
  { step, isBack }: Move,
  old: ReadonlySet<string>,
  now: ReadonlySet<string>,
): readonly AlignedEntry[] {
  return isBack ? step.aligned.entriesOf(now, old) : step.aligned.entriesOf(old, now);
}

/** An entry's links as they run along a move. */
export function linksAlong({ isBack }: Move, { links }: AlignedEntry): readonly Link[] {
  return isBack ? links.map((link) => ({ ...link, before: link.after, after: link.before })) : links;
}

const TURNED: Readonly<Partial<Record<EntryKind, EntryKind>>> = {
  split: "merged",
  merged: "split",
  added: "dropped",
  dropped: "added",
};

/** An entry's kind as it is seen along a move. */
export function kindAlong({ isBack }: Move, { kind }: AlignedEntry): EntryKind {
  return isBack ? (TURNED[kind] ?? kind) : kind;
}
