import { and, asc, eq, inArray, lte } from "drizzle-orm";
import { sql } from "drizzle-orm/sql";
import type { DoneToThread, NoteTarget, Visibility } from "../model/annotation.ts";
import { thread, threadDeed, untoldDeed } from "./annotation-schema.ts";
import { type Database, rowsOf } from "./driver.ts";
import { negotiation } from "./schema.ts";
import { doneOf } from "./threads.ts";

/** Something that was done to a thread and was not told yet, with how far whoever tells has come with it. */
export type UntoldDeed = {
  readonly threadId: string;
  readonly deed: DoneToThread;
  readonly lookAt: Date;
  readonly restingSince: Date | undefined;
  /** How many updates the thread had at the last look; undefined before the first. */
  readonly seenSequence: number | undefined;
  /** The thread as it is now. */
  readonly thread: {
    readonly target: NoteTarget;
    readonly author: string;
    readonly visibility: Visibility;
    readonly sequence: number;
  };
};

/** When a deed is looked at again, and what is known of its words by then. */
export type Waiting = Pick<UntoldDeed, "threadId" | "lookAt" | "restingSince" | "seenSequence"> & {
  readonly position: number;
};

/** Which deed. */
export type DeedKey = { readonly threadId: string; readonly position: number };

export type UntoldDeedRows = ReturnType<typeof untoldDeedRows>;

/** What was done to threads and is still to be told. Added to with what was done; see `untoldDeed`. One query each. */
export function untoldDeedRows(database: Database) {
  const isOneOf = (keys: readonly DeedKey[]) => {
    const wanted = JSON.stringify(keys.map(({ threadId, position }) => ({ thread_id: threadId, position })));
    return sql`(${untoldDeed.threadId}, ${untoldDeed.position}) in (
      select thread_id, position from jsonb_to_recordset(${wanted}::text::jsonb) as named (thread_id uuid, position integer))`;
  };
  const ofThose = (negotiationKey: string, keys: readonly DeedKey[]) =>
    and(eq(untoldDeed.negotiationId, negotiationKey), isOneOf(keys));

  return {
    /** Negotiations in which something is to be looked at by now. */
    async listNegotiations(now: Date): Promise<readonly { readonly key: string; readonly id: string }[]> {
      const rows = await rowsOf(
        database,
        sql`select ${negotiation.negotiationId} as key, ${negotiation.slug} as id from ${negotiation}
          where exists (select from ${untoldDeed}
            where ${eq(untoldDeed.negotiationId, negotiation.negotiationId)} and ${lte(untoldDeed.lookAt, now)})
          order by ${negotiation.slug}`,
      );
      return rows.map(({ key, id }) => ({ key: String(key), id: String(id) }));
    },

    /**
     * All that is untold of some threads of which something is to be looked at by now: those whose turn it was first; thread by
     * thread, in order.
     *
     * @param limit - How many deeds that are to be looked at decide which threads.
     */
    async listDue(negotiationKey: string, now: Date, limit: number): Promise<readonly UntoldDeed[]> {
      const due = database
        .select({ threadId: untoldDeed.threadId })
        .from(untoldDeed)
        .where(and(eq(untoldDeed.negotiationId, negotiationKey), lte(untoldDeed.lookAt, now)))
        .orderBy(asc(untoldDeed.lookAt))
        .limit(limit);
      const rows = await database
        .select({ untold: untoldDeed, done: threadDeed, thread })
        .from(untoldDeed)
        .innerJoin(
          threadDeed,
          and(
            eq(threadDeed.negotiationId, untoldDeed.negotiationId),
            eq(threadDeed.threadId, untoldDeed.threadId),
            eq(threadDeed.position, untoldDeed.position),
          ),
        )
        .innerJoin(
          thread,
          and(eq(thread.negotiationId, untoldDeed.negotiationId), eq(thread.threadId, untoldDeed.threadId)),
        )
        .where(and(eq(untoldDeed.negotiationId, negotiationKey), inArray(untoldDeed.threadId, due)))
        .orderBy(asc(untoldDeed.threadId), asc(untoldDeed.position));
      return rows.map(({ untold, done, thread: { target, author, visibility, sequence } }) => ({
        ...{ threadId: untold.threadId, deed: doneOf(done), lookAt: untold.lookAt },
        ...{ restingSince: untold.restingSince ?? undefined, seenSequence: untold.sequence ?? undefined },
        thread: { target, author, visibility, sequence },
      }));
    },

    /** How many of some are still to be told. */
    async count(negotiationKey: string, keys: readonly DeedKey[]): Promise<number> {
      const rows = await database
        .select({ position: untoldDeed.position })
        .from(untoldDeed)
        .where(ofThose(negotiationKey, keys));
      return rows.length;
    },

    /** They are told, or to nobody. */
    async remove(negotiationKey: string, keys: readonly DeedKey[]): Promise<void> {
      if (keys.length > 0) await database.delete(untoldDeed).where(ofThose(negotiationKey, keys));
    },

    /** Keeps when they are looked at again; nothing of what was told meanwhile. */
    async keepWaiting(negotiationKey: string, waiting: readonly Waiting[]): Promise<void> {
      if (waiting.length === 0) return;
      const wanted = waiting.map(({ threadId, position, lookAt, restingSince, seenSequence }) => ({
        ...{ thread_id: threadId, position, look_at: lookAt.toISOString() },
        ...{ resting_since: restingSince?.toISOString() ?? null, sequence: seenSequence ?? null },
      }));
      await database.execute(sql`update ${untoldDeed}
        set look_at = kept.look_at, resting_since = kept.resting_since, sequence = kept.sequence
        from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb)
          as kept (thread_id uuid, position integer, look_at timestamptz, resting_since timestamptz, sequence integer)
        where ${eq(untoldDeed.negotiationId, negotiationKey)}
          and ${untoldDeed.threadId} = kept.thread_id and ${untoldDeed.position} = kept.position`);
    },
  };
}
