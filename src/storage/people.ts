import { and, asc, count, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm/sql";
import type { Role } from "../model/actor.ts";
import { groupBy } from "../model/group-by.ts";
import type { Database } from "./driver.ts";
import { invitation, membership, person, session, token } from "./people-schema.ts";
import { negotiation } from "./schema.ts";
import { isStorable } from "./storable-text.ts";

/** Somebody with an account, as stored. */
export type StoredPerson = typeof person.$inferSelect;

/** What somebody is in a negotiation, by the keys and ids of both. */
export type StoredMembership = {
  readonly personKey: string;
  readonly name: string;
  readonly negotiationKey: string;
  readonly negotiation: string;
  readonly role: Role;
};

/** A token with whose it is and the public id of its negotiation; never the secret. */
export type StoredToken = Omit<typeof token.$inferSelect, "tokenSha256"> & {
  readonly name: string;
  readonly negotiation: string | null;
};

export type StoredInvitation = Omit<typeof invitation.$inferSelect, "invitationSha256"> & {
  readonly negotiation: string | null;
};

/** A person who came in, with all that decides what they may do. */
export type StoredEntrant = {
  readonly person: StoredPerson;
  readonly roles: ReadonlyMap<string, Role>;
  /** Keys of those negotiations, and of the token's, by their public ids. */
  readonly keys: ReadonlyMap<string, string>;
  /** Of a token. */
  readonly token: typeof token.$inferSelect | undefined;
};

/** What open connections came in with, by the hashes of the secrets, and the negotiations that they are about. */
export type WatchedSecrets = {
  readonly tokens: readonly string[];
  readonly sessions: readonly string[];
  readonly negotiationKeys: readonly string[];
};

/** What decides what somebody who came in may do, in the negotiations that were asked about. */
export type StoredStanding = {
  readonly personKey: string;
  readonly name: string;
  readonly isOwner: boolean;
  readonly roles: ReadonlyMap<string, Role>;
  /** Of a token. */
  readonly limit: { readonly role: Role; readonly negotiationKey: string | undefined } | undefined;
};

export type PeopleRows = ReturnType<typeof peopleRows>;

/** People, what they are in negotiations, and what they come in with. One query each. */
export function peopleRows(database: Database) {
  return {
    async hasAny(): Promise<boolean> {
      return (await database.select({ key: person.personId }).from(person).limit(1)).length > 0;
    },

    /** Keeps others who would make an account waiting until this transaction ends; readers are not. */
    async lockAll(): Promise<void> {
      await database.execute(sql`lock table ${person} in share row exclusive mode`);
    },

    /** In order of name. */
    list(): Promise<readonly StoredPerson[]> {
      return database.select().from(person).orderBy(asc(person.name));
    },

    async find(name: string): Promise<StoredPerson | undefined> {
      if (!isStorable(name)) return undefined;
      const [row] = await database.select().from(person).where(eq(person.name, name));
      return row;
    },

    /** The same, and keeps others who ask so waiting until this transaction ends. */
    async findLocked(name: string): Promise<StoredPerson | undefined> {
      if (!isStorable(name)) return undefined;
      const [row] = await database.select().from(person).where(eq(person.name, name)).for("update");
      return row;
    },

    /** @returns false, and nothing inserted, where somebody has the name. */
    async insert(row: StoredPerson): Promise<boolean> {
      const inserted = await database
        .insert(person)
        .values(row)
        .onConflictDoNothing({ target: person.name })
        .returning({ key: person.personId });
      return inserted.length > 0;
    },

    async update(
      personKey: string,
      change: Partial<Pick<StoredPerson, "password" | "isOwner" | "disabledAt">>,
    ): Promise<void> {
      await database.update(person).set(change).where(eq(person.personId, personKey));
    },

    /** Owners whose accounts are open. */
    async countOwners(): Promise<number> {
      const [row] = await database
        .select({ owners: count() })
        .from(person)
        .where(and(eq(person.isOwner, true), isNull(person.disabledAt)));
      return row?.owners ?? 0;
    },

    /** Of one negotiation, of one person, or all; in order of negotiation, then of name. */
    async listMemberships(
      of: { readonly negotiationKey?: string; readonly personKey?: string } = {},
    ): Promise<readonly StoredMembership[]> {
      return database
        .select({
          personKey: membership.personId,
          name: person.name,
          negotiationKey: membership.negotiationId,
          negotiation: negotiation.slug,
          role: membership.role,
        })
        .from(membership)
        .innerJoin(person, eq(person.personId, membership.personId))
        .innerJoin(negotiation, eq(negotiation.negotiationId, membership.negotiationId))
        .where(
          and(
            of.negotiationKey === undefined ? undefined : eq(membership.negotiationId, of.negotiationKey),
            of.personKey === undefined ? undefined : eq(membership.personId, of.personKey),
          ),
        )
        .orderBy(asc(negotiation.slug), asc(person.name));
    },

    /** Gives a role in the place of any other, or takes it away. */
    async setRole(personKey: string, negotiationKey: string, role: Role | null): Promise<void> {
      if (role === null) {
        await database
          .delete(membership)
          .where(and(eq(membership.personId, personKey), eq(membership.negotiationId, negotiationKey)));
        return;
      }
      await database
        .insert(membership)
        .values({ personId: personKey, negotiationId: negotiationKey, role })
        .onConflictDoUpdate({ target: [membership.personId, membership.negotiationId], set: { role } });
    },

    async insertSession(row: typeof session.$inferInsert): Promise<void> {
      await database.insert(session).values(row);
    },

    async deleteSession(sessionSha256: string): Promise<void> {
      await database.delete(session).where(eq(session.sessionSha256, sessionSha256));
    },

    async deleteSessionsOf(personKey: string): Promise<void> {
      await database.delete(session).where(eq(session.personId, personKey));
    },

    /** Whose session it is; nobody's where it ended or the account is closed. */
    async enterBySession(sessionSha256: string, now: Date): Promise<StoredEntrant | undefined> {
      const rows = await database
        .select({
          person,
          negotiationKey: membership.negotiationId,
          negotiation: negotiation.slug,
          role: membership.role,
        })
        .from(session)
        .innerJoin(person, and(eq(person.personId, session.personId), isNull(person.disabledAt)))
        .leftJoin(membership, eq(membership.personId, person.personId))
        .leftJoin(negotiation, eq(negotiation.negotiationId, membership.negotiationId))
        .where(and(eq(session.sessionSha256, sessionSha256), gt(session.expiresAt, now)));
      return entrantOf(rows);
    },

    /** People in their absence, by their keys; without those whose accounts are closed. */
    async listAbsent(personKeys: readonly string[]): Promise<ReadonlyMap<string, StoredEntrant>> {
      const rows = await database
        .select({
          person,
          ...{ negotiationKey: membership.negotiationId, negotiation: negotiation.slug, role: membership.role },
        })
        .from(person)
        .leftJoin(membership, eq(membership.personId, person.personId))
        .leftJoin(negotiation, eq(negotiation.negotiationId, membership.negotiationId))
        .where(and(inArray(person.personId, [...personKeys]), isNull(person.disabledAt)));
      return new Map(
        [...groupBy(rows, (row) => row.person.personId)].flatMap(([key, own]) => {
          const entrant = entrantOf(own);
          return entrant === undefined ? [] : [[key, entrant] as const];
        }),
      );
    },

    /** Whose token it is; nobody's where it is past its time or revoked, or the account is closed. */
    async enterByToken(tokenSha256: string, now: Date): Promise<StoredEntrant | undefined> {
      const rows = await database
        .select({
          person,
          token,
          ...{ negotiationKey: membership.negotiationId, negotiation: negotiation.slug, role: membership.role },
          ofToken: ofToken.slug,
        })
        .from(token)
        .innerJoin(person, and(eq(person.personId, token.personId), isNull(person.disabledAt)))
        .leftJoin(membership, eq(membership.personId, person.personId))
        .leftJoin(negotiation, eq(negotiation.negotiationId, membership.negotiationId))
        .leftJoin(ofToken, eq(ofToken.negotiationId, token.negotiationId))
        .where(and(eq(token.tokenSha256, tokenSha256), tokenHolds(now)));
      return entrantOf(rows);
    },

    /**
     * What those who came in may do in some negotiations as of now, by the hashes of their secrets; absent whoever could not
     * come in any more. One query for all of them.
     */
    async listStanding(
      { tokens, sessions, negotiationKeys }: WatchedSecrets,
      now: Date,
    ): Promise<ReadonlyMap<string, StoredStanding>> {
      const inWatched = and(
        eq(membership.personId, person.personId),
        inArray(membership.negotiationId, [...negotiationKeys]),
      );
      const isOpen = isNull(person.disabledAt);
      const byToken = database
        .select({
          sha256: token.tokenSha256,
          ...shownOfStanding,
          limitRole: sql<Role | null>`${token.role}`,
          limitNegotiationKey: sql<string | null>`${token.negotiationId}`,
        })
        .from(token)
        .innerJoin(person, and(eq(person.personId, token.personId), isOpen))
        .leftJoin(membership, inWatched)
        .where(and(inArray(token.tokenSha256, [...tokens]), tokenHolds(now)));
      const bySession = database
        .select({
          sha256: session.sessionSha256,
          ...shownOfStanding,
          limitRole: sql<Role | null>`null::text`,
          limitNegotiationKey: sql<string | null>`null::uuid`,
        })
        .from(session)
        .innerJoin(person, and(eq(person.personId, session.personId), isOpen))
        .leftJoin(membership, inWatched)
        .where(and(inArray(session.sessionSha256, [...sessions]), gt(session.expiresAt, now)));
      return standingOf(await byToken.unionAll(bySession));
    },

    /** Does nothing where there is one of that secret. */
    async insertToken(row: typeof token.$inferInsert): Promise<void> {
      await database.insert(token).values(row).onConflictDoNothing({ target: token.tokenSha256 });
    },

    /** Of one person, the one of a key or of a secret, or all; oldest first. */
    async listTokens(
      of: { readonly personKey?: string | undefined; readonly tokenKey?: string; readonly tokenSha256?: string } = {},
    ): Promise<readonly StoredToken[]> {
      return database
        .select({ ...shownOfToken, name: person.name, negotiation: negotiation.slug })
        .from(token)
        .innerJoin(person, eq(person.personId, token.personId))
        .leftJoin(negotiation, eq(negotiation.negotiationId, token.negotiationId))
        .where(
          and(
            of.personKey === undefined ? undefined : eq(token.personId, of.personKey),
            of.tokenKey === undefined ? undefined : eq(token.tokenId, of.tokenKey),
            of.tokenSha256 === undefined ? undefined : eq(token.tokenSha256, of.tokenSha256),
          ),
        )
        .orderBy(asc(token.createdAt), asc(token.tokenId));
    },

    async updateToken(tokenKey: string, change: Partial<Pick<StoredToken, "lastUsedOn" | "revokedAt">>): Promise<void> {
      await database.update(token).set(change).where(eq(token.tokenId, tokenKey));
    },

    /** Does nothing where there is one of that secret. */
    async insertInvitation(row: typeof invitation.$inferInsert): Promise<void> {
      await database.insert(invitation).values(row).onConflictDoNothing({ target: invitation.invitationSha256 });
    },

    /** One that nobody took yet and whose time is not over; keeps others who ask so waiting until this transaction ends. */
    async findInvitation(invitationSha256: string, now: Date): Promise<StoredInvitation | undefined> {
      const [row] = await database
        .select({ ...shownOfInvitation, negotiation: negotiation.slug })
        .from(invitation)
        .leftJoin(negotiation, eq(negotiation.negotiationId, invitation.negotiationId))
        .where(
          and(
            eq(invitation.invitationSha256, invitationSha256),
            isNull(invitation.acceptedAt),
            gt(invitation.expiresAt, now),
          ),
        )
        .for("update", { of: invitation });
      return row;
    },

    async acceptInvitation(invitationKey: string, at: Date): Promise<void> {
      await database.update(invitation).set({ acceptedAt: at }).where(eq(invitation.invitationId, invitationKey));
    },
  };
}

function tokenHolds(now: Date) {
  return and(isNull(token.revokedAt), or(isNull(token.expiresAt), gt(token.expiresAt, now)));
}

const shownOfStanding = {
  personKey: person.personId,
  name: person.name,
  isOwner: person.isOwner,
  negotiationKey: membership.negotiationId,
  role: membership.role,
};

// Without its hash: nobody who lists tokens has a use for it.
const shownOfToken = {
  tokenId: token.tokenId,
  personId: token.personId,
  title: token.title,
  role: token.role,
  negotiationId: token.negotiationId,
  createdAt: token.createdAt,
  expiresAt: token.expiresAt,
  lastUsedOn: token.lastUsedOn,
  revokedAt: token.revokedAt,
};

const shownOfInvitation = {
  invitationId: invitation.invitationId,
  negotiationId: invitation.negotiationId,
  role: invitation.role,
  isOwner: invitation.isOwner,
  invitedBy: invitation.invitedBy,
  createdAt: invitation.createdAt,
  expiresAt: invitation.expiresAt,
  acceptedAt: invitation.acceptedAt,
};

type EntrantRow = {
  readonly person: StoredPerson;
  readonly token?: typeof token.$inferSelect;
  readonly negotiationKey: string | null;
  readonly negotiation: string | null;
  readonly role: Role | null;
  readonly ofToken?: string | null;
};

/** The negotiation that a token is for. */
const ofToken = alias(negotiation, "of_token");

/** One row for each negotiation in which they are something, one with nothing where they are nowhere. */
function entrantOf(rows: readonly EntrantRow[]): StoredEntrant | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const [roles, keys] = [new Map<string, Role>(), new Map<string, string>()];
  for (const { negotiationKey, negotiation: id, role } of rows) {
    if (negotiationKey === null || id === null || role === null) continue;
    roles.set(negotiationKey, role);
    keys.set(id, negotiationKey);
  }
  const { person: entered, token: by, ofToken: id } = first;
  if (by?.negotiationId && id) keys.set(id, by.negotiationId);
  return { person: entered, token: by, roles, keys };
}

type StandingRow = Omit<StoredStanding, "roles" | "limit"> & {
  readonly sha256: string;
  readonly negotiationKey: string | null;
  readonly role: Role | null;
  readonly limitRole: Role | null;
  readonly limitNegotiationKey: string | null;
};

/** One row for each of the negotiations in which they are something, one with nothing where they are in none. */
function standingOf(rows: readonly StandingRow[]): ReadonlyMap<string, StoredStanding> {
  return new Map(
    [...groupBy(rows, ({ sha256 }) => sha256)].flatMap(([sha256, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const { personKey, name, isOwner, limitRole, limitNegotiationKey } = first;
      const roles = own.flatMap(({ negotiationKey, role }) =>
        negotiationKey === null || role === null ? [] : [[negotiationKey, role] as const],
      );
      const limit =
        limitRole === null ? undefined : { role: limitRole, negotiationKey: limitNegotiationKey ?? undefined };
      return [[sha256, { personKey, name, isOwner, roles: new Map(roles), limit }] as const];
    }),
  );
}
