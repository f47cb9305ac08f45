import { type Checkpoint, openCheckpoint, readVerifierKey } from "./checkpoint.ts";
import { type Hash, verifyInclusion } from "./merkle-tree.ts";
import { readBase64, readCount, writeBase64 } from "./strict-text.ts";

/**
 * What a proof file says: leaf `index` is in the tree that `checkpoint`, a signed note, is about. `extra` are bytes that
 * nothing vouches for, null when there are none.
 */
export type ProofFile = {
  readonly extra: Uint8Array | null;
  readonly index: number;
  readonly proof: readonly Hash[];
  readonly checkpoint: string;
};

/** A leaf that is in the ledger, with the checkpoint that says so; or one sentence that says why this is not shown. */
export type ProvenLeaf =
  | { readonly ok: true; readonly index: number; readonly checkpoint: Checkpoint }
  | { readonly ok: false; readonly sentence: string };

const FIRST_LINE = "c2sp.org/tlog-proof@v1";
// A tree whose size is an exact number has no more levels.
const MOST_HASHES = 53;
const HASH_BYTES = 32;

/**
 * Writes the file that shows, offline and for good, that a leaf is in the ledger.
 *
 * Source: C2SP tlog-proof, version 1.
 */
export function writeProofFile({ extra, index, proof, checkpoint }: ProofFile): string {
  const lines = [
    FIRST_LINE,
    ...(extra === null ? [] : [`extra ${writeBase64(extra)}`]),
    `index ${index}`,
    ...proof.map(writeBase64),
  ];
  return `${lines.join("\n")}\n\n${checkpoint}`;
}

/** Reads a proof file, or undefined when it is none. The checkpoint in it is not looked into. */
export function readProofFile(text: string): ProofFile | undefined {
  const end = text.indexOf("\n\n");
  if (end === -1) return undefined;
  const [first, ...lines] = text.slice(0, end).split("\n");
  const extra = lines[0]?.startsWith("extra ") ? readBase64(lines.shift()?.slice("extra ".length) ?? "") : null;
  const index = readCount(/^index (.*)$/u.exec(lines.shift() ?? "")?.[1] ?? "");
  const proof = lines.flatMap((line) => readHash(line) ?? []);
  if (first !== FIRST_LINE || extra === undefined || extra?.length === 0 || index === undefined) return undefined;
  if (proof.length !== lines.length || proof.length > MOST_HASHES) return undefined;
  return { extra, index, proof, checkpoint: text.slice(end + 2) };
}

/**
 * Checks a proof file with nothing but the leaf's hash, worked out from what the leaf is said to hold, and the verifier
 * key of the ledger, had from elsewhere.
 *
 * Never throws. Source: C2SP tlog-proof, "Verifying a tlog proof", without witnesses.
 */
export function verifyProofFile(text: string, leafHash: Hash, verifierKey: string): ProvenLeaf {
  const key = readVerifierKey(verifierKey);
  if (key === undefined) return { ok: false, sentence: "The verifier key is not one for Ed25519." };
  const file = readProofFile(text);
  if (file === undefined) return { ok: false, sentence: `The file is not a proof that begins with ${FIRST_LINE}.` };
  const opened = openCheckpoint(file.checkpoint, key);
  if (!opened.ok) return opened;
  const { index, proof } = file;
  const { size, root } = opened.checkpoint;
  if (verifyInclusion({ index, size, leafHash, proof, root }))
    return { ok: true, index, checkpoint: opened.checkpoint };
  return { ok: false, sentence: `The proof does not lead from this entry to the root over the ${size} first entries.` };
}

function readHash(line: string): Hash | undefined {
  const bytes = readBase64(line);
  return bytes?.length === HASH_BYTES ? bytes : undefined;
}
