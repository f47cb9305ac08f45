import type { Actor, Role, SignedIn } from "../model/actor.ts";
import { refuseUnlessCan } from "../model/can.ts";
import { negotiationNotFound } from "../model/not-found.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import { personNotFound } from "./accounts.ts";

/** What somebody is in a negotiation. */
export type Member = { readonly name: string; readonly negotiation: string; readonly role: Role };

/** Who is what in a negotiation, in order of name. @throws Problem `negotiation-not-found`, `sign-in-needed`, `not-allowed`. */
export async function listMembers(storage: Storage, negotiation: string, by: Actor): Promise<readonly Member[]> {
  return storage.read(async (rows) => {
    const key = await findManaged(rows, negotiation, by);
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
    const key = await findManaged(rows, negotiation, by);
    const person = await rows.people.findLocked(name);
    if (person === undefined) throw personNotFound(name);
    await rows.people.setRole(person.personId, key, role);
  });
}

/** The key of a negotiation whose members may be managed. */
export async function findManaged(rows: Rows, negotiation: string, by: Actor): Promise<string> {
  const stored = await rows.negotiations.find(negotiation);
  if (stored === undefined) throw negotiationNotFound(negotiation);
  refuseUnlessCan(by, "manage-members", { kind: "negotiation", key: stored.key });
  return stored.key;
}

function presentMember({ name, negotiation, role }: Member): Member {
  return { name, negotiation, role };
}
