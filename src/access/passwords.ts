import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { Problem } from "../model/problem.ts";

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

// OWASP's cheat sheet on password storage (2024) names this among what costs an attacker the same: 32 MiB, three passes.
export const PASSWORD_COST = 2 ** 15;
const BLOCK = 8;
const PASSES = 3;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const MOST_MEMORY = 64 * 1024 * 1024;

const FEWEST_CHARACTERS = 12;
// What is derived from it costs the same; this keeps a request from being a megabyte of password.
const MOST_CHARACTERS = 256;

/** @throws Problem `unreadable-account` for one that is too short or too long to be a password. */
export function refuseUnusablePassword(password: string): void {
  const length = [...password].length;
  if (length >= FEWEST_CHARACTERS && length <= MOST_CHARACTERS) return;
  throw new Problem(
    "unreadable-account",
    `A password has ${FEWEST_CHARACTERS} to ${MOST_CHARACTERS} characters; this one has ${length}.`,
    "Four words that do not belong together make a good one.",
  );
}

/**
 * What is kept of a password: parameters, salt and key, so that dearer parameters later do not lock anybody out. Some 150 ms
 * on one core, beside the main thread.
 *
 * @param cost - scrypt's N, a power of two; the memory is 1 KiB for each.
 */
export async function hashPassword(password: string, cost: number): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await deriveKey(password, salt, cost, BLOCK, PASSES);
  return ["scrypt", cost, BLOCK, PASSES, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/**
 * Whether it is that password. Of an account without one it never is, and takes as long to say so.
 *
 * @param costOfNone - What is spent where none is kept: as much as on those that are.
 */
export async function isPassword(password: string, kept: string | null, costOfNone: number): Promise<boolean> {
  const none = ["scrypt", costOfNone, BLOCK, PASSES, "AAAAAAAAAAAAAAAAAAAAAA", ""].join("$");
  const [, cost, block, passes, salt, key] = (kept ?? none).split("$");
  const derived = await deriveKey(
    password,
    Buffer.from(salt ?? "", "base64url"),
    Number(cost),
    Number(block),
    Number(passes),
  );
  const known = Buffer.from(key ?? "", "base64url");
  return kept !== null && derived.length === known.length && timingSafeEqual(derived, known);
}

function deriveKey(password: string, salt: Buffer, cost: number, block: number, passes: number): Promise<Buffer> {
  // One and the same password may be typed composed or not.
  return derive(password.normalize("NFC"), salt, KEY_BYTES, { N: cost, r: block, p: passes, maxmem: MOST_MEMORY });
}
