import { type Address, writeAddress } from "../model/address.ts";
import { pointNotFound, versionNotFound } from "../model/not-found.ts";
import { Problem } from "../model/problem.ts";
import { isStanding, type Version, type VersionFacts, type VersionRef } from "../model/version.ts";
import { requireDocument } from "../storage/get-stored.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { Snapshot, Snapshots } from "./snapshots.ts";
import type { Collations } from "./witnesses/collate-draft.ts";

/** What an address stands for once its missing parts are known. */
export type Resolved = {
  /** Names a reading only where it is not the newest. */
  readonly ref: VersionRef;
  /** Which reading it is, the newest too; of a reading text a word that changes whenever its words do. With how times are told. */
  readonly words: string;
  readonly path: string | undefined;
  /** The version in its newest reading, and the negotiation as it was when the address was looked up. */
  readonly facts: VersionFacts;
  readonly within: Snapshot;
};

/**
 * Completes an address: a bare version finds its document; without a version, the newest that holds the path, the
 * newest of all without a path. Newest is last in order of time, and of a version its newest reading. A path that stood in
 * an older reading only leads there: links made to it go on working. At most two queries where nothing has happened in the
 * negotiation since it was last asked for.
 *
 * @throws Problem `malformed-address` without a negotiation; `negotiation-not-found`, `document-not-found`,
 *   `version-not-found` (also where nothing is filed yet), `point-not-found`: the first part that is wrong.
 */
export async function resolveAddress(resolving: Resolving, address: Address): Promise<Resolved> {
  const { storage, snapshots } = resolving;
  if (address.negotiation === undefined) throw withoutNegotiation(address);
  const snapshot = await snapshots(address.negotiation);
  if (address.document !== undefined) requireDocument(snapshot, address.document);
  return address.version === undefined
    ? findNewest(storage, snapshot, address)
    : findNamed(resolving, snapshot, { ...address, version: address.version });
}

/** What addresses are completed from. */
type Resolving = { readonly storage: Storage; readonly snapshots: Snapshots; readonly collations: Collations };

async function findNamed(
  { storage, collations }: Resolving,
  snapshot: Snapshot,
  { document, version, reading, path }: Address & { readonly version: string },
): Promise<Resolved> {
  const { id } = snapshot.negotiation;
  const { key, versions, versionKeys } = snapshot;
  const found = versions.find((one) => one.version === version);
  if (document !== undefined && found?.document !== document) {
    throw versionNotFound({ negotiation: id, document, version }, found?.document);
  }
  if (found === undefined) {
    throw new Problem("version-not-found", `The negotiation "${id}" has no version "${version}".`);
  }
  const wanted = reading ?? found.reading;
  const ref = { negotiation: id, document: found.document, version, reading: wanted };
  if (wanted === "collated") return resolvedToReading(snapshot, await collations.getReading(ref), path);
  if (wanted > found.reading) throw versionNotFound(ref, undefined, found.reading);
  if (path === undefined) return resolvedTo(snapshot, found, wanted, path);
  const versionKey = versionKeys.get(version) ?? "";
  const holding = await storage.read((rows) => rows.points.findReadingsHolding(key, versionKey, path));
  if (holding.includes(wanted)) return resolvedTo(snapshot, found, wanted, path);
  const older = reading === undefined ? holding.at(-1) : undefined;
  if (older === undefined) throw pointNotFound(ref, path);
  return resolvedTo(snapshot, found, older, path);
}

async function findNewest(storage: Storage, snapshot: Snapshot, address: Address): Promise<Resolved> {
  const { key, negotiation, versions, versionKeys } = snapshot;
  const { document, path } = address;
  const inDocument = versions.filter((one) => (document === undefined || one.document === document) && isStanding(one));
  const place = writeAddress({ negotiation: negotiation.id, document });
  const where = document === undefined ? `The negotiation "${negotiation.id}"` : `The document "${place}"`;
  const last = inDocument.at(-1);
  if (last === undefined) throw new Problem("version-not-found", `${where} holds no version yet.`);
  if (path === undefined) return resolvedTo(snapshot, last, last.reading, path);
  const holding = await storage.read((rows) => rows.points.findVersionsHolding(key, path));
  // What only an older reading held was no point of its own after all.
  const newest = inDocument.findLast(({ version, reading }) => holding.get(versionKeys.get(version) ?? "") === reading);
  if (newest === undefined) {
    throw new Problem("point-not-found", `${where} has no version that holds a point "${path}".`);
  }
  return resolvedTo(snapshot, newest, newest.reading, path);
}

function resolvedTo(within: Snapshot, facts: VersionFacts, reading: number, path: string | undefined): Resolved {
  const { negotiation, document, version } = facts;
  const ref = { negotiation, document, version };
  const named = reading === facts.reading ? ref : { ...ref, reading };
  return { ref: named, words: `${reading} ${within.times}`, path, facts, within };
}

/** Whichever witness of a draft was named, its reading text has one name: that of the witness that leads it. */
function resolvedToReading(within: Snapshot, { points, ...facts }: Version, path: string | undefined): Resolved {
  const { negotiation, document, version, collated } = facts;
  const ref: VersionRef = { negotiation, document, version, reading: "collated" };
  if (path !== undefined && !points.some((point) => point.path === path)) throw pointNotFound(ref, path);
  return { ref, words: `${collated?.stamp} ${within.times}`, path, facts, within };
}

function withoutNegotiation(address: Address): Problem {
  return new Problem(
    "malformed-address",
    `"${writeAddress(address)}" names no negotiation.`,
    "Write negotiation/document@version#path.",
  );
}
