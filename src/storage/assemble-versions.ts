import { LOCAL_AUTHOR } from "../model/actor.ts";
import { gradeAfter } from "../model/grade.ts";
import { groupBy } from "../model/group-by.ts";
import type { JournalEntry } from "../model/journal.ts";
import { opennessAfter } from "../model/openness.ts";
import { FIRST_READING, type GradeGiven, type VersionFacts, type VersionHistory } from "../model/version.ts";
import type { correction } from "./schema.ts";
import type { Histories, VersionEdge, VersionRow } from "./select-versions.ts";

/** A version's facts with the keys of its rows. Keys are random, and never shown. */
export type StoredVersion = {
  readonly negotiationKey: string;
  readonly documentKey: string;
  readonly key: string;
  readonly facts: VersionFacts;
};

/**
 * Puts versions together from their rows and what stands beside those. Linear.
 *
 * @param reading - Which one of each; by default the newest. A version that has no such reading is left out.
 */
export function assembleVersions(
  rows: readonly VersionRow[],
  edges: readonly VersionEdge[],
  { corrections, said }: Histories,
  reading?: number,
): readonly StoredVersion[] {
  const parents = groupBy(edges, ({ versionKey }) => versionKey);
  const readings = groupBy(corrections, ({ versionId }) => versionId);
  const saidOf = groupBy(said, ({ versionKey }) => versionKey);
  return rows.flatMap((row) => {
    const own = readings.get(row.version.versionId) ?? [];
    const wanted = reading ?? own.length + FIRST_READING;
    if (wanted < FIRST_READING || wanted > own.length + FIRST_READING) return [];
    const entries = (saidOf.get(row.version.versionId) ?? []).map(({ entry }) => entry);
    const history = historyOf(row, own, entries);
    return [
      {
        negotiationKey: row.version.negotiationId,
        documentKey: row.version.documentId,
        key: row.version.versionId,
        facts: {
          negotiation: row.negotiation,
          document: row.document,
          version: row.version.slug,
          ...readingOf(row, own[wanted - FIRST_READING - 1]),
          reading: wanted,
          basedOn: (parents.get(row.version.versionId) ?? []).map((edge) => edge.parent),
          witnessOf: row.witnessOf ?? undefined,
          filedAt: row.version.filedAt.toISOString(),
          grade: gradeAfter(history),
          gradeReason: history.grades.at(-1)?.reason,
          opening: opennessAfter(entries),
          history,
        },
      },
    ];
  });
}

/** What a reading says of itself: a correction all of it, else the filing. */
function readingOf({ version: row }: VersionRow, corrected: typeof correction.$inferSelect | undefined) {
  if (corrected !== undefined) {
    const { provenance, pointCount, captureSha256 } = corrected;
    return { ...provenance, pointCount, captureSha256 };
  }
  return {
    title: row.title,
    kind: row.kind ?? undefined,
    round: row.round ?? undefined,
    textDate: row.textDate ?? undefined,
    published: row.published ?? undefined,
    publishedBy: row.publishedBy ?? undefined,
    coverage: row.coverage,
    numbering: row.numbering,
    language: row.language ?? undefined,
    originalLanguage: row.originalLanguage ?? undefined,
    translationPath: row.translationPath ?? undefined,
    route: row.route ?? undefined,
    verification: row.verification ?? undefined,
    sources: row.sources,
    notes: row.notes ?? undefined,
    pointCount: row.pointCount,
    captureSha256: row.captureSha256,
  };
}

function historyOf(
  { version: row }: VersionRow,
  corrections: readonly (typeof correction.$inferSelect)[],
  entries: readonly JournalEntry[],
): VersionHistory {
  const grades: GradeGiven[] = [];
  if (row.grade !== null) {
    const filed = entries.find(({ event }) => event === "version-filed");
    grades.push({
      grade: row.grade,
      reason: row.gradeReason ?? undefined,
      // What a release without a journal filed is adopted by one that has it.
      author: filed?.author ?? LOCAL_AUTHOR,
      at: row.filedAt.toISOString(),
    });
  }
  const authorship: VersionHistory["authorship"][number][] = [];
  let withdrawn: VersionHistory["withdrawn"];
  for (const entry of entries) {
    const { author, at } = entry;
    if (entry.event === "grade-revised") grades.push({ ...entry.data, author, at });
    if (entry.event === "authorship-stated") authorship.push({ ...entry.data, author, at });
    if (entry.event === "version-withdrawn") withdrawn = { ...entry.data, author, at };
  }
  return {
    corrections: corrections.map(({ reading, reason, author, correctedAt }) => ({
      reading,
      reason,
      author,
      at: correctedAt.toISOString(),
    })),
    grades,
    authorship,
    withdrawn,
  };
}
