import { and, asc, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import { sql } from "drizzle-orm/sql";
import type { Visibility } from "../model/annotation.ts";
import { note, thread, threadSnapshot, threadUpdate, threadWriter } from "./annotation-schema.ts";
import { type Database, rowsOf } from "./driver.ts";

/** Which live text, by the keys of its row. */
export type TextKey = { readonly negotiationKey: string; readonly threadId: string };

/** A piece of what was typed: an update of Yjs, format 1. */
export type TypedPiece = { readonly author: string; readonly bytes: Uint8Array };

/** What is added to one live text. */
export type Addition = TextKey & {
  readonly epoch: string;
  /** In order; at least one. */
  readonly pieces: readonly TypedPiece[];
  /** Those who have not written in it before, by the numbers that their pieces carry. */
  readonly newWriters: readonly { readonly writer: string; readonly author: string }[];
};

/** A live text as its row says. */
export type TextState = TextKey & {
  readonly epoch: string;
  readonly sequence: number;
  readonly revision: number;
  readonly visibility: Visibility;
  readonly author: string;
  readonly removed: boolean;
};

export type StoredPiece = TypedPiece & { readonly sequence: number; readonly at: string };

export type ThreadUpdateRows = ReturnType<typeof threadUpdateRows>;

/** Live texts: what was typed, in the order in which it was committed. */
export function threadUpdateRows(database: Database) {
  return {
    /**
     * Adds to any number of texts, each under the lock of its row; the rows are locked in one order, so that two processes
     * wait for each other and never both. One query, however many texts: by itself a transaction.
     *
     * @returns By id, the number of the last piece of each text; none of a text that is gone, or is another one by now.
     */
    async append(additions: readonly Addition[], at: Date): Promise<ReadonlyMap<string, number>> {
      const wanted = additions.map(({ negotiationKey, threadId, epoch, pieces, newWriters }) => ({
        ...{ negotiation_id: negotiationKey, thread_id: threadId, epoch },
        pieces: pieces.map(({ author, bytes }) => ({ author, bytes: Buffer.from(bytes).toString("base64") })),
        writers: newWriters,
      }));
      const rows = await rowsOf(
        database,
        // JSON through text: postgres.js would write a parameter of type jsonb as JSON once more.
        sql`with wanted as (
            select * from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb)
              as sent (negotiation_id uuid, thread_id uuid, epoch uuid, pieces jsonb, writers jsonb)
          ), locked as (
            select thread.negotiation_id, thread.thread_id, thread.sequence
            from ${thread} join wanted on thread.negotiation_id = wanted.negotiation_id
              and thread.thread_id = wanted.thread_id and thread.epoch = wanted.epoch
            where thread.removed_at is null
            order by thread.negotiation_id, thread.thread_id for update of thread
          ), held as (
            select locked.*, wanted.pieces, wanted.writers from locked join wanted
              on locked.negotiation_id = wanted.negotiation_id and locked.thread_id = wanted.thread_id
          ), numbered as (
            update ${thread} set sequence = held.sequence + jsonb_array_length(held.pieces), changed_at = ${at.toISOString()}::timestamptz
            from held where thread.negotiation_id = held.negotiation_id and thread.thread_id = held.thread_id
          ), typed as (
            insert into ${threadUpdate} (negotiation_id, thread_id, sequence, author, at, bytes)
            select held.negotiation_id, held.thread_id, held.sequence + piece.place, piece.sent ->> 'author',
              ${at.toISOString()}::timestamptz, decode(piece.sent ->> 'bytes', 'base64')
            from held cross join lateral jsonb_array_elements(held.pieces) with ordinality as piece (sent, place)
          ), written as (
            insert into ${threadWriter} (negotiation_id, thread_id, writer, author)
            select held.negotiation_id, held.thread_id, writer ->> 'writer', writer ->> 'author'
            from held cross join lateral jsonb_array_elements(held.writers) as writer
            on conflict do nothing
          )
          select thread_id as id, sequence + jsonb_array_length(pieces) as last from held`,
      );
      return new Map(rows.map(({ id, last }) => [String(id), Number(last)]));
    },

    /** How texts stand now; those that are not there are left out. One query. */
    async listStates(texts: readonly TextKey[]): Promise<readonly TextState[]> {
      if (texts.length === 0) return [];
      const wanted = JSON.stringify(
        texts.map(({ negotiationKey, threadId }) => ({ negotiation_id: negotiationKey, thread_id: threadId })),
      );
      const rows = await rowsOf(
        database,
        sql`select thread.negotiation_id as key, thread.thread_id as id, epoch, sequence, revision, visibility, author,
            removed_at is not null as removed
          from ${thread} join jsonb_to_recordset(${wanted}::text::jsonb) as wanted (negotiation_id uuid, thread_id uuid)
          on thread.negotiation_id = wanted.negotiation_id and thread.thread_id = wanted.thread_id`,
      );
      return rows.map((row) => ({
        negotiationKey: String(row.key),
        threadId: String(row.id),
        epoch: String(row.epoch),
        sequence: Number(row.sequence),
        revision: Number(row.revision),
        visibility: row.visibility as Visibility,
        author: String(row.author),
        removed: row.removed === true,
      }));
    },

    /** What was typed into a text after one of its pieces, in order. One query. */
    async listAfter({ negotiationKey, threadId }: TextKey, sequence: number): Promise<readonly StoredPiece[]> {
      const rows = await database
        .select()
        .from(threadUpdate)
        .where(
          and(
            eq(threadUpdate.negotiationId, negotiationKey),
            eq(threadUpdate.threadId, threadId),
            gt(threadUpdate.sequence, sequence),
          ),
        )
        .orderBy(asc(threadUpdate.sequence));
      return rows.map(({ sequence: number, author, bytes, at }) => ({
        ...{ sequence: number, author, bytes, at: at.toISOString() },
      }));
    },

    /** Under which numbers whom has written in a text. One query. */
    async listWriters({ negotiationKey, threadId }: TextKey): Promise<ReadonlyMap<string, string>> {
      const rows = await database
        .select({ writer: threadWriter.writer, author: threadWriter.author })
        .from(threadWriter)
        .where(and(eq(threadWriter.negotiationId, negotiationKey), eq(threadWriter.threadId, threadId)));
      return new Map(rows.map(({ writer, author }) => [writer, author]));
    },

    /** The notes of a thread that were not taken back, by their ids. One query. */
    async listNoteIds({ negotiationKey, threadId }: TextKey): Promise<readonly string[]> {
      const rows = await database
        .select({ id: note.noteId })
        .from(note)
        .where(and(eq(note.negotiationId, negotiationKey), eq(note.threadId, threadId), isNull(note.removedAt)));
      return rows.map(({ id }) => id);
    },

    /** All that was typed up to a piece, in one piece; the newest such. One query. */
    async findSnapshot({
      negotiationKey,
      threadId,
    }: TextKey): Promise<{ readonly sequence: number; readonly bytes: Uint8Array } | undefined> {
      const [row] = await database
        .select({ sequence: threadSnapshot.sequence, bytes: threadSnapshot.bytes })
        .from(threadSnapshot)
        .where(and(eq(threadSnapshot.negotiationId, negotiationKey), eq(threadSnapshot.threadId, threadId)))
        .orderBy(desc(threadSnapshot.sequence))
        .limit(1);
      return row;
    },

    /** Keeps a snapshot beside the two before it. Harmless a second time. */
    async keepSnapshot({ negotiationKey, threadId }: TextKey, sequence: number, bytes: Uint8Array): Promise<void> {
      const row = { negotiationId: negotiationKey, threadId, sequence, bytes };
      await database.insert(threadSnapshot).values(row).onConflictDoNothing();
      const own = and(eq(threadSnapshot.negotiationId, negotiationKey), eq(threadSnapshot.threadId, threadId));
      const kept = await database
        .select({ sequence: threadSnapshot.sequence })
        .from(threadSnapshot)
        .where(own)
        .orderBy(desc(threadSnapshot.sequence));
      const old = kept.slice(3).map((one) => one.sequence);
      if (old.length > 0) await database.delete(threadSnapshot).where(and(own, inArray(threadSnapshot.sequence, old)));
    },
  };
}
