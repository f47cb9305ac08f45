import type { Actor } from "../model/actor.ts";
import { Problem } from "../model/problem.ts";
import type { Storage } from "../storage/open-storage.ts";
import { applyChange } from "./accounts.ts";
import type { Attempts } from "./attempts.ts";
import { beginSession, findByPassword, type Session } from "./sign-in.ts";

export type NewPassword = {
  readonly old: string;
  readonly wanted: string;
  /** As in `Credentials`. */
  readonly from: string;
};

/**
 * Gives oneself another password. The old one is asked for again: whoever finds a browser open must not be able to keep
 * the account. Every session of the account ends.
 *
 * @returns A session in their place.
 * @throws Problem `sign-in-needed`, `not-allowed` for a token, `wrong-credentials`, `too-many-attempts`, `unreadable-account`.
 */
export async function changeOwnPassword(
  storage: Storage,
  attempts: Attempts,
  { old, wanted, from }: NewPassword,
  by: Actor,
): Promise<Session> {
  if (by.kind !== "person") {
    throw new Problem("sign-in-needed", "Only whoever signed in to an account may change its password.", "Sign in.");
  }
  if (by.limit !== undefined) {
    throw new Problem("not-allowed", "A token changes no password.", "Sign in with name and password.");
  }
  const { name } = by;
  const wrong = "This is not the password that you have now.";
  const personKey = await findByPassword(storage, attempts, { name, password: old, from }, wrong);
  await applyChange(storage, name, { password: wanted }, attempts.passwordCost);
  return beginSession(storage, personKey);
}
