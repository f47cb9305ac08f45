import { createHash, sign, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  makeSigningKey,
  openCheckpoint,
  readPrivateKey,
  readVerifierKey,
  type VerifierKey,
  writeCheckpoint,
  writePrivateKey,
} from "../../src/ledger/checkpoint.ts";
import { forgersKey, ledgerKey } from "../support/ledger-key.ts";

const ORIGIN = "travaux.example/record";
const ROOT = Buffer.alloc(32, 7);
const ROOT_TEXT = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
const key = ledgerKey();
const verifier = read(key.verifierKey);
const note = writeCheckpoint(12, ROOT, key);

function read(text: string): VerifierKey {
  const found = readVerifierKey(text);
  if (found === undefined) throw new Error(`${text} is no verifier key.`);
  return found;
}

/** Signs any text as the ledger, checkpoint or not. */
function signedNote(text: string, by = key): string {
  const signature = sign(null, Buffer.from(text), by.privateKey);
  return `${text}\n— ${by.name} ${Buffer.concat([read(by.verifierKey).id, signature]).toString("base64")}\n`;
}

describe("a verifier key", () => {
  it("is the name, the id and the type byte with the public key, as signed-note writes them", () => {
    // The public key that RFC 8032 gives for this secret.
    const publicKey = Buffer.from("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "hex");
    const typed = Buffer.concat([Buffer.of(1), publicKey]);
    const id = createHash("sha256").update(`${ORIGIN}\n`).update(typed).digest("hex").slice(0, 8);
    expect(key.verifierKey).toBe(`${ORIGIN}+${id}+${typed.toString("base64")}`);
    expect(verifier.id.toString("hex")).toBe(id);
  });

  it("reads the example of the specification, which verifies its example note", () => {
    const example = read("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    const signature = Buffer.from(
      "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=",
      "base64",
    );
    expect(example.name).toBe("example.com/foo");
    expect(signature.subarray(0, 4)).toEqual(example.id);
    const text = Buffer.from("This is an example message.\n");
    expect(verify(null, text, example.publicKey, signature.subarray(4))).toBe(true);
  });

  const damaged = {
    "with another id": key.verifierKey.replace(/\+[0-9a-f]{8}\+/u, "+00000000+"),
    "with an id in capitals": key.verifierKey.replace(/\+[0-9a-f]{8}\+/u, (id) => id.toUpperCase()),
    "under another name": key.verifierKey.replace("travaux", "forger"),
    "without a name": key.verifierKey.replace(ORIGIN, ""),
    "of another algorithm": key.verifierKey.replace("+A", "+B"),
    "with a key that is cut": key.verifierKey.slice(0, -4),
    "with a line feed behind": `${key.verifierKey}\n`,
    "that is nothing": "",
  };
  for (const [name, text] of Object.entries(damaged))
    it(`is refused ${name}`, () => {
      expect(text).not.toBe(key.verifierKey);
      expect(readVerifierKey(text)).toBeUndefined();
    });
});

describe("a signing key", () => {
  it("is the same after a way through PEM, and another each time one is made", () => {
    const made = makeSigningKey(ORIGIN);
    const back = readPrivateKey(ORIGIN, writePrivateKey(made));
    expect(writePrivateKey(made)).toMatch(/^-----BEGIN PRIVATE KEY-----\n/u);
    expect(back.verifierKey).toBe(made.verifierKey);
    expect(writeCheckpoint(3, ROOT, back)).toBe(writeCheckpoint(3, ROOT, made));
    expect(makeSigningKey(ORIGIN).verifierKey).not.toBe(made.verifierKey);
  });

  for (const origin of ["", "two words", "a+b", "a\nb", "a\u00a0b", "a\u0007b"])
    it(`cannot be named ${JSON.stringify(origin)}`, () => {
      expect(() => makeSigningKey(origin)).toThrow("cannot be the origin of a ledger");
    });

  it("is not read from the private key of another algorithm", () => {
    const x25519 = `-----BEGIN PRIVATE KEY-----\n${Buffer.from(`302e020100300506032b656e04220420${"07".repeat(32)}`, "hex").toString("base64")}\n-----END PRIVATE KEY-----\n`;
    expect(() => readPrivateKey(ORIGIN, x25519)).toThrow("not one for Ed25519");
  });
});

describe("a checkpoint", () => {
  it("is origin, size and root, a line each, then the signature", () => {
    expect(note.split("\n").slice(0, 4)).toEqual([ORIGIN, "12", ROOT_TEXT, ""]);
    expect(note).toBe(signedNote(`${ORIGIN}\n12\n${ROOT_TEXT}\n`));
    expect(openCheckpoint(note, verifier)).toEqual({ ok: true, checkpoint: { origin: ORIGIN, size: 12, root: ROOT } });
  });

  it("may carry signatures of others, and lines that nobody here reads", () => {
    const witnessed = `${note}— witness.example ${Buffer.alloc(80, 9).toString("base64")}\n`;
    expect(openCheckpoint(witnessed, verifier)).toMatchObject({ ok: true });
    const extended = signedNote(`${ORIGIN}\n12\n${ROOT_TEXT}\nsomething else\n`);
    expect(openCheckpoint(extended, verifier)).toMatchObject({ ok: true });
  });

  const notNotes = {
    "without an empty line before the signatures": note.replace("\n\n", "\n"),
    "without a line feed at its end": note.slice(0, -1),
    "without a signature": `${ORIGIN}\n12\n${ROOT_TEXT}\n\n`,
    "with a tab": note.replace("12", "\t12"),
    "with a carriage return": note.replaceAll("\n", "\r\n"),
    "with half of a surrogate pair": note.replace("12", "\ud800"),
    "with a hyphen for the dash": note.replace("—", "-"),
    "with a space behind the signature": note.replace(/\n$/u, " \n"),
    "with a signature that is an id only": `${ORIGIN}\n12\n${ROOT_TEXT}\n\n— ${ORIGIN} ${verifier.id.toString("base64")}\n`,
    "with a signature in another base 64": note.replace(/=+\n$/u, "\n"),
    "with more signatures than any note has": note + `— w.example ${Buffer.alloc(80).toString("base64")}\n`.repeat(100),
  };
  for (const [name, text] of Object.entries(notNotes))
    it(`is not read from a note ${name}`, () => {
      expect(text).not.toBe(note);
      expect(openCheckpoint(text, verifier)).toEqual({ ok: false, sentence: "The checkpoint is not a signed note." });
    });

  const notCheckpoints = {
    "a size with leading zeroes": `${ORIGIN}\n012\n${ROOT_TEXT}\n`,
    "a size with a sign": `${ORIGIN}\n+12\n${ROOT_TEXT}\n`,
    "a size beyond exact numbers": `${ORIGIN}\n9007199254740993\n${ROOT_TEXT}\n`,
    "a root that is cut": `${ORIGIN}\n12\n${ROOT.subarray(1).toString("base64")}\n`,
    "a root with bits behind its end": `${ORIGIN}\n12\n${ROOT_TEXT.replace("wc=", "wd=")}\n`,
    "no root": `${ORIGIN}\n12\n`,
    "an empty line": `${ORIGIN}\n12\n${ROOT_TEXT}\n\nmore\n`,
    "no origin": `\n12\n${ROOT_TEXT}\n`,
  };
  for (const [name, text] of Object.entries(notCheckpoints))
    it(`is not read from a text with ${name}, though the ledger signed it`, () => {
      expect(openCheckpoint(signedNote(text), verifier)).toEqual({
        ok: false,
        sentence: "The note's text is not a checkpoint: origin, size and root, a line each.",
      });
    });

  const untrusted = {
    "another size": [note.replace("\n12\n", "\n13\n"), `The signature of ${ORIGIN} does not fit the checkpoint.`],
    "another root": [note.replace("\nBwc", "\nCwc"), `The signature of ${ORIGIN} does not fit the checkpoint.`],
    "another origin": [note.replace(ORIGIN, "forger.example"), `The checkpoint is of another ledger than ${ORIGIN}.`],
    "the signature of another key under the ledger's name": [
      writeCheckpoint(12, ROOT, forgersKey()),
      `The checkpoint is not signed by ${ORIGIN}.`,
    ],
    "the signature of another key under the ledger's name and id": [
      note.replace(/[^ ]+\n$/u, `${Buffer.concat([verifier.id, Buffer.alloc(64)]).toString("base64")}\n`),
      `The signature of ${ORIGIN} does not fit the checkpoint.`,
    ],
    "a second signature of the ledger that fails": [
      `${note}— ${ORIGIN} ${Buffer.concat([verifier.id, Buffer.alloc(64)]).toString("base64")}\n`,
      `The signature of ${ORIGIN} does not fit the checkpoint.`,
    ],
    "a signature that is cut": [
      note.replace(/([^ ]+)\n$/u, (_, all) => `${Buffer.from(all, "base64").subarray(0, 40).toString("base64")}\n`),
      `The signature of ${ORIGIN} does not fit the checkpoint.`,
    ],
  };
  for (const [name, [text = "", sentence]] of Object.entries(untrusted))
    it(`is not trusted with ${name}`, () => {
      expect(openCheckpoint(text, verifier)).toEqual({ ok: false, sentence });
    });

  it("is not trusted after any change of a single character", () => {
    for (let at = 0; at < note.length; at += 1)
      for (const put of ["", "A", "1", "\n", `${note[at]}${note[at]}`]) {
        const changed = note.slice(0, at) + put + note.slice(at + 1);
        if (changed !== note)
          expect(openCheckpoint(changed, verifier), JSON.stringify(changed)).toMatchObject({ ok: false });
      }
  });
});
