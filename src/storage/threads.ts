import { and, asc, desc, eq, gte, inArray, isNull, lt, ne, or } from "drizzle-orm";
import { sql } from "drizzle-orm/sql";
import type { Anchor } from "../model/anchor.ts";
import type { DoneToThread, Note, NoteTarget, Stance, Thread, ThreadDeed, Visibility } from "../model/annotation.ts";
import { groupBy } from "../model/group-by.ts";
import { isUuid } from "../model/uuid.ts";
import {
  note,
  thread,
  threadDeed,
  threadPlacement,
  threadUpdate,
  threadWriter,
  untoldDeed,
} from "./annotation-schema.ts";
import type { Database } from "./driver.ts";
import { type TextKey, threadUpdateRows } from "./thread-updates.ts";

/** To whom a thread was opened, when, and by which deed: first with its beginning. */
export type OpenedTo = { readonly visibility: Visibility; readonly at: string; readonly position: number };

/** A thread as stored, with what only the program is to know of it. */
export type StoredThread = Thread & {
  readonly epoch: string;
  /** Keys of the versions that whoever reads it must see. */
  readonly versionKey: string | undefined;
  readonly besideKey: string | undefined;
  /** Up to which update the bodies of its notes are; below `sequence`, the newest words are in its updates alone. */
  readonly bodiesAt: number;
  readonly opened: readonly OpenedTo[];
};

/** The first words of a note, as the first piece of its text; see `firstWords`. */
type FirstWords = { readonly writer: string; readonly bytes: Uint8Array };

/** A note that is added to a thread, or begins one. */
export type NewNote = { readonly noteId: string; readonly body: string; readonly words: FirstWords };

export type NewThread = TextKey & {
  readonly epoch: string;
  readonly target: NoteTarget;
  readonly versionKey: string | undefined;
  readonly besideKey: string | undefined;
  readonly visibility: Visibility;
  readonly stance: Stance | undefined;
  readonly tags: readonly string[];
  readonly foreign: Readonly<Record<string, unknown>> | undefined;
  readonly first: NewNote;
};

/** The row of a thread while this transaction holds it. */
export type LockedThread = TextKey & {
  readonly author: string;
  readonly visibility: Visibility;
  readonly stance: Stance | undefined;
  readonly tags: readonly string[];
  readonly isResolved: boolean;
  readonly removed: boolean;
  readonly revision: number;
  readonly sequence: number;
  readonly bodiesAt: number;
  readonly epoch: string;
};

/** Who does something to a thread, and when. */
export type DoneBy = { readonly author: string; readonly at: Date };

/** What may become another of a thread, but for its words. */
type ThreadChange = Partial<
  Pick<
    typeof thread.$inferInsert,
    "visibility" | "stance" | "tags" | "resolvedBy" | "resolvedAt" | "removedAt" | "foreign"
  >
>;

/** Where somebody says that a thread stands in a reading of a version; undefined: it stays behind. */
export type DecidedPlacement = {
  readonly threadId: string;
  readonly versionKey: string;
  readonly reading: number;
  readonly anchor: Anchor | undefined;
  readonly author: string;
  readonly at: string;
};

/** What was done, and to which thread. */
export type DoneToAThread = { readonly threadId: string; readonly deed: DoneToThread };

/** The words of a note as they are after an update of the thread's text. */
export type KeptBody = { readonly noteId: string; readonly body: string; readonly editedAt: Date };

export type ThreadRows = ReturnType<typeof threadRows>;

/** Threads with their notes, and what was done to them. */
export function threadRows(database: Database) {
  const ofThread = ({ negotiationKey, threadId }: TextKey) =>
    and(eq(thread.negotiationId, negotiationKey), eq(thread.threadId, threadId));

  async function addDeeds(
    { negotiationKey, threadId }: TextKey,
    from: number,
    deeds: readonly ThreadDeed[],
    by: DoneBy,
  ) {
    await database
      .insert(threadDeed)
      .values(
        deeds.map((data, index) => ({ negotiationId: negotiationKey, threadId, position: from + index, data, ...by })),
      );
    await database.insert(untoldDeed).values(
      deeds.map((_, index) => ({
        ...{ negotiationId: negotiationKey, threadId, position: from + index },
        ...{ lookAt: new Date(0), restingSince: null, sequence: null },
      })),
    );
  }

  async function withNotes(
    rows: readonly ThreadRow[],
    negotiationKey: string,
    threadIds?: readonly string[],
  ): Promise<readonly StoredThread[]> {
    if (rows.length === 0) return [];
    const within = (table: typeof note | typeof threadDeed) =>
      and(
        eq(table.negotiationId, negotiationKey),
        threadIds === undefined ? undefined : inArray(table.threadId, [...threadIds]),
      );
    const notes = await database.select().from(note).where(within(note)).orderBy(asc(note.position));
    const openings = await database
      .select({
        threadId: threadDeed.threadId,
        data: threadDeed.data,
        at: threadDeed.at,
        position: threadDeed.position,
      })
      .from(threadDeed)
      .where(and(within(threadDeed), sql`${threadDeed.data} ->> 'deed' in ('begun', 'opened-to')`))
      .orderBy(asc(threadDeed.position));
    const notesOf = groupBy(notes, (one) => one.threadId);
    const openingsOf = groupBy(openings, (one) => one.threadId);
    return rows.map((row) => storedOf(row, notesOf.get(row.threadId) ?? [], openingsOf.get(row.threadId) ?? []));
  }

  return {
    /** Keeps a new thread with its first note, its words and that it was begun: six queries. */
    async insert(added: NewThread, { author, at }: DoneBy): Promise<void> {
      const {
        negotiationKey: negotiationId,
        threadId,
        target,
        visibility,
        stance,
        tags,
        epoch,
        foreign,
        first,
      } = added;
      const { versionKey: versionId, besideKey: besideId } = added;
      const { noteId, body, words } = first;
      await database.insert(thread).values({
        ...{ negotiationId, threadId, target, versionId, besideId, author, visibility, stance, epoch, foreign },
        ...{ tags: [...tags], createdAt: at, changedAt: at, revision: 1, sequence: 1, bodiesAt: 1 },
      });
      await database.insert(note).values({ negotiationId, threadId, noteId, position: 0, author, createdAt: at, body });
      await database
        .insert(threadUpdate)
        .values({ negotiationId, threadId, sequence: 1, author, at, bytes: words.bytes });
      await database.insert(threadWriter).values({ negotiationId, threadId, writer: words.writer, author });
      await addDeeds(added, 0, [{ deed: "begun", target, visibility }], { author, at });
    },

    /** A thread, held until this transaction ends: whoever does something to it waits. */
    async lock(text: TextKey): Promise<LockedThread | undefined> {
      const [row] = await database.select().from(thread).where(ofThread(text)).for("update");
      if (row === undefined) return undefined;
      const { author, visibility, stance, tags, revision, sequence, bodiesAt, epoch, resolvedAt, removedAt } = row;
      return {
        ...text,
        ...{ author, visibility, stance: stance ?? undefined, tags, revision, sequence, bodiesAt, epoch },
        ...{ isResolved: resolvedAt !== null, removed: removedAt !== null },
      };
    },

    /** Adds a note behind the others of a thread, with its words. */
    async addNote(locked: LockedThread, { noteId, body, words }: NewNote, { author, at }: DoneBy): Promise<void> {
      const { negotiationKey: negotiationId, threadId, epoch, revision, sequence, bodiesAt } = locked;
      const pieces = [{ author, bytes: words.bytes }];
      const newWriters = [{ writer: words.writer, author }];
      await threadUpdateRows(database).append(
        [{ negotiationKey: negotiationId, threadId, epoch, pieces, newWriters }],
        at,
      );
      const others = await database
        .select({ noteId: note.noteId })
        .from(note)
        .where(and(eq(note.negotiationId, negotiationId), eq(note.threadId, threadId)));
      await database
        .insert(note)
        .values({ negotiationId, threadId, noteId, position: others.length, author, createdAt: at, body });
      await addDeeds(locked, revision, [{ deed: "replied", note: noteId }], { author, at });
      await database
        .update(thread)
        // Its own words need no other reading; those typed before it may.
        .set({ revision: revision + 1, changedAt: at, ...(bodiesAt === sequence ? { bodiesAt: sequence + 1 } : {}) })
        .where(ofThread(locked));
    },

    /** Does something to a thread, and keeps that it was done. What another program says of it is no deed. */
    async change(
      locked: LockedThread,
      deeds: readonly ThreadDeed[],
      { author, at }: DoneBy,
      change: ThreadChange = {},
    ): Promise<void> {
      if (deeds.length === 0 && change.foreign === undefined) return;
      if (deeds.length > 0) await addDeeds(locked, locked.revision, deeds, { author, at });
      await database
        .update(thread)
        .set({ ...change, revision: locked.revision + deeds.length, changedAt: at })
        .where(ofThread(locked));
    },

    /** Takes a note back; its place in the thread stays. */
    async removeNote(locked: LockedThread, noteId: string, by: DoneBy): Promise<void> {
      const { negotiationKey, threadId } = locked;
      await database
        .update(note)
        .set({ removedAt: by.at })
        .where(and(eq(note.negotiationId, negotiationKey), eq(note.threadId, threadId), eq(note.noteId, noteId)));
      await this.change(locked, [{ deed: "note-removed", note: noteId }], by);
    },

    /**
     * Says where a thread stands in a reading of a version, in the place of what was said before. The thread itself is not
     * changed by it: some who see it do not see that version.
     */
    async place(
      locked: LockedThread,
      { versionKey: versionId, reading, anchor }: Pick<DecidedPlacement, "versionKey" | "reading" | "anchor">,
      deed: ThreadDeed,
      { author, at }: DoneBy,
    ): Promise<void> {
      const { negotiationKey: negotiationId, threadId, revision } = locked;
      const said = { anchor: anchor ?? null, author, at };
      await database
        .insert(threadPlacement)
        .values({ negotiationId, threadId, versionId, reading, ...said })
        .onConflictDoUpdate({
          target: [
            ...[threadPlacement.negotiationId, threadPlacement.threadId],
            ...[threadPlacement.versionId, threadPlacement.reading],
          ],
          set: said,
        });
      await addDeeds(locked, revision, [deed], { author, at });
      await database
        .update(thread)
        .set({ revision: revision + 1 })
        .where(ofThread(locked));
    },

    /** The threads of a negotiation but those that were taken back, oldest first. Three queries. */
    async list(negotiationKey: string): Promise<readonly StoredThread[]> {
      const rows = await database
        .select()
        .from(thread)
        .where(and(eq(thread.negotiationId, negotiationKey), isNull(thread.removedAt)))
        .orderBy(asc(thread.createdAt), asc(thread.threadId));
      return withNotes(rows, negotiationKey);
    },

    /** One thread, also one that was taken back. Three queries. */
    async find(text: TextKey): Promise<StoredThread | undefined> {
      // Any text is asked for; the column holds nothing but UUIDs.
      const [found] = await this.listNamed(text.negotiationKey, [text.threadId]);
      return found;
    },

    /** Those of some threads that are there, also those that were taken back; in no order. Three queries. */
    async listNamed(negotiationKey: string, threadIds: readonly string[]): Promise<readonly StoredThread[]> {
      const ids = threadIds.filter(isUuid);
      if (ids.length === 0) return [];
      const rows = await database
        .select()
        .from(thread)
        .where(and(eq(thread.negotiationId, negotiationKey), inArray(thread.threadId, ids)));
      return withNotes(rows, negotiationKey, ids);
    },

    /** What was done to a thread but for typing, in order. One query. */
    async listDeeds({ negotiationKey, threadId }: TextKey): Promise<readonly DoneToThread[]> {
      const rows = await database
        .select()
        .from(threadDeed)
        .where(and(eq(threadDeed.negotiationId, negotiationKey), eq(threadDeed.threadId, threadId)))
        .orderBy(asc(threadDeed.position));
      return rows.map(doneOf);
    },

    /**
     * What was done since a moment to the threads of a negotiation but those that are another person's alone, newest first, at
     * most so much. One query.
     */
    async listDeedsSince(
      negotiationKey: string,
      { since, reader, limit }: { readonly since: Date; readonly reader: string; readonly limit: number },
    ): Promise<readonly DoneToAThread[]> {
      const rows = await database
        .select({ done: threadDeed })
        .from(threadDeed)
        .innerJoin(
          thread,
          and(eq(thread.negotiationId, threadDeed.negotiationId), eq(thread.threadId, threadDeed.threadId)),
        )
        .where(
          and(
            eq(threadDeed.negotiationId, negotiationKey),
            gte(threadDeed.at, since),
            or(ne(thread.visibility, "mine"), eq(thread.author, reader)),
          ),
        )
        .orderBy(desc(threadDeed.at), desc(threadDeed.threadId), desc(threadDeed.position))
        .limit(limit);
      return rows.map(({ done }) => ({ threadId: done.threadId, deed: doneOf(done) }));
    },

    /** All that people said of where the threads of a negotiation stand. One query. */
    async listPlacements(negotiationKey: string): Promise<readonly DecidedPlacement[]> {
      const rows = await database
        .select()
        .from(threadPlacement)
        .where(eq(threadPlacement.negotiationId, negotiationKey))
        .orderBy(asc(threadPlacement.at), asc(threadPlacement.threadId), asc(threadPlacement.versionId));
      return rows.map(({ threadId, versionId, reading, anchor, author, at }) => ({
        ...{ threadId, versionKey: versionId, reading, author },
        ...{ anchor: anchor ?? undefined, at: at.toISOString() },
      }));
    },

    /**
     * Changes with whatever is done to the notes of a negotiation that more than one person sees, and with what was typed there
     * once it is kept for readers. One query.
     */
    async stampOf(negotiationKey: string): Promise<string> {
      const shared = and(eq(thread.negotiationId, negotiationKey), ne(thread.visibility, "mine"));
      const [row] = await database
        .select({
          stamp: sql<string>`concat_ws(' ', count(distinct ${thread.threadId}), sum(${thread.revision}), count(*), max(${note.editedAt}))`,
        })
        .from(thread)
        .innerJoin(note, and(eq(note.negotiationId, thread.negotiationId), eq(note.threadId, thread.threadId)))
        .where(shared);
      return row?.stamp ?? "";
    },

    /**
     * Writes the words of notes as they are after an update beside them, and that they were edited where they differ; does
     * nothing where newer ones stand there.
     */
    async keepBodies(text: TextKey, sequence: number, bodies: readonly KeptBody[]): Promise<void> {
      const kept = await database
        .update(thread)
        .set({ bodiesAt: sequence })
        .where(and(ofThread(text), lt(thread.bodiesAt, sequence)))
        .returning({ threadId: thread.threadId });
      if (kept.length === 0) return;
      for (const { noteId, body, editedAt } of bodies) {
        const own = and(eq(note.negotiationId, text.negotiationKey), eq(note.threadId, text.threadId));
        await database
          .update(note)
          .set({ body, editedAt })
          .where(and(own, eq(note.noteId, noteId), ne(note.body, body)));
      }
    },
  };
}

/** As it was done. */
export function doneOf({
  position,
  author,
  at,
  data,
}: Omit<typeof threadDeed.$inferSelect, "negotiationId" | "threadId">) {
  return { ...data, position, author, at: at.toISOString() } satisfies DoneToThread;
}

type ThreadRow = typeof thread.$inferSelect;
type OpeningRow = Pick<typeof threadDeed.$inferSelect, "data" | "at" | "position">;

function storedOf(
  row: ThreadRow,
  notes: readonly (typeof note.$inferSelect)[],
  openings: readonly OpeningRow[],
): StoredThread {
  const { threadId: id, target, author, visibility, tags, revision, sequence, epoch, bodiesAt } = row;
  const { resolvedBy: by, resolvedAt } = row;
  return {
    ...{ id, target, author, visibility, tags, revision, sequence, epoch, bodiesAt },
    versionKey: row.versionId ?? undefined,
    besideKey: row.besideId ?? undefined,
    at: row.createdAt.toISOString(),
    stance: row.stance ?? undefined,
    resolved: by === null || resolvedAt === null ? undefined : { by, at: resolvedAt.toISOString() },
    removed: row.removedAt !== null,
    changedAt: row.changedAt.toISOString(),
    notes: notes.map(noteOf),
    foreign: row.foreign ?? undefined,
    opened: openings.flatMap(({ data, at, position }): readonly OpenedTo[] =>
      "visibility" in data ? [{ visibility: data.visibility, at: at.toISOString(), position }] : [],
    ),
  };
}

function noteOf({ noteId, author, createdAt, body, editedAt, removedAt }: typeof note.$inferSelect): Note {
  return {
    ...{ id: noteId, author, body, at: createdAt.toISOString(), removed: removedAt !== null },
    editedAt: editedAt?.toISOString(),
  };
}
