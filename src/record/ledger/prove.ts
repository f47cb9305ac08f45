import { planConsistency, planInclusion } from "../../ledger/merkle-tree.ts";
import { writeProofFile } from "../../ledger/proof-file.ts";
import { writeHex } from "../../ledger/strict-text.ts";
import { Problem } from "../../model/problem.ts";
import { getStoredNegotiation } from "../../storage/get-stored.ts";
import type { Rows, Storage } from "../../storage/open-storage.ts";
import { foldStored } from "./gather-leaves.ts";
import { findPublic, latestPublic, nextHour } from "./public-checkpoints.ts";

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

/** As who may see the newest checkpoint, or at a moment, in milliseconds, as everybody else: those of full hours. */
export type Sight = "newest" | number;

/** An entry by its position in a journal, and by the number that it has for whoever asks. */
export type ProvedEntry = { readonly negotiation: string; readonly position: number; readonly number: number };

/**
 * Proves that an entry of a journal is in the tree, under the newest checkpoint that is seen. Some seven queries, a handful
 * of rows.
 *
 * @throws Problem `negotiation-not-found`, `entry-not-found` where there is none, or it is not in the tree yet.
 */
export function proveInclusion(storage: Storage, entry: ProvedEntry, sight: Sight): Promise<InclusionProof> {
  const { negotiation, position, number } = entry;
  return storage.snapshot(async (rows) => {
    const { key } = await getStoredNegotiation(rows, negotiation);
    const leaf = await rows.ledger.findLeaf(key, position);
    const checkpoint = await (sight === "newest" ? rows.ledger.latestCheckpoint() : latestPublic(rows, sight));
    if (leaf === undefined || checkpoint === undefined || leaf.index >= checkpoint.size) {
      throw await notInTree(rows, key, entry, sight);
    }
    const hashes = await foldStored(rows, planInclusion(leaf.index, checkpoint.size));
    return {
      negotiation,
      position: number,
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
 * Proves that a later tree goes on from an earlier one, both of sizes that were signed, and are seen.
 *
 * @throws Problem `entry-not-found` where no checkpoint has one of the sizes, `malformed-query` where they are not in order.
 */
export function proveConsistency(
  storage: Storage,
  from: number,
  to: number | undefined,
  sight: Sight,
): Promise<ConsistencyProof> {
  return storage.snapshot(async (rows) => {
    const [latest, find] =
      sight === "newest"
        ? [() => rows.ledger.latestCheckpoint(), rows.ledger.findCheckpoint]
        : [() => latestPublic(rows, sight), (size: number) => findPublic(rows, size, sight)];
    const after = to === undefined ? await latest() : await find(to);
    const before = await find(from);
    if (before === undefined || after === undefined) throw noCheckpoint(before === undefined ? from : to, sight);
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

/** Of a size that was signed between two hours the same as of one that never was. */
function noCheckpoint(size: number | undefined, sight: Sight): Problem {
  return new Problem(
    "entry-not-found",
    sight === "newest" ? `No checkpoint was signed at size ${size}.` : `No public checkpoint has size ${size}.`,
    "Take a size that a checkpoint of yours names.",
  );
}

async function notInTree(
  rows: Rows,
  key: string,
  { negotiation, position, number }: ProvedEntry,
  sight: Sight,
): Promise<Problem> {
  const [entry] = await rows.journal.list(key, { after: position - 1, limit: 1 });
  if (entry?.position !== position) return noEntry(negotiation, number);
  if (sight === "newest") {
    return new Problem(
      "entry-not-found",
      `Entry ${number} of "${negotiation}" is committed and not in the ledger's tree yet.`,
      "Ask again in a second.",
    );
  }
  return new Problem(
    "entry-not-found",
    `Entry ${number} of "${negotiation}" stands under no public checkpoint yet.`,
    `Public checkpoints come at full hours: ask again at ${new Date(nextHour(sight)).toISOString().slice(11, 16)} UTC.`,
  );
}

/** There is none for whoever asks. */
export function noEntry(negotiation: string, number: number): Problem {
  return new Problem("entry-not-found", `The journal of "${negotiation}" has no entry ${number}.`);
}
