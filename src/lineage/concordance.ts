import { writeAddress } from "../model/address.ts";
import type { EntryKind } from "../model/comparison.ts";
import type { Concordance, ConcordanceCell, ConcordanceRow, ConcordanceWalk } from "../model/lineage.ts";
import { documentNotFound, refuseWithdrawn, versionNotFound } from "../model/not-found.ts";
import { Problem } from "../model/problem.ts";
import { stationOf, type VersionFacts } from "../model/version.ts";
import type { NegotiationFacts } from "./alignment-work.ts";
import type { Following } from "./follow-point.ts";
import type { AlignedVersions } from "./stored-alignments.ts";
import type { NumberedTrack, TracksOf } from "./tracks/numbered-tracks.ts";
import { inReadingOrder } from "./tracks/reading-order.ts";
import { findOrigin, type Track } from "./walk-track.ts";

/**
 * Which stations are the columns, in which order: those that are named, a reading text as `e3+reading`; those of one document
 * in order of time; all of the negotiation where nothing is said.
 */
export type ConcordanceOf = {
  readonly document?: string | undefined;
  readonly versions?: readonly string[] | undefined;
};

/** The same, and what all columns are compared with: a station, whichever; without one, each with those to its left. */
export type WordedOf = ConcordanceOf & { readonly base?: string | undefined };

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

/** The rows and columns of a table, before anything is said in its cells. */
export type OpenTable = {
  readonly negotiation: NegotiationFacts;
  readonly versions: AlignedVersions;
  readonly columns: readonly VersionFacts[];
  /** In the order in which the columns read. */
  readonly tracks: readonly NumberedTrack[];
};

/** What a table of tracks is made with. */
export type Tabulating = Pick<Following, "record"> & { readonly tracksOf: TracksOf };

/** @throws those of `walkTracks`. */
export async function openTable(
  { record, tracksOf }: Tabulating,
  id: string,
  of: ConcordanceOf = {},
): Promise<OpenTable> {
  const negotiation = await record.getNegotiation(id);
  const { versions, tracks, pathsOf } = await tracksOf(negotiation);
  const columns = chooseColumns(id, negotiation, versions.standing, of);
  return { negotiation, versions, columns, tracks: inReadingOrder(tracks, columns, pathsOf) };
}

/**
 * The tracks of all points of some versions, to be put side by side as far as they are looked at.
 *
 * @returns Columns without what was withdrawn. Rows in the order in which the columns read: see `inReadingOrder`; their numbers
 *   never change. A point stands in several rows only where several were merged in it. No query while rows are walked; before, those of
 *   `openNumberedTracks`, none where nothing happened since the last look.
 * @throws Problem `negotiation-not-found`, `document-not-found`; `version-not-found` and `version-withdrawn` for a version
 *   that is named, `malformed-query` for one that is named twice.
 */
export async function walkTracks(tabulating: Tabulating, id: string, of: ConcordanceOf = {}): Promise<ConcordanceWalk> {
  const { versions, columns, tracks } = await openTable(tabulating, id, of);
  return { versions: columns, rows: { [Symbol.iterator]: () => walkRows(tracks, columns, versions) } };
}

function* walkRows(
  tracks: readonly NumberedTrack[],
  columns: readonly VersionFacts[],
  versions: AlignedVersions,
): Generator<ConcordanceRow> {
  for (const one of tracks) {
    const { number, track } = one;
    yield { number, begins: beginningOf(one), cells: columns.map((column) => cellOf(column, track, versions)) };
  }
}

/** `document@version#path`. */
export function beginningOf({ begins: { station, path } }: NumberedTrack): string {
  const { document, version, collated } = station;
  return writeAddress({ document, version, reading: collated && "collated", path });
}

/**
 * The stations that are columns.
 *
 * @param standing - All stations. @throws Problem those of `walkTracks` that name what is not there.
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
  const byName = new Map(inDocument.map((station) => [stationOf(station), station]));
  const columns = named.map((name) => {
    const station = byName.get(name);
    if (station !== undefined) return station;
    const found = versions.find(({ version }) => version === name);
    if (found !== undefined && isInside(found)) refuseWithdrawn(found);
    throw unknownVersion(id, name, document, versions);
  });
  const twice = named.find((name, place) => named.indexOf(name) !== place);
  if (twice !== undefined) throw namedTwice(twice);
  return columns;
}

/** What all columns are compared with. @throws Problem `version-not-found`, `version-withdrawn`. */
export function chooseBase(
  id: string,
  { versions }: Pick<NegotiationFacts, "versions">,
  standing: readonly VersionFacts[],
  base: string | undefined,
): VersionFacts | null {
  if (base === undefined) return null;
  const station = standing.find((one) => stationOf(one) === base);
  if (station !== undefined) return station;
  const found = versions.find(({ version }) => version === base);
  if (found !== undefined) refuseWithdrawn(found);
  throw unknownVersion(id, base, undefined, versions);
}

function namedTwice(name: string): Problem {
  return new Problem(
    "malformed-query",
    `The version "${name}" is named twice.`,
    "A version is one column: name each once, in the order in which they are to stand.",
  );
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

/** What stands on a track in one column, and what became of it along the graph of versions. */
export function cellOf(version: VersionFacts, track: Track, versions: AlignedVersions): ConcordanceCell | null {
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
