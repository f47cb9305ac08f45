import { readPrivateKey, type SigningKey } from "../../src/ledger/checkpoint.ts";

// PKCS #8 puts these bytes before the 32 of an Ed25519 key (RFC 8410, 7).
const PKCS8_PREFIX = "302e020100300506032b657004220420";

/** A signing key that is always the same, so that its notes can be drawn. The secret is that of RFC 8032, 7.1, test 1. */
export function ledgerKey(
  origin = "travaux.example/record",
  secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
): SigningKey {
  const der = Buffer.from(PKCS8_PREFIX + secret, "hex").toString("base64");
  return readPrivateKey(origin, `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`);
}

/** Another key under the same name: the secret of RFC 8032, 7.1, test 2. */
export function forgersKey(origin?: string): SigningKey {
  return ledgerKey(origin, "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
}
