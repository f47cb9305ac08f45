import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import type { Hash } from "./merkle-tree.ts";
import { readBase64, readCount, writeBase64 } from "./strict-text.ts";

/** What a ledger says of itself at one size: the root over its first `size` leaves. `origin` names the ledger. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash };

/** The key that signs a ledger's checkpoints. Its name is the ledger's origin; `verifierKey` is the text to give away. */
export type SigningKey = { readonly name: string; readonly privateKey: KeyObject; readonly verifierKey: string };

/** A verifier key that was read: `id` are the four bytes that signatures by it begin with. */
export type VerifierKey = { readonly name: string; readonly id: Buffer; readonly publicKey: KeyObject };

/** A checkpoint whose signature holds, or one sentence that says why it is not to be trusted. */
export type OpenedCheckpoint =
  | { readonly ok: true; readonly checkpoint: Checkpoint }
  | { readonly ok: false; readonly sentence: string };

// The type byte of Ed25519 in C2SP signed-note.
const ED25519 = 1;
const PUBLIC_KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
// A note may carry witnesses' signatures; 16 must be accepted, and some limit there should be.
const MOST_SIGNATURES = 100;
const SIGNATURE_LINE = /^— (?<name>[^\p{White_Space}+]+) (?<signature>[A-Za-z0-9+/=]+)$/u;

/**
 * Makes a key pair for the ledger called `origin`.
 *
 * @throws Error when `origin` cannot name a key: empty, or with white space, a plus sign or a control character.
 */
export function makeSigningKey(origin: string): SigningKey {
  return signingKey(origin, generateKeyPairSync("ed25519").privateKey);
}

/** The private key as PKCS #8 in PEM. Whoever has it can sign for the ledger. */
export function writePrivateKey(key: SigningKey): string {
  return key.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

/** @throws Error when `pem` holds no private Ed25519 key, or as `makeSigningKey` does. */
export function readPrivateKey(origin: string, pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== "ed25519") throw new Error("The private key is not one for Ed25519.");
  return signingKey(origin, privateKey);
}

function signingKey(name: string, privateKey: KeyObject): SigningKey {
  if (!isKeyName(name))
    throw new Error(`"${name}" cannot be the origin of a ledger: it holds a space, a plus sign or nothing.`);
  const raw = rawPublicKey(createPublicKey(privateKey));
  const id = keyId(name, raw).toString("hex");
  return { name, privateKey, verifierKey: `${name}+${id}+${writeBase64(Buffer.concat([Buffer.of(ED25519), raw]))}` };
}

/**
 * Reads the text of a verifier key, `name+id+key`; undefined when it is none for Ed25519 or its id is not that of its
 * name and key.
 *
 * Source: C2SP signed-note, "Verifier keys".
 */
export function readVerifierKey(text: string): VerifierKey | undefined {
  // The key itself may hold plus signs; a name may not.
  const parts = /^(?<name>[^+]+)\+(?<id>[0-9a-f]{8})\+(?<key>.+)$/su.exec(text)?.groups;
  const [name, id, key] = [parts?.name ?? "", parts?.id, readBase64(parts?.key ?? "")];
  if (!isKeyName(name) || key?.length !== 1 + PUBLIC_KEY_BYTES || key[0] !== ED25519) return undefined;
  const raw = key.subarray(1);
  const expected = keyId(name, raw);
  if (expected.toString("hex") !== id) return undefined;
  const jwk = { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") };
  return { name, id: expected, publicKey: createPublicKey({ key: jwk, format: "jwk" }) };
}

/**
 * Writes and signs the checkpoint of a ledger that is called as its key is.
 *
 * Ed25519 has one signature for one text: the same checkpoint is always the same note.
 * Source: C2SP tlog-checkpoint and signed-note.
 */
export function writeCheckpoint(size: number, root: Hash, key: SigningKey): string {
  const text = `${key.name}\n${size}\n${writeBase64(root)}\n`;
  const id = keyId(key.name, rawPublicKey(createPublicKey(key.privateKey)));
  const signature = sign(null, Buffer.from(text), key.privateKey);
  return `${text}\n— ${key.name} ${writeBase64(Buffer.concat([id, signature]))}\n`;
}

/**
 * Reads a signed checkpoint and trusts it only when `key` signed it and it is of the ledger the key is named after.
 * Signatures by others are passed over, as the specification demands; a second one by `key` that fails refuses it all.
 *
 * Never throws. Source: C2SP tlog-checkpoint and signed-note.
 */
export function openCheckpoint(note: string, key: VerifierKey): OpenedCheckpoint {
  const parts = splitNote(note);
  if (parts === undefined) return refused("The checkpoint is not a signed note.");
  const checkpoint = readCheckpointText(parts.text);
  if (checkpoint === undefined)
    return refused("The note's text is not a checkpoint: origin, size and root, a line each.");
  if (checkpoint.origin !== key.name) return refused(`The checkpoint is of another ledger than ${key.name}.`);
  const own = parts.signatures.filter(({ name, id }) => name === key.name && id.equals(key.id));
  if (own.length === 0) return refused(`The checkpoint is not signed by ${key.name}.`);
  const text = Buffer.from(parts.text);
  const holds = own.every(
    ({ signature }) => signature.length === SIGNATURE_BYTES && verify(null, text, key.publicKey, signature),
  );
  return holds ? { ok: true, checkpoint } : refused(`The signature of ${key.name} does not fit the checkpoint.`);
}

type NoteSignature = { readonly name: string; readonly id: Buffer; readonly signature: Buffer };

function splitNote(note: string): { readonly text: string; readonly signatures: readonly NoteSignature[] } | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a signed note holds none but line feeds.
  if (/[\0-\x09\x0b-\x1f]|\p{Surrogate}/u.test(note)) return undefined;
  const end = note.lastIndexOf("\n\n");
  if (end === -1 || !note.endsWith("\n")) return undefined;
  const lines = note.slice(end + 2, -1).split("\n");
  if (lines.length > MOST_SIGNATURES) return undefined;
  const signatures = lines.flatMap((line) => readSignatureLine(line) ?? []);
  return signatures.length === lines.length ? { text: note.slice(0, end + 1), signatures } : undefined;
}

function readSignatureLine(line: string): NoteSignature | undefined {
  const parts = SIGNATURE_LINE.exec(line)?.groups;
  const bytes = readBase64(parts?.signature ?? "");
  if (parts?.name === undefined || bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined;
  return { name: parts.name, id: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) };
}

function readCheckpointText(text: string): Checkpoint | undefined {
  const lines = text.slice(0, -1).split("\n");
  // Lines after the third are extensions: signed, so not to be refused, but nothing is read from them.
  if (lines.length < 3 || lines.includes("")) return undefined;
  const [origin = "", size, root] = [lines[0], readCount(lines[1] ?? ""), readBase64(lines[2] ?? "")];
  return size === undefined || root?.length !== 32 ? undefined : { origin, size, root };
}

/** Source: C2SP signed-note, "Ed25519 signatures". */
function keyId(name: string, raw: Uint8Array): Buffer {
  const digest = createHash("sha256").update(`${name}\n`).update(Buffer.of(ED25519)).update(raw).digest();
  return digest.subarray(0, KEY_ID_BYTES);
}

function rawPublicKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url");
}

function isKeyName(name: string): boolean {
  return name !== "" && !/[\p{White_Space}\p{Cc}\p{Surrogate}+]/u.test(name);
}

function refused(sentence: string): OpenedCheckpoint {
  return { ok: false, sentence };
}
