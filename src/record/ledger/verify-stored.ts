import type { SigningKey } from "../../ledger/checkpoint.ts";
import { GrowingTree } from "../../ledger/merkle-tree.ts";
import { type KnownBefore, type RecordVerdict, verifyRecord } from "../../ledger/verify-record.ts";
import type { Rows, Storage } from "../../storage/open-storage.ts";
import { readRecord } from "./read-record.ts";

/**
 * Verifies everything that is stored, in one snapshot: the record itself, that nothing stands beside it that the schema
 * refuses, then what is kept only so that proofs are quick, the nodes of the tree and its size.
 */
export function verifyStored(storage: Storage, key: SigningKey, known: KnownBefore): Promise<RecordVerdict> {
  return storage.snapshot(async (rows) => {
    let odd: string | undefined;
    async function* noticing() {
      for await (const line of readRecord(rows, key)) {
        // The last line that is looked at, so its fault is the one that is named.
        if (line.kind === "damaged") odd = line.sentence;
        yield line;
      }
    }
    const verdict = await verifyRecord(noticing(), known);
    if (!verdict.ok) return odd === undefined ? verdict : withoutLine(odd);
    const broken = await rows.ledger.findBrokenConstraint();
    if (broken !== undefined) return withoutLine(broken);
    const fault = await findFaultInTree(rows);
    return fault === undefined ? verdict : withoutLine(fault, "the ledger's tree");
  });
}

/** A fault of the tables, which no file of the record has a line for. */
function withoutLine(sentence: string, subject = "the record"): RecordVerdict {
  return { ok: false, failure: { line: 0, subject, sentence } };
}

const LEAVES_AT_ONCE = 1000;

async function findFaultInTree(rows: Rows): Promise<string | undefined> {
  const tree = new GrowingTree();
  let nodes = 0;
  for (;;) {
    const leaves = await rows.ledger.listLeaves(tree.size, LEAVES_AT_ONCE);
    const made = leaves.flatMap(({ leafHash }) => tree.append(leafHash)).filter(({ level }) => level > 0);
    const stored = new Map(
      (await rows.ledger.nodes(made)).map(({ level, index, hash }) => [`${level} ${index}`, Buffer.from(hash)]),
    );
    for (const { level, index, hash } of made) {
      const kept = stored.get(`${level} ${index}`);
      if (kept === undefined) return `The node ${index} on level ${level} is gone.`;
      if (!kept.equals(hash)) return `The node ${index} on level ${level} has another hash than its leaves give.`;
    }
    nodes += made.length;
    if (leaves.length < LEAVES_AT_ONCE) break;
  }
  if ((await rows.ledger.size()) !== tree.size) return `It says that it has another size than its ${tree.size} leaves.`;
  if ((await rows.ledger.countNodes()) !== nodes) return "It has nodes that stand over no leaves.";
  return undefined;
}
