import type { KnownPairs } from "../../engine/compare/compare-along.ts";
import type { Link } from "../../model/comparison.ts";
import { stationOf } from "../../model/version.ts";
import { isAlongGraph } from "../aligned-step.ts";
import { entriesOfMove, linksAlong, type Move, type Way } from "./find-way.ts";
import { type WayWalked, walkWay } from "./walk-way.ts";

/** The points at both ends of a way, each with what became of it on the way to the other end. */
export type PairedAlongWay = KnownPairs & {
  readonly walked: { readonly before: ReadonlyMap<string, WayWalked>; readonly after: ReadonlyMap<string, WayWalked> };
};

/**
 * Says which points of the two ends of a way correspond, by what became of them step by step.
 *
 * @param before - The paths of the earlier end, in reading order; `after` those of the later.
 * @returns A link for each pair, with the lowest score on its way; and the points of which the tracks know that nothing at the
 *   other end corresponds: they ended on the way. Linear in points times stations.
 */
export function pairAlongWay(way: Way, before: readonly string[], after: readonly string[]): PairedAlongWay {
  const ends = [way.stations[0], way.stations.at(-1)].map((station) =>
    station === undefined ? "" : stationOf(station),
  );
  const [first = "", last = ""] = ends;
  const links = new Map<string, Link>();
  const alone = { before: new Set<string>(), after: new Set<string>() };
  // What has no counterpart in the very next version was weighed against all of it.
  const isStep = (way.outOf.get(first) ?? []).some(({ to, step }) => stationOf(to) === last && isAlongGraph(step));
  const follow = (start: string, end: string, path: string, towards: "to" | "from") => {
    const walked = walkWay(way, start, new Set([path]), towards);
    const found = walked.reached.get(end)?.paths.size ?? 0;
    if (found === 0 && (isStep || walked.hasEnded)) alone[towards === "to" ? "before" : "after"].add(path);
    for (const link of found === 0 ? [] : linksOf(walked, end, path, towards)) {
      const name = `${link.before}\n${link.after}`;
      if (!links.has(name)) links.set(name, link);
    }
    return [path, walked] as const;
  };
  const walkedBefore = new Map(before.map((path) => follow(first, last, path, "to")));
  const linked = new Set(Array.from(links.values(), (link) => link.after));
  const walkedAfter = new Map(
    after.map((path) =>
      linked.has(path)
        ? ([path, walkWay(way, last, new Set([path]), "from")] as const)
        : follow(last, first, path, "from"),
    ),
  );
  // A point may be found from one side only: see `walkWay`.
  for (const { before: old, after: now } of links.values()) {
    alone.before.delete(old);
    alone.after.delete(now);
  }
  return { links: [...links.values()], alone, walked: { before: walkedBefore, after: walkedAfter } };
}

/** The moves by which a walk got from its start to an end, in the order of the way. */
function movesTo({ reached }: WayWalked, end: string, towards: "to" | "from"): readonly Move[] {
  const moves: Move[] = [];
  for (let by = reached.get(end)?.by; by !== undefined; by = reached.get(stationOf(other(by, towards)))?.by)
    moves.push(by);
  return towards === "to" ? moves.reverse() : moves;
}

function other(move: Move, towards: "to" | "from") {
  return towards === "to" ? move.from : move.to;
}

/** One of a pair's links on its way. */
type Weakest = Pick<Link, "score" | "confidence" | "why"> & { readonly into: Move };

function linksOf(walked: WayWalked, end: string, path: string, towards: "to" | "from"): readonly Link[] {
  const moves = movesTo(walked, end, towards);
  let here = new Map<string, Weakest | undefined>([[path, undefined]]);
  for (const move of towards === "to" ? moves : [...moves].reverse()) here = weigh(walked, move, here, towards);
  const between = moves.slice(0, -1).map(({ to }) => stationOf(to));
  return [...here].flatMap(([found, weakest]): readonly Link[] => {
    if (weakest === undefined) return [];
    const { score, confidence, why, into } = weakest;
    const pair = towards === "to" ? { before: path, after: found } : { before: found, after: path };
    const evidence = score === 1 ? "" : `; least sure in ${stationOf(into.to)}: ${why}`;
    return [{ ...pair, score, confidence, why: between.length === 0 ? why : `${nameWay(between)}${evidence}` }];
  });
}

/** Takes one more step: of each point that is reached the least sure link on its surest way there. */
function weigh(
  { reached }: WayWalked,
  move: Move,
  here: ReadonlyMap<string, Weakest | undefined>,
  towards: "to" | "from",
): Map<string, Weakest | undefined> {
  const next = reached.get(stationOf(move[towards]))?.paths ?? new Set();
  const own = new Set(here.keys());
  const found = new Map<string, Weakest | undefined>();
  const entries = towards === "to" ? entriesOfMove(move, own, next) : entriesOfMove(move, next, own);
  for (const entry of entries) {
    for (const link of linksAlong(move, entry)) {
      const [old, now] = towards === "to" ? [link.before, link.after] : [link.after, link.before];
      if (!here.has(old) || !next.has(now)) continue;
      const last = here.get(old);
      const weakest = last === undefined || isLess(link, last) ? { ...link, into: move } : last;
      const known = found.get(now);
      if (known === undefined || isLess(known, weakest)) found.set(now, weakest);
    }
  }
  return found;
}

/** Nothing is less sure than a pair that rests on its number alone. */
function isLess(one: Pick<Link, "score">, another: Pick<Link, "score">): boolean {
  if (another.score === null) return false;
  return one.score === null || one.score < another.score;
}

// One line beside other words.
const LONGEST_WAY = 80;

/** "through e3-2025-11-23, zn20-2025-12-11 and 2 more". */
function nameWay(stations: readonly string[]): string {
  let said = stations[0] ?? "";
  for (const [place, station] of stations.slice(1).entries()) {
    if (said.length + station.length > LONGEST_WAY) return `through ${said} and ${stations.length - 1 - place} more`;
    said += `, ${station}`;
  }
  return `through ${said}`;
}
