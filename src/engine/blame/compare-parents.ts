import { groupLinks } from "../compare/group-links.ts";
import { splitWords } from "../words/split-words.ts";
import { type Credit, restoreRuns } from "./credit.ts";
import { type JoinedPieces, joinPieces } from "./join-pieces.ts";
import { traceWords } from "./trace-words.ts";
import { ancestorsOf, type TrackStation } from "./track.ts";
import type { Piece, PointState, Step, Track } from "./walk-state.ts";

/**
 * Finds what each point of a station has from the stations it comes from, and what of theirs it lost. Where none of them
 * has a point of the track left, it is compared with what stood last.
 */
export function compareWithParents(step: Step, track: Track): void {
  const { from } = track.stations[step.index] as TrackStation;
  const isBack = from.every((edge) => track.points[edge.station]?.length === 0);
  for (const edge of from) {
    if (isBack) bringBack(edge.station, step, track);
    else compareWithParent(edge, step, track);
  }
}

/** Compares with what stood last where the points were dropped; what is found again is restored. */
function bringBack(parent: number, step: Step, track: Track): void {
  const { points } = track.stations[step.index] as TrackStation;
  const before = (track.gone[parent] as readonly PointState[]).map(({ pieces, unknownSince }) => ({
    pieces: pieces.map((piece) => ({ ...piece, runs: restoreRuns(piece.runs, step.index) })),
    unknownSince,
  }));
  const all = points.map((_, index) => index);
  compareGroup(before, all, true, step, track);
}

function compareWithParent(edge: TrackStation["from"][number], step: Step, track: Track): void {
  const [old, now] = [track.stations[edge.station] as TrackStation, track.stations[step.index] as TrackStation];
  const states = track.points[edge.station] as readonly PointState[];
  const isListed = !isPassedOn(edge.station, step.index, track);
  // Most steps of most tracks lead from one point to one.
  if (
    old.points.length === 1 &&
    now.points.length === 1 &&
    isLinked(edge.links, old.points[0]?.path, now.points[0]?.path)
  ) {
    compareGroup(states, [0], isListed, step, track);
    return;
  }
  for (const group of groupLinks(old.points.length, now.points.length, placeLinks(edge.links, old, now))) {
    const before = group.before.map((index) => states[index] as PointState);
    compareGroup(before, group.after, isListed, step, track);
  }
}

/** Whether a point there and one here correspond. */
export function isLinked(
  links: TrackStation["from"][number]["links"],
  old: string | undefined,
  now: string | undefined,
): boolean {
  return links.some(([before, after]) => before === old && after === now);
}

/** Whether another parent descends from this one, so that what it lacks was struck there. */
function isPassedOn(parent: number, index: number, { stations }: Track): boolean {
  const { from } = stations[index] as TrackStation;
  return from.some((edge) => edge.station !== parent && ancestorsOf(stations, edge.station).has(parent));
}

function placeLinks(
  links: readonly (readonly [string, string])[],
  old: TrackStation,
  now: TrackStation,
): { readonly before: number; readonly after: number }[] {
  const [before, after] = [placesByPath(old), placesByPath(now)];
  return links.flatMap(([from, to]) => {
    const [one, other] = [before.get(from), after.get(to)];
    return one === undefined || other === undefined ? [] : { before: one, after: other };
  });
}

function placesByPath({ points }: TrackStation): ReadonlyMap<string, number> {
  return new Map(points.map(({ path }, index) => [path, index]));
}

/** Gives the points of a group what their counterparts had, and notes what was lost. */
function compareGroup(
  before: readonly PointState[],
  after: readonly number[],
  isListed: boolean,
  step: Step,
  track: Track,
): void {
  const { points } = track.stations[step.index] as TrackStation;
  const pieces = before.flatMap((state) => state.pieces);
  const unknownSince = before.find((state) => state.unknownSince !== null)?.unknownSince ?? null;
  const known = after.filter((index) => points[index]?.text !== null);
  const unknown = after.filter((index) => points[index]?.text === null);
  passOnUnknown(unknown, { pieces, unknownSince: unknownSince ?? step.index }, known.length > 0, step);
  if (known.length === 0 && after.length > 0) return;
  const [only, piece] = [known[0] as number, pieces[0] as Piece];
  if (known.length === 1 && pieces.length === 1 && piece.text === points[only]?.text) {
    step.given[only]?.push({ runs: piece.runs, credits: [], unknownSince });
    return;
  }
  const isUnsure = known.length < after.length;
  const joined = joinPieces(pieces);
  const kept = giveWords(joined, known, unknownSince, step, track);
  step.lost.push({ before: joined, kept, unknownSince: unknownSince ?? (isUnsure ? step.index : null), isListed });
}

/** Keeps of points whose text is not known the texts they came from, which one point at most may have struck later. */
function passOnUnknown(unknown: readonly number[], from: PointState, isSpent: boolean, step: Step): void {
  let spent = isSpent;
  for (const index of unknown) {
    const pieces = spent ? from.pieces.map((piece): Piece => ({ ...piece, spent })) : from.pieces;
    if ((step.unknown[index]?.pieces.length ?? 0) === 0) step.unknown[index] = { ...from, pieces };
    spent = true;
  }
}

/** Redlines what stood before with the points that stand now, and gives these the words they kept; says which were. */
function giveWords(
  before: JoinedPieces,
  after: readonly number[],
  unknownSince: number | null,
  step: Step,
  track: Track,
): Uint8Array {
  const { points } = track.stations[step.index] as TrackStation;
  const texts = after.map((index) => points[index]?.text as string);
  const text = texts.join("\n");
  const { words } = splitWords(text);
  const { sources, kept } = traceWords(before, { text, words }, before.count > 1 || after.length > 1);
  let [end, word] = [0, 0];
  for (let place = 0; place < after.length; place++) {
    end += (texts[place] as string).length + 1;
    const credits: (Credit | undefined)[] = [];
    for (; (words[word]?.start ?? end) < end; word++) credits.push(before.credits[sources[word] as number]);
    step.given[after[place] as number]?.push({ runs: null, credits, unknownSince });
  }
  return kept;
}
