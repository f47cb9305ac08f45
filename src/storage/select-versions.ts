import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "./driver.ts";
import { journalRows } from "./journal.ts";
import { correction, document, negotiation, version, versionBasedOn } from "./schema.ts";

const head = alias(version, "head");
const parent = alias(version, "parent");
/** The document of a version. */
export const sameDocument = and(
  eq(document.negotiationId, version.negotiationId),
  eq(document.documentId, version.documentId),
);

/** A version's row with the public ids of what it names. */
export type VersionRow = Awaited<ReturnType<typeof selectVersionRows>>[number];

/** That a version is based on another. */
export type VersionEdge = Awaited<ReturnType<typeof selectEdges>>[number];

/** Versions in no order. One query. */
export function selectVersionRows(database: Database, where?: SQL) {
  return database
    .select({ version, negotiation: negotiation.slug, document: document.slug, witnessOf: head.slug })
    .from(version)
    .innerJoin(negotiation, eq(negotiation.negotiationId, version.negotiationId))
    .innerJoin(document, sameDocument)
    .leftJoin(head, and(eq(head.negotiationId, version.negotiationId), eq(head.versionId, version.witnessOf)))
    .where(where);
}

/** What versions are based on, in the order of their drafts. One query. */
export function selectEdges(database: Database, where?: SQL) {
  return database
    .select({ versionKey: versionBasedOn.versionId, parent: parent.slug, position: versionBasedOn.position })
    .from(versionBasedOn)
    .innerJoin(
      parent,
      and(eq(parent.negotiationId, versionBasedOn.negotiationId), eq(parent.versionId, versionBasedOn.parentId)),
    )
    .where(where)
    .orderBy(asc(versionBasedOn.position));
}

/** Corrections in order, and entries of the journal in order. */
export type Histories = {
  readonly corrections: readonly (typeof correction.$inferSelect)[];
  readonly said: Awaited<ReturnType<ReturnType<typeof journalRows>["listAbout"]>>;
};

const SAID_OF_VERSIONS = [
  ...(["version-filed", "version-opened", "embargo-ended"] as const),
  ...(["grade-revised", "authorship-stated", "version-withdrawn"] as const),
] as const;

/** What was said of versions when they were filed and afterwards: two queries. */
export async function selectHistories(
  database: Database,
  of: { readonly negotiationKey?: string; readonly versionKeys?: readonly string[] } = {},
): Promise<Histories> {
  const { negotiationKey, versionKeys } = of;
  return {
    corrections: await database
      .select()
      .from(correction)
      .where(
        and(
          negotiationKey === undefined ? undefined : eq(correction.negotiationId, negotiationKey),
          versionKeys === undefined ? undefined : inArray(correction.versionId, [...versionKeys]),
        ),
      )
      .orderBy(asc(correction.reading)),
    said: await journalRows(database).listAbout(SAID_OF_VERSIONS, of),
  };
}
