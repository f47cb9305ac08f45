import { createHash, randomUUID } from "node:crypto";
import { listPoints } from "../engine/points/list-points.ts";
import { writeAddress, writeVersionName } from "../model/address.ts";
import type { Draft } from "../model/draft.ts";
import type { Point } from "../model/point.ts";
import { Problem } from "../model/problem.ts";
import { refuseTooManyPoints } from "../model/too-many-points.ts";
import { type Capture, FIRST_READING, type VersionFacts, type VersionRef } from "../model/version.ts";
import { type Asked, answerOnce, BY_HAND } from "../storage/answer-once.ts";
import { appendEntry, placeEntry } from "../storage/append-entry.ts";
import { getStoredVersion } from "../storage/get-stored.ts";
import type { StoredNegotiation } from "../storage/negotiations.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import { refuseUnstorableText } from "../storage/unstorable-text.ts";
import type { NamedVersion } from "../storage/versions.ts";
import { isRecordableId, LONGEST_ID } from "./recordable-id.ts";

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
  { author, requestKey }: Asked = BY_HAND,
): Promise<Filing> {
  refuseMalformedRef(ref);
  refuseTooManyPoints(draft);
  const points = listFilablePoints(ref, capture, draft);
  const sha256 = createHash("sha256").update(capture.bytes).digest("hex");

  return storage.transaction(async (rows) => {
    const negotiation = await rows.negotiations.getLocked(ref.negotiation);
    return answerOnce(rows, negotiation.key, requestKey, { filing: { ref, sha256 } }, async () => {
      const documentKey = negotiation.documentKeys.get(ref.document);
      if (documentKey === undefined) throw unknownDocument(negotiation, ref.document);
      const named = await findByVersion(rows, negotiation, [ref.version, ...parentsOf(draft)]);
      const namesake = named.get(ref.version);
      if (namesake !== undefined) return refuseOrRecognise(rows, ref, namesake, sha256);
      refuseCycle(ref, parentsOf(draft));
      refuseUnknown(negotiation, parentsOf(draft), named);
      await insertVersion(rows, negotiation.key, documentKey, { ref, capture, sha256, draft, points, named, author });
      return { outcome: "filed", version: (await getStoredVersion(rows, ref)).facts };
    });
  });
}

type NewFiling = {
  readonly ref: VersionRef;
  readonly capture: Omit<Capture, "sha256">;
  readonly sha256: string;
  readonly draft: Draft;
  readonly points: readonly Point[];
  readonly named: Named;
  readonly author: string;
};

/** Writes a version with all that belongs to it, its entry in the journal last. */
async function insertVersion(rows: Rows, negotiationKey: string, documentKey: string, filing: NewFiling) {
  const { ref, capture, sha256, draft, points, named, author } = filing;
  const key = randomUUID();
  const place = await placeEntry(rows, negotiationKey, documentKey);
  await rows.captures.keep(negotiationKey, sha256, capture.bytes);
  const { points: _, basedOn, witnessOf, ...provenance } = draft;
  await rows.versions.insert({
    negotiationKey,
    documentKey,
    key,
    version: ref.version,
    provenance,
    basedOn: basedOn.map((parent) => keyOf(named, parent)),
    witnessOf: witnessOf === undefined ? undefined : keyOf(named, witnessOf),
    pointCount: points.length,
    filedAt: place.at,
    captureSha256: sha256,
    mediaType: capture.mediaType,
    extractor: capture.extractor,
  });
  await rows.points.insert(negotiationKey, key, FIRST_READING, points);
  await appendEntry(rows, negotiationKey, place, {
    event: "version-filed",
    data: {},
    versionKey: key,
    reading: FIRST_READING,
    author,
  });
}

function parentsOf({ basedOn, witnessOf }: Draft): readonly string[] {
  return witnessOf === undefined ? basedOn : [...basedOn, witnessOf];
}

/**
 * The points of a draft that can be kept as it is.
 *
 * @throws Problem `unreadable-draft`: text that cannot be stored, a path too long, a null text that is not unreported, a
 *   parent named twice.
 */
export function listFilablePoints(
  ref: VersionRef,
  capture: Pick<Capture, "mediaType" | "extractor">,
  draft: Draft,
): readonly Point[] {
  refuseUnstorableText({ ...draft, points: [] }, (sentence) => unreadable(ref, sentence));
  refuseUnstorableText({ mediaType: capture.mediaType, extractor: capture.extractor }, (sentence) =>
    unreadable(ref, sentence),
  );
  refuseRepeatedParent(ref, draft.basedOn);
  const points = listPoints(draft.points);
  refuseUnstorablePoints(ref, points);
  return points;
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
  if (ref.reading !== undefined) {
    throw new Problem(
      "malformed-address",
      `"${writeVersionName(ref)}" names a reading of a version, and a version is filed as a whole.`,
      "File it under its bare id; a better reading of it is a correction.",
    );
  }
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

/** The version that has the id already is the one to be filed, or its newest reading is, or the filing is refused. */
async function refuseOrRecognise(rows: Rows, ref: VersionRef, namesake: NamedVersion, sha256: string): Promise<Filing> {
  if (namesake.document !== ref.document) {
    throw new Problem(
      "version-id-taken",
      `The id "${ref.version}" belongs to a version of the document "${namesake.document}".`,
      "The ids of versions are unique within a negotiation; choose another one.",
    );
  }
  const version = (await getStoredVersion(rows, ref)).facts;
  if (namesake.captureSha256 === sha256 || version.captureSha256 === sha256) {
    return { outcome: "already-filed", version };
  }
  throw new Problem(
    "version-exists",
    `${writeAddress(ref)} is filed already, from other bytes (SHA-256 ${namesake.captureSha256.slice(0, 12)}…).`,
    "A version is never altered once filed: file another text under another id, a mended transcription as a correction.",
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
