import { createHash, randomUUID } from "node:crypto";
import { listPoints } from "../engine/points/list-points.ts";
import { writeAddress } from "../model/address.ts";
import type { Draft } from "../model/draft.ts";
import { negotiationNotFound } from "../model/not-found.ts";
import type { Point } from "../model/point.ts";
import { Problem } from "../model/problem.ts";
import { refuseTooManyPoints } from "../model/too-many-points.ts";
import type { Capture, VersionFacts, VersionRef } from "../model/version.ts";
import type { StoredNegotiation } from "../storage/negotiations.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import type { NamedVersion } from "../storage/versions.ts";
import { getStoredVersion } from "./get-stored.ts";
import { isRecordableId, LONGEST_ID } from "./recordable-id.ts";
import { refuseUnstorableText } from "./unstorable-text.ts";

/** What a filing did. The same bytes under the same id are no new version. */
export type Filing = { readonly outcome: "filed" | "already-filed"; readonly version: VersionFacts };

/**
 * Files one version in one transaction: capture, version, edges and points, all or nothing.
 *
 * Filings into one negotiation wait for each other, so of two with the same id at once one is filed and the other gets
 * the answer it would have got a moment later. The same bytes under the same address are `already-filed`, whatever the
 * draft says: a better reading of them is a correction and not a filing.
 *
 * @throws Problem `malformed-address`, `body-too-large`, `unreadable-draft` (before the transaction: text that cannot be stored, a
 *   path too long, a text that is null without being unreported, a parent named twice), `negotiation-not-found`,
 *   `document-unknown-to-negotiation`, `version-id-taken`, `version-exists`, `version-cycle`, `unknown-version-named`.
 */
export async function fileVersion(
  storage: Storage,
  ref: VersionRef,
  capture: Omit<Capture, "sha256">,
  draft: Draft,
): Promise<Filing> {
  refuseMalformedRef(ref);
  refuseTooManyPoints(draft);
  refuseUnstorableText({ ...draft, points: [] }, (sentence) => unreadable(ref, sentence));
  refuseUnstorableText({ mediaType: capture.mediaType, extractor: capture.extractor }, (sentence) =>
    unreadable(ref, sentence),
  );
  refuseRepeatedParent(ref, draft.basedOn);
  const points = listPoints(draft.points);
  refuseUnstorablePoints(ref, points);
  const sha256 = createHash("sha256").update(capture.bytes).digest("hex");

  return storage.transaction(async (rows) => {
    const negotiation = await rows.negotiations.findLocked(ref.negotiation);
    if (negotiation === undefined) throw negotiationNotFound(ref.negotiation);
    const documentKey = negotiation.documentKeys.get(ref.document);
    if (documentKey === undefined) throw unknownDocument(negotiation, ref.document);

    const parents = draft.witnessOf === undefined ? draft.basedOn : [...draft.basedOn, draft.witnessOf];
    const named = await findByVersion(rows, negotiation, [ref.version, ...parents]);
    const namesake = named.get(ref.version);
    if (namesake !== undefined) {
      refuseOtherVersion(ref, namesake, sha256);
      return { outcome: "already-filed", version: (await getStoredVersion(rows, ref)).facts };
    }
    refuseCycle(ref, parents);
    refuseUnknown(negotiation, parents, named);

    const key = randomUUID();
    await rows.captures.keep(negotiation.key, sha256, capture.bytes);
    const { points: _, basedOn, witnessOf, ...provenance } = draft;
    await rows.versions.insert({
      negotiationKey: negotiation.key,
      documentKey,
      key,
      version: ref.version,
      provenance,
      basedOn: basedOn.map((parent) => keyOf(named, parent)),
      witnessOf: witnessOf === undefined ? undefined : keyOf(named, witnessOf),
      pointCount: points.length,
      filedAt: new Date(),
      captureSha256: sha256,
      mediaType: capture.mediaType,
      extractor: capture.extractor,
    });
    await rows.points.insert(negotiation.key, key, points);
    return { outcome: "filed", version: (await getStoredVersion(rows, ref)).facts };
  });
}

type Named = ReadonlyMap<string, NamedVersion>;

async function findByVersion(rows: Rows, { key }: StoredNegotiation, ids: readonly string[]): Promise<Named> {
  const found = await rows.versions.findNamed(key, [...new Set(ids)]);
  return new Map(found.map((one) => [one.version, one]));
}

function keyOf(named: Named, version: string): string {
  const key = named.get(version)?.key;
  if (key === undefined) throw new Error(`The version ${version} was found a moment ago and is gone.`);
  return key;
}

// A row of an index of PostgreSQL takes 2704 bytes, and the path stands there beside two keys.
const LONGEST_PATH_BYTES = 2000;

function refuseMalformedRef(ref: VersionRef): void {
  const wrong = [ref.negotiation, ref.document, ref.version].find((id) => !isRecordableId(id));
  if (wrong === undefined) return;
  throw new Problem(
    "malformed-address",
    `"${wrong.slice(0, LONGEST_ID)}" cannot name anything in the record.`,
    `An id is made of at most ${LONGEST_ID} small letters, digits and hyphens, and is no reserved word.`,
  );
}

function refuseRepeatedParent(ref: VersionRef, basedOn: readonly string[]): void {
  const repeated = basedOn.find((parent, index) => basedOn.indexOf(parent) !== index);
  if (repeated !== undefined) throw unreadable(ref, `basedOn names "${repeated}" twice.`);
}

function refuseUnstorablePoints(ref: VersionRef, points: readonly Point[]): void {
  for (const point of points) {
    refuseUnstorableText(point, (sentence) => unreadable(ref, `Point ${point.path}: ${sentence}`));
    if (Buffer.byteLength(point.path) > LONGEST_PATH_BYTES) {
      throw unreadable(ref, `Point ${point.path.slice(0, 60)}… has a path of more than ${LONGEST_PATH_BYTES} bytes.`);
    }
    if (point.text === null && point.status !== "unreported") {
      throw unreadable(ref, `Point ${point.path} has no text, but its status is not unreported.`);
    }
  }
}

function refuseOtherVersion(ref: VersionRef, namesake: NamedVersion, sha256: string): void {
  if (namesake.document !== ref.document) {
    throw new Problem(
      "version-id-taken",
      `The id "${ref.version}" belongs to a version of the document "${namesake.document}".`,
      "The ids of versions are unique within a negotiation; choose another one.",
    );
  }
  if (namesake.captureSha256 === sha256) return;
  throw new Problem(
    "version-exists",
    `${writeAddress(ref)} is filed already, from other bytes (SHA-256 ${namesake.captureSha256.slice(0, 12)}…).`,
    "A version is never altered once filed; file the new text under another id.",
  );
}

/** What a version names is filed before it, and edges are never added later: it can close a cycle with itself only. */
function refuseCycle(ref: VersionRef, parents: readonly string[]): void {
  if (!parents.includes(ref.version)) return;
  throw new Problem(
    "version-cycle",
    `${writeAddress(ref)} names itself as what it comes from.`,
    "Name another version.",
  );
}

function refuseUnknown({ negotiation }: StoredNegotiation, parents: readonly string[], named: Named): void {
  const unknown = [...new Set(parents)].filter((parent) => !named.has(parent));
  if (unknown.length === 0) return;
  throw new Problem(
    "unknown-version-named",
    `No version of "${negotiation.id}" is called ${unknown.map((id) => `"${id}"`).join(" or ")}.`,
    "File the versions that a version is based on, or witness of, before it.",
  );
}

function unknownDocument({ negotiation }: StoredNegotiation, document: string): Problem {
  return new Problem(
    "document-unknown-to-negotiation",
    `The negotiation "${negotiation.id}" has no document "${document}".`,
    "Add it to the negotiation's documents first.",
  );
}

function unreadable(ref: VersionRef, sentence: string): Problem {
  return new Problem("unreadable-draft", `${writeAddress(ref)}: ${sentence}`, "Mend the draft, then file it again.");
}
