import type { Actor, SignedIn } from "../model/actor.ts";
import { RECORD, refuseUnlessCan } from "../model/can.ts";
import { Problem } from "../model/problem.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import { personNotFound } from "./accounts.ts";
import { refuseUnlessOwn } from "./own-or-managed.ts";

/** Whether one signs in with a password, or only otherwise. */
export async function hasPassword(storage: Storage, { name }: SignedIn): Promise<boolean> {
  return (await storage.read((rows) => rows.people.find(name)))?.password != null;
}

/**
 * The key of the person whose ways in are listed; undefined for those of all.
 *
 * @throws Problem `sign-in-needed`, `not-allowed`, `person-not-found`.
 */
export async function keyOfListed(rows: Rows, by: Actor, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) {
    refuseUnlessCan(by, "manage-people", RECORD);
    return undefined;
  }
  refuseUnlessOwn(name, by);
  const person = await rows.people.find(name);
  if (person === undefined) throw personNotFound(name);
  return person.personId;
}

/**
 * Before one takes away a passkey or a link of one's own: there must be another way in. Others may take it away, since they
 * can give a password. Keeps those who take another one away waiting.
 *
 * @throws Problem `last-way-in`.
 */
export async function refuseLastWayIn(rows: Rows, name: string, by: Actor): Promise<void> {
  if (by.kind !== "person" || by.name !== name) return;
  const person = await rows.people.findLocked(name);
  if (person === undefined || person.password !== null) return;
  const { personId: personKey } = person;
  const passkeys = await rows.passkeys.list({ personKey });
  const identities = await rows.identities.list({ personKey });
  if (passkeys.length + identities.length > 1) return;
  throw new Problem(
    "last-way-in",
    "This is your only way in, and you have no password.",
    "Add a passkey first, or ask an owner of the record for a password.",
  );
}
