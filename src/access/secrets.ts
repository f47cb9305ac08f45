import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** What a secret is for; each begins with a word of its own, so that one found in a log or a repository is recognised. */
export type SecretKind = "token" | "session" | "invitation";

const PREFIX: Readonly<Record<SecretKind, string>> = {
  token: "travaux_t",
  session: "travaux_s",
  invitation: "travaux_i",
};

const SECRET_BYTES = 32;

/**
 * A new secret: prefix, 256 random bits, checksum, in letters and digits. The checksum tells a mistyped secret from a wrong
 * one without a look at the database, and a scanner a secret from what only looks like one.
 *
 * @param once - The random text of a form. Sent twice, the form makes the same secret: so it makes one, and the second
 *   answer shows it as well although nobody keeps it. It is as hard to guess as that text.
 * @param asked - All that was asked by the form, and by whom, as JSON.
 */
export function makeSecret(kind: SecretKind, once?: string, asked?: unknown): string {
  const bits =
    once === undefined
      ? randomBytes(SECRET_BYTES)
      : createHash("sha256")
          .update(JSON.stringify([kind, once, asked]))
          .digest();
  const body = `${PREFIX[kind]}_${bits.toString("hex")}`;
  return body + checksumOf(body);
}

/** The random text of a form: what is made by the form is made once, however often it is sent. */
export function makeOnce(): string {
  return randomBytes(SECRET_BYTES).toString("hex");
}

/** What a form sent back of its `makeOnce`; undefined for anything else, which might be guessed. */
export function readOnce(sent: string): string | undefined {
  return new RegExp(`^[0-9a-f]{${2 * SECRET_BYTES}}$`, "u").test(sent) ? sent : undefined;
}

/** Whether a text has the form of such a secret, checksum included. */
export function isSecret(kind: SecretKind, text: string): boolean {
  if (!new RegExp(`^${PREFIX[kind]}_[0-9a-f]{${2 * SECRET_BYTES + 8}}$`, "u").test(text)) return false;
  return checksumOf(text.slice(0, -8)) === text.slice(-8);
}

/** What is kept of a secret. It is random, so that a plain hash cannot be turned back. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function checksumOf(body: string): string {
  return crc32(body).toString(16).padStart(8, "0");
}
