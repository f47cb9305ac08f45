import { planConsistency, planInclusion } from "../../ledger/merkle-tree.ts";
import { writeProofFile } from "../../ledger/proof-file.ts";
import { writeHex } from "../../ledger/strict-text.ts";
import { Problem } from "../../model/problem.ts";
import { getStoredNegotiation } from "../../storage/get-stored.ts";
import type { Rows, Storage } from "../../storage/open-storage.ts";
import { foldStored } from "./gather-leaves.ts";

/** That an entry stands in the tree that a checkpoint signs. Hashes are lower-case hex, from the leaf's neighbour up. */
export type InclusionProof = {
  readonly negotiation: string;
  readonly position: number;
  readonly leafHash: string;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly string[];
  readonly checkpoint: string;
  /** The same as a file that needs no server (C2SP tlog-proof). */
  readonly file: string;
};

/** That the tree of a later size goes on from an earlier one. */
export type ConsistencyProof = {
  readonly from: number;
  readonly to: number;
  readonly proof: readonly string[];
  readonly before: string;
  readonly after: string;
};

/**
 * Proves that an entry of a journal is in the tree, under the newest checkpoint. Some seven queries, a handful of rows.
 *
 * @throws Problem `negotiation-not-found`, `entry-not-found` where there is none, or it is not in the tree yet.
 */
export function proveInclusion(storage: Storage, negotiation: string, position: number): Promise<InclusionProof> {
  return storage.snapshot(async (rows) => {
    const { key } = await getStoredNegotiation(rows, negotiation);
    const leaf = await rows.ledger.findLeaf(key, position);
    const checkpoint = await rows.ledger.latestCheckpoint();
    if (leaf === undefined || checkpoint === undefined) throw await notInTree(rows, key, negotiation, position);
    const hashes = await foldStored(rows, planInclusion(leaf.index, checkpoint.size));
    return {
      negotiation,
      position,
      leafHash: writeHex(leaf.leafHash),
      index: leaf.index,
      size: checkpoint.size,
      proof: hashes.map(writeHex),
      checkpoint: checkpoint.note,
      file: writeProofFile({ extra: null, index: leaf.index, proof: hashes, checkpoint: checkpoint.note }),
    };
  });
}

/**
 * Proves that a later tree goes on from an earlier one, both of sizes that were signed.
 *
 * @throws Problem `entry-not-found` where no checkpoint has one of the sizes, `malformed-query` where they are not in order.
 */
export function proveConsistency(storage: Storage, from: number, to: number | undefined): Promise<ConsistencyProof> {
  return storage.snapshot(async (rows) => {
    const after = to === undefined ? await rows.ledger.latestCheckpoint() : await rows.ledger.findCheckpoint(to);
    const before = await rows.ledger.findCheckpoint(from);
    if (before === undefined || after === undefined) {
      throw new Problem(
        "entry-not-found",
        `No checkpoint was signed at size ${before === undefined ? from : to}.`,
        "Take a size that a checkpoint of yours names.",
      );
    }
    if (before.size > after.size) {
      throw new Problem(
        "malformed-query",
        `Size ${before.size} is not before size ${after.size}.`,
        "Name the smaller one first.",
      );
    }
    // An empty tree is the beginning of every tree: there is nothing to prove.
    const hashes = before.size === 0 ? [] : await foldStored(rows, planConsistency(before.size, after.size));
    return { from: before.size, to: after.size, proof: hashes.map(writeHex), before: before.note, after: after.note };
  });
}

async function notInTree(rows: Rows, key: string, negotiation: string, position: number): Promise<Problem> {
  const [entry] = await rows.journal.list(key, { after: position - 1, limit: 1 });
  if (entry?.position === position) {
    return new Problem(
      "entry-not-found",
      `Entry ${position} of "${negotiation}" is committed and not in the ledger's tree yet.`,
      "Ask again in a second.",
    );
  }
  return new Problem("entry-not-found", `The journal of "${negotiation}" has no entry ${position}.`);
}
