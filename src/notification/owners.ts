import { type Actor, LOCAL, NOBODY } from "../model/actor.ts";
import type { Rows } from "../storage/open-storage.ts";
import type { StoredEntrant } from "../storage/people.ts";
import { signedInAs } from "../storage/signed-in-as.ts";

/** Whose a row is, as it is stored. */
type OwnedRow = { readonly personId: string | null; readonly tokenSha256: string | null };

/**
 * As whom the owners of some rows would be told now: with the roles that they have now, and no more than the token may by
 * which a row was made. Nobody where the account is closed, or the token is revoked or past its end. One query for all
 * people, one for each token.
 */
export async function readOwners(rows: Rows, owned: readonly OwnedRow[], now: Date): Promise<(row: OwnedRow) => Actor> {
  const keys = [...new Set(owned.flatMap(({ personId }) => personId ?? []))];
  const people = keys.length === 0 ? new Map<string, StoredEntrant>() : await rows.people.listAbsent(keys);
  const tokens = new Map<string, StoredEntrant | undefined>();
  for (const hash of new Set(owned.flatMap(({ tokenSha256 }) => tokenSha256 ?? []))) {
    tokens.set(hash, await rows.people.enterByToken(hash, now));
  }
  return ({ personId, tokenSha256 }) => {
    if (personId === null) return LOCAL;
    const entrant = tokenSha256 === null ? people.get(personId) : tokens.get(tokenSha256);
    return entrant === undefined ? NOBODY : signedInAs(entrant, undefined);
  };
}
