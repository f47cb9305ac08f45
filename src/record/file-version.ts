import { randomUUID } from "node:crypto";
import type { Actor } from "../model/actor.ts";
import type { Draft } from "../model/draft.ts";
import { type Opening, TO_EVERYBODY } from "../model/opening.ts";
import { type Capture, FIRST_READING, type VersionFacts, type VersionRef } from "../model/version.ts";
import { type Asked, answerOnce, BY_HAND } from "../storage/answer-once.ts";
import { appendEntry, placeEntry } from "../storage/append-entry.ts";
import { getStoredVersion } from "../storage/get-stored.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import { checkFiling, type Filable, type Named, readFilable } from "./check-filing.ts";
import { readOpening } from "./read-opening.ts";
import { refuseTellingFile } from "./refuse-telling-file.ts";

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
 *   `document-unknown-to-negotiation`, `version-id-taken`, `version-exists`, `version-cycle`, `unknown-version-named`;
 *   `unreadable-statement` as `readOpening`, `file-names-hidden`.
 * @param opening - To whom it is open from the start; to everybody where it is left out.
 */
export async function fileVersion(
  storage: Storage,
  ref: VersionRef,
  capture: Omit<Capture, "sha256">,
  draft: Draft,
  by: Asked = BY_HAND,
  opening: Opening = TO_EVERYBODY,
): Promise<Filing> {
  const filable = readFilable({ ref, capture, draft });
  const open = readOpening(opening);
  // Nothing is said of what is open to everybody.
  const said = open.state === "published" ? {} : { opening: open };
  const asked = { ...whatIsAsked(filable), ...said };
  return storage.transaction(async (rows) => {
    const negotiation = await rows.negotiations.getLocked(ref.negotiation);
    return answerOnce(rows, negotiation.key, by, "file-version", { filing: asked }, async () => {
      const checked = await checkFiling(rows, negotiation, filable);
      if (checked.kind === "already-filed") return { outcome: "already-filed", version: checked.version };
      await refuseTellingFile(rows, negotiation.key, { ref, opening: open, files: [capture.bytes], from: draft });
      await insertVersion(rows, negotiation.key, { ...filable, ...checked, opening: open, said, actor: by.actor });
      return { outcome: "filed", version: (await getStoredVersion(rows, ref)).facts };
    });
  });
}

/** All that a filing says. Its points follow from its bytes and from how they are read. */
function whatIsAsked({ ref, capture, sha256, draft }: Filable) {
  const { points: _, ...provenance } = draft;
  return { ref, sha256, mediaType: capture.mediaType, provenance };
}

type NewFiling = Filable & {
  readonly documentKey: string;
  readonly named: Named;
  readonly opening: Opening;
  readonly said: { readonly opening?: Opening };
  readonly actor: Actor;
};

/** Writes a version with all that belongs to it, its entry in the journal last. */
async function insertVersion(rows: Rows, negotiationKey: string, filing: NewFiling): Promise<void> {
  const { ref, capture, sha256, draft, points, documentKey, named, opening, said, actor } = filing;
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
    opening,
  });
  await rows.points.insert(negotiationKey, key, FIRST_READING, points);
  await appendEntry(rows, negotiationKey, place, {
    event: "version-filed",
    data: said,
    versionKey: key,
    reading: FIRST_READING,
    actor,
  });
}

function keyOf(named: Named, version: string): string {
  const key = named.get(version)?.key;
  if (key === undefined) throw new Error(`The version ${version} was found a moment ago and is gone.`);
  return key;
}
