import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentHash, type LedgerEntry, leafBytes, leafHashOf } from "../../src/ledger/leaf.ts";

const entry: LedgerEntry = {
  negotiation: "0b6c4f5e-7d1a-4c39-9f0e-2a5d8b3c1e47",
  position: 4,
  chain: "5a1de9c2-3b84-4f6d-8e7a-90c1b2d3e4f5",
  chainPosition: 1,
  previous: "ab".repeat(32),
  event: "version-filed",
  author: "local",
  at: "2025-11-23T09:30:00.000Z",
  salt: Buffer.alloc(32, 5),
  content: { version: "e3-2025-11-23", points: [{ number: "6", text: "обмежується до 800,000" }] },
};

const sha256 = (...parts: readonly (string | Uint8Array)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

describe("the leaf of an entry", () => {
  it("names everything but the content, for which a salted hash stands", () => {
    const text = '{"points":[{"number":"6","text":"обмежується до 800,000"}],"version":"e3-2025-11-23"}';
    const hash = sha256(Buffer.alloc(32, 5), text);
    const leaf = `{"at":"2025-11-23T09:30:00.000Z","author":"local","chain":"5a1de9c2-3b84-4f6d-8e7a-90c1b2d3e4f5","chainPosition":1,"content":"${hash.toString("hex")}","event":"version-filed","negotiation":"0b6c4f5e-7d1a-4c39-9f0e-2a5d8b3c1e47","position":4,"previous":"${"ab".repeat(32)}"}`;
    expect(contentHash(entry.salt, entry.content)).toEqual(hash);
    expect(leafBytes(entry).toString()).toBe(leaf);
    expect(leafHashOf(entry)).toEqual(sha256(Buffer.of(0), leaf));
  });

  it("says null where its chain begins", () => {
    expect(leafBytes({ ...entry, previous: null }).toString()).toContain('"previous":null}');
  });

  const others: Readonly<Record<keyof LedgerEntry, unknown>> = {
    negotiation: entry.chain,
    position: 5,
    chain: entry.negotiation,
    chainPosition: 2,
    previous: "cd".repeat(32),
    event: "version-withdrawn",
    author: "someone else",
    at: "2025-11-23T09:30:00.001Z",
    salt: Buffer.alloc(32, 6),
    content: { version: "e3-2025-11-23", points: [{ number: "6", text: "обмежується до 600,000" }] },
  };
  for (const [member, value] of Object.entries(others))
    it(`has another hash with another ${member}`, () => {
      expect(leafHashOf({ ...entry, [member]: value })).not.toEqual(leafHashOf(entry));
    });

  it("has one hash whatever the order of what was filed", () => {
    const { version, points } = entry.content as { version: string; points: unknown };
    expect(leafHashOf({ ...entry, content: { points, version } })).toEqual(leafHashOf(entry));
  });

  it("takes no salt of another length, with which bytes could pass into the content", () => {
    for (const length of [0, 31, 33])
      expect(() => contentHash(Buffer.alloc(length), "x")).toThrow("A salt has 32 bytes");
  });

  it("does not give the content away to someone who guesses it without the salt", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string(), (salt, content) => {
        const leaf = leafBytes({ ...entry, salt, content }).toString();
        expect(leaf).not.toContain(sha256(JSON.stringify(content)).toString("hex"));
        expect(leaf).not.toContain(Buffer.from(salt).toString("hex"));
      }),
    );
  });
});
