import { stationOf } from "../../model/version.ts";
import { acrossMove, entriesOfMove, kindAlong, type Move, type Way } from "./find-way.ts";

/** Where points of one end of a way are at one station of it, and by which move they got there; none where they ended. */
type Reached = { readonly paths: ReadonlySet<string>; readonly by: Move | undefined };

/** What became of points of one end of a way. */
export type WayWalked = {
  readonly reached: ReadonlyMap<string, Reached>;
  /** Whether some version on the way to the other end is known to have dropped them, or to have got them newly. */
  readonly hasEnded: boolean;
};

/**
 * Walks along a way from some points at one end of it, breadth first: the shortest way on which they are found tells.
 *
 * @param towards - `to`: from the earlier end on; `from`: from the later end back.
 */
export function walkWay(way: Way, start: string, points: ReadonlySet<string>, towards: "to" | "from"): WayWalked {
  const reached = new Map<string, Reached>([[start, { paths: points, by: undefined }]]);
  let hasEnded = false;
  const moves = towards === "to" ? way.outOf : way.into;
  // Grows while it is walked; a station gets its points once.
  const queue = [start];
  for (const id of queue) {
    const here = reached.get(id)?.paths ?? NO_PATHS;
    for (const move of moves.get(id) ?? []) {
      const next = stationOf(move[towards]);
      if ((reached.get(next)?.paths.size ?? 0) > 0) continue;
      const paths = acrossMove(move, here, towards);
      if (paths.size > 0) queue.push(next);
      else if (!isEnd(way, move, here, towards)) continue;
      else hasEnded = true;
      reached.set(next, { paths, by: move });
    }
  }
  return { reached, hasEnded };
}

const NO_PATHS: ReadonlySet<string> = new Set();

/**
 * Whether that nothing corresponds behind a move says something: the points were dropped on the way on. On the way back to what
 * both ends come from, that they came in says nothing of the other end, but where that end is what this one comes from. What
 * is only not reported says nothing; nor do returns and migrations, which tell of what they bring and of nothing else.
 */
function isEnd({ turn, stations }: Way, move: Move, here: ReadonlySet<string>, towards: "to" | "from"): boolean {
  const { step, isBack } = move;
  if (step.relation !== "version" || step.from.document !== step.to.document) return false;
  const isOnward = (towards === "to") !== isBack;
  const end = towards === "to" ? stations.at(-1) : stations[0];
  if (!isOnward && (end === undefined || stationOf(end) !== turn)) return false;
  const entries = towards === "to" ? entriesOfMove(move, here, NO_PATHS) : entriesOfMove(move, NO_PATHS, here);
  const lost = towards === "to" ? "dropped" : "added";
  return entries.length > 0 && entries.every((entry) => kindAlong(move, entry) === lost);
}
