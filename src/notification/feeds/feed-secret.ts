import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

// As other secrets of ours (decisions/0011): a word by which one found in a log is recognised, 256 random bits, a checksum.
const PREFIX = "travaux_f_";
const SECRET_BYTES = 32;

/** What stands in the address of somebody's own feed, and lets in whoever has it. */
export function makeFeedSecret(): string {
  const body = PREFIX + randomBytes(SECRET_BYTES).toString("hex");
  return body + checksumOf(body);
}

/** What is kept of a secret; undefined for what has not the form of one. */
export function hashFeedSecret(text: string): string | undefined {
  const isSecret =
    new RegExp(`^${PREFIX}[0-9a-f]{${2 * SECRET_BYTES + 8}}$`, "u").test(text) &&
    checksumOf(text.slice(0, -8)) === text.slice(-8);
  return isSecret ? createHash("sha256").update(text).digest("hex") : undefined;
}

function checksumOf(body: string): string {
  return crc32(body).toString(16).padStart(8, "0");
}
