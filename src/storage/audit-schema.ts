import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Deed, ReadKind } from "../model/audit.ts";
import { instant, negotiation, negotiationId } from "./schema.ts";

// Who read and did what, for a negotiation's admins: see decisions/0016-who-read-and-did-what.md. People stand here by their
// names, which are for good. From where anybody came stands here as little as anywhere.

/** That somebody read something, once a day. */
export const readNote = pgTable(
  "read_note",
  {
    // Not a foreign key: to check one, whoever reads would wait for whoever files, under the lock of the negotiation.
    negotiationId: negotiationId(),
    noteId: uuid("note_id").notNull(),
    /** A day in UTC. */
    day: text("day").notNull(),
    reader: text("reader").notNull(),
    kind: text("kind").$type<ReadKind>().notNull(),
    /** `document@version` where it is of a single one, and the other one of a comparison; else empty. */
    version: text("version").notNull(),
    beside: text("beside").notNull(),
    /** See `Read`; empty for the whole. */
    part: text("part").notNull(),
    /** The first time on that day; its beginning where the negotiation keeps days only. */
    at: instant("at"),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.noteId] }),
    uniqueIndex("read_note_once").on(
      ...([table.negotiationId, table.day, table.reader, table.kind] as const),
      ...([table.version, table.beside, table.part] as const),
    ),
    index("read_note_at").on(table.negotiationId, table.at, table.noteId),
    index("read_note_reader").on(table.negotiationId, table.reader, table.at),
  ],
);

/** What was done to who may read and do what. Never altered. */
export const deed = pgTable(
  "deed",
  {
    negotiationId: negotiationId().references(() => negotiation.negotiationId),
    deedId: uuid("deed_id").notNull(),
    author: text("author").notNull(),
    deed: text("deed").$type<Deed["deed"]>().notNull(),
    /** To whom; null where it is nobody who has a name yet. */
    name: text("name"),
    /** What else the deed says by itself. */
    data: jsonb("data").notNull(),
    at: instant("at"),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.deedId] }),
    index("deed_at").on(table.negotiationId, table.at, table.deedId),
  ],
);
