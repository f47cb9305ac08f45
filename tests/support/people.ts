import type { Actor, Role, SignedIn } from "../../src/model/actor.ts";

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
    ...of,
  };
}
