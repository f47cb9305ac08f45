import { randomUUID } from "node:crypto";
import { type Actor, authorOf, type Role } from "../model/actor.ts";
import { roleIn } from "../model/can.ts";
import { negotiationNotFound } from "../model/not-found.ts";
import { Problem } from "../model/problem.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import type { StoredToken } from "../storage/people.ts";
import { personNotFound } from "./accounts.ts";
import { afterDays } from "./after-days.ts";
import { findOwnOrManaged, refuseUnlessOwn } from "./own-or-managed.ts";
import { hashSecret, makeSecret } from "./secrets.ts";
import { refuseWrongTitle } from "./titles.ts";
import { keyOfListed } from "./ways-in.ts";

/** A token as it is listed: all but the secret, which nobody sees twice. */
export type Token = {
  readonly id: string;
  /** Whose it is. */
  readonly name: string;
  readonly title: string;
  /** The most that it may do, and the only negotiation in which it may. */
  readonly role: Role;
  readonly negotiation: string | undefined;
  /** ISO 8601 instants in UTC; `lastUsedOn` is a day. */
  readonly createdAt: string;
  readonly expiresAt: string | undefined;
  readonly lastUsedOn: string | undefined;
  readonly revokedAt: string | undefined;
};

export type NewToken = {
  /** Whose: one's own, or an owner's choice. */
  readonly name: string;
  readonly title: string;
  readonly role: Role;
  readonly negotiation?: string | undefined;
  /** Whole days from now; without an end where undefined. */
  readonly days?: number | undefined;
  /** The random text of a form, by which it makes one however often it is sent. */
  readonly once?: string | undefined;
};

const MOST_DAYS = 3660;

/**
 * Makes a token. Whoever has it may what its person may, and no more than its role.
 *
 * @returns The token, and its secret: it is not kept, and cannot be shown again.
 * @throws Problem `sign-in-needed`, `not-allowed`, `person-not-found`, `negotiation-not-found`, `unreadable-account`;
 *   `request-key-reused` where what the form made was revoked since.
 */
export async function makeToken(
  storage: Storage,
  { name, title, role, negotiation, days, once }: NewToken,
  by: Actor,
): Promise<{ readonly token: Token; readonly secret: string }> {
  refuseUnlessOwn(name, by);
  refuseWrongTitle(title, "token", "Say what it is for: the newsroom's script.");
  if (days !== undefined && (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)) {
    throw new Problem("unreadable-account", `A token lasts 1 to ${MOST_DAYS} whole days.`, "Leave it out for no end.");
  }
  return storage.transaction(async (rows) => {
    const person = await rows.people.findLocked(name);
    if (person === undefined) throw personNotFound(name);
    const of = negotiation === undefined ? undefined : await rows.negotiations.find(negotiation);
    // Where somebody is nothing a token would be of no use, and whether it is there is perhaps not for them to know.
    if (negotiation !== undefined && (of === undefined || roleIn(by, of.key) === undefined)) {
      throw negotiationNotFound(negotiation);
    }
    const createdAt = new Date();
    const row = {
      tokenId: randomUUID(),
      personId: person.personId,
      title: title.trim(),
      role,
      negotiationId: of?.key ?? null,
      createdAt,
      expiresAt: days === undefined ? null : afterDays(createdAt, days),
      lastUsedOn: null,
      revokedAt: null,
    };
    const secret = makeSecret("token", once, [authorOf(by), name, title, role, negotiation, days]);
    const tokenSha256 = hashSecret(secret);
    await rows.people.insertToken({ ...row, tokenSha256 });
    const [stored] = await rows.people.listTokens({ tokenSha256 });
    if (stored === undefined || stored.revokedAt !== null) throw revokedSince();
    // A form that is sent again makes no second one.
    if (stored.tokenId === row.tokenId) await noteToken(rows, stored, "token-made", by);
    return { token: presentToken(stored), secret };
  });
}

function revokedSince(): Problem {
  return new Problem(
    "request-key-reused",
    "This form made a token before, which was revoked since.",
    "Open the page anew to make another one.",
  );
}

/** One's own tokens; of everybody for those who manage people and name nobody. Oldest first. */
export async function listTokens(storage: Storage, by: Actor, name?: string): Promise<readonly Token[]> {
  return storage.read(async (rows) => {
    const personKey = await keyOfListed(rows, by, name);
    return (await rows.people.listTokens({ personKey })).map(presentToken);
  });
}

/** Stops a token; a second time changes nothing. @throws Problem `token-not-found`, also for one of somebody else. */
export async function revokeToken(storage: Storage, id: string, by: Actor): Promise<Token> {
  return storage.transaction(async (rows) => {
    const found = await findOwnOrManaged(id, by, (key) => rows.people.listTokens({ tokenKey: key }));
    if (found === undefined) {
      throw new Problem("token-not-found", "There is no such token.", "travaux token list shows those there are.");
    }
    if (found.revokedAt === null) await noteToken(rows, found, "token-revoked", by);
    const revokedAt = found.revokedAt ?? new Date();
    await rows.people.updateToken(found.tokenId, { revokedAt });
    return presentToken({ ...found, revokedAt });
  });
}

/** Told where the token counts, or, of one that counts everywhere, where its person is something. Not its title: it may tell of others. */
async function noteToken(
  rows: Rows,
  token: StoredToken,
  deed: "token-made" | "token-revoked",
  by: Actor,
): Promise<void> {
  const { name, role, personId: personKey, negotiationId } = token;
  const reach = negotiationId === null ? "everywhere" : "here";
  const keys =
    negotiationId === null
      ? (await rows.people.listMemberships({ personKey })).map(({ negotiationKey }) => negotiationKey)
      : [negotiationId];
  for (const key of keys) await rows.audit.addDeed(key, authorOf(by), { deed, name, role, reach });
}

function presentToken(row: StoredToken): Token {
  return {
    id: row.tokenId,
    name: row.name,
    title: row.title,
    role: row.role,
    negotiation: row.negotiation ?? undefined,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString(),
    lastUsedOn: row.lastUsedOn ?? undefined,
    revokedAt: row.revokedAt?.toISOString(),
  };
}
