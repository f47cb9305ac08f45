import type { Actor, SignedIn } from "../model/actor.ts";
import { Problem } from "../model/problem.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { Attempts } from "./attempts.ts";
import { type Credentials, findByPassword } from "./sign-in.ts";

/**
 * Somebody who signed in themselves, for what only they may do with their account.
 *
 * @param what - The end of a sentence: "add a passkey to it".
 * @throws Problem `sign-in-needed`; `not-allowed` for a token.
 */
export function requirePerson(by: Actor, what: string): SignedIn {
  if (by.kind !== "person") {
    throw new Problem("sign-in-needed", `Only whoever signed in to an account may ${what}.`, "Sign in.");
  }
  if (by.limit === undefined) return by;
  throw new Problem("not-allowed", `To ${what}, an account is not entered by a token.`, "Sign in yourself.");
}

/**
 * Asks for the password once more, where there is one: whoever finds a browser open must not be able to keep the account by
 * another way into it.
 *
 * @throws Problem `wrong-credentials`, `too-many-attempts`.
 */
export async function confirmPassword(storage: Storage, attempts: Attempts, credentials: Credentials): Promise<void> {
  const stored = await storage.read((rows) => rows.people.find(credentials.name));
  if (stored?.password == null) return;
  await findByPassword(storage, attempts, credentials, "This is not your password.");
}
