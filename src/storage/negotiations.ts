import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { groupBy } from "../model/group-by.ts";
import type { Document, Negotiation } from "../model/negotiation.ts";
import { negotiationNotFound } from "../model/not-found.ts";
import type { Times } from "../model/times.ts";
import type { Database } from "./driver.ts";
import { document, journal, negotiation } from "./schema.ts";
import { isStorable } from "./storable-text.ts";

/** A negotiation with the keys of its rows. Keys are random, and never shown. */
export type StoredNegotiation = {
  readonly key: string;
  readonly negotiation: Negotiation;
  /** Keys of its documents, by their public ids. */
  readonly documentKeys: ReadonlyMap<string, string>;
  /** How exactly others than its desk are told when something was done. */
  readonly times: Times;
};

/** As which row a negotiation stands, and all that changes with what is told of it. */
export type NegotiationStamp = { readonly key: string; readonly length: number; readonly times: Times };

export type NegotiationRows = ReturnType<typeof negotiationRows>;

/** Negotiations and their documents. A constant number of queries each, but for one per document in `update`. */
export function negotiationRows(database: Database) {
  return {
    /** Every negotiation, in order of its public id. */
    async list(): Promise<readonly StoredNegotiation[]> {
      const rows = await database.select().from(negotiation);
      return assemble(rows, await database.select().from(document).orderBy(asc(document.position)));
    },

    /**
     * Its key, how many entries its journal has, and how exactly times are told: whoever knows what was there at that
     * length knows all. One query.
     */
    async findStamp(slug: string): Promise<NegotiationStamp | undefined> {
      if (!isStorable(slug)) return undefined;
      const [row] = await database
        .select({
          key: negotiation.negotiationId,
          times: negotiation.times,
          // From the end of the index: a journal may be long. `eq`, because drizzle writes columns that stand bare in a
          // field without their tables, and the two have one name.
          last: sql<
            number | null
          >`(select ${journal.position} from ${journal} where ${eq(journal.negotiationId, negotiation.negotiationId)} order by ${journal.position} desc limit 1)`,
        })
        .from(negotiation)
        .where(eq(negotiation.slug, slug));
      return row === undefined ? undefined : { key: row.key, times: row.times, length: (row.last ?? -1) + 1 };
    },

    async find(slug: string): Promise<StoredNegotiation | undefined> {
      if (!isStorable(slug)) return undefined;
      return withDocuments(database, await database.select().from(negotiation).where(eq(negotiation.slug, slug)));
    },

    /**
     * The same, and keeps every other `findLocked` of it waiting until this transaction ends. Whatever is written into
     * a negotiation is written under this lock: so what was checked before still holds when the rows are inserted.
     */
    async findLocked(slug: string): Promise<StoredNegotiation | undefined> {
      if (!isStorable(slug)) return undefined;
      const rows = await database.select().from(negotiation).where(eq(negotiation.slug, slug)).for("update");
      return withDocuments(database, rows);
    },

    /** The same of one that is meant to be there. @throws Problem `negotiation-not-found`. */
    async getLocked(slug: string): Promise<StoredNegotiation> {
      const found = await this.findLocked(slug);
      if (found === undefined) throw negotiationNotFound(slug);
      return found;
    },

    /** @returns false, and nothing inserted, when the public id is there already. */
    async insert(description: Negotiation): Promise<boolean> {
      const { id: slug, title, summary, parties, rounds, documents } = description;
      const inserted = await database
        .insert(negotiation)
        .values({ negotiationId: randomUUID(), slug, title, summary, parties, rounds, times: "exact" })
        .onConflictDoNothing({ target: negotiation.slug })
        .returning({ key: negotiation.negotiationId });
      const key = inserted[0]?.key;
      if (key === undefined) return false;
      await insertDocuments(
        database,
        key,
        documents.map((one, position) => ({ ...one, position })),
      );
      return true;
    },

    /** Makes the stored description equal to `description`. Documents it leaves out are deleted and must be empty. */
    async update(stored: StoredNegotiation, description: Negotiation): Promise<void> {
      const { title, summary, parties, rounds, documents } = description;
      await database
        .update(negotiation)
        .set({ title, summary, parties, rounds })
        .where(eq(negotiation.negotiationId, stored.key));
      const kept = new Set(documents.map(({ id }) => id));
      const left = [...stored.documentKeys].filter(([slug]) => !kept.has(slug)).map(([, key]) => key);
      if (left.length > 0) {
        await database
          .delete(document)
          .where(and(eq(document.negotiationId, stored.key), inArray(document.documentId, left)));
      }
      const added = [];
      for (const [position, { id, title: documentTitle }] of documents.entries()) {
        const key = stored.documentKeys.get(id);
        if (key === undefined) {
          added.push({ id, title: documentTitle, position });
          continue;
        }
        await database
          .update(document)
          .set({ title: documentTitle, position })
          .where(and(eq(document.negotiationId, stored.key), eq(document.documentId, key)));
      }
      await insertDocuments(database, stored.key, added);
    },
  };
}

type NegotiationRow = typeof negotiation.$inferSelect;
type DocumentRow = typeof document.$inferSelect;

async function withDocuments(
  database: Database,
  rows: readonly NegotiationRow[],
): Promise<StoredNegotiation | undefined> {
  const [row] = rows;
  if (row === undefined) return undefined;
  const documents = await database
    .select()
    .from(document)
    .where(eq(document.negotiationId, row.negotiationId))
    .orderBy(asc(document.position));
  return assemble([row], documents)[0];
}

function assemble(rows: readonly NegotiationRow[], documents: readonly DocumentRow[]): readonly StoredNegotiation[] {
  const byNegotiation = groupBy(documents, ({ negotiationId }) => negotiationId);
  return rows
    .map(({ negotiationId, slug, title, summary, parties, rounds, times }) => {
      const own = byNegotiation.get(negotiationId) ?? [];
      return {
        key: negotiationId,
        negotiation: {
          id: slug,
          title,
          summary,
          parties,
          rounds,
          documents: own.map((one) => ({ id: one.slug, title: one.title })),
        },
        documentKeys: new Map(own.map((one) => [one.slug, one.documentId])),
        times,
      };
    })
    .sort((a, b) => (a.negotiation.id < b.negotiation.id ? -1 : 1));
}

async function insertDocuments(
  database: Database,
  negotiationKey: string,
  documents: readonly (Document & { readonly position: number })[],
): Promise<void> {
  if (documents.length === 0) return;
  await database.insert(document).values(
    documents.map(({ id, title, position }) => ({
      negotiationId: negotiationKey,
      documentId: randomUUID(),
      slug: id,
      title,
      position,
    })),
  );
}
