import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from "node:crypto";
import type { EndpointSecret } from "../storage/endpoints.ts";

/** How what goes to an endpoint is signed: by a secret that both sides have, or by a key of which they have the public half. */
export type SignatureKind = "hmac" | "ed25519";

/** What is sent, as far as it is signed. */
export type Signed = {
  readonly id: string;
  /** When it is sent: so that nobody sends it again much later. */
  readonly at: Date;
  readonly body: string;
};

const HMAC = "whsec_";
const PRIVATE = "whsk_";
const PUBLIC = "whpk_";
const HMAC_BYTES = 32;
const SEED_BYTES = 32;
// What stands before the seed of an ed25519 key in PKCS #8 (RFC 8410).
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

export function makeEndpointSecret(kind: SignatureKind): string {
  if (kind === "hmac") return `${HMAC}${randomBytes(HMAC_BYTES).toString("base64")}`;
  const { privateKey } = generateKeyPairSync("ed25519");
  const seed = privateKey.export({ format: "der", type: "pkcs8" }).subarray(-SEED_BYTES);
  return `${PRIVATE}${seed.toString("base64")}`;
}

/** The public half of an ed25519 key, `whpk_…`; undefined of a secret that has none. */
export function publicKeyOf(secret: string): string | undefined {
  if (!secret.startsWith(PRIVATE)) return undefined;
  const raw = createPublicKey(readPrivate(secret)).export({ format: "der", type: "spki" }).subarray(-SEED_BYTES);
  return `${PUBLIC}${raw.toString("base64")}`;
}

/**
 * The headers by which a receiver knows who sent something, and that it is whole. Signed by each secret that holds, the
 * newest first, so that a receiver may change to another one in its own time.
 *
 * Source: Standard Webhooks 1.0.0, standard-webhooks/standard-webhooks, spec/standard-webhooks.md.
 */
export function signWebhook(
  secrets: readonly EndpointSecret[],
  { id, at, body }: Signed,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const content = `${id}.${timestamp}.${body}`;
  const holding = secrets.filter(({ until }) => until === undefined || Date.parse(until) > at.getTime());
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": holding.map(({ secret }) => signatureOf(secret, content)).join(" "),
  };
}

function signatureOf(secret: string, content: string): string {
  if (secret.startsWith(PRIVATE))
    return `v1a,${sign(null, Buffer.from(content), readPrivate(secret)).toString("base64")}`;
  const key = Buffer.from(secret.slice(HMAC.length), "base64");
  return `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
}

function readPrivate(secret: string): KeyObject {
  const seed = Buffer.from(secret.slice(PRIVATE.length), "base64");
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: "der", type: "pkcs8" });
}
