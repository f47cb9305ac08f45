import { createHash } from "node:crypto";
import { listPoints } from "../engine/points/list-points.ts";
import { writeAddress, writeVersionName } from "../model/address.ts";
import { type Draft, parentsOf } from "../model/draft.ts";
import type { Point } from "../model/point.ts";
import { Problem } from "../model/problem.ts";
import { refuseTooManyPoints } from "../model/too-many-points.ts";
import type { Capture, VersionFacts, VersionRef } from "../model/version.ts";
import { getStoredVersion } from "../storage/get-stored.ts";
import type { StoredNegotiation } from "../storage/negotiations.ts";
import type { Rows } from "../storage/open-storage.ts";
import { refuseUnstorableText } from "../storage/unstorable-text.ts";
import type { NamedVersion } from "../storage/versions.ts";
import { isRecordableId, LONGEST_ID } from "./recordable-id.ts";

/** What somebody asks to be filed: where, the bytes, and what was read out of them. */
export type FilingAsked = {
  readonly ref: VersionRef;
  readonly capture: Omit<Capture, "sha256">;
  readonly draft: Draft;
};

/** The same once it is known that it could be kept; `sha256` is that of the bytes, in lower-case hex. */
export type Filable = FilingAsked & { readonly points: readonly Point[]; readonly sha256: string };

/** What stands in the way of nothing: a version to be filed, or the one that is there already. */
export type CheckedFiling =
  | { readonly kind: "new"; readonly documentKey: string; readonly named: Named }
  | { readonly kind: "already-filed"; readonly version: VersionFacts };

/**
 * Checks all of a filing that needs no look at the record.
 *
 * @throws Problem `malformed-address`, `body-too-large`, `unreadable-draft` (text that cannot be stored, a path too long, a
 *   text that is null without being unreported, a parent named twice), in this order.
 */
export function readFilable({ ref, capture, draft }: FilingAsked): Filable {
  refuseMalformedRef(ref);
  refuseTooManyPoints(draft);
  const points = listFilablePoints(ref, capture, draft);
  const sha256 = createHash("sha256").update(capture.bytes).digest("hex");
  return { ref, capture, draft, points, sha256 };
}

/**
 * Checks the rest, against what is filed. Whoever files holds the negotiation's lock, so that it still holds afterwards.
 *
 * @throws Problem `document-unknown-to-negotiation`, `version-id-taken`, `version-exists`, `version-cycle`,
 *   `unknown-version-named`, in this order.
 */
export async function checkFiling(
  rows: Rows,
  negotiation: StoredNegotiation,
  { ref, draft, sha256 }: Filable,
): Promise<CheckedFiling> {
  const documentKey = negotiation.documentKeys.get(ref.document);
  if (documentKey === undefined) throw unknownDocument(negotiation, ref.document);
  const named = await findByVersion(rows, negotiation, [ref.version, ...parentsOf(draft)]);
  const namesake = named.get(ref.version);
  if (namesake !== undefined) {
    return { kind: "already-filed", version: await recogniseOrRefuse(rows, ref, namesake, sha256) };
  }
  refuseCycle(ref, parentsOf(draft));
  refuseUnknown(negotiation, parentsOf(draft), named);
  return { kind: "new", documentKey, named };
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

/** Versions that a filing names, by their ids. */
export type Named = ReadonlyMap<string, NamedVersion>;

async function findByVersion(rows: Rows, { key }: StoredNegotiation, ids: readonly string[]): Promise<Named> {
  const found = await rows.versions.findNamed(key, [...new Set(ids)]);
  return new Map(found.map((one) => [one.version, one]));
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
async function recogniseOrRefuse(
  rows: Rows,
  ref: VersionRef,
  namesake: NamedVersion,
  sha256: string,
): Promise<VersionFacts> {
  if (namesake.document !== ref.document) {
    throw new Problem(
      "version-id-taken",
      `The id "${ref.version}" belongs to a version of the document "${namesake.document}".`,
      "The ids of versions are unique within a negotiation; choose another one.",
    );
  }
  const version = (await getStoredVersion(rows, ref)).facts;
  if (namesake.captureSha256 === sha256 || version.captureSha256 === sha256) return version;
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
