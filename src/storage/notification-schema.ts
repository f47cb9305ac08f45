import {
  boolean,
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
import type { View } from "../model/opening.ts";
import type {
  Base,
  DeliveryState,
  Endpoint,
  Notice,
  NoticeMessage,
  Pace,
  SubscriptionTarget,
  Threshold,
} from "../model/subscription.ts";
import { instant, negotiation, negotiationId } from "./schema.ts";

// Who is told of what. Subscriptions are a person's, and stand beside people; what is made of them belongs to the
// negotiation that it tells of. See decisions/0026-who-is-told-of-what.md.

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
    /** What an event is sought by: null for all negotiations, and for all documents of one; of a thread, the thread alone. */
    negotiationId: uuid("negotiation_id").references(() => negotiation.negotiationId),
    document: text("document"),
    threadId: uuid("thread_id"),
    threshold: jsonb("threshold").$type<Threshold>().notNull(),
    base: jsonb("base").$type<Base>().notNull(),
    pace: jsonb("pace").$type<Pace>().notNull(),
    endpoints: jsonb("endpoints").$type<readonly string[]>().notNull(),
    /** Of a lineage: the points by which it is found, newest first, `document@version~reading#path`. */
    anchors: jsonb("anchors").$type<readonly string[]>().notNull(),
    /** By the key of a negotiation, or of the thread: what was in its journals as this began is not told. */
    since: jsonb("since").$type<Readonly<Record<string, JournalLengths>>>().notNull(),
    createdAt: instant("created_at"),
  },
  (table) => [
    index("subscription_target").on(table.negotiationId, table.threadId, table.document),
    index("subscription_person").on(table.personId),
  ],
);

/** A way to sign what is sent to an endpoint: `whsec_…` for HMAC, `whsk_…` for ed25519. */
export type EndpointSecret = {
  readonly secret: string;
  /** ISO 8601 instant in UTC: of one whose place another has taken, until when it signs as well. */
  readonly until?: string;
};

/** Where webhooks and mails go. */
export const endpoint = pgTable(
  "endpoint",
  {
    endpointId: uuid("endpoint_id").notNull().primaryKey(),
    ...owned(),
    title: text("title").notNull(),
    channel: text("channel").$type<Endpoint["channel"]>().notNull(),
    /** Of mail, `mailto:` and the address: it stands here and nowhere else. */
    url: text("url").notNull(),
    /** Of mail: when whoever reads it said that it may be sent. Until then the endpoint is switched off. */
    confirmedAt: instantOrNull("confirmed_at"),
    /** Of mail: the SHA-256 of what stands in the last link that asks so, and until when it is good. */
    askedSha256: text("asked_sha256"),
    askedUntil: instantOrNull("asked_until"),
    /** The newest first. They are needed to sign, so that no hash of them would do. Of mail, links are made by them. */
    secrets: jsonb("secrets").$type<readonly EndpointSecret[]>().notNull(),
    /** Since when nothing was delivered there of what was tried. */
    failingSince: instantOrNull("failing_since"),
    switchedOffAt: instantOrNull("switched_off_at"),
    /** In a sentence. */
    switchedOffWhy: text("switched_off_why"),
    createdAt: instant("created_at"),
  },
  (table) => [
    index("endpoint_person").on(table.personId),
    index("endpoint_asked").on(table.askedSha256).where(sql`${table.askedSha256} is not null`),
  ],
);

/** A secret address at which what somebody is told is read as a feed. */
export const feed = pgTable(
  "feed",
  {
    feedId: uuid("feed_id").notNull().primaryKey(),
    ...owned(),
    /** The only one that it tells of; null for all of the inbox. */
    subscriptionId: uuid("subscription_id"),
    /** Lower-case hex. The secret itself is kept nowhere. */
    secretSha256: text("secret_sha256").notNull(),
    title: text("title").notNull(),
    createdAt: instant("created_at"),
  },
  (table) => [
    uniqueIndex("feed_secret_sha256").on(table.secretSha256),
    index("feed_person").on(table.personId),
    index("feed_subscription").on(table.subscriptionId),
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
    /** Made from view, number and subscription, or from thread, number and subscription: worked out again, it is the same. */
    noticeId: uuid("notice_id").notNull(),
    subscriptionId: uuid("subscription_id").notNull(),
    ...owned(),
    view: text("view").$type<View>().notNull(),
    /** Of the entry in the view's journal, or of the deed in its thread; -1 of what is neither. */
    number: integer("number").notNull(),
    /** Of what was done to a thread: which, and the note whose words are told. */
    threadId: uuid("thread_id"),
    noteId: uuid("note_id"),
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
    // Counted for each page that somebody who is known reads.
    index("notice_unread")
      .on(...([table.negotiationId, table.personId, table.shownFrom, table.view, table.number] as const))
      .where(sql`${table.readAt} is null`),
  ],
);

/** Something that is to go to an endpoint: one notice, or several together. */
export const delivery = pgTable(
  "delivery",
  {
    negotiationId: negotiationId(),
    deliveryId: uuid("delivery_id").notNull(),
    /** From 0 without a gap within the negotiation, in the order of the events: numbered under the lock of `fan_out`. */
    sequence: integer("sequence").notNull(),
    endpointId: uuid("endpoint_id").notNull(),
    subscriptionId: uuid("subscription_id").notNull(),
    /** What is delivered in order: what stands under one name waits for what stands there before it. */
    chain: text("chain").notNull(),
    isDigest: boolean("is_digest").notNull(),
    state: text("state").$type<DeliveryState>().notNull(),
    dueAt: instant("due_at"),
    attempts: integer("attempts").notNull(),
    /** Of whoever is trying just now; over at `leaseUntil`, whatever became of them. */
    lease: uuid("lease"),
    leaseUntil: instantOrNull("lease_until"),
    madeAt: instant("made_at"),
    endedAt: instantOrNull("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.deliveryId] }),
    uniqueIndex("delivery_sequence").on(table.negotiationId, table.sequence),
    index("delivery_due").on(table.negotiationId, table.dueAt).where(sql`${table.state} = 'waiting'`),
    index("delivery_chain")
      .on(table.negotiationId, table.endpointId, table.chain, table.sequence)
      .where(sql`${table.state} = 'waiting'`),
    index("delivery_endpoint").on(table.negotiationId, table.endpointId, table.sequence),
  ],
);

/** What a delivery tells. */
export const deliveryNotice = pgTable(
  "delivery_notice",
  { negotiationId: negotiationId(), deliveryId: uuid("delivery_id").notNull(), noticeId: uuid("notice_id").notNull() },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.deliveryId, table.noticeId] }),
    index("delivery_notice_notice").on(table.negotiationId, table.noticeId),
  ],
);

/** One try, and what came of it. Never altered. */
export const deliveryAttempt = pgTable(
  "delivery_attempt",
  {
    negotiationId: negotiationId(),
    attemptId: uuid("attempt_id").notNull(),
    deliveryId: uuid("delivery_id").notNull(),
    at: instant("at"),
    /** Of HTTP or SMTP; null where nothing was answered. */
    status: integer("status"),
    /** A sentence where nothing was answered, else the first kilobyte of the answer. */
    answer: text("answer").notNull(),
    /** Milliseconds. */
    took: integer("took").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.attemptId] }),
    index("delivery_attempt_delivery").on(table.negotiationId, table.deliveryId, table.at),
  ],
);
