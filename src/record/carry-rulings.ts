import { alignPoints } from "../engine/alignment/align-points.ts";
import type { PlaceName } from "../model/collation.ts";
import type { GivenChoice, GivenStanding } from "../model/journal.ts";
import { keepRecent } from "../model/keep-recent.ts";
import type { GivenVerdict } from "../model/standing-verdicts.ts";
import { isSamePair, type JudgedPair, pairAll } from "../model/verdict.ts";
import { FIRST_READING, isStanding, type VersionFacts } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { Snapshot } from "./take-snapshot.ts";

/** Carries what was ruled in a negotiation to the newest readings; the very snapshot where nothing is called otherwise. */
export type Carrying = (snapshot: Snapshot) => Promise<Snapshot>;

/** Where the points of an older reading stand in the newest: paths by path; none of what was taken out. */
type Moves = ReadonlyMap<string, readonly string[]>;

// In points of older readings; two short strings each.
const POINTS_KEPT = 50_000;

/**
 * A person names points as the newest reading calls them; a later correction may number, split or take them out. What was
 * ruled is for good, so it is carried over the correction, to the points that correspond by their wording.
 *
 * Costs two queries and one alignment for each version and reading on which something was ruled, or said of a point, before a correction; those
 * made last are kept in memory.
 */
export function openCarrying(storage: Storage): Carrying {
  const recent = keepRecent<Moves>(POINTS_KEPT, (moves) => moves.size);
  return async (snapshot) => {
    const { key, versions, versionKeys, corrections, verdicts, choices, standings } = snapshot;
    if (corrections.size === 0 || verdicts.length + choices.length + standings.length === 0) return snapshot;
    const byId = new Map(versions.map((facts) => [facts.version, facts]));
    /** Undefined where nothing was corrected since, and of a version that is shown no more. */
    const movesSince = async (version: string, position: number): Promise<Moves | undefined> => {
      const facts = byId.get(version);
      const from = FIRST_READING + (corrections.get(version) ?? []).filter((corrected) => corrected < position).length;
      if (facts === undefined || !isStanding(facts) || from >= facts.reading) return undefined;
      const versionKey = versionKeys.get(version) ?? "";
      return recent(`${key} ${versionKey} ${from} ${facts.reading}`, () =>
        followPoints(storage, key, versionKey, facts, from),
      );
    };
    return {
      ...snapshot,
      verdicts: await Promise.all(verdicts.map((verdict) => carryVerdict(verdict, movesSince))),
      choices: await Promise.all(choices.map((choice) => carryChoice(choice, movesSince))),
      standings: await Promise.all(standings.map((standing) => carryStanding(standing, movesSince))),
    };
  };
}

async function followPoints(
  storage: Storage,
  key: string,
  versionKey: string,
  facts: VersionFacts,
  from: number,
): Promise<Moves> {
  const [before, after] = await storage.read((rows) =>
    Promise.all([rows.points.list(key, versionKey, from), rows.points.list(key, versionKey, facts.reading)]),
  );
  const moves = new Map<string, string[]>(before.map(({ path }) => [path, []]));
  for (const link of alignPoints({ ...facts, points: before }, { ...facts, points: after })) {
    moves.get(before[link.before]?.path ?? "")?.push(after[link.after]?.path ?? "");
  }
  return moves;
}

type MovesSince = (version: string, position: number) => Promise<Moves | undefined>;

async function carryVerdict(verdict: GivenVerdict, movesSince: MovesSince): Promise<GivenVerdict> {
  const { position, data } = verdict;
  const old = await movesSince(data.beforeVersion, position);
  const now = await movesSince(data.afterVersion, position);
  if (old === undefined && now === undefined) return uncarried(verdict);
  const carried = data.pairs.flatMap(({ before, after }) => pairAll(placesOf(old, before), placesOf(now, after)));
  const isSame =
    carried.length === data.pairs.length &&
    data.pairs.every((pair, index) => isSamePair(pair, carried[index] as JudgedPair));
  return { ...verdict, carried: isSame ? undefined : carried };
}

/** Without what an earlier look carried: the version was withdrawn since. */
function uncarried<Ruling extends { readonly carried?: unknown }>(ruling: Ruling): Ruling {
  return ruling.carried === undefined ? ruling : { ...ruling, carried: undefined };
}

function placesOf(moves: Moves | undefined, path: string): readonly string[] {
  return moves === undefined ? [path] : (moves.get(path) ?? []);
}

async function carryChoice(choice: GivenChoice, movesSince: MovesSince): Promise<GivenChoice> {
  const { version, path } = choice.data.point;
  const moves = await movesSince(version, choice.position);
  if (moves === undefined) return uncarried(choice);
  // The parts of a point that was split stand in one place; the first names it.
  const [first] = placesOf(moves, path);
  const carried: PlaceName | null = first === undefined ? null : { version, path: first };
  return { ...choice, carried: first === path ? undefined : carried };
}

/** What was said of a point that a correction split is said of its parts. */
async function carryStanding(standing: GivenStanding, movesSince: MovesSince): Promise<GivenStanding> {
  const { path } = standing.data;
  const moves = await movesSince(standing.version ?? "", standing.position);
  if (moves === undefined) return uncarried(standing);
  const carried = placesOf(moves, path);
  return { ...standing, carried: carried.length === 1 && carried[0] === path ? undefined : carried };
}
