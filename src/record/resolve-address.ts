import { type Address, writeAddress } from "../model/address.ts";
import { pointNotFound, versionNotFound } from "../model/not-found.ts";
import { Problem } from "../model/problem.ts";
import type { VersionRef } from "../model/version.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import type { StoredNegotiation } from "../storage/negotiations.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import { getStoredNegotiation, requireDocument } from "./get-stored.ts";

/** What an address stands for once its missing parts are known. */
export type Resolved = { readonly ref: VersionRef; readonly path: string | undefined };

/**
 * Completes an address: a bare version finds its document; without a version, the newest that holds the path, the
 * newest of all without a path. Newest is last in order of time. At most five queries.
 *
 * @throws Problem `malformed-address` without a negotiation; `negotiation-not-found`, `document-not-found`,
 *   `version-not-found` (also where nothing is filed yet), `point-not-found`: the first part that is wrong.
 */
export function resolveAddress(storage: Storage, address: Address): Promise<Resolved> {
  return storage.read(async (rows) => {
    if (address.negotiation === undefined) throw withoutNegotiation(address);
    const stored = await getStoredNegotiation(rows, address.negotiation);
    if (address.document !== undefined) requireDocument(stored, address.document);
    const ref =
      address.version === undefined
        ? await findNewest(rows, stored, address)
        : await findNamed(rows, stored, address.document, address.version, address.path);
    return { ref, path: address.path };
  });
}

async function findNamed(
  rows: Rows,
  stored: StoredNegotiation,
  document: string | undefined,
  version: string,
  path: string | undefined,
): Promise<VersionRef> {
  const negotiation = stored.negotiation.id;
  const [found] = await rows.versions.findNamed(stored.key, [version]);
  if (document !== undefined && found?.document !== document) {
    throw versionNotFound({ negotiation, document, version }, found?.document);
  }
  if (found === undefined) {
    throw new Problem("version-not-found", `The negotiation "${negotiation}" has no version "${version}".`);
  }
  const ref = { negotiation, document: found.document, version };
  if (path !== undefined && !(await rows.points.findVersionsHolding(stored.key, path)).has(found.key)) {
    throw pointNotFound(ref, path);
  }
  return ref;
}

async function findNewest(rows: Rows, stored: StoredNegotiation, address: Address): Promise<VersionRef> {
  const holding =
    address.path === undefined ? undefined : await rows.points.findVersionsHolding(stored.key, address.path);
  const versions = await rows.versions.list(stored.negotiation.id);
  const keys = new Map(versions.map(({ facts, key }) => [facts.version, key]));
  const inDocument = inOrderOfTime(versions.map(({ facts }) => facts)).filter(
    ({ document }) => address.document === undefined || document === address.document,
  );
  const place = writeAddress({ negotiation: stored.negotiation.id, document: address.document });
  const where =
    address.document === undefined ? `The negotiation "${stored.negotiation.id}"` : `The document "${place}"`;
  if (inDocument.length === 0) throw new Problem("version-not-found", `${where} holds no version yet.`);
  const newest = inDocument.findLast(({ version }) => holding === undefined || holding.has(keys.get(version) ?? ""));
  if (newest === undefined) {
    throw new Problem("point-not-found", `${where} has no version that holds a point "${address.path}".`);
  }
  return { negotiation: newest.negotiation, document: newest.document, version: newest.version };
}

function withoutNegotiation(address: Address): Problem {
  return new Problem(
    "malformed-address",
    `"${writeAddress(address)}" names no negotiation.`,
    "Write negotiation/document@version#path.",
  );
}
