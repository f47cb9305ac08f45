import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";
import { hashLeaf } from "./merkle-tree.ts";

/**
 * One entry of a negotiation's journal, as its leaf in the ledger sees it. Hashes are lower-case hex, `at` is an ISO
 * instant in UTC with milliseconds, positions count from 0.
 */
export type LedgerEntry = {
  readonly negotiation: string;
  /** In the negotiation's journal. */
  readonly position: number;
  /** The key of the document it is about, or the negotiation's own for what is about none. */
  readonly chain: string;
  readonly chainPosition: number;
  /** The leaf hash of the entry before it in its chain; null for the first. */
  readonly previous: string | null;
  /** What was done: `version-filed`. */
  readonly event: string;
  readonly author: string;
  readonly at: string;
  /** 32 random bytes of this entry alone. */
  readonly salt: Uint8Array;
  /** What was filed: a JSON value. */
  readonly content: unknown;
};

const SALT_BYTES = 32;

/**
 * The hash that stands for an entry's content. Without the salt nobody can try out whether a text is the one behind it.
 *
 * @throws Error when the salt has another length, or as `canonicalJson` does.
 */
export function contentHash(salt: Uint8Array, content: unknown): Buffer {
  // Of any other length, bytes could pass from the salt to the content and leave the hash as it is.
  if (salt.length !== SALT_BYTES) throw new Error(`A salt has ${SALT_BYTES} bytes, not ${salt.length}.`);
  return createHash("sha256").update(salt).update(canonicalJson(content)).digest();
}

/** What is hashed into the tree for an entry: everything but the content and its salt, for which their hash stands. */
export function leafBytes(entry: LedgerEntry): Buffer {
  const { author, at, chain, chainPosition, event, negotiation, position, previous } = entry;
  const content = contentHash(entry.salt, entry.content).toString("hex");
  return Buffer.from(
    canonicalJson({ author, at, chain, chainPosition, content, event, negotiation, position, previous }),
  );
}

/** The leaf hash of an entry, by which its chain's next entry and the tree know it. */
export function leafHashOf(entry: LedgerEntry): Buffer {
  return hashLeaf(leafBytes(entry));
}
