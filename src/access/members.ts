import { type Actor, authorOf, type Role, type SignedIn } from "../model/actor.ts";
import type { Deed } from "../model/audit.ts";
import { type ActionInNegotiation, refuseUnlessCan } from "../model/can.ts";
import { negotiationNotFound } from "../model/not-found.ts";
import type { StoredNegotiation } from "../storage/negotiations.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import { personNotFound } from "./accounts.ts";

/** What somebody is in a negotiation. */
export type Member = { readonly name: string; readonly negotiation: string; readonly role: Role };

/** Who is what in a negotiation, in order of name. @throws Problem `negotiation-not-found`, `sign-in-needed`, `not-allowed`. */
export async function listMembers(storage: Storage, negotiation: string, by: Actor): Promise<readonly Member[]> {
  return storage.read(async (rows) => {
    const { key } = await getAllowed(rows, negotiation, by, "manage-members");
    return (await rows.people.listMemberships({ negotiationKey: key })).map(presentMember);
  });
}

/** What somebody is in each negotiation in which they are something, in order of its id. */
export async function listOwnRoles(storage: Storage, by: SignedIn): Promise<readonly Member[]> {
  return (await storage.read((rows) => rows.people.listMemberships({ personKey: by.key }))).map(presentMember);
}

/**
 * Gives somebody a role in a negotiation in the place of any other; null takes it away. It holds from their next request on.
 *
 * @throws Problem as `listMembers`, and `person-not-found`.
 */
export async function setRole(
  storage: Storage,
  negotiation: string,
  name: string,
  role: Role | null,
  by: Actor,
): Promise<void> {
  await storage.transaction(async (rows) => {
    const { key } = await getAllowed(rows, negotiation, by, "manage-members");
    const person = await rows.people.findLocked(name);
    if (person === undefined) throw personNotFound(name);
    const { personId: personKey } = person;
    const [had] = await rows.people.listMemberships({ negotiationKey: key, personKey });
    const done = deedOf(name, role, had?.role ?? null);
    if (done === undefined) return;
    await rows.people.setRole(personKey, key, role);
    await rows.audit.addDeed(key, authorOf(by), done);
  });
}

/** Undefined where nothing changes. */
function deedOf(name: string, role: Role | null, before: Role | null): Deed | undefined {
  if (role === before) return undefined;
  if (role !== null) return { deed: "role-given", name, role, before };
  return before === null ? undefined : { deed: "role-taken", name, before };
}

/** A negotiation in which somebody may do something. @throws Problem `negotiation-not-found`, `sign-in-needed`, `not-allowed`. */
export async function getAllowed(
  rows: Rows,
  negotiation: string,
  by: Actor,
  action: ActionInNegotiation,
): Promise<StoredNegotiation> {
  const stored = await rows.negotiations.find(negotiation);
  if (stored === undefined) throw negotiationNotFound(negotiation);
  refuseUnlessCan(by, action, { kind: "negotiation", key: stored.key });
  return stored;
}

function presentMember({ name, negotiation, role }: Member): Member {
  return { name, negotiation, role };
}
