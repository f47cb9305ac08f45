import { and, asc, desc, eq, gt, inArray, isNull, lt, type SQL } from "drizzle-orm";
import { writeHex } from "../ledger/strict-text.ts";
import type { GivenChoice, GivenStanding, JournalEntry, JournalEvent, JournalEventOf } from "../model/journal.ts";
import type { Database } from "./driver.ts";
import { ledgerLeaf, ledgerPending } from "./ledger-schema.ts";
import { document, journal, negotiation, version } from "./schema.ts";

/** Where the next entry goes: what the journal, and within it one chain, ended with so far. */
export type JournalEnd = {
  readonly position: number;
  readonly chainPosition: number;
  /** Leaf hash of the chain's last entry. */
  readonly previousHash: Uint8Array | null;
  /** When the journal's last entry was made. */
  readonly latest: Date | undefined;
};

/** One entry with everything that its row holds. */
export type NewJournalRow = typeof journal.$inferInsert;

/** An entry as stored, for whoever checks the ledger: with keys, hashes and salt. */
export type StoredEntry = typeof journal.$inferSelect & {
  readonly leafIndex: number | null;
  /** The leaf hash that stands in the tree. */
  readonly treeHash: Uint8Array | null;
};

export type JournalRows = ReturnType<typeof journalRows>;

/** The journals of negotiations. Entries are only ever added. Every function is one query, `end` two, `append` two. */
export function journalRows(database: Database) {
  return {
    /** Where the next entry of this chain goes. True until the transaction ends, since the negotiation is locked. */
    async end(negotiationKey: string, chainKey: string): Promise<JournalEnd> {
      const own = eq(journal.negotiationId, negotiationKey);
      const [last] = await database
        .select({ position: journal.position, at: journal.at })
        .from(journal)
        .where(own)
        .orderBy(desc(journal.position))
        .limit(1);
      const [link] = await database
        .select({ position: journal.chainPosition, leafHash: journal.leafHash })
        .from(journal)
        .where(and(own, eq(journal.chainId, chainKey)))
        .orderBy(desc(journal.chainPosition))
        .limit(1);
      return {
        position: (last?.position ?? -1) + 1,
        chainPosition: (link?.position ?? -1) + 1,
        previousHash: link?.leafHash ?? null,
        latest: last?.at,
      };
    },

    /** Adds an entry, and puts it on the list of those that the ledger's tree lacks. */
    async append(row: NewJournalRow): Promise<void> {
      await database.insert(journal).values(row);
      await database.insert(ledgerPending).values({ negotiationId: row.negotiationId, position: row.position });
    },

    /**
     * Public ids of negotiations of which something is not in the journal: filed before there was one. Two queries, near
     * linear in versions: they are asked at every start.
     */
    async listWithUnjournalled(): Promise<readonly string[]> {
      const told = (event: JournalEvent["event"]) =>
        and(eq(journal.negotiationId, negotiation.negotiationId), eq(journal.event, event));
      const undescribed = await database
        .select({ slug: negotiation.slug })
        .from(negotiation)
        .leftJoin(journal, told("negotiation-described"))
        .where(isNull(journal.position));
      const unfiled = await database
        .selectDistinct({ slug: negotiation.slug })
        .from(version)
        .innerJoin(negotiation, eq(negotiation.negotiationId, version.negotiationId))
        .leftJoin(journal, and(told("version-filed"), eq(journal.versionId, version.versionId)))
        .where(isNull(journal.position));
      return [...new Set([...undescribed, ...unfiled].map(({ slug }) => slug))].sort();
    },

    /** The entries of a negotiation in order, from the one after `after`; of all events unless some are named. */
    async list(
      negotiationKey: string,
      { after = -1, before, events, limit, newestFirst = false }: JournalSelection = {},
    ): Promise<readonly JournalEntry[]> {
      const query = selectEntries(
        database,
        and(
          eq(journal.negotiationId, negotiationKey),
          gt(journal.position, after),
          before === undefined ? undefined : lt(journal.position, before),
          events === undefined ? undefined : inArray(journal.event, [...events]),
        ),
      ).orderBy(newestFirst ? desc(journal.position) : asc(journal.position));
      return (await (limit === undefined ? query : query.limit(limit))).map(present);
    },

    /** The entries at some positions, in no order; at most some thousands. */
    async listAt(negotiationKey: string, positions: readonly number[]): Promise<readonly JournalEntry[]> {
      if (positions.length === 0) return [];
      const wanted = and(eq(journal.negotiationId, negotiationKey), inArray(journal.position, [...positions]));
      return (await selectEntries(database, wanted)).map(present);
    },

    /** The verdicts of a negotiation in order, from the one after `after`. */
    async listVerdicts(negotiationKey: string, after?: number): Promise<readonly JournalEventOf<"verdict-given">[]> {
      const entries = await this.list(negotiationKey, { after, events: ["verdict-given"] });
      return entries.filter((entry) => entry.event === "verdict-given");
    },

    /** The choices of words for reading texts, in order, from the one after `after`. */
    async listChoices(negotiationKey: string, after?: number): Promise<readonly GivenChoice[]> {
      const entries = await this.list(negotiationKey, { after, events: ["reading-chosen"] });
      return entries.filter((entry) => entry.event === "reading-chosen");
    },

    /** What was said of how far points are agreed, in order, from the one after `after`. */
    async listStandings(negotiationKey: string, after?: number): Promise<readonly GivenStanding[]> {
      const entries = await this.list(negotiationKey, { after, events: ["standing-stated"] });
      return entries.filter((entry) => entry.event === "standing-stated");
    },

    /** Entries of these events with the key of the version they are about: of all versions, a negotiation's, or some. */
    async listAbout(
      events: readonly JournalEvent["event"][],
      {
        negotiationKey,
        versionKeys,
      }: { readonly negotiationKey?: string; readonly versionKeys?: readonly string[] } = {},
    ): Promise<readonly { readonly versionKey: string | null; readonly entry: JournalEntry }[]> {
      const rows = await selectEntries(
        database,
        and(
          inArray(journal.event, [...events]),
          negotiationKey === undefined ? undefined : eq(journal.negotiationId, negotiationKey),
          versionKeys === undefined ? undefined : inArray(journal.versionId, [...versionKeys]),
        ),
      ).orderBy(asc(journal.negotiationId), asc(journal.position));
      return rows.map((row) => ({ versionKey: row.journal.versionId, entry: present(row) }));
    },

    /** Entries as stored, in order, from `from` on. */
    async listStored(negotiationKey: string, from: number, limit: number): Promise<readonly StoredEntry[]> {
      const rows = await database
        .select({ journal, leafIndex: ledgerLeaf.leafIndex, treeHash: ledgerLeaf.leafHash })
        .from(journal)
        .leftJoin(ledgerLeaf, sameEntry)
        .where(and(eq(journal.negotiationId, negotiationKey), gt(journal.position, from - 1)))
        .orderBy(asc(journal.position))
        .limit(limit);
      return rows.map(({ journal: entry, leafIndex, treeHash }) => ({ ...entry, leafIndex, treeHash }));
    },
  };
}

/** Which entries: those after a position and before another, of some events, at most so many from the end that comes first. */
export type JournalSelection = {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly events?: readonly JournalEvent["event"][] | undefined;
  readonly limit?: number | undefined;
  readonly newestFirst?: boolean;
};

const sameEntry = and(eq(ledgerLeaf.negotiationId, journal.negotiationId), eq(ledgerLeaf.position, journal.position));

function selectEntries(database: Database, where: SQL | undefined) {
  return database
    .select({ journal, document: document.slug, version: version.slug, leafIndex: ledgerLeaf.leafIndex })
    .from(journal)
    .leftJoin(
      document,
      and(eq(document.negotiationId, journal.negotiationId), eq(document.documentId, journal.chainId)),
    )
    .leftJoin(version, and(eq(version.negotiationId, journal.negotiationId), eq(version.versionId, journal.versionId)))
    .leftJoin(ledgerLeaf, sameEntry)
    .where(where);
}

type EntryRow = Awaited<ReturnType<typeof selectEntries>>[number];

function present({ journal: row, document: slug, version: versionSlug, leafIndex }: EntryRow): JournalEntry {
  return {
    // What was written under an event's name is that event's data.
    ...({ event: row.event, data: row.data } as JournalEvent),
    position: row.position,
    author: row.author,
    at: row.at.toISOString(),
    document: slug ?? undefined,
    version: versionSlug ?? undefined,
    reading: row.reading ?? undefined,
    leafHash: writeHex(row.leafHash),
    leafIndex: leafIndex ?? undefined,
  };
}
