import { createHash } from "node:crypto";

/** A SHA-256, 32 bytes. */
export type Hash = Uint8Array;

/**
 * A complete node of the tree: the root of the leaves from `index` × 2^`level` up to (`index` + 1) × 2^`level`, all of
 * them there. Level 0 holds the leaves' hashes. A complete node never changes while the tree grows.
 */
export type TreeNode = { readonly level: number; readonly index: number };

/** For each hash that is asked for, the complete nodes it is folded from, left to right; mostly it is a single one. */
export type NodePlan = readonly (readonly TreeNode[])[];

const HASH_BYTES = 32;
const LEAF_PREFIX = Buffer.of(0);
const NODE_PREFIX = Buffer.of(1);

/** The root of a tree without leaves. Source: RFC 9162, 2.1.1. */
export const EMPTY_ROOT: Hash = createHash("sha256").digest();

/** The hash of one leaf. Its prefix differs from that of a node, so that no node can pass for a leaf. Source: RFC 9162, 2.1.1. */
export function hashLeaf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(LEAF_PREFIX).update(bytes).digest();
}

/** The hash over two neighbours. Source: RFC 9162, 2.1.1. */
export function hashNode(left: Hash, right: Hash): Buffer {
  return createHash("sha256").update(NODE_PREFIX).update(left).update(right).digest();
}

/** Which nodes the root of the first `size` leaves is folded from: log2(`size`) at most. */
export function planRoot(size: number): NodePlan {
  return [completeNodes(0, size)];
}

/**
 * Which nodes show that leaf `index` is among the first `size` leaves, from the leaf's sibling up.
 *
 * @throws RangeError when there is no such leaf.
 * Source: PATH of RFC 9162, 2.1.3.1.
 */
export function planInclusion(index: number, size: number): NodePlan {
  if (!isCount(index) || !isCount(size) || index >= size) throw new RangeError(`No leaf ${index} among ${size}.`);
  const plan: TreeNode[][] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    if (index < middle) {
      plan.unshift(completeNodes(middle, end));
      end = middle;
    } else {
      plan.unshift(completeNodes(start, middle));
      start = middle;
    }
  }
  return plan;
}

/**
 * Which nodes show that the tree of the first `older` leaves is the beginning of the one of the first `newer`. Nothing
 * has to be shown when both are equal.
 *
 * @throws RangeError for an `older` of 0, from which nothing can be shown, or one above `newer`.
 * Source: PROOF and SUBPROOF of RFC 9162, 2.1.4.1.
 */
export function planConsistency(older: number, newer: number): NodePlan {
  if (!isCount(older) || !isCount(newer) || older === 0 || older > newer)
    throw new RangeError(`No tree of ${newer} leaves can be shown to go on from one of ${older}.`);
  const plan: TreeNode[][] = [];
  let [start, end] = [0, newer];
  while (end !== older) {
    const middle = start + largestPowerBelow(end - start);
    if (older <= middle) {
      plan.unshift(completeNodes(middle, end));
      end = middle;
    } else {
      plan.unshift(completeNodes(start, middle));
      start = middle;
    }
  }
  // A subtree that begins with the first leaf is the older tree itself, whose root the verifier has.
  if (start > 0) plan.unshift(completeNodes(start, end));
  return plan;
}

/**
 * The hashes that a plan asks for, in its order.
 *
 * @param hashOf - Finds a complete node that was stored; whatever it throws passes through.
 */
export function foldPlan(plan: NodePlan, hashOf: (node: TreeNode) => Hash): readonly Hash[] {
  return plan.map((nodes) => foldHashes(nodes.map(hashOf)));
}

/**
 * The complete nodes that an append makes, and the root after it, at a cost of one hash a leaf on average. Begins with
 * the hashes of `planRoot(size)`, or with an empty tree.
 */
export class GrowingTree {
  #size: number;
  readonly #edge: { readonly node: TreeNode; readonly hash: Hash }[];

  /** @throws RangeError when `hashes` are not as many as a tree of `size` leaves has complete nodes at its top. */
  constructor(size = 0, hashes: readonly Hash[] = []) {
    const nodes = completeNodes(0, size);
    if (nodes.length !== hashes.length)
      throw new RangeError(`A tree of ${size} leaves has ${nodes.length} nodes at its top, not ${hashes.length}.`);
    this.#size = size;
    this.#edge = nodes.map((node, i) => ({ node, hash: hashes[i] ?? EMPTY_ROOT }));
  }

  get size(): number {
    return this.#size;
  }

  /** Adds one leaf. Gives the nodes it completes: the leaf itself, then its ancestors. */
  append(leafHash: Hash): readonly (TreeNode & { readonly hash: Hash })[] {
    let made = { level: 0, index: this.#size, hash: leafHash };
    const nodes = [made];
    while (made.index % 2 === 1) {
      const left = this.#edge.pop();
      if (left === undefined) throw new Error("A right node has no left neighbour.");
      made = { level: made.level + 1, index: (made.index - 1) / 2, hash: hashNode(left.hash, made.hash) };
      nodes.push(made);
    }
    this.#edge.push({ node: made, hash: made.hash });
    this.#size += 1;
    return nodes;
  }

  root(): Hash {
    return foldHashes(this.#edge.map(({ hash }) => hash));
  }
}

/**
 * Whether `proof` shows that the leaf with `leafHash` is number `index` of the `size` leaves under `root`. Every part of
 * the proof counts: one hash too many or too few, or of another length, is no proof.
 *
 * Never throws. Source: RFC 9162, 2.1.3.2.
 */
export function verifyInclusion(claim: {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Hash;
  readonly proof: readonly Hash[];
  readonly root: Hash;
}): boolean {
  const { index, size, leafHash, proof, root } = claim;
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leafHash, root, ...proof])) return false;
  let [place, last] = [index, size - 1];
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = hashNode(sibling, hash);
      // The right edge passes by the levels at which it has no sibling.
      [place, last] = skipLevelsWithoutSibling(place, last);
    } else {
      hash = hashNode(hash, sibling);
    }
    [place, last] = [halve(place), halve(last)];
  }
  return last === 0 && areEqual(hash, root);
}

/**
 * Whether `proof` shows that the tree of `newer` leaves under `newerRoot` begins with the one of `older` leaves under
 * `olderRoot`. Trees of one size are consistent when their roots are equal and nothing is claimed beside; from an empty
 * tree nothing can be shown.
 *
 * Never throws. Source: RFC 9162, 2.1.4.2.
 */
export function verifyConsistency(claim: {
  readonly older: number;
  readonly newer: number;
  readonly olderRoot: Hash;
  readonly newerRoot: Hash;
  readonly proof: readonly Hash[];
}): boolean {
  const { older, newer, olderRoot, newerRoot, proof } = claim;
  if (!isCount(older) || !isCount(newer) || older === 0 || older > newer) return false;
  if (older === newer) return proof.length === 0 && areEqual(olderRoot, newerRoot);
  if (proof.length === 0 || !areHashes([olderRoot, newerRoot, ...proof])) return false;
  // An older tree that is complete is a node of the newer one, and the proof leaves it out.
  const [first, ...rest] = isPowerOfTwo(older) ? [olderRoot, ...proof] : proof;
  if (first === undefined) return false;
  let [place, last] = [older - 1, newer - 1];
  while (isOdd(place)) [place, last] = [halve(place), halve(last)];
  let [olderHash, newerHash] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      olderHash = hashNode(sibling, olderHash);
      newerHash = hashNode(sibling, newerHash);
      [place, last] = skipLevelsWithoutSibling(place, last);
    } else {
      newerHash = hashNode(newerHash, sibling);
    }
    [place, last] = [halve(place), halve(last)];
  }
  return last === 0 && areEqual(olderHash, olderRoot) && areEqual(newerHash, newerRoot);
}

/**
 * The largest complete nodes that cover the leaves from `start` up to `end`, left to right. `start` must be where a
 * subtree of RFC 9162 may begin: a multiple of the largest power of two below the length or equal to it.
 */
function completeNodes(start: number, end: number): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let from = start; from < end; ) {
    const { level, width } = largestPowerWithin(end - from);
    nodes.push({ level, index: from / width });
    from += width;
  }
  return nodes;
}

function largestPowerWithin(count: number): { readonly level: number; readonly width: number } {
  let [level, width] = [0, 1];
  while (width * 2 <= count) [level, width] = [level + 1, width * 2];
  return { level, width };
}

function largestPowerBelow(count: number): number {
  return largestPowerWithin(count - 1).width;
}

/** The root over neighbours that grow smaller to the right, as the right edge of a tree is hashed. */
function foldHashes(hashes: readonly Hash[]): Hash {
  if (hashes.length === 0) return EMPTY_ROOT;
  return hashes.reduceRight((right, left) => hashNode(left, right));
}

// Sizes go beyond 32 bits, so shifts are divisions here.
function halve(count: number): number {
  return Math.floor(count / 2);
}

function isOdd(count: number): boolean {
  return count % 2 === 1;
}

function skipLevelsWithoutSibling(place: number, last: number): [number, number] {
  while (place > 0 && !isOdd(place)) [place, last] = [halve(place), halve(last)];
  return [place, last];
}

function isPowerOfTwo(count: number): boolean {
  return largestPowerWithin(count).width === count;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function areHashes(hashes: readonly Hash[]): boolean {
  return hashes.every((hash) => hash.length === HASH_BYTES);
}

// Roots and proofs are public: nothing is given away by the time a comparison takes.
function areEqual(a: Hash, b: Hash): boolean {
  return Buffer.compare(a, b) === 0;
}
