import type { Credential, SignedIn } from "../model/actor.ts";
import type { StoredEntrant } from "./people.ts";

/** Somebody as they come in; without a credential, as they would in their absence. A token's limits are theirs. */
export function signedInAs(
  { person, roles, keys, token }: StoredEntrant,
  credential: Credential | undefined,
): SignedIn {
  const { personId: key, name, isOwner } = person;
  const limit = token && { role: token.role, negotiationKey: token.negotiationId ?? undefined };
  return { kind: "person", key, name, isOwner, roles, keys, limit, credential };
}
