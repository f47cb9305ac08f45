import type { Actor } from "../model/actor.ts";
import { Problem } from "../model/problem.ts";
import type { Storage } from "../storage/open-storage.ts";
import { applyChange } from "./accounts.ts";
import type { Attempts } from "./attempts.ts";
import { isPassword } from "./passwords.ts";
import { type Session, signIn } from "./sign-in.ts";

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
  const tried = [`${from} ${name}`, from];
  attempts.refuseTooMany(...tried);
  const stored = await storage.read((rows) => rows.people.find(name));
  if (!(await isPassword(old, stored?.password ?? null))) {
    attempts.failed(...tried);
    throw new Problem("wrong-credentials", "This is not the password that you have now.", "Try once more.");
  }
  await applyChange(storage, name, { password: wanted });
  return signIn(storage, attempts, { name, password: wanted, from });
}
