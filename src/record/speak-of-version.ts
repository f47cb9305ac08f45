import { writeAddress } from "../model/address.ts";
import { GRADES } from "../model/draft.ts";
import type { AuthorshipStatement, GradeRevision, JournalEvent } from "../model/journal.ts";
import type { VersionFacts, VersionRef } from "../model/version.ts";
import { type Asked, answerOnce, BY_HAND } from "../storage/answer-once.ts";
import { appendEntry, placeEntry } from "../storage/append-entry.ts";
import { getStanding, getStoredVersion } from "../storage/get-stored.ts";
import type { StoredNegotiation } from "../storage/negotiations.ts";
import type { Storage } from "../storage/open-storage.ts";
import { readReason, refuseLongStatement, unreadableStatement } from "../storage/read-reason.ts";
import { refuseUnstorableText } from "../storage/unstorable-text.ts";
import { unknownParty } from "./unknown-party.ts";

/**
 * Withdraws a version: a tombstone with its reason takes its place. What was filed stays in the record and in the ledger,
 * and is shown no more; later versions keep naming it.
 *
 * @throws Problem the not-found problems, `version-withdrawn` when it is so already, `unreadable-statement`,
 *   `request-key-reused`.
 */
export async function withdrawVersion(
  storage: Storage,
  ref: VersionRef,
  reason: string,
  by: Asked = BY_HAND,
): Promise<VersionFacts> {
  const data = { reason: readReason(reason, "A withdrawal") };
  return speakOf(storage, ref, { event: "version-withdrawn", data }, by);
}

/**
 * Gives a version another grade, with its reason; those before stay in its history.
 *
 * @throws Problem as `withdrawVersion`.
 */
export async function reviseGrade(
  storage: Storage,
  ref: VersionRef,
  { grade, reason }: GradeRevision,
  by: Asked = BY_HAND,
): Promise<VersionFacts> {
  if (!GRADES.includes(grade)) throw unreadableStatement(`"${grade}" is no grade.`, `Grades are ${GRADES.join(", ")}.`);
  const data = { grade, reason: readReason(reason, "A grade") };
  return speakOf(storage, ref, { event: "grade-revised", data }, by);
}

/**
 * Keeps that a party claims a text as its own, or denies it. A denial lowers the grade that is shown by one, until the
 * same party claims the text.
 *
 * @throws Problem as `withdrawVersion`; `unreadable-statement` also where the party is none of the negotiation's.
 */
export async function stateAuthorship(
  storage: Storage,
  ref: VersionRef,
  { party, stance, source, note }: AuthorshipStatement,
  by: Asked = BY_HAND,
): Promise<VersionFacts> {
  refuseUnstorableText({ source }, (sentence) => unreadableStatement(sentence));
  if (note !== undefined) refuseLongStatement(note, "The note");
  const data = { party, stance, source, note };
  return speakOf(storage, ref, { event: "authorship-stated", data }, by, ({ negotiation }) => {
    if (negotiation.parties.every((one) => one.id !== party)) throw unknownParty(negotiation, party);
  });
}

/** Keeps what is said of a version in one transaction, and answers with what is known of it from then on. */
function speakOf(
  storage: Storage,
  ref: VersionRef,
  said: JournalEvent,
  by: Asked,
  refuse: (negotiation: StoredNegotiation) => void = () => undefined,
): Promise<VersionFacts> {
  return storage.transaction(async (rows) => {
    const negotiation = await rows.negotiations.getLocked(ref.negotiation);
    const action = said.event === "version-withdrawn" ? "withdraw-version" : "speak-of-version";
    const subject = writeAddress({ document: ref.document, version: ref.version });
    return answerOnce(rows, negotiation.key, by, action, { subject, said }, async () => {
      const { documentKey, key } = await getStanding(rows, ref);
      refuse(negotiation);
      const place = await placeEntry(rows, negotiation.key, documentKey);
      await appendEntry(rows, negotiation.key, place, { ...said, versionKey: key, actor: by.actor });
      return (await getStoredVersion(rows, { ...ref, reading: undefined })).facts;
    });
  });
}
