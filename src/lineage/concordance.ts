import type { Concordance, ConcordanceCell, ConcordanceRow } from "../model/lineage.ts";
import { documentNotFound, refuseWithdrawn, versionNotFound } from "../model/not-found.ts";
import { Problem } from "../model/problem.ts";
import { isStanding, type VersionFacts } from "../model/version.ts";
import type { NegotiationFacts } from "./alignment-work.ts";
import type { Following } from "./follow-point.ts";
import type { AlignedVersions } from "./stored-alignments.ts";
import { findOrigin, type Track, walkTrack } from "./walk-track.ts";

/** Which versions are the columns: those of one document, or those named; all of the negotiation where nothing is said. */
export type ConcordanceOf = {
  readonly document?: string | undefined;
  readonly versions?: readonly string[] | undefined;
};

// A table that nobody reads, and hundreds of megabytes of it.
const MOST_CELLS = 1_000_000;

/**
 * Puts the tracks of all points of some versions side by side.
 *
 * @returns Columns in order of time, without what was withdrawn. Rows begin in the order in which points came in: those of
 *   the first version in reading order, then of each later one what has no row yet. A point stands in several rows only
 *   where several were merged in it. One query beside those for alignments that are missing.
 * @throws Problem `negotiation-not-found`, `document-not-found`; `version-not-found` and `version-withdrawn` for a version
 *   that is named; `malformed-query` above a million cells.
 */
export async function tabulateTracks(
  { storage, record, align }: Pick<Following, "storage" | "record" | "align">,
  id: string,
  of: ConcordanceOf = {},
): Promise<Concordance> {
  const negotiation = await record.getNegotiation(id);
  const columns = chooseColumns(id, negotiation, of);
  const versions = await align(negotiation);
  const keys = columns.map(({ version, reading }) => ({
    versionKey: negotiation.versionKeys.get(version) ?? "",
    reading,
  }));
  const paths = await storage.read((rows) => rows.points.listPaths(negotiation.key, keys));
  const placed = new Map<string, Set<string>>(columns.map(({ version }) => [version, new Set()]));
  const rows: ConcordanceRow[] = [];
  for (const { version } of columns) {
    for (const path of paths.get(negotiation.versionKeys.get(version) ?? "") ?? []) {
      if (placed.get(version)?.has(path)) continue;
      const track = walkTrack(version, new Set([path]), versions);
      for (const [reached, found] of track) for (const one of found) placed.get(reached)?.add(one);
      rows.push({ cells: columns.map((column) => cellOf(column, track, versions)) });
      if (rows.length * columns.length > MOST_CELLS) throw tooManyCells(columns.length);
    }
  }
  return { versions: columns, rows };
}

/** The versions that are columns, in order of time. @throws Problem those of `tabulateTracks` that name what is not there. */
export function chooseColumns(
  id: string,
  { versions, documentKeys }: NegotiationFacts,
  { document, versions: named }: ConcordanceOf,
): readonly VersionFacts[] {
  if (document !== undefined && !documentKeys.has(document))
    throw documentNotFound(id, document, [...documentKeys.keys()]);
  const inDocument = versions.filter((version) => document === undefined || version.document === document);
  if (named === undefined) return inDocument.filter(isStanding);
  for (const name of named) {
    const found = inDocument.find(({ version }) => version === name);
    if (found === undefined) throw unknownVersion(id, name, document, versions);
    refuseWithdrawn(found);
  }
  return inDocument.filter(({ version }) => named.includes(version));
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
  const own = track.get(version.version);
  if (own === undefined) return null;
  const step = findOrigin(version, track, versions);
  const old = step && track.get(step.from.version);
  if (step === undefined || old === undefined) return { paths: [...own], kind: null };
  if (step.relation === "return") return { paths: [...own], kind: "returned" };
  const [entry] = step.aligned.entriesOf(old, own);
  return { paths: [...own], kind: entry?.kind ?? null };
}

function tooManyCells(columns: number): Problem {
  return new Problem(
    "malformed-query",
    `The tracks of all points through ${columns} versions make a table of more than ${MOST_CELLS} cells.`,
    "Name the versions that you want to see, or one document.",
  );
}
