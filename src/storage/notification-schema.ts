import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { View } from "../model/opening.ts";
import type { Base, Notice, NoticeMessage, Pace, SubscriptionTarget, Threshold } from "../model/subscription.ts";
import { instant, negotiation, negotiationId } from "./schema.ts";

// Who is told of what. Subscriptions are a person's, and stand beside people; what is made of them belongs to the
// negotiation that it tells of. See decisions/0023-who-is-told-of-what.md.

const instantOrNull = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

/** Whose a row is: nobody's key is the machine's. Of what a token made, its hash as well. */
const owned = () => ({ personId: uuid("person_id"), tokenSha256: text("token_sha256") });

/** How long the journal of a negotiation was for each view. */
export type JournalLengths = Readonly<Record<View, number>>;

export const subscription = pgTable(
  "subscription",
  {
    subscriptionId: uuid("subscription_id").notNull().primaryKey(),
    ...owned(),
    title: text("title").notNull(),
    target: jsonb("target").$type<SubscriptionTarget>().notNull(),
    /** What an event is sought by: null for all negotiations, and for all documents of one. */
    negotiationId: uuid("negotiation_id").references(() => negotiation.negotiationId),
    document: text("document"),
    threshold: jsonb("threshold").$type<Threshold>().notNull(),
    base: jsonb("base").$type<Base>().notNull(),
    pace: jsonb("pace").$type<Pace>().notNull(),
    endpoints: jsonb("endpoints").$type<readonly string[]>().notNull(),
    /** Of a lineage: the points by which it is found, newest first, `document@version~reading#path`. */
    anchors: jsonb("anchors").$type<readonly string[]>().notNull(),
    /** By the key of a negotiation: what was in its journals as this began is not told. */
    since: jsonb("since").$type<Readonly<Record<string, JournalLengths>>>().notNull(),
    createdAt: instant("created_at"),
  },
  (table) => [
    index("subscription_target").on(table.negotiationId, table.document),
    index("subscription_person").on(table.personId),
  ],
);

// No foreign keys below: to check one, whoever tells would wait for the lock of whoever files, and whoever files for them.

/** Up to where the journals of a negotiation were told: one row, held by whoever tells on. */
export const fanOut = pgTable("fan_out", {
  negotiationId: negotiationId().primaryKey(),
  /** The numbers of the entries that come next, for each view. */
  desk: integer("desk").notNull(),
  members: integer("members").notNull(),
  public: integer("public").notNull(),
  /** The length of the desk's journal up to which all views were told. */
  toldLength: integer("told_length").notNull(),
  /** How many deliveries were made: they are numbered from 0 under the lock of this row. */
  deliveries: integer("deliveries").notNull(),
});

/** One event for one subscription. */
export const notice = pgTable(
  "notice",
  {
    negotiationId: negotiationId(),
    /** Made from view, number and subscription: worked out again, it is the same. */
    noticeId: uuid("notice_id").notNull(),
    subscriptionId: uuid("subscription_id").notNull(),
    ...owned(),
    view: text("view").$type<View>().notNull(),
    /** Of the entry in the view's journal; -1 of what is no entry. */
    number: integer("number").notNull(),
    kind: text("kind").$type<Notice["kind"]>().notNull(),
    document: text("document"),
    version: text("version"),
    at: instant("at"),
    shownFrom: instant("shown_from"),
    message: jsonb("message").$type<NoticeMessage>().notNull(),
    readAt: instantOrNull("read_at"),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.noticeId] }),
    index("notice_person").on(
      ...([table.negotiationId, table.personId, table.shownFrom, table.number, table.noticeId] as const),
    ),
  ],
);
