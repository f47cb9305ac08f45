import {
  type AnyPgColumn,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm/sql";
import type { Provenance } from "../model/draft.ts";
import type { Party, Round } from "../model/negotiation.ts";
import type { PointStatus, Position, Source } from "../model/point.ts";

// Why every key below starts with the negotiation: decisions/0001-keys-start-with-the-negotiation.md.
// Held by tests/storage/schema.test.ts, which reads the catalogue of a migrated database.

/** Bytes, whatever the driver hands over: PGlite a Uint8Array, postgres.js a Buffer. */
const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (bytes) => new Uint8Array(bytes),
});

const negotiationId = () => uuid("negotiation_id").notNull();

/** One set of talks. `slug` is its public id. */
export const negotiation = pgTable(
  "negotiation",
  {
    negotiationId: negotiationId().primaryKey(),
    slug: text("slug").notNull(),
    title: text("title").notNull(),
    summary: text("summary").notNull(),
    parties: jsonb("parties").$type<readonly Party[]>().notNull(),
    rounds: jsonb("rounds").$type<readonly Round[]>().notNull(),
  },
  (table) => [uniqueIndex("negotiation_slug").on(table.slug)],
);

/** One line of text on the table. `position` counts from 0 in the order of the description. */
export const document = pgTable(
  "document",
  {
    negotiationId: negotiationId().references(() => negotiation.negotiationId),
    documentId: uuid("document_id").notNull(),
    slug: text("slug").notNull(),
    title: text("title").notNull(),
    position: integer("position").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.documentId] }),
    uniqueIndex("document_slug").on(table.negotiationId, table.slug),
  ],
);

/** Bytes as they came in, once per negotiation however often they are filed. */
export const capture = pgTable(
  "capture",
  {
    negotiationId: negotiationId().references(() => negotiation.negotiationId),
    /** Lower-case hex. */
    sha256: text("sha256").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (table) => [primaryKey({ columns: [table.negotiationId, table.sha256] })],
);

/**
 * One state of a document, never updated once inserted. Media type and extractor belong to the reading and not to the
 * bytes: the same file filed twice may have been read by two releases of an extractor.
 */
export const version = pgTable(
  "version",
  {
    negotiationId: negotiationId(),
    versionId: uuid("version_id").notNull(),
    documentId: uuid("document_id").notNull(),
    /** Unique within the negotiation, so that based-on needs no document. */
    slug: text("slug").notNull(),
    title: text("title").notNull(),
    kind: text("kind").$type<NonNullable<Provenance["kind"]>>(),
    round: text("round"),
    textDate: text("text_date"),
    published: text("published"),
    publishedBy: text("published_by"),
    witnessOf: uuid("witness_of"),
    coverage: text("coverage").$type<Provenance["coverage"]>().notNull(),
    numbering: text("numbering").$type<Provenance["numbering"]>().notNull(),
    language: text("language"),
    originalLanguage: text("original_language"),
    translationPath: text("translation_path"),
    route: text("route").$type<NonNullable<Provenance["route"]>>(),
    grade: text("grade").$type<NonNullable<Provenance["grade"]>>(),
    gradeReason: text("grade_reason"),
    verification: text("verification"),
    sources: jsonb("sources").$type<readonly Source[]>().notNull(),
    notes: text("notes"),
    pointCount: integer("point_count").notNull(),
    filedAt: timestamp("filed_at", { withTimezone: true, mode: "date" }).notNull(),
    captureSha256: text("capture_sha256").notNull(),
    mediaType: text("media_type").notNull(),
    extractor: text("extractor").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.versionId] }),
    uniqueIndex("version_slug").on(table.negotiationId, table.slug),
    index("version_document").on(table.negotiationId, table.documentId),
    foreignKey({
      name: "version_document_fk",
      columns: [table.negotiationId, table.documentId],
      foreignColumns: [document.negotiationId, document.documentId],
    }),
    foreignKey({
      name: "version_capture_fk",
      columns: [table.negotiationId, table.captureSha256],
      foreignColumns: [capture.negotiationId, capture.sha256],
    }),
    foreignKey({
      name: "version_witness_of_fk",
      columns: [table.negotiationId, table.witnessOf],
      foreignColumns: [table.negotiationId, table.versionId] as [AnyPgColumn, AnyPgColumn],
    }),
  ],
);

/** One edge of the based-on graph. `position` keeps the order in which a version names its parents, from 0. */
export const versionBasedOn = pgTable(
  "version_based_on",
  {
    negotiationId: negotiationId(),
    versionId: uuid("version_id").notNull(),
    parentId: uuid("parent_id").notNull(),
    position: integer("position").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.versionId, table.parentId] }),
    foreignKey({
      name: "version_based_on_version_fk",
      columns: [table.negotiationId, table.versionId],
      foreignColumns: [version.negotiationId, version.versionId],
    }),
    foreignKey({
      name: "version_based_on_parent_fk",
      columns: [table.negotiationId, table.parentId],
      foreignColumns: [version.negotiationId, version.versionId],
    }),
  ],
);

/** One point of a version. `parentId` stays within the version: its key starts with the version's. */
export const point = pgTable(
  "point",
  {
    negotiationId: negotiationId(),
    versionId: uuid("version_id").notNull(),
    pointId: uuid("point_id").notNull(),
    parentId: uuid("parent_id"),
    /** Counts from 0 in reading order, over the whole version. */
    readingOrder: integer("reading_order").notNull(),
    depth: integer("depth").notNull(),
    path: text("path").notNull(),
    number: text("number").notNull(),
    label: text("label"),
    heading: text("heading"),
    text: text("text"),
    status: text("status").$type<PointStatus>(),
    note: text("note"),
    sources: jsonb("sources").$type<readonly Source[]>(),
    positions: jsonb("positions").$type<readonly Position[]>(),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.versionId, table.pointId] }),
    uniqueIndex("point_reading_order").on(table.negotiationId, table.versionId, table.readingOrder),
    // Path before version: the same index answers "which versions hold this path".
    uniqueIndex("point_path").on(table.negotiationId, table.path, table.versionId),
    foreignKey({
      name: "point_version_fk",
      columns: [table.negotiationId, table.versionId],
      foreignColumns: [version.negotiationId, version.versionId],
    }),
    foreignKey({
      name: "point_parent_fk",
      columns: [table.negotiationId, table.versionId, table.parentId],
      foreignColumns: [table.negotiationId, table.versionId, table.pointId] as [AnyPgColumn, AnyPgColumn, AnyPgColumn],
    }),
    check("point_text_known", sql`${table.text} is not null or coalesce(${table.status}, 'listed') = 'unreported'`),
  ],
);
