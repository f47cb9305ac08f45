import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  EMPTY_ROOT,
  foldPlan,
  GrowingTree,
  type Hash,
  hashLeaf,
  type NodePlan,
  planConsistency,
  planInclusion,
  planRoot,
  type TreeNode,
  verifyConsistency,
  verifyInclusion,
} from "../../src/ledger/merkle-tree.ts";

const LARGEST = 40;

function sha256(...parts: readonly Uint8Array[]): Buffer {
  return createHash("sha256").update(Buffer.concat(parts)).digest();
}

const over = (left: Hash, right: Hash) => sha256(Buffer.of(1), left, right);

/** The entries d[0] to d[n-1]. */
const entries = (n: number) => Array.from({ length: n }, (_, i) => Buffer.from(`d${i}`));

/** The largest power of two below n. */
const split = (n: number) => 2 ** (Math.ceil(Math.log2(n)) - 1);

/** MTH of RFC 6962, 2.1, to the letter. */
function mth(d: readonly Buffer[]): Buffer {
  if (d.length === 0) return sha256();
  if (d.length === 1) return sha256(Buffer.of(0), d[0] ?? Buffer.of());
  const k = split(d.length);
  return over(mth(d.slice(0, k)), mth(d.slice(k)));
}

/** PATH of RFC 6962, 2.1.1, to the letter. */
function path(m: number, d: readonly Buffer[]): Buffer[] {
  if (d.length === 1) return [];
  const k = split(d.length);
  return m < k ? [...path(m, d.slice(0, k)), mth(d.slice(k))] : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
}

/** SUBPROOF of RFC 6962, 2.1.2, to the letter; PROOF(m, D) is SUBPROOF(m, D, true). */
function subproof(m: number, d: readonly Buffer[], known: boolean): Buffer[] {
  if (m === d.length) return known ? [] : [mth(d)];
  const k = split(d.length);
  return m <= k
    ? [...subproof(m, d.slice(0, k), known), mth(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))];
}

/** All complete nodes that appending n entries makes, by `level/index`. */
function nodesOf(n: number): Map<string, Hash> {
  const tree = new GrowingTree();
  const made = entries(n).flatMap((entry) => tree.append(hashLeaf(entry)));
  return new Map(made.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
}

const storedNodes = nodesOf(LARGEST);

function stored({ level, index }: TreeNode): Hash {
  const hash = storedNodes.get(`${level}/${index}`);
  if (hash === undefined) throw new Error(`No node ${level}/${index} was made.`);
  return hash;
}

const hex = (hashes: readonly Hash[]) => hashes.map((hash) => Buffer.from(hash).toString("hex"));
const allSizes = Array.from({ length: LARGEST }, (_, i) => i + 1);

describe("the tree of seven entries drawn in RFC 6962, 2.1.3", () => {
  //            hash
  //           /    \
  //          /      \
  //         k        l            (8 entries: l is over i and m, m over j and n)
  //        / \      / \
  //       g   h    i   j
  //      / \ / \  / \  |
  //      a b c d  e f  d6
  const [a, b, c, d, e, f, j, n] = entries(8).map((entry) => sha256(Buffer.of(0), entry)) as [
    ...[Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer],
  ];
  const [g, h, i, m] = [over(a, b), over(c, d), over(e, f), over(j, n)];
  const [k, l7, l8] = [over(g, h), over(i, j), over(i, m)];
  const names = { a, b, c, d, e, f, g, h, i, j, k, m, n, l7, l8 };
  const named = (letters: string) => letters.split(" ").map((letter) => names[letter as keyof typeof names]);

  it("has the root over k and l", () => {
    expect(foldPlan(planRoot(7), stored)).toEqual([over(k, l7)]);
    expect(foldPlan(planRoot(8), stored)).toEqual([over(k, l8)]);
  });

  const inclusion: Readonly<Record<number, readonly string[]>> = {
    7: ["b h l7", "a h l7", "d g l7", "c g l7", "f j k", "e j k", "i k"],
    8: ["b h l8", "a h l8", "d g l8", "c g l8", "f m k", "e m k", "n i k", "j i k"],
  };
  for (const [size, proofs] of Object.entries(inclusion))
    for (const [index, drawn] of proofs.entries())
      it(`shows that d${index} is among ${size} by ${drawn}`, () => {
        const proof = foldPlan(planInclusion(index, Number(size)), stored);
        expect(hex(proof)).toEqual(hex(named(drawn)));
        const leafHash = hashLeaf(Buffer.from(`d${index}`));
        const root = size === "7" ? over(k, l7) : over(k, l8);
        expect(verifyInclusion({ index, size: Number(size), leafHash, proof, root })).toBe(true);
      });

  const consistency: Readonly<Record<number, readonly string[]>> = {
    7: ["b h l7", "h l7", "c d g l7", "l7", "e f j k", "i j k"],
    8: ["b h l8", "h l8", "c d g l8", "l8", "e f m k", "i m k", "j n i k"],
  };
  for (const [newer, proofs] of Object.entries(consistency))
    for (const [i, drawn] of proofs.entries())
      it(`shows that ${i + 1} entries are the first of ${newer} by ${drawn}`, () => {
        const proof = foldPlan(planConsistency(i + 1, Number(newer)), stored);
        expect(hex(proof)).toEqual(hex(named(drawn)));
        const [olderRoot, newerRoot] = [mth(entries(i + 1)), mth(entries(Number(newer)))];
        expect(verifyConsistency({ older: i + 1, newer: Number(newer), olderRoot, newerRoot, proof })).toBe(true);
      });
});

describe("a growing tree", () => {
  it("makes the leaf, and each ancestor that is complete with it", () => {
    const tree = new GrowingTree();
    const made = entries(4).map((entry) =>
      tree
        .append(hashLeaf(entry))
        .map(({ level, index }) => `${level}/${index}`)
        .join(" "),
    );
    expect(made).toEqual(["0/0", "0/1 1/0", "0/2", "0/3 1/1 2/0"]);
  });

  it(`has the roots that RFC 6962 defines, from none to ${LARGEST} entries`, () => {
    const tree = new GrowingTree();
    expect(tree.root()).toEqual(EMPTY_ROOT);
    for (const size of allSizes) {
      tree.append(hashLeaf(Buffer.from(`d${size - 1}`)));
      expect(tree.size).toBe(size);
      expect(hex([tree.root()])).toEqual(hex([mth(entries(size))]));
      expect(hex(foldPlan(planRoot(size), stored))).toEqual(hex([mth(entries(size))]));
    }
  });

  it("goes on from any size with the nodes of its root, as if it had never stopped", () => {
    for (const size of allSizes) {
      const tree = new GrowingTree(size, planRoot(size).flat().map(stored));
      expect(hex([tree.root()])).toEqual(hex([mth(entries(size))]));
      tree.append(hashLeaf(Buffer.from(`d${size}`)));
      expect(hex([tree.root()])).toEqual(hex([mth(entries(size + 1))]));
    }
  });

  it("does not begin with nodes that are not those of its size", () => {
    expect(() => new GrowingTree(3, [EMPTY_ROOT])).toThrow("A tree of 3 leaves has 2 nodes at its top, not 1.");
  });
});

describe("proofs", () => {
  it(`of inclusion are those of RFC 6962 for every entry of up to ${LARGEST}, and hold`, () => {
    for (const size of allSizes) {
      const [d, root] = [entries(size), mth(entries(size))];
      for (const [index, entry] of d.entries()) {
        const proof = foldPlan(planInclusion(index, size), stored);
        expect(hex(proof)).toEqual(hex(path(index, d)));
        expect(verifyInclusion({ index, size, leafHash: hashLeaf(entry), proof, root })).toBe(true);
      }
    }
  });

  it(`of consistency are those of RFC 6962 between all sizes up to ${LARGEST}, and hold`, () => {
    for (const newer of allSizes)
      for (const older of allSizes.slice(0, newer)) {
        const proof = foldPlan(planConsistency(older, newer), stored);
        expect(hex(proof)).toEqual(hex(subproof(older, entries(newer), true)));
        const roots = { olderRoot: mth(entries(older)), newerRoot: mth(entries(newer)) };
        expect(verifyConsistency({ older, newer, ...roots, proof })).toBe(true);
      }
  });

  it("ask for no more nodes than the tree has levels, twice over", () => {
    const size = 2 ** 40 + 12345;
    for (const plan of [planRoot(size), planInclusion(2 ** 33 + 7, size), planConsistency(2 ** 39 - 1, size)])
      expect(plan.flat().length).toBeLessThanOrEqual(2 * 41);
  });

  it("are not made of what is not there", () => {
    const impossible: readonly (() => NodePlan)[] = [
      () => planInclusion(0, 0),
      () => planInclusion(7, 7),
      () => planInclusion(-1, 7),
      () => planInclusion(0.5, 7),
      () => planConsistency(0, 7),
      () => planConsistency(8, 7),
      () => planConsistency(1.5, 7),
    ];
    for (const plan of impossible) expect(plan).toThrow(RangeError);
  });
});

const other = sha256(Buffer.from("something else"));
const leafOf = (text: string) => hashLeaf(Buffer.from(text));

function changed(proof: readonly Hash[], at: number, bit: number): readonly Hash[] {
  return proof.map((hash, i) =>
    i === at ? hash.map((byte, b) => (b === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)) : hash,
  );
}

describe("verifyInclusion", () => {
  const whole = (index: number, size: number) => ({
    ...{ index, size, leafHash: leafOf(`d${index}`) as Hash, root: mth(entries(size)) as Hash },
    proof: foldPlan(planInclusion(index, size), stored),
  });
  type Claim = ReturnType<typeof whole>;

  const damages: Readonly<Record<string, (claim: Claim) => Partial<Claim>>> = {
    "with the next index": ({ index }) => ({ index: index + 1 }),
    "with the index before": ({ index }) => ({ index: index - 1 }),
    "with an index that differs in a bit": ({ index }) => ({ index: index ^ 2 }),
    "with an index beyond the tree": ({ size }) => ({ index: size }),
    "with an index that is no whole number": ({ index }) => ({ index: index + 0.5 }),
    "with twice the size": ({ size }) => ({ size: size * 2 }),
    "with half the size": ({ size }) => ({ size: Math.floor(size / 2) }),
    "with a size of 0": () => ({ size: 0 }),
    "with a size beyond exact numbers": () => ({ size: 2 ** 60 }),
    "of another leaf": () => ({ leafHash: other }),
    "of a leaf that is no hash": () => ({ leafHash: Buffer.from("short") }),
    "of a leaf that is nothing": () => ({ leafHash: Buffer.of(), root: Buffer.of() }),
    "under another root": () => ({ root: other }),
    "under the root of an empty tree": () => ({ root: EMPTY_ROOT }),
    "with a hash before": ({ proof }) => ({ proof: [other, ...proof] }),
    "with a hash behind": ({ proof }) => ({ proof: [...proof, other] }),
    "with the root before": ({ proof, root }) => ({ proof: [root, ...proof] }),
    "with the root behind": ({ proof, root }) => ({ proof: [...proof, root] }),
    "under a root that is over one more hash than the tree has levels": ({ proof, root }) => ({
      ...{ proof: [...proof, other], root: over(other, root) },
    }),
    "with nothing as a hash behind": ({ proof }) => ({ proof: [...proof, Buffer.of()] }),
  };
  const damagesOfSteps: Readonly<Record<string, (claim: Claim) => Partial<Claim>>> = {
    "without its first hash": ({ proof }) => ({ proof: proof.slice(1) }),
    "without its last hash": ({ proof }) => ({ proof: proof.slice(0, -1) }),
    "without any hash": () => ({ proof: [] }),
    "with a hash in between": ({ proof: [first = other, ...rest] }) => ({ proof: [first, other, ...rest] }),
    "with its first hash twice": ({ proof: [first = other, ...rest] }) => ({ proof: [first, first, ...rest] }),
    "with a bit of its first hash changed": ({ proof }) => ({ proof: changed(proof, 0, 3) }),
    "with a bit of its last hash changed": ({ proof }) => ({ proof: changed(proof, proof.length - 1, 255) }),
    "with a hash that is cut": ({ proof: [first = other, ...rest] }) => ({ proof: [first.subarray(1), ...rest] }),
    "of a node in the place of a leaf": ({ index, proof: [first = other, ...rest], leafHash, size }) => ({
      ...{ leafHash: index % 2 ? over(first, leafHash) : over(leafHash, first), proof: rest },
      ...{ index: Math.floor(index / 2), size },
    }),
  };

  for (const [name, damage] of [...Object.entries(damages), ...Object.entries(damagesOfSteps)])
    it(`refuses a proof ${name}`, () => {
      for (const size of name in damagesOfSteps ? [2, 3, 7, 8, 13, 32] : [1, 2, 3, 7, 8, 13, 32])
        for (let index = 0; index < size; index += 1) {
          const claim = whole(index, size);
          const damaged = { ...claim, ...damage(claim) };
          expect(verifyInclusion(claim)).toBe(true);
          expect({ index, size, held: verifyInclusion(damaged) }).toEqual({ index, size, held: false });
        }
    });

  it("refuses any proof of one leaf in place of another", () => {
    const claims = fc
      .integer({ min: 1, max: LARGEST })
      .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1), as: fc.nat(size - 1) }));
    fc.assert(
      fc.property(claims, ({ size, index, as }) => {
        expect(verifyInclusion({ ...whole(index, size), index: as })).toBe(index === as);
        expect(verifyInclusion({ ...whole(index, size), leafHash: leafOf(`d${as}`) })).toBe(index === as);
      }),
    );
  });
});

describe("verifyConsistency", () => {
  const whole = (older: number, newer: number) => ({
    ...{ older, newer, olderRoot: mth(entries(older)) as Hash, newerRoot: mth(entries(newer)) as Hash },
    proof: foldPlan(planConsistency(older, newer), stored),
  });
  type Claim = ReturnType<typeof whole>;
  const growths: readonly (readonly [number, number])[] = [
    ...([
      [1, 2],
      [1, 8],
      [2, 3],
      [3, 7],
      [4, 7],
      [6, 7],
      [4, 8],
      [6, 8],
      [7, 8],
      [20, 33],
      [31, 32],
    ] as const),
  ];

  const damages: Readonly<Record<string, (claim: Claim) => Partial<Claim>>> = {
    "with the next older size": ({ older }) => ({ older: older + 1 }),
    "with the older size before": ({ older }) => ({ older: older - 1 }),
    "with an older size that differs in a bit": ({ older }) => ({ older: older ^ 2 }),
    "with an older size above the newer": ({ newer }) => ({ older: newer + 1 }),
    "from an empty tree": () => ({ older: 0 }),
    "from an empty tree with nothing shown": () => ({ older: 0, olderRoot: EMPTY_ROOT, proof: [] }),
    "with a size that is no whole number": ({ newer }) => ({ newer: newer + 0.5 }),
    "with twice the newer size": ({ newer }) => ({ newer: newer * 2 }),
    "with half the newer size": ({ newer }) => ({ newer: Math.floor(newer / 2) }),
    "with the roots exchanged": ({ olderRoot, newerRoot }) => ({ olderRoot: newerRoot, newerRoot: olderRoot }),
    "of another older root": () => ({ olderRoot: other }),
    "of another newer root": () => ({ newerRoot: other }),
    "of an older root that is no hash": () => ({ olderRoot: Buffer.from("short") }),
    "without any hash": () => ({ proof: [] }),
    "without its first hash": ({ proof }) => ({ proof: proof.slice(1) }),
    "without its last hash": ({ proof }) => ({ proof: proof.slice(0, -1) }),
    "with a hash before": ({ proof }) => ({ proof: [other, ...proof] }),
    "with a hash behind": ({ proof }) => ({ proof: [...proof, other] }),
    "with the older root before": ({ proof, olderRoot }) => ({ proof: [olderRoot, ...proof] }),
    "with the older root behind": ({ proof, olderRoot }) => ({ proof: [...proof, olderRoot] }),
    "with the newer root before": ({ proof, newerRoot }) => ({ proof: [newerRoot, ...proof] }),
    "with the newer root behind": ({ proof, newerRoot }) => ({ proof: [...proof, newerRoot] }),
    "under roots that are over one more hash than the trees have levels": ({ proof, olderRoot, newerRoot }) => ({
      ...{ proof: [...proof, other], olderRoot: over(other, olderRoot), newerRoot: over(other, newerRoot) },
    }),
    "with a byte passed from its first hash to the older root": ({ proof: [first = other, ...rest], olderRoot }) => ({
      ...{ proof: [first.subarray(1), ...rest], olderRoot: Buffer.concat([olderRoot, first.subarray(0, 1)]) },
    }),
    "with its first hash twice": ({ proof: [first = other, ...rest] }) => ({ proof: [first, first, ...rest] }),
    "with a bit of its first hash changed": ({ proof }) => ({ proof: changed(proof, 0, 4) }),
    "with a bit of its last hash changed": ({ proof }) => ({ proof: changed(proof, proof.length - 1, 0) }),
    "with a hash that is cut": ({ proof: [first = other, ...rest] }) => ({ proof: [first.subarray(1), ...rest] }),
  };
  for (const [name, damage] of Object.entries(damages))
    it(`refuses a proof ${name}`, () => {
      for (const [older, newer] of growths) {
        const claim = whole(older, newer);
        expect(verifyConsistency(claim)).toBe(true);
        expect({ older, newer, held: verifyConsistency({ ...claim, ...damage(claim) }) }).toEqual({
          older,
          newer,
          held: false,
        });
      }
    });

  it("takes two trees of one size for consistent when their roots are equal and nothing else is said", () => {
    const root = mth(entries(5));
    const same = { older: 5, newer: 5, olderRoot: root, newerRoot: root };
    expect(verifyConsistency({ ...same, proof: [] })).toBe(true);
    expect(verifyConsistency({ ...same, proof: [root] })).toBe(false);
    expect(verifyConsistency({ ...same, newerRoot: other, proof: [] })).toBe(false);
    expect(verifyConsistency({ older: 0, newer: 0, olderRoot: EMPTY_ROOT, newerRoot: EMPTY_ROOT, proof: [] })).toBe(
      false,
    );
  });

  it("refuses a tree in which an entry that was there before is another one now", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: LARGEST }).chain((older) =>
          fc.record({
            older: fc.constant(older),
            newer: fc.integer({ min: older, max: LARGEST }),
            at: fc.nat(older - 1),
          }),
        ),
        ({ older, newer, at }) => {
          const forged = entries(newer).map((entry, i) => (i === at ? Buffer.from("forged") : entry));
          const proof = subproof(older, forged, true);
          const claim = { older, newer, olderRoot: mth(entries(older)), newerRoot: mth(forged), proof };
          expect(verifyConsistency(claim)).toBe(false);
        },
      ),
    );
  });
});
