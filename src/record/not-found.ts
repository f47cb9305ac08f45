import { Problem } from "../model/problem.ts";
import type { VersionRef } from "../model/version.ts";
import type { StoredNegotiation } from "../storage/negotiations.ts";
import type { Rows } from "../storage/open-storage.ts";
import type { StoredVersion } from "../storage/versions.ts";

export function negotiationNotFound(id: string): Problem {
  return new Problem(
    "negotiation-not-found",
    `There is no negotiation "${id}".`,
    "Describe it first, or see the list.",
  );
}

/** @throws Problem `negotiation-not-found`. */
export async function getStoredNegotiation(rows: Rows, id: string): Promise<StoredNegotiation> {
  const stored = await rows.negotiations.find(id);
  if (stored === undefined) throw negotiationNotFound(id);
  return stored;
}

/** @throws Problem `document-not-found`. */
export function requireDocument(stored: StoredNegotiation, document: string): void {
  if (stored.documentKeys.has(document)) return;
  throw new Problem(
    "document-not-found",
    `The negotiation "${stored.negotiation.id}" has no document "${document}".`,
    `It has ${listed([...stored.documentKeys.keys()])}.`,
  );
}

/**
 * One query more than needed only where there is something to explain.
 *
 * @throws Problem `negotiation-not-found`, `document-not-found`, `version-not-found`: the first part that is wrong.
 */
export async function getStoredVersion(rows: Rows, ref: VersionRef): Promise<StoredVersion> {
  const found = await rows.versions.find(ref);
  if (found !== undefined) return found;
  const stored = await getStoredNegotiation(rows, ref.negotiation);
  requireDocument(stored, ref.document);
  const [namesake] = await rows.versions.findNamed(stored.key, [ref.version]);
  throw versionNotFound(ref, namesake?.document);
}

/** @param elsewhere - The document in which the version stands, where that is not the one asked for. */
export function versionNotFound(ref: VersionRef, elsewhere: string | undefined): Problem {
  return new Problem(
    "version-not-found",
    `The document "${ref.document}" has no version "${ref.version}".`,
    elsewhere === undefined ? undefined : `It stands in the document "${elsewhere}".`,
  );
}

function listed(ids: readonly string[]): string {
  return ids.length === 0 ? "none yet" : ids.map((id) => `"${id}"`).join(", ");
}
