import type { Actor } from "../model/actor.ts";
import { Problem } from "../model/problem.ts";
import type { StoredIdentity } from "../storage/identities.ts";
import type { Storage } from "../storage/open-storage.ts";
import { findOwnOrManaged } from "./own-or-managed.ts";
import { keyOfListed, refuseLastWayIn } from "./ways-in.ts";

/** As whom the provider of an organisation knows somebody. */
export type LinkedIdentity = {
  readonly id: string;
  /** Whose it is. */
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  /** ISO 8601 instant in UTC. */
  readonly createdAt: string;
};

/** Those of somebody, or of all for those who manage people and name nobody. Oldest first. @throws as `keyOfListed`. */
export async function listIdentities(storage: Storage, by: Actor, name?: string): Promise<readonly LinkedIdentity[]> {
  return storage.read(async (rows) => {
    const personKey = await keyOfListed(rows, by, name);
    return (await rows.identities.list({ personKey })).map(presentIdentity);
  });
}

/** Unlinks it. @throws Problem `identity-not-found`, also for one of somebody else; `last-way-in`. */
export async function removeIdentity(storage: Storage, id: string, by: Actor): Promise<LinkedIdentity> {
  return storage.transaction(async (rows) => {
    const found = await findOwnOrManaged(id, by, (key) => rows.identities.list({ identityKey: key }));
    if (found === undefined) {
      throw new Problem("identity-not-found", "There is no such link.", "Yours are listed on the page /account.");
    }
    await refuseLastWayIn(rows, found.name, by);
    await rows.identities.delete(found.identityId);
    return presentIdentity(found);
  });
}

function presentIdentity({ identityId: id, name, issuer, subject, createdAt }: StoredIdentity): LinkedIdentity {
  return { id, name, issuer, subject, createdAt: createdAt.toISOString() };
}
