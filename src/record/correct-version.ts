import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { authorOf } from "../model/actor.ts";
import { writeAddress } from "../model/address.ts";
import type { Draft } from "../model/draft.ts";
import { Problem } from "../model/problem.ts";
import { refuseTooManyPoints } from "../model/too-many-points.ts";
import { type Capture, openingOf, type VersionFacts, type VersionRef } from "../model/version.ts";
import { type Asked, answerOnce, BY_HAND } from "../storage/answer-once.ts";
import { appendEntry, placeEntry } from "../storage/append-entry.ts";
import { getStanding, getStoredVersion } from "../storage/get-stored.ts";
import type { Storage } from "../storage/open-storage.ts";
import { readReason } from "../storage/read-reason.ts";
import { listFilablePoints } from "./check-filing.ts";
import { refuseTellingFile } from "./refuse-telling-file.ts";

/** A better reading of a version: the whole draft once more, mended. */
export type NewReading = {
  /** The reading that was looked at when it was mended. */
  readonly corrects: number;
  readonly reason: string;
  readonly capture: Omit<Capture, "sha256">;
  readonly draft: Draft;
};

/** What a correction did. What the newest reading says already is no new reading. */
export type Correcting = { readonly outcome: "corrected" | "already-corrected"; readonly version: VersionFacts };

/**
 * Adds a reading to a version, in one transaction: a slip of the transcription mended, a point split otherwise. The old
 * reading stays, at `@version~1`; what the version was drafted from, and its grade, are no matter of reading.
 *
 * @throws Problem the not-found problems, `version-withdrawn`, `stale-reading` when somebody else corrected it meanwhile,
 *   `unreadable-statement` without a reason, `file-names-hidden`, `request-key-reused`, and what `fileVersion` refuses in a draft.
 */
export async function correctVersion(
  storage: Storage,
  ref: VersionRef,
  { corrects, reason, capture, draft }: NewReading,
  by: Asked = BY_HAND,
): Promise<Correcting> {
  const why = readReason(reason, "A correction");
  refuseTooManyPoints(draft);
  const points = listFilablePoints(ref, capture, draft);
  const sha256 = createHash("sha256").update(capture.bytes).digest("hex");
  const { points: _, basedOn, witnessOf, ...provenance } = draft;
  const asked = { correction: { ref, corrects, reason: why, sha256 } };

  return storage.transaction(async (rows) => {
    const { key: negotiationKey } = await rows.negotiations.getLocked(ref.negotiation);
    return answerOnce(rows, negotiationKey, by, "correct-version", asked, async () => {
      const { documentKey, key, facts } = await getStanding(rows, ref);
      if (facts.captureSha256 === sha256 && facts.reading > 1) {
        return { outcome: "already-corrected", version: facts } as const;
      }
      refuseStale(facts, corrects);
      refuseOtherGraph(facts, { basedOn, witnessOf });
      refuseOtherGrade(facts, draft);
      const opening = openingOf(facts);
      await refuseTellingFile(rows, negotiationKey, { ref, opening, files: [capture.bytes], from: draft });
      const reading = facts.reading + 1;
      const place = await placeEntry(rows, negotiationKey, documentKey);
      await rows.captures.keep(negotiationKey, sha256, capture.bytes);
      await rows.versions.insertCorrection({
        negotiationId: negotiationKey,
        versionId: key,
        reading,
        provenance,
        pointCount: points.length,
        reason: why,
        author: authorOf(by.actor),
        correctedAt: place.at,
        captureSha256: sha256,
        mediaType: capture.mediaType,
        extractor: capture.extractor,
      });
      await rows.points.insert(negotiationKey, key, reading, points);
      await appendEntry(rows, negotiationKey, place, {
        event: "version-corrected",
        data: {},
        versionKey: key,
        reading,
        actor: by.actor,
      });
      const corrected = await getStoredVersion(rows, { ...ref, reading: undefined });
      return { outcome: "corrected", version: corrected.facts } as const;
    });
  });
}

function refuseStale(facts: VersionFacts, corrects: number): void {
  if (facts.reading === corrects) return;
  const last = facts.history.corrections.at(-1);
  throw new Problem(
    "stale-reading",
    `${addressOf(facts)} is at its reading ${facts.reading} by now, and this correction was made of reading ${corrects}.`,
    last === undefined
      ? `Its only reading is 1: correct that one.`
      : `Reading ${facts.reading} says: "${last.reason}" (${last.at}). Look at it, then correct that one.`,
  );
}

function refuseOtherGraph(facts: VersionFacts, named: Pick<Draft, "basedOn" | "witnessOf">): void {
  if (isDeepStrictEqual([...named.basedOn].sort(), [...facts.basedOn].sort()) && named.witnessOf === facts.witnessOf)
    return;
  throw new Problem(
    "unreadable-draft",
    `${addressOf(facts)}: the correction names other versions as what the text was drafted from, or as its witness, than the filing did.`,
    "A correction mends how a text was read; where it comes from stays as filed. Leave based-on and witness-of as they are.",
  );
}

function refuseOtherGrade({ history, ...facts }: VersionFacts, { grade }: Draft): void {
  if (grade === undefined || history.grades.some((given) => given.grade === grade)) return;
  throw new Problem(
    "unreadable-draft",
    `${addressOf(facts)}: the correction says grade ${grade}, which was never given to this version.`,
    "A grade is revised by itself, with its reason; leave it as it is here.",
  );
}

function addressOf({ negotiation, document, version }: VersionRef): string {
  return writeAddress({ negotiation, document, version });
}
