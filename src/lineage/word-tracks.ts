import { compareGroup } from "../engine/compare/make-entries.ts";
import { PairNumbering } from "../engine/redline/number-words.ts";
import { shareChanged } from "../engine/redline/share-changed.ts";
import { tellEntry } from "../engine/substance/tell-substance.ts";
import type { Entry, Relation } from "../model/comparison.ts";
import { relationsIn } from "../model/draft-witnesses.ts";
import type { Worded, WordedCell, WordedRow, WordedWalk } from "../model/lineage.ts";
import type { Point } from "../model/point.ts";
import { Problem } from "../model/problem.ts";
import { stationOf, type VersionFacts } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { AlignedEntry } from "./aligned-points.ts";
import { type AlignedStep, isAlongGraph } from "./aligned-step.ts";
import type { NegotiationFacts } from "./alignment-work.ts";
import { columnsLeft } from "./columns-left.ts";
import {
  beginningOf,
  cellOf,
  chooseBase,
  type OpenTable,
  openTable,
  type Tabulating,
  type WordedOf,
} from "./concordance.ts";
import { withReadings } from "./draft-readings.ts";
import type { KeptPoints } from "./kept-points.ts";
import { inReadingOrder, PresentedEntries } from "./present-stations.ts";
import type { PointsIn } from "./read-points.ts";
import type { AlignedVersions } from "./stored-alignments.ts";
import type { NumberedTrack } from "./tracks/numbered-tracks.ts";
import type { Track } from "./walk-track.ts";

/** What the words of a table are read with. */
export type Wording = Tabulating & { readonly storage: Storage; readonly keptPoints: KeptPoints };

/**
 * The same tracks as `walkTracks`, with what each version says, redlined against the column to its left that has words of the
 * track, or against a base. Pairs are those of the track: nothing is aligned anew. Between two versions that a step joins, entries are those
 * of their comparison; between others, those that `compareGroup` makes of the points of the track.
 *
 * @returns A redline for each cell in which words changed, made when its row is looked at. Queries as `walkTracks`; one more
 *   where the words of the negotiation are too many to be kept in memory.
 * @throws as `walkTracks`; Problem `version-not-found` and `version-withdrawn` for the base, `malformed-query` where words of
 *   such a negotiation are asked for in very many columns.
 */
export async function wordTracks(wording: Wording, id: string, of: WordedOf = {}): Promise<WordedWalk> {
  const table = await openTable(wording, id, of);
  const { negotiation, versions, columns, tracks } = table;
  const base = chooseBase(id, negotiation, versions.standing, of.base);
  const read = await readColumns(wording, negotiation, base === null ? columns : [...columns, base]);
  const pointsIn = withReadings(read, versions.readings);
  const writer = new CellWriter(table, pointsIn);
  const left = columnsLeft(columns, base);
  return { versions: columns, base, rows: { [Symbol.iterator]: () => walkRows(tracks, columns, left, writer) } };
}

function* walkRows(
  tracks: readonly NumberedTrack[],
  columns: readonly VersionFacts[],
  left: readonly (readonly VersionFacts[])[],
  writer: CellWriter,
): Generator<WordedRow> {
  for (const one of tracks) {
    const cells = columns.map((column, place) => writer.write(column, one.track, left[place] ?? []));
    yield { number: one.number, begins: beginningOf(one), cells };
  }
}

// In points: what is read for one table where a negotiation is too large to be kept in memory.
const MOST_READ = 50_000;

/** The words of some columns. One query at most. */
async function readColumns(
  { storage, keptPoints }: Wording,
  negotiation: NegotiationFacts,
  columns: readonly VersionFacts[],
): Promise<PointsIn> {
  const kept = await keptPoints(negotiation);
  if (kept !== undefined) return kept;
  const { key, versionKeys } = negotiation;
  const filed = columns.filter(({ collated }) => collated === undefined);
  if (filed.reduce((sum, { pointCount }) => sum + pointCount, 0) > MOST_READ) throw tooManyWords();
  const named = filed.map(({ version, reading }) => ({ versionKey: versionKeys.get(version) ?? "", reading }));
  const readings = await storage.read((rows) => rows.points.listReadings(key, named));
  const byKey = new Map(readings.map(({ versionKey, points }) => [versionKey, byPath(points)]));
  return ({ version }) => byKey.get(versionKeys.get(version) ?? "") ?? NO_POINTS;
}

function byPath(points: readonly Point[]): ReadonlyMap<string, Point> {
  return new Map(points.map((point) => [point.path, point]));
}

const NO_POINTS: ReadonlyMap<string, Point> = new Map();

function tooManyWords(): Problem {
  return new Problem(
    "malformed-query",
    `The words of these columns are those of more than ${MOST_READ} points.`,
    "Name fewer versions.",
  );
}

/** Writes cells of one table. */
class CellWriter {
  readonly #versions: AlignedVersions;
  readonly #pointsIn: PointsIn;
  readonly #relationOf: (one: VersionFacts, other: VersionFacts) => Relation;
  readonly #presented = new PresentedEntries();
  readonly #numbering = new PairNumbering();

  constructor({ negotiation, versions }: OpenTable, pointsIn: PointsIn) {
    this.#versions = versions;
    this.#pointsIn = pointsIn;
    this.#relationOf = relationsIn(negotiation.versions);
  }

  /** @param left - What it may be compared with, nearest first. */
  write(column: VersionFacts, track: Track, left: readonly VersionFacts[]): WordedCell | null {
    const cell = cellOf(column, track, this.#versions);
    if (cell === null) return null;
    const points = this.#pointsOn(track, column);
    return { ...cell, points, words: this.#compare(column, track, left, points, cell.kind === "dropped") };
  }

  #compare(
    column: VersionFacts,
    track: Track,
    left: readonly VersionFacts[],
    points: readonly Point[],
    isDropped: boolean,
  ): Worded {
    // What is not known differs from nothing.
    if (points.length === 0 ? !isDropped : !points.some(hasWords)) return NOTHING_COMPARED;
    const against = left.find((one) => this.#pointsOn(track, one).some(hasWords));
    if (against === undefined) return this.#compareNew(column, track, left);
    const relation = this.#relationOf(against, column);
    return worded(against, relation, this.#entriesBetween(against, column, track, points));
  }

  /** What came in on the last step, where that leads here from one of the columns: no other says that it was not there. */
  #compareNew(column: VersionFacts, track: Track, left: readonly VersionFacts[]): Worded {
    const own = track.get(stationOf(column)) ?? NO_PATHS;
    const steps = this.#versions.into.get(stationOf(column)) ?? [];
    const names = new Set(left.map(stationOf));
    for (const step of steps) {
      const isWithin = isAlongGraph(step) && step.from.document === column.document;
      if (!isWithin || !names.has(stationOf(step.from))) continue;
      const entries = step.aligned.entriesOf(NO_PATHS, own);
      if (entries.length === 0 || !entries.every(({ kind }) => kind === "added")) continue;
      return worded(step.from, this.#relationOf(step.from, column), this.#presentStep(step, entries));
    }
    return NOTHING_COMPARED;
  }

  #entriesBetween(
    against: VersionFacts,
    column: VersionFacts,
    track: Track,
    points: readonly Point[],
  ): readonly Entry[] {
    const [old, own] = [track.get(stationOf(against)) ?? NO_PATHS, track.get(stationOf(column)) ?? NO_PATHS];
    const steps = this.#versions.into.get(stationOf(column)) ?? [];
    const isFrom = ({ from }: AlignedStep) => stationOf(from) === stationOf(against);
    const step = steps.find((one) => isFrom(one) && (own.size === 0 || one.aligned.areLinked(old, own)));
    if (step !== undefined) return this.#presentStep(step, step.aligned.entriesOf(old, own));
    const isNumbered = against.numbering === "printed" && column.numbering === "printed";
    const compared = compareGroup(this.#pointsOn(track, against), points, isNumbered, this.#numbering);
    const languages = { before: against.language, after: column.language };
    return [tellEntry(compared, this.#relationOf(against, column), languages)];
  }

  /** As a lineage shows them. */
  #presentStep(step: AlignedStep, entries: readonly AlignedEntry[]): readonly Entry[] {
    const [there, here] = [this.#pointsIn(step.from), this.#pointsIn(step.to)];
    return this.#presented.present(entries, { ...step, there, here });
  }

  #pointsOn(track: Track, station: VersionFacts): readonly Point[] {
    const paths = track.get(stationOf(station));
    return paths === undefined ? [] : inReadingOrder(paths, this.#pointsIn(station));
  }
}

function worded(against: VersionFacts, relation: Relation, entries: readonly Entry[]): Worded {
  return { against, relation, entries, change: changeOf(entries) };
}

/** Of all that was compared; null where that is nothing, as of points whose words are not known. */
export function changeOf(entries: readonly Entry[]): number | null {
  const compared = entries.filter(({ kind }) => kind !== "unreported");
  if (compared.length === 0) return null;
  return shareChanged(compared.flatMap(({ headingRedline = [], redline }) => [headingRedline, redline]));
}

export const NOTHING_COMPARED: Worded = { against: null, relation: "version", entries: [], change: null };
const NO_PATHS: ReadonlySet<string> = new Set();

function hasWords({ text }: Point): boolean {
  return text !== null;
}
