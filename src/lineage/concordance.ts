import { writeAddress } from "../model/address.ts";
import type { EntryKind } from "../model/comparison.ts";
import type { Concordance, ConcordanceCell, ConcordanceRow, ConcordanceWalk } from "../model/lineage.ts";
import { documentNotFound, refuseWithdrawn, versionNotFound } from "../model/not-found.ts";
import { Problem } from "../model/problem.ts";
import { stationOf, type VersionFacts } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { NegotiationFacts } from "./alignment-work.ts";
import type { Following } from "./follow-point.ts";
import type { AlignedVersions } from "./stored-alignments.ts";
import { findOrigin, type Track, walkTrack } from "./walk-track.ts";

/**
 * Which stations are the columns: those of one document, or those named, a reading text as `e3+reading`; all of the
 * negotiation where nothing is said.
 */
export type ConcordanceOf = {
  readonly document?: string | undefined;
  readonly versions?: readonly string[] | undefined;
};

// A table that nobody reads, and hundreds of megabytes of it.
const MOST_CELLS = 1_000_000;

/**
 * Puts the tracks of all points of some versions side by side, whole.
 *
 * @throws those of `walkTracks`, and Problem `malformed-query` above a million cells.
 */
export function tabulateTracks({ versions, rows }: ConcordanceWalk): Concordance {
  const whole: ConcordanceRow[] = [];
  for (const row of rows) {
    whole.push(row);
    if (whole.length * versions.length > MOST_CELLS) throw tooManyCells(versions.length);
  }
  return { versions, rows: whole };
}

/**
 * The tracks of all points of some versions, to be put side by side as far as they are looked at.
 *
 * @returns Columns in order of time, without what was withdrawn. Rows begin in the order in which points came in: those of
 *   the first version in reading order, then of each later one what has no row yet. A point stands in several rows only
 *   where several were merged in it. One query beside those for alignments that are missing; none while rows are walked.
 * @throws Problem `negotiation-not-found`, `document-not-found`; `version-not-found` and `version-withdrawn` for a version
 *   that is named.
 */
export async function walkTracks(
  { storage, record, align }: Pick<Following, "storage" | "record" | "align">,
  id: string,
  of: ConcordanceOf = {},
): Promise<ConcordanceWalk> {
  const negotiation = await record.getNegotiation(id);
  const versions = await align(negotiation);
  const columns = chooseColumns(id, negotiation, versions.standing, of);
  const pathsOf = await readPaths(storage, negotiation, columns, versions);
  return { versions: columns, rows: { [Symbol.iterator]: () => walkRows(columns, pathsOf, versions) } };
}

function* walkRows(
  columns: readonly VersionFacts[],
  pathsOf: (column: VersionFacts) => readonly string[],
  versions: AlignedVersions,
): Generator<ConcordanceRow> {
  const placed = new Map<string, Set<string>>(columns.map((column) => [stationOf(column), new Set()]));
  for (const column of columns) {
    const station = stationOf(column);
    const { document, version, collated } = column;
    for (const path of pathsOf(column)) {
      if (placed.get(station)?.has(path)) continue;
      const track = walkTrack(station, new Set([path]), versions);
      for (const [reached, found] of track) for (const one of found) placed.get(reached)?.add(one);
      const begins = writeAddress({ document, version, reading: collated && "collated", path });
      yield { begins, cells: columns.map((one) => cellOf(one, track, versions)) };
    }
  }
}

/** The paths of the columns' points in reading order. One query. */
async function readPaths(
  storage: Storage,
  { key, versionKeys }: NegotiationFacts,
  columns: readonly VersionFacts[],
  { readings }: AlignedVersions,
): Promise<(column: VersionFacts) => readonly string[]> {
  const stored = columns.filter((column) => !readings.has(stationOf(column)));
  const keys = stored.map(({ version, reading }) => ({ versionKey: versionKeys.get(version) ?? "", reading }));
  const paths = await storage.read((rows) => rows.points.listPaths(key, keys));
  return (column) =>
    readings.get(stationOf(column))?.points.map(({ path }) => path) ??
    paths.get(versionKeys.get(column.version) ?? "") ??
    [];
}

/**
 * The stations that are columns, in order of time.
 *
 * @param standing - All stations. @throws Problem those of `tabulateTracks` that name what is not there.
 */
export function chooseColumns(
  id: string,
  { versions, documentKeys }: NegotiationFacts,
  standing: readonly VersionFacts[],
  { document, versions: named }: ConcordanceOf,
): readonly VersionFacts[] {
  if (document !== undefined && !documentKeys.has(document))
    throw documentNotFound(id, document, [...documentKeys.keys()]);
  const isInside = (version: VersionFacts) => document === undefined || version.document === document;
  const inDocument = standing.filter(isInside);
  if (named === undefined) return inDocument;
  for (const name of named) {
    if (inDocument.some((station) => stationOf(station) === name)) continue;
    const found = versions.find(({ version }) => version === name);
    if (found === undefined || !isInside(found)) throw unknownVersion(id, name, document, versions);
    refuseWithdrawn(found);
  }
  return inDocument.filter((station) => named.includes(stationOf(station)));
}

function unknownVersion(
  id: string,
  name: string,
  document: string | undefined,
  versions: readonly VersionFacts[],
): Problem {
  if (document === undefined) {
    return new Problem("version-not-found", `The negotiation "${id}" has no version "${name}".`);
  }
  const elsewhere = versions.find(({ version }) => version === name)?.document;
  return versionNotFound({ negotiation: id, document, version: name }, elsewhere);
}

function cellOf(version: VersionFacts, track: Track, versions: AlignedVersions): ConcordanceCell | null {
  const own = track.get(stationOf(version));
  if (own === undefined) return null;
  const step = findOrigin(version, track, versions);
  const old = step && track.get(stationOf(step.from));
  if (step === undefined || old === undefined) return { paths: [...own], kind: null };
  if (step.relation === "return") return { paths: [...own], kind: "returned" };
  if (step.relation === "migration") return { paths: [...own], kind: "migrated" };
  const [entry] = step.aligned.entriesOf(old, own);
  return { paths: [...own], kind: step.relation === "witness" ? asVariant(entry?.kind) : (entry?.kind ?? null) };
}

/** Between publications of one draft nothing is negotiated: what differs is a variant. */
function asVariant(kind: EntryKind | undefined): ConcordanceCell["kind"] {
  return kind === undefined || kind === "kept" || kind === "unreported" ? (kind ?? null) : "variant";
}

function tooManyCells(columns: number): Problem {
  return new Problem(
    "malformed-query",
    `The tracks of all points through ${columns} versions make a table of more than ${MOST_CELLS} cells.`,
    "Name the versions that you want to see, or one document; or ask for it page by page, with a limit.",
  );
}
