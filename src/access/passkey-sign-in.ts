import { Problem } from "../model/problem.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { Attempts } from "./attempts.ts";
import { beginCeremony, endCeremony } from "./ceremonies.ts";
import { askToSign, challengeOf, type PasskeyRequest, readSigned, type SignedByPasskey } from "./passkey-answers.ts";
import { type AtOrigin, requireHost } from "./passkeys.ts";
import { beginSession, type Session } from "./sign-in.ts";

/** Asks for a passkey, of whomever. @throws Problem `unreadable-account` where browsers keep none. */
export async function beginPasskeySignIn(storage: Storage, { origin }: AtOrigin): Promise<PasskeyRequest> {
  const host = requireHost(origin);
  return askToSign(host, await beginCeremony(storage, "passkey-sign-in", null));
}

/**
 * Begins a session by a passkey. The origin that counts is the one at which it was made, and not what a request says of
 * itself. Why it is refused is not said.
 *
 * @param from - As in `Credentials`.
 * @throws Problem `wrong-credentials`, `too-many-attempts`.
 */
export async function signInByPasskey(
  storage: Storage,
  attempts: Attempts,
  { signed, from }: { readonly signed: SignedByPasskey; readonly from: string },
): Promise<Session> {
  attempts.refuseTooMany(from);
  const personKey = await findByPasskey(storage, signed);
  if (personKey !== undefined) return beginSession(storage, personKey);
  attempts.failed(from);
  throw new Problem(
    "wrong-credentials",
    "This passkey opens no account here.",
    "Try once more, or sign in with name and password.",
  );
}

async function findByPasskey(storage: Storage, signed: SignedByPasskey): Promise<string | undefined> {
  const challenge = challengeOf(signed);
  if (challenge === undefined || !(await endCeremony(storage, "passkey-sign-in", challenge, null))) return undefined;
  const stored = await storage.read((rows) => rows.passkeys.find(signed.credential));
  if (stored === undefined) return undefined;
  const counter = await readSigned(signed, stored, challenge);
  if (counter === undefined) return undefined;
  const on = new Date().toISOString().slice(0, 10);
  // Two at once with one number: the second finds the number of the first.
  const isUsed = await storage.read((rows) => rows.passkeys.use(stored.passkeyId, { counter, on }));
  return isUsed ? stored.personId : undefined;
}
