import { Problem } from "../model/problem.ts";
import type { Storage } from "../storage/open-storage.ts";
import { afterDays } from "./after-days.ts";
import type { Attempts } from "./attempts.ts";
import { isPassword } from "./passwords.ts";
import { hashSecret, makeSecret } from "./secrets.ts";

/** A session that has begun: its secret, for a cookie, and when it ends. */
export type Session = { readonly secret: string; readonly expiresAt: Date };

export type Credentials = {
  readonly name: string;
  readonly password: string;
  /** Where the request came from, for counting what went wrong; kept in memory for ten minutes and nowhere else. */
  readonly from: string;
};

const SESSION_DAYS = 30;

/**
 * Begins a session by a password. Which of name and password was wrong is not said, nor told by the time it takes.
 *
 * @throws Problem `wrong-credentials`, `too-many-attempts`.
 */
export async function signIn(storage: Storage, attempts: Attempts, credentials: Credentials): Promise<Session> {
  const wrong = "There is nobody of that name with that password.";
  return beginSession(storage, await findByPassword(storage, attempts, credentials, wrong));
}

/**
 * The key of whoever has that name and that password, and an account that is open. What goes wrong is counted.
 *
 * @param wrong - The sentence of the refusal.
 * @throws Problem as `signIn`.
 */
export async function findByPassword(
  storage: Storage,
  attempts: Attempts,
  { name, password, from }: Credentials,
  wrong: string,
): Promise<string> {
  const tried = [`${from} ${name.slice(0, 100)}`, from];
  attempts.refuseTooMany(...tried);
  const found = await storage.read((rows) => rows.people.find(name));
  const isRight = await isPassword(password, found?.password ?? null, attempts.passwordCost);
  if (isRight && found !== undefined && found.disabledAt === null) return found.personId;
  attempts.failed(...tried);
  throw new Problem("wrong-credentials", wrong, "Try once more.");
}

/** Begins a session of somebody who has shown who they are. */
export async function beginSession(storage: Storage, personKey: string): Promise<Session> {
  const secret = makeSecret("session");
  const startedAt = new Date();
  const expiresAt = afterDays(startedAt, SESSION_DAYS);
  await storage.read((rows) =>
    rows.people.insertSession({ sessionSha256: hashSecret(secret), personId: personKey, startedAt, expiresAt }),
  );
  return { secret, expiresAt };
}

/** Ends a session; harmless for one that is none. */
export async function signOut(storage: Storage, secret: string): Promise<void> {
  await storage.read((rows) => rows.people.deleteSession(hashSecret(secret)));
}
