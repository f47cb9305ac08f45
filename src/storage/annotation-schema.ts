import {
  type AnyPgColumn,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { Anchor } from "../model/anchor.ts";
import type { NoteTarget, Stance, ThreadDeed, Visibility } from "../model/annotation.ts";
import { seenRows } from "./row-security.ts";
import { bytea, instant, negotiation, negotiationId, version } from "./schema.ts";

// Notes are no entries of the journal: they are typed letter by letter, some are for one person alone, and a note may be
// taken back. See decisions/0022-notes.md.

/** A note with its replies. Their words are one live text, of which `thread_update` holds every piece. */
export const thread = pgTable(
  "thread",
  {
    negotiationId: negotiationId().references(() => negotiation.negotiationId),
    threadId: uuid("thread_id").notNull(),
    target: jsonb("target").$type<NoteTarget>().notNull(),
    /** The versions that whoever reads the thread must see: of what it is about, and the earlier one of a change. */
    versionId: uuid("version_id"),
    besideId: uuid("beside_id"),
    author: text("author").notNull(),
    createdAt: instant("created_at"),
    visibility: text("visibility").$type<Visibility>().notNull(),
    stance: text("stance").$type<Stance>(),
    tags: jsonb("tags").$type<readonly string[]>().notNull(),
    resolvedBy: text("resolved_by"),
    resolvedAt: timestamp("resolved_at", { withTimezone: true, precision: 3, mode: "date" }),
    removedAt: timestamp("removed_at", { withTimezone: true, precision: 3, mode: "date" }),
    /** How many rows of `thread_deed` there are. */
    revision: integer("revision").notNull(),
    /** How many rows of `thread_update` there are: updates are numbered from 1 without a gap, under the lock of this row. */
    sequence: integer("sequence").notNull(),
    /** Up to which update the bodies in `note` are. */
    bodiesAt: integer("bodies_at").notNull(),
    /** Another one is another text: what a client holds of the former must not be merged into it. */
    epoch: uuid("epoch").notNull(),
    changedAt: instant("changed_at"),
    foreign: jsonb("foreign_parts").$type<Readonly<Record<string, unknown>>>(),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.threadId] }),
    seenRows("thread"),
    index("thread_changed").on(table.negotiationId, table.changedAt),
    foreignKey({
      name: "thread_version_fk",
      columns: [table.negotiationId, table.versionId],
      foreignColumns: [version.negotiationId, version.versionId] as [AnyPgColumn, AnyPgColumn],
    }),
    foreignKey({
      name: "thread_beside_fk",
      columns: [table.negotiationId, table.besideId],
      foreignColumns: [version.negotiationId, version.versionId] as [AnyPgColumn, AnyPgColumn],
    }),
  ],
);

const ofThread = () => ({ negotiationId: negotiationId(), threadId: uuid("thread_id").notNull() });

/** One contribution to a thread. `position` counts from 0, which is the note that it began with. */
export const note = pgTable(
  "note",
  {
    ...ofThread(),
    noteId: uuid("note_id").notNull(),
    position: integer("position").notNull(),
    author: text("author").notNull(),
    createdAt: instant("created_at"),
    /** Its words as of `thread.bodies_at`: a copy, for those who only read. */
    body: text("body").notNull(),
    editedAt: timestamp("edited_at", { withTimezone: true, precision: 3, mode: "date" }),
    removedAt: timestamp("removed_at", { withTimezone: true, precision: 3, mode: "date" }),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.threadId, table.noteId] }),
    seenRows("note"),
    foreignKey({
      name: "note_thread_fk",
      columns: [table.negotiationId, table.threadId],
      foreignColumns: [thread.negotiationId, thread.threadId],
    }),
  ],
);

/** What was typed, in the order in which it was committed: updates of Yjs, format 1. Never altered. */
export const threadUpdate = pgTable(
  "thread_update",
  {
    ...ofThread(),
    sequence: integer("sequence").notNull(),
    author: text("author").notNull(),
    at: instant("at"),
    bytes: bytea("bytes").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.threadId, table.sequence] }),
    foreignKey({
      name: "thread_update_thread_fk",
      columns: [table.negotiationId, table.threadId],
      foreignColumns: [thread.negotiationId, thread.threadId],
    }),
  ],
);

/** All updates up to one of them in one piece, so that a text is read quickly. The updates stay. */
export const threadSnapshot = pgTable(
  "thread_snapshot",
  { ...ofThread(), sequence: integer("sequence").notNull(), bytes: bytea("bytes").notNull() },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.threadId, table.sequence] }),
    foreignKey({
      name: "thread_snapshot_thread_fk",
      columns: [table.negotiationId, table.threadId],
      foreignColumns: [thread.negotiationId, thread.threadId],
    }),
  ],
);

/** Under which number each client of a live text writes, and whose it is: nobody writes under another's. */
export const threadWriter = pgTable(
  "thread_writer",
  { ...ofThread(), writer: text("writer").notNull(), author: text("author").notNull() },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.threadId, table.writer] }),
    foreignKey({
      name: "thread_writer_thread_fk",
      columns: [table.negotiationId, table.threadId],
      foreignColumns: [thread.negotiationId, thread.threadId],
    }),
  ],
);

/** What was done to a thread but for typing, numbered from 0 without a gap under the lock of its row. Never altered. */
export const threadDeed = pgTable(
  "thread_deed",
  {
    ...ofThread(),
    position: integer("position").notNull(),
    author: text("author").notNull(),
    at: instant("at"),
    data: jsonb("data").$type<ThreadDeed>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.threadId, table.position] }),
    seenRows("thread_deed"),
    foreignKey({
      name: "thread_deed_thread_fk",
      columns: [table.negotiationId, table.threadId],
      foreignColumns: [thread.negotiationId, thread.threadId],
    }),
    index("thread_deed_at").on(table.negotiationId, table.at),
  ],
);

/**
 * What was done to threads and was not told yet: written with the deed, taken away with its telling. Whoever writes adds rows
 * and touches none; whoever tells touches no other table of notes: neither waits for the other. So it has no foreign keys.
 */
export const untoldDeed = pgTable(
  "untold_deed",
  {
    ...ofThread(),
    position: integer("position").notNull(),
    /** Not before then is it looked at again; of what nobody looked at yet, 1970. */
    lookAt: instant("look_at"),
    /** Since when its words are waited for to rest, and how many updates the thread had at the last look. */
    restingSince: timestamp("resting_since", { withTimezone: true, precision: 3, mode: "date" }),
    sequence: integer("sequence"),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.threadId, table.position] }),
    index("untold_deed_look").on(table.negotiationId, table.lookAt),
  ],
);

/** Where a person says that a thread stands in another reading of a version; without an anchor, that it stays behind. */
export const threadPlacement = pgTable(
  "thread_placement",
  {
    ...ofThread(),
    versionId: uuid("version_id").notNull(),
    reading: integer("reading").notNull(),
    anchor: jsonb("anchor").$type<Anchor>(),
    author: text("author").notNull(),
    at: instant("at"),
  },
  (table) => [
    primaryKey({
      name: "thread_placement_pk",
      columns: [table.negotiationId, table.threadId, table.versionId, table.reading],
    }),
    seenRows("thread_placement"),
    foreignKey({
      name: "thread_placement_thread_fk",
      columns: [table.negotiationId, table.threadId],
      foreignColumns: [thread.negotiationId, thread.threadId],
    }),
    foreignKey({
      name: "thread_placement_version_fk",
      columns: [table.negotiationId, table.versionId],
      foreignColumns: [version.negotiationId, version.versionId],
    }),
  ],
);

/** Who is at a live text just now, as each process last wrote it down; what is older than half a minute says nothing. */
export const threadPresence = pgTable(
  "thread_presence",
  {
    ...ofThread(),
    /** Of a connection, made by the process that holds it. */
    connection: uuid("connection").notNull(),
    process: uuid("process").notNull(),
    name: text("name").notNull(),
    /** Where they type: as clients write it, at most 500 characters. */
    cursor: text("cursor").notNull(),
    at: instant("at"),
  },
  (table) => [primaryKey({ columns: [table.negotiationId, table.threadId, table.connection] })],
);
