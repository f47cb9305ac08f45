import type { Actor, Role, SignedIn } from "../../src/model/actor.ts";

/**
 * 32 times less work for each password: where people are many and passwords not the subject, deriving them is most of a
 * test's time. tests/cli/accounts.test.ts and the walks in a browser do it in earnest.
 */
export const CHEAP_PASSWORDS = 2 ** 10;

/** Somebody who is signed in, with roles by the keys of negotiations. */
export function aPerson(name: string, roles: Readonly<Record<string, Role>> = {}, of: Partial<SignedIn> = {}): Actor {
  const own = new Map(Object.entries(roles));
  return {
    kind: "person",
    key: `key of ${name}`,
    name,
    isOwner: false,
    roles: own,
    keys: new Map(),
    limit: undefined,
    credential: undefined,
    ...of,
  };
}
