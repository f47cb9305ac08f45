import { bigint, boolean, index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Role } from "../model/actor.ts";
import { instant, negotiation, negotiationId } from "./schema.ts";

// People, and what they come in with: small tables that stand beside all negotiations, so that their keys cannot start with
// one: see decisions/0011-people-and-what-they-may-do.md. Secrets are kept as their SHA-256 in lower-case hex, and nowhere else.

/** Somebody with an account. Never deleted, since what they wrote names them: `disabledAt` closes the account. */
export const person = pgTable(
  "person",
  {
    personId: uuid("person_id").notNull().primaryKey(),
    /** Public id, and the author of what they write. */
    name: text("name").notNull(),
    /** Keeps the whole record. */
    isOwner: boolean("is_owner").notNull(),
    /** As `hashPassword` writes it; null until one is chosen. */
    password: text("password"),
    createdAt: instant("created_at"),
    disabledAt: timestamp("disabled_at", { withTimezone: true, precision: 3, mode: "date" }),
  },
  (table) => [uniqueIndex("person_name").on(table.name)],
);

/** What a person is in a negotiation. */
export const membership = pgTable(
  "membership",
  {
    personId: uuid("person_id").notNull(),
    negotiationId: negotiationId().references(() => negotiation.negotiationId),
    role: text("role").$type<Role>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.negotiationId] }),
    index("membership_negotiation").on(table.negotiationId),
  ],
);

/** A browser in which somebody is signed in. */
export const session = pgTable(
  "session",
  {
    sessionSha256: text("session_sha256").notNull().primaryKey(),
    personId: uuid("person_id").notNull(),
    startedAt: instant("started_at"),
    expiresAt: instant("expires_at"),
  },
  (table) => [index("session_person").on(table.personId)],
);

/** A link by which somebody makes an account once, or joins a negotiation. */
export const invitation = pgTable(
  "invitation",
  {
    invitationSha256: text("invitation_sha256").notNull().primaryKey(),
    invitationId: uuid("invitation_id").notNull(),
    /** Null for one into the record alone. */
    negotiationId: uuid("negotiation_id").references(() => negotiation.negotiationId),
    role: text("role").$type<Role>(),
    isOwner: boolean("is_owner").notNull(),
    invitedBy: text("invited_by").notNull(),
    createdAt: instant("created_at"),
    expiresAt: instant("expires_at"),
    acceptedAt: timestamp("accepted_at", { withTimezone: true, precision: 3, mode: "date" }),
  },
  (table) => [uniqueIndex("invitation_id").on(table.invitationId)],
);

/** What a script comes in with: a person, or less. */
export const token = pgTable(
  "token",
  {
    tokenId: uuid("token_id").notNull().primaryKey(),
    tokenSha256: text("token_sha256").notNull(),
    personId: uuid("person_id").notNull(),
    /** What it is for, in its owner's words. */
    title: text("title").notNull(),
    /** The most that it may do, and the only negotiation in which it may; null for all of the person's. */
    role: text("role").$type<Role>().notNull(),
    negotiationId: uuid("negotiation_id").references(() => negotiation.negotiationId),
    createdAt: instant("created_at"),
    expiresAt: timestamp("expires_at", { withTimezone: true, precision: 3, mode: "date" }),
    /** A day in UTC, and no more: nobody needs to know when. */
    lastUsedOn: text("last_used_on"),
    revokedAt: timestamp("revoked_at", { withTimezone: true, precision: 3, mode: "date" }),
  },
  (table) => [uniqueIndex("token_sha256").on(table.tokenSha256), index("token_person").on(table.personId)],
);

/** A key pair that a person's device keeps: what it signs at one origin is as good as a password. */
export const passkey = pgTable(
  "passkey",
  {
    passkeyId: uuid("passkey_id").notNull().primaryKey(),
    /** As the device calls it, in base64url. */
    credential: text("credential").notNull(),
    personId: uuid("person_id").notNull(),
    /** In its owner's words. */
    title: text("title").notNull(),
    /** Where it was made, and the only place where what it signs counts. */
    origin: text("origin").notNull(),
    /** COSE, in base64url. */
    publicKey: text("public_key").notNull(),
    /** How often it signed, as it last said; 0 for ever where a device does not count. */
    counter: bigint("counter", { mode: "number" }).notNull(),
    createdAt: instant("created_at"),
    /** A day in UTC, and no more. */
    lastUsedOn: text("last_used_on"),
  },
  (table) => [uniqueIndex("passkey_credential").on(table.credential), index("passkey_person").on(table.personId)],
);

/** As whom an organisation's provider knows a person; nothing else that it says of them is kept. */
export const identity = pgTable(
  "identity",
  {
    identityId: uuid("identity_id").notNull().primaryKey(),
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    personId: uuid("person_id").notNull(),
    createdAt: instant("created_at"),
  },
  (table) => [
    uniqueIndex("identity_subject").on(table.issuer, table.subject),
    uniqueIndex("identity_person").on(table.personId, table.issuer),
  ],
);

/** What a browser was asked to answer, once and soon: the hash of a challenge. Deleted by its first answer. */
export const ceremony = pgTable(
  "ceremony",
  {
    challengeSha256: text("challenge_sha256").notNull().primaryKey(),
    kind: text("kind").$type<CeremonyKind>().notNull(),
    /** Who was asked, where that was known. */
    personId: uuid("person_id"),
    expiresAt: instant("expires_at"),
  },
  (table) => [index("ceremony_expiry").on(table.expiresAt)],
);

export type CeremonyKind =
  | "passkey-adding"
  | "passkey-sign-in"
  | "organisation-sign-in"
  | "organisation-linking"
  | "organisation-invitation";
