import { createHash } from "node:crypto";
import { makeSigningKey, readPrivateKey, type SigningKey, writePrivateKey } from "../../ledger/checkpoint.ts";
import { Problem } from "../../model/problem.ts";
import type { Storage } from "../../storage/open-storage.ts";

const NAME = "ledger";

/** Where the key that signs checkpoints is kept: given by whoever runs the service, or in the database beside the record. */
export type LedgerKey = { readonly signing: SigningKey; readonly kept: "outside" | "in-the-database" };

/**
 * The ledger's key: the one given, else the one in the database, made the first time. Its ledger is named after it, so that
 * nobody has to think of a name.
 *
 * @param pem - A private Ed25519 key as PKCS #8. @throws Problem `bad-usage` when it is none.
 */
export async function openLedgerKey(storage: Storage, pem: string | undefined): Promise<LedgerKey> {
  if (pem !== undefined) return { signing: readKey(pem), kept: "outside" };
  const kept = await storage.transaction(
    async (rows) =>
      (await rows.ledger.findKey(NAME)) ?? rows.ledger.keepKey(NAME, writePrivateKey(makeSigningKey(NAME))),
  );
  return { signing: readKey(kept), kept: "in-the-database" };
}

function readKey(pem: string): SigningKey {
  try {
    const { verifierKey } = readPrivateKey(NAME, pem);
    const named = createHash("sha256").update(verifierKey).digest("hex").slice(0, 16);
    return readPrivateKey(`travaux/${named}`, pem);
  } catch {
    throw new Problem(
      "bad-usage",
      "The key of the ledger cannot be read.",
      "LEDGER_KEY is a private Ed25519 key in PEM (PKCS #8), such as openssl genpkey -algorithm ed25519 writes.",
    );
  }
}
