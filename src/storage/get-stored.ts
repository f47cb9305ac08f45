import { documentNotFound, negotiationNotFound, refuseWithdrawn, versionNotFound } from "../model/not-found.ts";
import { Problem } from "../model/problem.ts";
import type { VersionRef } from "../model/version.ts";
import type { StoredVersion } from "./assemble-versions.ts";
import type { StoredNegotiation } from "./negotiations.ts";
import type { Rows } from "./open-storage.ts";

/** @throws Problem `negotiation-not-found`. */
export async function getStoredNegotiation(rows: Rows, id: string): Promise<StoredNegotiation> {
  const stored = await rows.negotiations.find(id);
  if (stored === undefined) throw negotiationNotFound(id);
  return stored;
}

/** @throws Problem `document-not-found`. */
export function requireDocument(
  { negotiation, documentKeys }: Pick<StoredNegotiation, "negotiation" | "documentKeys">,
  document: string,
): void {
  if (!documentKeys.has(document)) throw documentNotFound(negotiation.id, document, [...documentKeys.keys()]);
}

/**
 * Two queries, and more only where there is something to explain.
 *
 * @throws Problem `negotiation-not-found`, `document-not-found`, `version-not-found`: the first part that is wrong.
 */
export async function getStoredVersion(rows: Rows, ref: VersionRef): Promise<StoredVersion> {
  if (ref.reading === "collated") throw notStored(ref);
  const found = await rows.versions.find(ref);
  if (found !== undefined) return found;
  const stored = await getStoredNegotiation(rows, ref.negotiation);
  requireDocument(stored, ref.document);
  const [namesake] = await rows.versions.findNamed(stored.key, [ref.version]);
  if (namesake?.document !== ref.document) throw versionNotFound(ref, namesake?.document);
  const newest = await rows.versions.find({ ...ref, reading: undefined });
  throw versionNotFound(ref, undefined, newest?.facts.reading);
}

/** A reading text is made of what is stored, and is not stored itself. */
function notStored({ version }: VersionRef): Problem {
  return new Problem(
    "version-not-found",
    `"${version}+reading" is the reading text of a draft, and no version: it was never filed.`,
    `Name one of the draft's witnesses, "${version}" for one.`,
  );
}

/** The newest reading of a version that stands. @throws Problem the not-found problems, and `version-withdrawn`. */
export async function getStanding(rows: Rows, ref: VersionRef): Promise<StoredVersion> {
  const stored = await getStoredVersion(rows, ref.reading === "collated" ? ref : { ...ref, reading: undefined });
  refuseWithdrawn(stored.facts);
  return stored;
}
