import { type SigningKey, writeCheckpoint } from "../../ledger/checkpoint.ts";
import { foldPlan, GrowingTree, type Hash, planRoot, type TreeNode } from "../../ledger/merkle-tree.ts";
import type { TreeNode as StoredNode } from "../../storage/ledger.ts";
import type { Rows, Storage } from "../../storage/open-storage.ts";

// In one transaction. More wait for the next, which follows at once.
const MOST_AT_ONCE = 2000;

/**
 * Gathers the journal entries that wait into the tree, and signs what the tree is then. An empty tree is signed as well,
 * when the ledger is born: a record without any checkpoint shows nothing. Nothing is done where another process is at it.
 *
 * @param now - In milliseconds: kept with the checkpoint, to show it to everybody from the next full hour on.
 */
export async function gatherLeaves(storage: Storage, key: SigningKey, now: () => number = Date.now): Promise<void> {
  if (!(await storage.read((rows) => rows.ledger.isBehind()))) return;
  while (await gatherSome(storage, key, now));
}

/** One transaction. @returns Whether more may wait. */
function gatherSome(storage: Storage, key: SigningKey, now: () => number): Promise<boolean> {
  return storage.transaction(async (rows) => {
    const size = await rows.ledger.lockSize();
    if (size === undefined) return false;
    const leaves = await rows.ledger.listPending(MOST_AT_ONCE);
    if (leaves.length === 0 && (await rows.ledger.findCheckpoint(size)) !== undefined) return false;
    const tree = await openTree(rows, size);
    const nodes: StoredNode[] = [];
    for (const { leafHash } of leaves) nodes.push(...tree.append(leafHash).filter(({ level }) => level > 0));
    if (leaves.length > 0) await rows.ledger.append(size, leaves, nodes);
    // Never before the one before it, whatever the clocks of several processes say.
    const last = (await rows.ledger.latestCheckpoint())?.signedAt?.getTime() ?? 0;
    const signedAt = new Date(Math.max(now(), last));
    await rows.ledger.keepCheckpoint({ size: tree.size, note: writeCheckpoint(tree.size, tree.root(), key), signedAt });
    return leaves.length === MOST_AT_ONCE;
  });
}

async function openTree(rows: Rows, size: number): Promise<GrowingTree> {
  const plan = planRoot(size).flat();
  const hashOf = lookUp(await rows.ledger.nodes(plan));
  return new GrowingTree(size, plan.map(hashOf));
}

/** The hash at each of the places that were read. @throws Error for one that is not there. */
function lookUp(nodes: readonly StoredNode[]): (node: TreeNode) => Hash {
  const hashes = new Map(nodes.map(({ level, index, hash }) => [`${level} ${index}`, hash]));
  return ({ level, index }) => {
    const hash = hashes.get(`${level} ${index}`);
    if (hash === undefined) throw new Error(`The ledger's tree has no node ${index} on level ${level}.`);
    return hash;
  };
}

/** Reads what a plan asks for, in two queries at most, and folds it. */
export async function foldStored(rows: Rows, plan: ReturnType<typeof planRoot>): Promise<readonly Hash[]> {
  return foldPlan(plan, lookUp(await rows.ledger.nodes(plan.flat())));
}
