import { sql } from "drizzle-orm/sql";
import { threadPresence } from "./annotation-schema.ts";
import { type Database, rowsOf } from "./driver.ts";
import type { TextKey } from "./thread-updates.ts";

/** Somebody at a live text, over a connection of a process. */
export type StoredPresence = TextKey & {
  readonly connection: string;
  readonly process: string;
  readonly name: string;
  readonly cursor: string;
};

export type ThreadPresenceRows = ReturnType<typeof threadPresenceRows>;

// Seven fields each: far below the number of parameters that a statement may have.
const WRITTEN_AT_ONCE = 1000;

/** Who is at live texts just now. */
export function threadPresenceRows(database: Database) {
  return {
    async write(present: readonly StoredPresence[], at: Date): Promise<void> {
      for (let from = 0; from < present.length; from += WRITTEN_AT_ONCE) {
        const some = present.slice(from, from + WRITTEN_AT_ONCE).map(({ negotiationKey, ...one }) => ({
          ...{ negotiationId: negotiationKey, ...one, at },
        }));
        await database
          .insert(threadPresence)
          .values(some)
          .onConflictDoUpdate({
            target: [threadPresence.negotiationId, threadPresence.threadId, threadPresence.connection],
            set: { cursor: sql`excluded.cursor`, at: sql`excluded.at` },
          });
      }
    },

    async remove(present: readonly StoredPresence[]): Promise<void> {
      if (present.length === 0) return;
      await database.execute(sql`delete from ${threadPresence} using ${recordset(present)}
        where thread_presence.negotiation_id = wanted.negotiation_id and thread_presence.thread_id = wanted.thread_id
          and thread_presence.connection = wanted.connection`);
    },

    /** Those of other processes who were there since a moment, in one order. One query. */
    async listOthers(texts: readonly TextKey[], process: string, since: Date): Promise<readonly StoredPresence[]> {
      if (texts.length === 0) return [];
      const rows = await rowsOf(
        database,
        sql`select thread_presence.negotiation_id as key, thread_presence.thread_id as id, thread_presence.connection as connection,
            process, name, cursor
          from ${threadPresence} join ${recordset(texts)}
          on thread_presence.negotiation_id = wanted.negotiation_id and thread_presence.thread_id = wanted.thread_id
          where process <> ${process}::uuid and at > ${since.toISOString()}::timestamptz
          order by name, thread_presence.connection`,
      );
      return rows.map(({ key, id, connection, process: of, name, cursor }) => ({
        ...{ negotiationKey: String(key), threadId: String(id), connection: String(connection) },
        ...{ process: String(of), name: String(name), cursor: String(cursor) },
      }));
    },
  };
}

function recordset(texts: readonly (TextKey & { readonly connection?: string })[]) {
  const wanted = texts.map(({ negotiationKey, threadId, connection = null }) => ({
    ...{ negotiation_id: negotiationKey, thread_id: threadId, connection },
  }));
  // Through text: postgres.js would write a parameter of type jsonb as JSON once more.
  return sql`jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as wanted (negotiation_id uuid, thread_id uuid, connection uuid)`;
}
