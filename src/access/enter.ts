import type { SignedIn } from "../model/actor.ts";
import type { Storage } from "../storage/open-storage.ts";
import { signedInAs } from "../storage/signed-in-as.ts";
import { hashSecret, isSecret } from "./secrets.ts";

/**
 * Who comes in with a token; undefined for one that is none, past its time or revoked, and where the account is closed. One
 * query, and one more at its first use of a day.
 */
export async function enterByToken(storage: Storage, secret: string, now = new Date()): Promise<SignedIn | undefined> {
  if (!isSecret("token", secret)) return undefined;
  const sha256 = hashSecret(secret);
  const entrant = await storage.read((rows) => rows.people.enterByToken(sha256, now));
  if (entrant?.token === undefined) return undefined;
  const { tokenId, lastUsedOn } = entrant.token;
  const today = now.toISOString().slice(0, 10);
  if (lastUsedOn !== today) await storage.read((rows) => rows.people.updateToken(tokenId, { lastUsedOn: today }));
  return signedInAs(entrant, { kind: "token", sha256 });
}

/** Whose session it is; undefined where it ended. One query. */
export async function enterBySession(
  storage: Storage,
  secret: string,
  now = new Date(),
): Promise<SignedIn | undefined> {
  if (!isSecret("session", secret)) return undefined;
  const sha256 = hashSecret(secret);
  const entrant = await storage.read((rows) => rows.people.enterBySession(sha256, now));
  return entrant === undefined ? undefined : signedInAs(entrant, { kind: "session", sha256 });
}
