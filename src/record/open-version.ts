import { writeAddress } from "../model/address.ts";
import { isWider, type Opening } from "../model/opening.ts";
import { Problem } from "../model/problem.ts";
import { FIRST_READING, openingOf, type VersionFacts, type VersionRef } from "../model/version.ts";
import { type Asked, answerOnce, BY_HAND } from "../storage/answer-once.ts";
import { appendEntry, placeEntry } from "../storage/append-entry.ts";
import { getStanding, getStoredVersion } from "../storage/get-stored.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import { readOpening } from "./read-opening.ts";
import { refuseTellingFile } from "./refuse-telling-file.ts";

/**
 * Opens a version to more people, or sets, moves or lifts its embargo; never to fewer: what was read cannot be unread, and
 * whoever wants it gone withdraws it. What it is already is said again to no effect.
 *
 * @throws Problem the not-found problems, `version-withdrawn`, `unreadable-statement` (see `readOpening`),
 *   `version-open-already` where it is open to more people by now, `file-names-hidden`, `request-key-reused`.
 */
export async function openVersion(
  storage: Storage,
  ref: VersionRef,
  opening: Opening,
  by: Asked = BY_HAND,
): Promise<VersionFacts> {
  const data = readOpening(opening);
  const subject = writeAddress({ document: ref.document, version: ref.version });
  return storage.transaction(async (rows) => {
    const { key: negotiationKey } = await rows.negotiations.getLocked(ref.negotiation);
    return answerOnce(rows, negotiationKey, by, "open-version", { subject, opened: data }, async () => {
      const { documentKey, key, facts } = await getStanding(rows, ref);
      const now = openingOf(facts);
      if (isWider(now.state, data.state)) throw openAlready(facts, now);
      if (now.state === data.state && now.publicFrom === data.publicFrom) return facts;
      const files = await readFiles(rows, negotiationKey, key, facts);
      await refuseTellingFile(rows, negotiationKey, { ref, opening: data, files, from: facts });
      const place = await placeEntry(rows, negotiationKey, documentKey);
      await appendEntry(rows, negotiationKey, place, {
        event: "version-opened",
        data,
        versionKey: key,
        actor: by.actor,
      });
      return (await getStoredVersion(rows, { ...ref, reading: undefined })).facts;
    });
  });
}

/** The files of all its readings. */
async function readFiles(
  rows: Rows,
  negotiationKey: string,
  versionKey: string,
  { reading: newest }: VersionFacts,
): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = [];
  for (let reading = FIRST_READING; reading <= newest; reading += 1) {
    const capture = await rows.captures.findOfReading(negotiationKey, versionKey, reading);
    if (capture !== undefined) files.push(capture.bytes);
  }
  return files;
}

function openAlready(ref: VersionFacts, { state }: Opening): Problem {
  const to = state === "published" ? "everybody" : "all members";
  return new Problem(
    "version-open-already",
    `The version ${writeAddress({ negotiation: ref.negotiation, document: ref.document, version: ref.version })} is open to ${to} already.`,
    "What was read cannot be unread. Withdraw it, and a tombstone with the reason takes its place.",
  );
}
