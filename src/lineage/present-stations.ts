import { redlineEntry } from "../engine/compare/entry-redlines.ts";
import { PairNumbering } from "../engine/redline/number-words.ts";
import { tellEntry } from "../engine/substance/tell-substance.ts";
import type { Entry } from "../model/comparison.ts";
import { keepLast } from "../model/keep-recent.ts";
import type { LineageStation } from "../model/lineage.ts";
import type { Point } from "../model/point.ts";
import { stationOf } from "../model/version.ts";
import type { AlignedEntry } from "./aligned-points.ts";
import type { AlignedStep } from "./aligned-step.ts";
import type { DrawnStation } from "./draw-station.ts";
import { isKeptInPlace } from "./kept-in-place.ts";
import type { PointsIn } from "./read-points.ts";

/**
 * Gives stations their words, redlined against what they come from. A station that says the same as the one it comes from
 * shares its lists: of a long track most do, and a thousand equal ones cost more than all the rest.
 *
 * @returns In the order given. A redline for each entry in which words changed.
 */
export function presentStations(drawn: readonly DrawnStation[], pointsIn: PointsIn): readonly LineageStation[] {
  const presented = new Map<string, LineageStation>();
  const entries = new PresentedEntries();
  for (const station of drawn) {
    const { version, step } = station;
    const above = step && presented.get(stationOf(step.from));
    presented.set(stationOf(version), presentStation(station, above, pointsIn, entries));
  }
  return [...presented.values()];
}

function presentStation(
  { version, own, step, old, entries, alsoFrom }: DrawnStation,
  above: LineageStation | undefined,
  pointsIn: PointsIn,
  presented: PresentedEntries,
): LineageStation {
  const here = pointsIn(version);
  const points = inReadingOrder(own, here, above?.points);
  if (step === undefined) return { version, points, from: null, entries: NO_ENTRIES, alsoFrom };
  const there = pointsIn(step.from);
  return {
    version,
    points,
    // One that came out before what it comes from, as a leak may, is presented first.
    from: { version: step.from, points: above?.points ?? inReadingOrder(old, there), relation: step.relation },
    entries: presented.present(entries, { ...step, there, here }),
    alsoFrom,
  };
}

type PointsByPath = ReadonlyMap<string, Point>;

/** A step, with the points on either side of it by path. */
type Between = Pick<AlignedStep, "from" | "to" | "relation"> & {
  readonly there: PointsByPath;
  readonly here: PointsByPath;
};

// Of all tracks together; some 2 kB each. A track of a thousand stations may have some hundred that were reworded.
const MOST_REDLINED = 10_000;

/** What was redlined last: the entry of an alignment is of two readings, and so always says the same. */
const redlined = new Map<AlignedEntry, Entry>();

/** The entries of one track with their redlines; of a point that is kept in place from version to version, one for all. */
export class PresentedEntries {
  readonly #inPlace = new Map<AlignedEntry, { readonly text: string | null; readonly entries: readonly [Entry] }>();
  readonly #numbering = new PairNumbering();

  /** In the order of the version; what was dropped stands behind. */
  present(entries: readonly AlignedEntry[], between: Between): readonly Entry[] {
    const [only] = entries;
    if (only === undefined) return NO_ENTRIES;
    if (entries.length === 1) return this.#presentOnly(only, between);
    const placed = entries.map((entry) => {
      const after = inReadingOrder(entry.after, between.here);
      const place = after[0]?.order ?? Number.POSITIVE_INFINITY;
      return { place, entry: this.#redline(entry, between, after) };
    });
    placed.sort((a, b) => Math.sign(a.place - b.place) || 0);
    return placed.map(({ entry }) => entry);
  }

  #presentOnly(entry: AlignedEntry, between: Between): readonly [Entry] {
    const { there, here } = between;
    if (!isKeptInPlace(entry)) return [this.#redline(entry, between, inReadingOrder(entry.after, here))];
    const text = there.get(entry.before[0] as string)?.text ?? null;
    const last = this.#inPlace.get(entry);
    if (last !== undefined && last.text === text) return last.entries;
    const entries = [this.#redline(entry, between, inReadingOrder(entry.after, here))] as const;
    this.#inPlace.set(entry, { text, entries });
    return entries;
  }

  /** With what the redline changes in substance. */
  #redline(entry: AlignedEntry, { from, to, relation, there }: Between, after: readonly Point[]): Entry {
    const known = redlined.get(entry);
    if (known !== undefined) return known;
    const before = inReadingOrder(entry.before, there);
    const made = withRedline(entry, redlineEntry(entry.kind, before, after, this.#numbering));
    // Of most that were kept nothing is told; references in them may name other points now.
    if (made.kind === "kept" && made.changes.length === 0) return made;
    const languages = { before: from.language, after: to.language };
    const told = tellEntry(made, relation === "witness" ? "witness" : "version", languages);
    keepLast(redlined, entry, told, MOST_REDLINED);
    return told;
  }
}

/** Field by field: two objects spread into one cost several times as much, and a track may have a thousand. */
function withRedline(
  { kind, before, after, moved, renumbered, score, confidence, links, changes }: AlignedEntry,
  { precise, redline, headingRedline }: ReturnType<typeof redlineEntry>,
): Entry {
  const heading = headingRedline === undefined ? undefined : { headingRedline };
  return { kind, before, after, moved, renumbered, score, confidence, links, changes, precise, redline, ...heading };
}

const NO_ENTRIES: readonly Entry[] = [];

/** @param like - What the answer may be the same as: then this very list. */
export function inReadingOrder(
  paths: ReadonlySet<string> | readonly string[],
  points: PointsByPath,
  like: readonly Point[] = NO_POINTS,
): readonly Point[] {
  const count = "size" in paths ? paths.size : paths.length;
  if (count === 1) return onlyPoint(paths, points, like);
  const found = [...paths].flatMap((path) => points.get(path) ?? []);
  return found.sort((a, b) => a.order - b.order);
}

/** Of most stations one point is told of, and most often the one that stood there before. */
function onlyPoint(
  paths: ReadonlySet<string> | readonly string[],
  points: PointsByPath,
  like: readonly Point[],
): readonly Point[] {
  const [last] = like;
  if (last !== undefined && like.length === 1 && points.get(last.path) === last) {
    const isLast = "size" in paths ? paths.has(last.path) : paths[0] === last.path;
    if (isLast) return like;
  }
  const [path] = paths;
  const point = points.get(path as string);
  return point === undefined ? NO_POINTS : [point];
}

const NO_POINTS: readonly Point[] = [];
