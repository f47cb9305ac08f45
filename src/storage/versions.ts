import { and, count, eq, inArray, lte } from "drizzle-orm";
import { sql } from "drizzle-orm/sql";
import type { Provenance } from "../model/draft.ts";
import type { Opening, OpenState } from "../model/opening.ts";
import { FIRST_READING, type VersionRef } from "../model/version.ts";
import { assembleVersions, type StoredVersion } from "./assemble-versions.ts";
import type { Database } from "./driver.ts";
import { correction, document, negotiation, version, versionBasedOn } from "./schema.ts";
import { sameDocument, selectEdges, selectHistories, selectVersionRows, type VersionRow } from "./select-versions.ts";
import { isStorable } from "./storable-text.ts";

/** Which version carries a public id, and what it was read from. */
export type NamedVersion = {
  readonly key: string;
  readonly version: string;
  readonly document: string;
  readonly captureSha256: string;
};

/** A reading of a version, by its key and ids. */
export type NamedReading = {
  readonly versionKey: string;
  readonly version: string;
  readonly document: string;
  readonly reading: number;
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
  readonly opening: Opening;
};

/** How open the row of a version says that it is, for policies; what is true of that is what the journal says. */
export type KeptOpening = { readonly openState: OpenState; readonly publicFrom: Date | null };

export type VersionRows = ReturnType<typeof versionRows>;

/** A better reading of a version: everything that its row says. */
export type NewCorrection = typeof correction.$inferInsert;

/** Versions, their corrections and the graph of what they are based on. Every function is a constant number of queries. */
export function versionRows(database: Database) {
  return {
    /**
     * The versions of one negotiation, or of all, in no order, each in its newest reading. Versions are read before
     * edges: an edge is inserted with its version, so none can be missing for a version already read.
     */
    async list(negotiationSlug?: string): Promise<readonly StoredVersion[]> {
      if (negotiationSlug === undefined) {
        return assembleVersions(
          await selectVersionRows(database),
          await selectEdges(database),
          await selectHistories(database),
        );
      }
      if (!isStorable(negotiationSlug)) return [];
      const rows = await selectVersionRows(database, eq(negotiation.slug, negotiationSlug));
      const [first] = rows;
      if (first === undefined) return [];
      const key = first.version.negotiationId;
      return assembleVersions(
        rows,
        await selectEdges(database, eq(versionBasedOn.negotiationId, key)),
        await selectHistories(database, { negotiationKey: key }),
      );
    },

    /** Those of one negotiation that carry these public ids, in no order, each in its newest reading. */
    async listNamed(negotiationKey: string, slugs: readonly string[]): Promise<readonly StoredVersion[]> {
      const rows = await selectVersionRows(
        database,
        and(eq(version.negotiationId, negotiationKey), inArray(version.slug, slugs.filter(isStorable))),
      );
      return assembleFew(database, negotiationKey, rows);
    },

    /** Undefined also where the version has no such reading; the collated text is none that is stored. */
    async find(ref: VersionRef): Promise<StoredVersion | undefined> {
      if (ref.reading === "collated" || ![ref.negotiation, ref.document, ref.version].every(isStorable))
        return undefined;
      const rows = await selectVersionRows(
        database,
        and(eq(negotiation.slug, ref.negotiation), eq(document.slug, ref.document), eq(version.slug, ref.version)),
      );
      const [row] = rows;
      if (row === undefined) return undefined;
      return (await assembleFew(database, row.version.negotiationId, rows, ref.reading))[0];
    },

    /**
     * Everything that the row of a reading says, under the names of the API and with ids for keys; a filing with its
     * edges. For whoever vouches for it: what is not in here could be altered unseen.
     */
    async findReadingRow(
      negotiationKey: string,
      versionKey: string,
      reading: number,
    ): Promise<Readonly<Record<string, unknown>> | undefined> {
      if (reading !== FIRST_READING) {
        const [row] = await database
          .select({ version: version.slug, correction })
          .from(correction)
          .innerJoin(
            version,
            and(eq(version.negotiationId, correction.negotiationId), eq(version.versionId, correction.versionId)),
          )
          .where(
            and(
              eq(correction.negotiationId, negotiationKey),
              eq(correction.versionId, versionKey),
              eq(correction.reading, reading),
            ),
          );
        if (row === undefined) return undefined;
        const { negotiationId: _, versionId: __, correctedAt, ...said } = row.correction;
        return { version: row.version, ...said, correctedAt: correctedAt.toISOString() };
      }
      const ofVersion = and(eq(version.negotiationId, negotiationKey), eq(version.versionId, versionKey));
      const [row] = await selectVersionRows(database, ofVersion);
      if (row === undefined) return undefined;
      const edges = await selectEdges(
        database,
        and(eq(versionBasedOn.negotiationId, negotiationKey), eq(versionBasedOn.versionId, versionKey)),
      );
      const { negotiationId: _, versionId: __, documentId: ___, slug, filedAt, ...rest } = row.version;
      // How open it is changes, and each change is an entry of its own.
      const { openState: ____, publicFrom: _____, ...said } = rest;
      return {
        ...said,
        version: slug,
        document: row.document,
        witnessOf: row.witnessOf,
        // Also their places: a gap would say that one is missing.
        basedOn: edges.map((edge) => ({ version: edge.parent, position: edge.position })),
        filedAt: filedAt.toISOString(),
      };
    },

    /** Every reading of every version of a negotiation, by the keys and ids of the versions. Two queries. */
    async listReadings(negotiationKey: string): Promise<readonly NamedReading[]> {
      const filed = await database
        .select({ versionKey: version.versionId, version: version.slug, document: document.slug })
        .from(version)
        .innerJoin(document, sameDocument)
        .where(eq(version.negotiationId, negotiationKey));
      const corrected = await database
        .select({ versionKey: correction.versionId, reading: correction.reading })
        .from(correction)
        .where(eq(correction.negotiationId, negotiationKey));
      const byKey = new Map(filed.map((one) => [one.versionKey, one]));
      return [
        ...filed.map((one) => ({ ...one, reading: FIRST_READING })),
        ...corrected.flatMap(({ versionKey, reading }) => {
          const of = byKey.get(versionKey);
          return of === undefined ? [] : [{ ...of, reading }];
        }),
      ];
    },

    /** The public id of a version. */
    async findId(negotiationKey: string, versionKey: string): Promise<string | undefined> {
      const [row] = await database
        .select({ id: version.slug })
        .from(version)
        .where(and(eq(version.negotiationId, negotiationKey), eq(version.versionId, versionKey)));
      return row?.id;
    },

    /** Inserts a further reading. Its capture must be there. */
    async insertCorrection(row: NewCorrection): Promise<void> {
      await database.insert(correction).values(row);
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

    /**
     * Tells the database's planner what the table holds, in some 5 ms. Without that, PostgreSQL takes any index that begins
     * with the negotiation for as good as the key, and the check that a point's version is there reads every version of
     * the negotiation: PGlite never looks by itself, a server after a minute at the earliest.
     */
    async analyze(): Promise<void> {
      await database.execute(sql`analyze ${version}`);
    },

    /** Keeps how open a version is from here on, in the transaction that writes it into the journal. */
    async setOpening(negotiationKey: string, versionKey: string, opening: Partial<KeptOpening>): Promise<void> {
      await database
        .update(version)
        .set(opening)
        .where(and(eq(version.negotiationId, negotiationKey), eq(version.versionId, versionKey)));
    },

    /** How open the rows of a negotiation's versions say that they are, by their keys. */
    async listOpenings(negotiationKey: string): Promise<ReadonlyMap<string, KeptOpening>> {
      const rows = await database
        .select({ key: version.versionId, openState: version.openState, publicFrom: version.publicFrom })
        .from(version)
        .where(eq(version.negotiationId, negotiationKey));
      return new Map(rows.map(({ key, ...kept }) => [key, kept]));
    },

    /** Public ids of the negotiations in which an embargo is over that is kept as being on. */
    async listDue(now: Date): Promise<readonly string[]> {
      const due = await database
        .selectDistinct({ id: negotiation.slug })
        .from(version)
        .innerJoin(negotiation, eq(negotiation.negotiationId, version.negotiationId))
        .where(lte(version.publicFrom, now));
      return due.map(({ id }) => id);
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
        ...keptOpening(filed.opening),
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

/** What the row of a version says of an opening. */
export function keptOpening({ state, publicFrom }: Opening): KeptOpening {
  return { openState: state, publicFrom: publicFrom === undefined ? null : new Date(publicFrom) };
}

/** Versions of one negotiation with what stands beside their rows, found by their keys: three queries, or none for none. */
async function assembleFew(
  database: Database,
  negotiationKey: string,
  rows: readonly VersionRow[],
  reading?: number,
): Promise<readonly StoredVersion[]> {
  const versionKeys = rows.map((row) => row.version.versionId);
  if (versionKeys.length === 0) return [];
  const edges = await selectEdges(
    database,
    and(eq(versionBasedOn.negotiationId, negotiationKey), inArray(versionBasedOn.versionId, versionKeys)),
  );
  return assembleVersions(rows, edges, await selectHistories(database, { negotiationKey, versionKeys }), reading);
}
