import { describe, expect, it } from "vitest";
import { writeCheckpoint } from "../../src/ledger/checkpoint.ts";
import { GrowingTree, type Hash, hashLeaf, hashNode } from "../../src/ledger/merkle-tree.ts";
import { readProofFile, verifyProofFile, writeProofFile } from "../../src/ledger/proof-file.ts";
import { forgersKey, ledgerKey } from "../support/ledger-key.ts";

const key = ledgerKey();
// The tree over five leaves, a to e: the root is over (ab cd) and e.
const leaves = ["a", "b", "c", "d", "e"].map((text) => hashLeaf(Buffer.from(text))) as [
  ...[Buffer, Buffer, Buffer, Buffer, Buffer],
];
const [a, b, c, d, e] = leaves;
const ab = hashNode(a, b);
const checkpoint = writeCheckpoint(5, hashNode(hashNode(ab, hashNode(c, d)), e), key);
const base64 = (hash: Hash) => Buffer.from(hash).toString("base64");
const file = `c2sp.org/tlog-proof@v1
index 2
${base64(d)}
${base64(ab)}
${base64(e)}

${checkpoint}`;

describe("a proof file", () => {
  it("is written as tlog-proof demands: index, hashes from the leaf up, an empty line, the checkpoint", () => {
    expect(writeProofFile({ extra: null, index: 2, proof: [d, ab, e], checkpoint })).toBe(file);
    expect(readProofFile(file)).toEqual({ extra: null, index: 2, proof: [d, ab, e], checkpoint });
  });

  it("may say something that nothing vouches for, before the index", () => {
    const text = file.replace("index 2", "extra AQID\nindex 2");
    expect(writeProofFile({ extra: Buffer.of(1, 2, 3), index: 2, proof: [d, ab, e], checkpoint })).toBe(text);
    expect(readProofFile(text)?.extra).toEqual(Buffer.of(1, 2, 3));
    expect(verifyProofFile(text, c, key.verifierKey)).toMatchObject({ ok: true });
  });

  it("shows with the ledger's verifier key alone that the leaf is there", () => {
    expect(verifyProofFile(file, c, key.verifierKey)).toEqual({
      ok: true,
      index: 2,
      checkpoint: {
        origin: "travaux.example/record",
        size: 5,
        root: hashNode(hashNode(ab, hashNode(c, d)), e),
      },
    });
  });

  it("holds no hash for the only leaf of a ledger", () => {
    const only = writeProofFile({ extra: null, index: 0, proof: [], checkpoint: writeCheckpoint(1, a, key) });
    expect(only).toMatch(/^c2sp.org\/tlog-proof@v1\nindex 0\n\ntravaux.example\/record\n1\n/u);
    expect(verifyProofFile(only, a, key.verifierKey)).toMatchObject({ ok: true, index: 0 });
  });

  const unreadable = {
    "of another version": file.replace("@v1", "@v2"),
    "without an index": file.replace("index 2\n", ""),
    "with a leading zero": file.replace("index 2", "index 02"),
    "with two spaces": file.replace("index 2", "index  2"),
    "with the extra behind the index": file.replace("index 2", "index 2\nextra AQID"),
    "with an extra that says nothing": file.replace("index 2", "extra \nindex 2"),
    "with an extra in another base 64": file.replace("index 2", "extra AQI\nindex 2"),
    "with a hash that is cut": file.replace(base64(ab), base64(ab.subarray(1))),
    "with carriage returns": file.replaceAll("\n", "\r\n"),
    "without an empty line": file.replaceAll("\n\n", "\n"),
    "with a line before": `\n${file}`,
    "with more hashes than any tree has levels": file.replace("\n\n", `\n${base64(e)}`.repeat(60).concat("\n\n")),
    "that is nothing": "",
  };
  for (const [name, text] of Object.entries(unreadable))
    it(`is refused ${name}`, () => {
      expect(text).not.toBe(file);
      expect(verifyProofFile(text, c, key.verifierKey)).toEqual({
        ok: false,
        sentence: "The file is not a proof that begins with c2sp.org/tlog-proof@v1.",
      });
    });

  const unproven = {
    "for another leaf": [file, d],
    "with another index": [file.replace("index 2", "index 3"), c],
    "with an index beyond the tree": [file.replace("index 2", "index 5"), c],
    "without its last hash": [file.replace(`${base64(e)}\n`, ""), c],
    "with a hash more": [file.replace(`${base64(e)}\n`, `${base64(e)}\n${base64(e)}\n`), c],
    "with another hash": [file.replace(base64(ab), base64(a)), c],
  } as const;
  for (const [name, [text, leafHash]] of Object.entries(unproven))
    it(`shows nothing ${name}`, () => {
      expect(verifyProofFile(text, leafHash, key.verifierKey)).toEqual({
        ok: false,
        sentence: "The proof does not lead from this entry to the root over the 5 first entries.",
      });
    });

  it("shows nothing with a checkpoint that another key signed, or by another key than the ledger's", () => {
    const tree = new GrowingTree();
    for (const leaf of leaves) tree.append(leaf);
    const forged = file.replace(checkpoint, writeCheckpoint(5, tree.root(), forgersKey()));
    const unsigned = { ok: false, sentence: "The checkpoint is not signed by travaux.example/record." };
    expect(verifyProofFile(forged, c, key.verifierKey)).toEqual(unsigned);
    expect(verifyProofFile(file, c, forgersKey().verifierKey)).toEqual(unsigned);
    expect(verifyProofFile(file, c, "not a key")).toEqual({
      ok: false,
      sentence: "The verifier key is not one for Ed25519.",
    });
  });
});
