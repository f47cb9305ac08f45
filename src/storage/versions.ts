import { and, asc, count, eq, inArray, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Provenance } from "../model/draft.ts";
import { groupBy } from "../model/group-by.ts";
import type { VersionFacts, VersionRef } from "../model/version.ts";
import type { Database } from "./driver.ts";
import { document, negotiation, version, versionBasedOn } from "./schema.ts";
import { isStorable } from "./storable-text.ts";

/** A version's facts with the keys of its rows. Keys are random, and never shown. */
export type StoredVersion = { readonly negotiationKey: string; readonly key: string; readonly facts: VersionFacts };

/** Which version carries a public id, and what it was read from. */
export type NamedVersion = {
  readonly key: string;
  readonly version: string;
  readonly document: string;
  readonly captureSha256: string;
};

/** What a version's row says beside its provenance. `basedOn` and `witnessOf` are keys, in the order of the draft. */
export type NewVersion = {
  readonly negotiationKey: string;
  readonly documentKey: string;
  readonly key: string;
  readonly version: string;
  readonly provenance: Omit<Provenance, "basedOn" | "witnessOf">;
  readonly basedOn: readonly string[];
  readonly witnessOf: string | undefined;
  readonly pointCount: number;
  readonly filedAt: Date;
  readonly captureSha256: string;
  readonly mediaType: string;
  readonly extractor: string;
};

export type VersionRows = ReturnType<typeof versionRows>;

/** Versions and the graph of what they are based on. Every function is a constant number of queries. */
export function versionRows(database: Database) {
  return {
    /**
     * The versions of one negotiation, or of all, in no order. Versions are read before edges: an edge is inserted
     * with its version, so none can be missing for a version already read.
     */
    async list(negotiationSlug?: string): Promise<readonly StoredVersion[]> {
      if (negotiationSlug === undefined) return assemble(await selectRows(database), await selectEdges(database));
      if (!isStorable(negotiationSlug)) return [];
      const rows = await selectRows(database, eq(negotiation.slug, negotiationSlug));
      const [first] = rows;
      if (first === undefined) return [];
      return assemble(rows, await selectEdges(database, eq(versionBasedOn.negotiationId, first.version.negotiationId)));
    },

    async find(ref: VersionRef): Promise<StoredVersion | undefined> {
      if (![ref.negotiation, ref.document, ref.version].every(isStorable)) return undefined;
      const rows = await selectRows(
        database,
        and(eq(negotiation.slug, ref.negotiation), eq(document.slug, ref.document), eq(version.slug, ref.version)),
      );
      const [row] = rows;
      if (row === undefined) return undefined;
      const { negotiationId, versionId } = row.version;
      const edges = await selectEdges(
        database,
        and(eq(versionBasedOn.negotiationId, negotiationId), eq(versionBasedOn.versionId, versionId)),
      );
      return assemble(rows, edges)[0];
    },

    /** Those of `slugs` that are filed in the negotiation. */
    async findNamed(negotiationKey: string, slugs: readonly string[]): Promise<readonly NamedVersion[]> {
      const askable = slugs.filter(isStorable);
      if (askable.length === 0) return [];
      return database
        .select({
          key: version.versionId,
          version: version.slug,
          document: document.slug,
          captureSha256: version.captureSha256,
        })
        .from(version)
        .innerJoin(document, sameDocument)
        .where(and(eq(version.negotiationId, negotiationKey), inArray(version.slug, askable)));
    },

    /** How many versions each document of a negotiation holds, by the document's key; one that holds none is absent. */
    async countByDocument(negotiationKey: string): Promise<ReadonlyMap<string, number>> {
      const rows = await database
        .select({ documentKey: version.documentId, versions: count() })
        .from(version)
        .where(eq(version.negotiationId, negotiationKey))
        .groupBy(version.documentId);
      return new Map(rows.map(({ documentKey, versions }) => [documentKey, versions]));
    },

    /** Inserts the version and its edges. Its capture and whatever it names must be there. */
    async insert(filed: NewVersion): Promise<void> {
      const { negotiationKey, key, provenance, basedOn } = filed;
      await database.insert(version).values({
        negotiationId: negotiationKey,
        versionId: key,
        documentId: filed.documentKey,
        slug: filed.version,
        title: provenance.title,
        kind: provenance.kind,
        round: provenance.round,
        textDate: provenance.textDate,
        published: provenance.published,
        publishedBy: provenance.publishedBy,
        witnessOf: filed.witnessOf,
        coverage: provenance.coverage,
        numbering: provenance.numbering,
        language: provenance.language,
        originalLanguage: provenance.originalLanguage,
        translationPath: provenance.translationPath,
        route: provenance.route,
        grade: provenance.grade,
        gradeReason: provenance.gradeReason,
        verification: provenance.verification,
        sources: provenance.sources,
        notes: provenance.notes,
        pointCount: filed.pointCount,
        filedAt: filed.filedAt,
        captureSha256: filed.captureSha256,
        mediaType: filed.mediaType,
        extractor: filed.extractor,
      });
      if (basedOn.length === 0) return;
      await database
        .insert(versionBasedOn)
        .values(
          basedOn.map((parentId, position) => ({ negotiationId: negotiationKey, versionId: key, parentId, position })),
        );
    },
  };
}

const head = alias(version, "head");
const parent = alias(version, "parent");
const sameDocument = and(
  eq(document.negotiationId, version.negotiationId),
  eq(document.documentId, version.documentId),
);

type Row = Awaited<ReturnType<typeof selectRows>>[number];
type Edge = Awaited<ReturnType<typeof selectEdges>>[number];

function selectRows(database: Database, where?: SQL) {
  return database
    .select({ version, negotiation: negotiation.slug, document: document.slug, witnessOf: head.slug })
    .from(version)
    .innerJoin(negotiation, eq(negotiation.negotiationId, version.negotiationId))
    .innerJoin(document, sameDocument)
    .leftJoin(head, and(eq(head.negotiationId, version.negotiationId), eq(head.versionId, version.witnessOf)))
    .where(where);
}

function selectEdges(database: Database, where?: SQL) {
  return database
    .select({ versionKey: versionBasedOn.versionId, parent: parent.slug })
    .from(versionBasedOn)
    .innerJoin(
      parent,
      and(eq(parent.negotiationId, versionBasedOn.negotiationId), eq(parent.versionId, versionBasedOn.parentId)),
    )
    .where(where)
    .orderBy(asc(versionBasedOn.position));
}

function assemble(rows: readonly Row[], edges: readonly Edge[]): readonly StoredVersion[] {
  const parents = groupBy(edges, ({ versionKey }) => versionKey);
  return rows.map(({ version: row, ...slugs }) => ({
    negotiationKey: row.negotiationId,
    key: row.versionId,
    facts: {
      negotiation: slugs.negotiation,
      document: slugs.document,
      version: row.slug,
      title: row.title,
      kind: row.kind ?? undefined,
      round: row.round ?? undefined,
      textDate: row.textDate ?? undefined,
      published: row.published ?? undefined,
      publishedBy: row.publishedBy ?? undefined,
      basedOn: (parents.get(row.versionId) ?? []).map((edge) => edge.parent),
      witnessOf: slugs.witnessOf ?? undefined,
      coverage: row.coverage,
      numbering: row.numbering,
      language: row.language ?? undefined,
      originalLanguage: row.originalLanguage ?? undefined,
      translationPath: row.translationPath ?? undefined,
      route: row.route ?? undefined,
      grade: row.grade ?? undefined,
      gradeReason: row.gradeReason ?? undefined,
      verification: row.verification ?? undefined,
      sources: row.sources,
      notes: row.notes ?? undefined,
      pointCount: row.pointCount,
      filedAt: row.filedAt.toISOString(),
      captureSha256: row.captureSha256,
    },
  }));
}
