import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { View } from "../model/opening.ts";
import { seenRows } from "./row-security.ts";
import { negotiationId, version } from "./schema.ts";

/**
 * What became of the points between two readings along the version graph: worked out from what is above, and worked out
 * anew whenever it is missing or was made otherwise. A row of a version with itself holds what returned in it.
 */
export const alignment = pgTable(
  "alignment",
  {
    negotiationId: negotiationId(),
    beforeVersionId: uuid("before_version_id").notNull(),
    beforeReading: integer("before_reading").notNull(),
    afterVersionId: uuid("after_version_id").notNull(),
    afterReading: integer("after_reading").notNull(),
    /** The release of the engine that made it. */
    method: text("method").notNull(),
    /** Changes with the verdicts, and with whatever else it was made under. */
    verdicts: text("verdicts").notNull(),
    entries: jsonb("entries").notNull(),
  },
  (table) => [
    // PostgreSQL cuts a name of more than 63 characters, as the one made of the columns would be.
    primaryKey({
      name: "alignment_pk",
      columns: [
        table.negotiationId,
        table.beforeVersionId,
        table.beforeReading,
        table.afterVersionId,
        table.afterReading,
      ],
    }),
    seenRows("alignment"),
    foreignKey({
      name: "alignment_before_fk",
      columns: [table.negotiationId, table.beforeVersionId],
      foreignColumns: [version.negotiationId, version.versionId],
    }),
    foreignKey({
      name: "alignment_after_fk",
      columns: [table.negotiationId, table.afterVersionId],
      foreignColumns: [version.negotiationId, version.versionId],
    }),
  ],
);

/**
 * The numbers of tracks, as a view has them: each with the points that it is known by. `anchor` 0 is the point that the number
 * was given by; those behind it stand on the same track, for where that one is withdrawn. Rows are only ever added, so that no
 * number is given twice: see decisions/0018-row-numbers-that-never-change.md.
 */
export const trackNumber = pgTable(
  "track_number",
  {
    negotiationId: negotiationId(),
    view: text("view").$type<View>().notNull(),
    number: integer("number").notNull(),
    /** Counts from 0. */
    anchor: integer("anchor").notNull(),
    versionId: uuid("version_id").notNull(),
    /** As of an alignment: 0 for a reading text. An anchor has a row for each reading of its version that it was found in. */
    reading: integer("reading").notNull(),
    path: text("path").notNull(),
  },
  (table) => [
    primaryKey({
      name: "track_number_pk",
      columns: [table.negotiationId, table.view, table.number, table.anchor, table.reading],
    }),
    seenRows("track_number"),
    foreignKey({
      name: "track_number_version_fk",
      columns: [table.negotiationId, table.versionId],
      foreignColumns: [version.negotiationId, version.versionId],
    }),
  ],
);
