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
import type { JournalEvent } from "../model/journal.ts";
import type { Party, Round } from "../model/negotiation.ts";
import type { OpenState } from "../model/opening.ts";
import type { PointStatus, Position, Source } from "../model/point.ts";
import type { Times } from "../model/times.ts";
import { seenRows } from "./row-security.ts";

// Why every key below starts with the negotiation: decisions/0001-keys-start-with-the-negotiation.md.
// Held by tests/storage/schema.test.ts, which reads the catalogue of a migrated database.

/** Bytes, whatever the driver hands over: PGlite a Uint8Array, postgres.js a Buffer. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (bytes) => new Uint8Array(bytes),
});

export const negotiationId = () => uuid("negotiation_id").notNull();

/** In whole milliseconds, as JavaScript has them: finer ones would be read as if they were not there. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" }).notNull();

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
    /** No part of the description: a choice of its admins, which the journal does not hold. */
    times: text("times").$type<Times>().notNull(),
  },
  (table) => [uniqueIndex("negotiation_slug").on(table.slug), seenRows("negotiation")],
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
    seenRows("document"),
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
  (table) => [primaryKey({ columns: [table.negotiationId, table.sha256] }), seenRows("capture")],
);

/**
 * One state of a document, never updated once inserted but for how open it is. Media type and extractor belong to the reading and not to the
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
    filedAt: instant("filed_at"),
    captureSha256: text("capture_sha256").notNull(),
    mediaType: text("media_type").notNull(),
    extractor: text("extractor").notNull(),
    /** To whom it is open by now: what its last entry of the journal says of that, where policies can read it. */
    openState: text("open_state").$type<OpenState>().notNull(),
    /** From when on to everybody: of an embargo that is on. */
    publicFrom: timestamp("public_from", { withTimezone: true, precision: 3, mode: "date" }),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.versionId] }),
    seenRows("version"),
    uniqueIndex("version_slug").on(table.negotiationId, table.slug),
    index("version_document").on(table.negotiationId, table.documentId),
    // Embargoes that are on: few, and looked for four times a second.
    index("version_public_from").on(table.negotiationId, table.publicFrom).where(sql`${table.publicFrom} is not null`),
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
    seenRows("version_based_on"),
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

/**
 * A better reading of a version already filed: a slip mended, a point split otherwise. Readings count from 1, which is the
 * filing itself and stands in `version`; the rows here count from 2. What a correction does not touch is null.
 */
export const correction = pgTable(
  "correction",
  {
    negotiationId: negotiationId(),
    versionId: uuid("version_id").notNull(),
    reading: integer("reading").notNull(),
    /** The whole of it but for the edges of the graph, which no correction changes. */
    provenance: jsonb("provenance").$type<Omit<Provenance, "basedOn" | "witnessOf">>().notNull(),
    pointCount: integer("point_count").notNull(),
    reason: text("reason").notNull(),
    author: text("author").notNull(),
    correctedAt: instant("corrected_at"),
    captureSha256: text("capture_sha256").notNull(),
    mediaType: text("media_type").notNull(),
    extractor: text("extractor").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.versionId, table.reading] }),
    seenRows("correction"),
    foreignKey({
      name: "correction_version_fk",
      columns: [table.negotiationId, table.versionId],
      foreignColumns: [version.negotiationId, version.versionId],
    }),
    foreignKey({
      name: "correction_capture_fk",
      columns: [table.negotiationId, table.captureSha256],
      foreignColumns: [capture.negotiationId, capture.sha256],
    }),
    check("correction_reading_second", sql`${table.reading} >= 2`),
  ],
);

/** One point of one reading of a version. Its place there is its key: points are never altered, so places never change. */
export const point = pgTable(
  "point",
  {
    negotiationId: negotiationId(),
    versionId: uuid("version_id").notNull(),
    /** Counts from 1; see `correction`. */
    reading: integer("reading").notNull(),
    /** Counts from 0 in reading order, over the whole reading. */
    readingOrder: integer("reading_order").notNull(),
    /** Reading order of the point it stands under. */
    parentOrder: integer("parent_order"),
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
    primaryKey({ columns: [table.negotiationId, table.versionId, table.reading, table.readingOrder] }),
    seenRows("point"),
    // Path before version: the same index answers "which versions hold this path".
    uniqueIndex("point_path").on(table.negotiationId, table.path, table.versionId, table.reading),
    foreignKey({
      name: "point_version_fk",
      columns: [table.negotiationId, table.versionId],
      foreignColumns: [version.negotiationId, version.versionId],
    }),
    foreignKey({
      name: "point_parent_fk",
      columns: [table.negotiationId, table.versionId, table.reading, table.parentOrder],
      foreignColumns: [table.negotiationId, table.versionId, table.reading, table.readingOrder] as [
        AnyPgColumn,
        AnyPgColumn,
        AnyPgColumn,
        AnyPgColumn,
      ],
    }),
    check("point_text_known", sql`${table.text} is not null or coalesce(${table.status}, 'listed') = 'unreported'`),
  ],
);

/**
 * The negotiation's journal: every filing, correction, withdrawal, verdict and whatever else people said, in the order in
 * which it was committed. Append-only. Each entry is a leaf of the ledger, linked to the one before it in its chain.
 */
export const journal = pgTable(
  "journal",
  {
    negotiationId: negotiationId().references(() => negotiation.negotiationId),
    /** Counts from 0 without a gap. */
    position: integer("position").notNull(),
    event: text("event").$type<JournalEvent["event"]>().notNull(),
    /** The document's id; the negotiation's for what concerns no single document. */
    chainId: uuid("chain_id").notNull(),
    chainPosition: integer("chain_position").notNull(),
    versionId: uuid("version_id"),
    reading: integer("reading"),
    author: text("author").notNull(),
    at: instant("at"),
    /** What the event says by itself; what it filed stands in the tables above and is part of its leaf all the same. */
    data: jsonb("data").notNull(),
    /** 32 random bytes: without them nobody can guess a text from its hash. */
    salt: bytea("salt").notNull(),
    previousHash: bytea("previous_hash"),
    leafHash: bytea("leaf_hash").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.position] }),
    seenRows("journal"),
    uniqueIndex("journal_chain").on(table.negotiationId, table.chainId, table.chainPosition),
    index("journal_event").on(table.negotiationId, table.event, table.position),
    foreignKey({
      name: "journal_version_fk",
      columns: [table.negotiationId, table.versionId],
      foreignColumns: [version.negotiationId, version.versionId],
    }),
  ],
);

/** Answers already given to requests that carried a key of their own, so that a request sent twice is done once. */
export const answeredRequest = pgTable(
  "answered_request",
  {
    negotiationId: negotiationId().references(() => negotiation.negotiationId),
    /** SHA-256 of the key the client chose, lower-case hex. */
    keySha256: text("key_sha256").notNull(),
    /** SHA-256 of what was asked, lower-case hex. */
    requestSha256: text("request_sha256").notNull(),
    answer: jsonb("answer").notNull(),
    answeredAt: instant("answered_at"),
  },
  (table) => [primaryKey({ columns: [table.negotiationId, table.keySha256] })],
);
