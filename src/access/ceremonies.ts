import { randomBytes } from "node:crypto";
import type { Storage } from "../storage/open-storage.ts";
import type { CeremonyKind } from "../storage/people-schema.ts";
import { hashSecret } from "./secrets.ts";

const CHALLENGE_BYTES = 32;
// Long enough to find a security key in a drawer, or to be asked three things by one's organisation.
const MINUTES = 10;

/**
 * Begins what a browser answers once, within ten minutes. It is kept in the database, by its hash, so that the answer may
 * come to another process.
 *
 * @param personKey - Who is asked; null where that is what the answer is to show.
 * @returns The challenge, in base64url.
 */
export async function beginCeremony(storage: Storage, kind: CeremonyKind, personKey: string | null): Promise<string> {
  const challenge = randomBytes(CHALLENGE_BYTES).toString("base64url");
  const now = new Date();
  const expiresAt = new Date(now.getTime() + MINUTES * 60_000);
  const row = { challengeSha256: hashSecret(challenge), kind, personId: personKey, expiresAt };
  await storage.read((rows) => rows.passkeys.beginCeremony(row, now));
  return challenge;
}

/** Ends a ceremony by its first answer, whatever comes of it. @returns Whether it was this one, of this person, and in time. */
export async function endCeremony(
  storage: Storage,
  kind: CeremonyKind,
  challenge: string,
  personKey: string | null,
): Promise<boolean> {
  const taken = await storage.read((rows) => rows.passkeys.takeCeremony(hashSecret(challenge)));
  if (taken === undefined || taken.expiresAt <= new Date()) return false;
  return taken.kind === kind && taken.personId === personKey;
}
