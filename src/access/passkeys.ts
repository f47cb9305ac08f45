import { randomUUID } from "node:crypto";
import type { Actor } from "../model/actor.ts";
import { Problem } from "../model/problem.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { StoredPasskey } from "../storage/passkeys.ts";
import type { Attempts } from "./attempts.ts";
import { beginCeremony, endCeremony } from "./ceremonies.ts";
import { confirmPassword, requirePerson } from "./confirm-password.ts";
import { findOwnOrManaged } from "./own-or-managed.ts";
import {
  askToMake,
  challengeOf,
  type MadePasskey,
  type PasskeyRequest,
  passkeyHostOf,
  readMade,
} from "./passkey-answers.ts";
import { refuseWrongTitle } from "./titles.ts";
import { keyOfListed, refuseLastWayIn } from "./ways-in.ts";

/** A passkey as it is listed. */
export type Passkey = {
  readonly id: string;
  /** Whose it is. */
  readonly name: string;
  readonly title: string;
  /** The only place where one signs in with it: `https://travaux.example.org`. */
  readonly origin: string;
  /** ISO 8601 instant in UTC; `lastUsedOn` is a day. */
  readonly createdAt: string;
  readonly lastUsedOn: string | undefined;
};

const ADD = "add a passkey to it";

/** Where somebody is, as their browser says: what is made at one origin is good for nothing at another. */
export type AtOrigin = { readonly origin: string };

/**
 * Begins to add a passkey; the password is asked for once more, where there is one.
 *
 * @returns What the browser is asked; its answer is for `addPasskey`, within ten minutes.
 * @throws Problem `sign-in-needed`, `not-allowed` for a token, `wrong-credentials`, `too-many-attempts`, `unreadable-account`.
 */
export async function beginAddingPasskey(
  storage: Storage,
  attempts: Attempts,
  wanted: AtOrigin & { readonly title: string; readonly password: string; readonly from: string },
  by: Actor,
): Promise<PasskeyRequest> {
  const person = requirePerson(by, ADD);
  refuseWrongTitle(wanted.title, "passkey", "Say where it is: my telephone.");
  const host = requireHost(wanted.origin);
  const { password, from } = wanted;
  await confirmPassword(storage, attempts, { name: person.name, password, from });
  const [challenge, own] = await Promise.all([
    beginCeremony(storage, "passkey-adding", person.key),
    storage.read((rows) => rows.passkeys.list({ personKey: person.key })),
  ]);
  return askToMake(host, challenge, { ...person, kept: own.map(({ credential }) => credential) });
}

/**
 * Adds the passkey that a browser made.
 *
 * @throws Problem `sign-in-needed`, `not-allowed` for a token; `unreadable-account` for an answer that is none to what was
 *   asked: a second one, one too late, of somebody else, from elsewhere, or of a device that asked for no finger and no code.
 */
export async function addPasskey(
  storage: Storage,
  { title, origin, made }: AtOrigin & { readonly title: string; readonly made: MadePasskey },
  by: Actor,
): Promise<Passkey> {
  const { key, name } = requirePerson(by, ADD);
  refuseWrongTitle(title, "passkey", "Say where it is: my telephone.");
  const host = requireHost(origin);
  const challenge = challengeOf(made);
  if (challenge === undefined || !(await endCeremony(storage, "passkey-adding", challenge, key))) {
    throw new Problem(
      "unreadable-account",
      "This passkey was added already, or the time for it is over.",
      "Add it once more.",
    );
  }
  const kept = await readMade(made, { challenge, origin, host });
  if (kept === undefined) {
    throw new Problem(
      "unreadable-account",
      "What the browser sent is no passkey for this place that asks for a finger, a face or a code.",
      "Try another device.",
    );
  }
  const row = {
    passkeyId: randomUUID(),
    personId: key,
    title,
    origin,
    ...kept,
    createdAt: new Date(),
    lastUsedOn: null,
  };
  if (await storage.read((rows) => rows.passkeys.insert(row))) return presentPasskey({ ...row, name });
  throw new Problem("unreadable-account", "This passkey is kept already.", "Sign in with it.");
}

/** Passkeys of somebody, or of all for those who manage people and name nobody. Oldest first. */
export async function listPasskeys(storage: Storage, by: Actor, name?: string): Promise<readonly Passkey[]> {
  return storage.read(async (rows) => {
    const personKey = await keyOfListed(rows, by, name);
    return (await rows.passkeys.list({ personKey })).map(presentPasskey);
  });
}

/** Removes a passkey for good. @throws Problem `passkey-not-found`, also for one of somebody else; `last-way-in`. */
export async function removePasskey(storage: Storage, id: string, by: Actor): Promise<Passkey> {
  return storage.transaction(async (rows) => {
    const found = await findOwnOrManaged(id, by, (key) => rows.passkeys.list({ passkeyKey: key }));
    if (found === undefined) {
      throw new Problem("passkey-not-found", "There is no such passkey.", "Yours are listed on the page /account.");
    }
    await refuseLastWayIn(rows, found.name, by);
    await rows.passkeys.delete(found.passkeyId);
    return presentPasskey(found);
  });
}

/** @throws Problem `unreadable-account` where browsers keep no passkeys. */
export function requireHost(origin: string): string {
  const host = passkeyHostOf(origin);
  if (host !== undefined) return host;
  throw new Problem(
    "unreadable-account",
    `Passkeys belong to a name that is reached over HTTPS, and this is ${origin.slice(0, 100)}.`,
    "Open the service by its name; on its own machine that is localhost.",
  );
}

function presentPasskey(row: Omit<StoredPasskey, "credential" | "publicKey" | "counter" | "personId">): Passkey {
  return {
    id: row.passkeyId,
    name: row.name,
    title: row.title,
    origin: row.origin,
    createdAt: row.createdAt.toISOString(),
    lastUsedOn: row.lastUsedOn ?? undefined,
  };
}
