import { LOCAL } from "../model/actor.ts";
import { writeAddress } from "../model/address.ts";
import { isWider, type Opening } from "../model/opening.ts";
import { Problem } from "../model/problem.ts";
import { FIRST_READING, isStanding, type VersionFacts, type VersionRef } from "../model/version.ts";
import { type Asked, answerOnce, BY_HAND } from "../storage/answer-once.ts";
import { appendEntry, placeEntry } from "../storage/append-entry.ts";
import { getStanding, getStoredVersion } from "../storage/get-stored.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import { unreadableStatement } from "../storage/read-reason.ts";
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
      const now: Opening = facts.opening ?? { state: "published" };
      if (isWider(now.state, data.state)) throw openAlready(facts, now);
      if (now.state === data.state && now.publicFrom === data.publicFrom) return facts;
      const named = facts.witnessOf === undefined ? facts.basedOn : [...facts.basedOn, facts.witnessOf];
      const files = await readFiles(rows, negotiationKey, key, facts);
      await refuseTellingFile(rows, negotiationKey, { ref, opening: data, files, named });
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

const LATEST = Date.parse("9999-12-31T23:59:59.999Z");

/**
 * Checks to whom something is to be open.
 *
 * @returns The moment of an embargo as an instant in UTC with milliseconds; where it is past, it is published at the next look.
 * @throws Problem `unreadable-statement` for a moment that is none, and for an embargo on what is published.
 */
export function readOpening({ state, publicFrom }: Opening): Opening {
  if (publicFrom === undefined) return { state };
  if (state === "published") {
    throw unreadableStatement(
      "What is published has no embargo.",
      "Leave the moment out, or say private or shared with it.",
    );
  }
  const moment = INSTANT.test(publicFrom) ? Date.parse(publicFrom) : Number.NaN;
  if (Number.isNaN(moment) || moment > LATEST) {
    throw unreadableStatement(
      `"${publicFrom.slice(0, 60)}" is no moment at which an embargo could end.`,
      "Write it with its time zone, such as 2025-11-23T09:30:00Z or 2025-11-23T11:30:00+02:00.",
    );
  }
  return { state, publicFrom: new Date(moment).toISOString() };
}

// Without a zone, it would be another moment on another machine.
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/u;

/** When an embargo ends, in milliseconds; never for what has none. */
export function dueAt(version: VersionFacts): number {
  const { publicFrom } = version.opening ?? {};
  // What was withdrawn before it opened does not open.
  return publicFrom === undefined || !isStanding(version) ? Number.POSITIVE_INFINITY : Date.parse(publicFrom);
}

/**
 * Writes into the journal that embargoes are over, in one transaction. Whoever looks at a negotiation first after that
 * moment does it, so that it needs no clock that somebody must wind, and the journal alone says what is open.
 * Harmless when several do it at once.
 */
export async function endEmbargoes(storage: Storage, negotiation: string, now: number): Promise<void> {
  await storage.transaction(async (rows) => {
    const { key } = await rows.negotiations.getLocked(negotiation);
    for (const { facts, ...stored } of (await rows.versions.list(negotiation)).toSorted(
      (one, other) => dueAt(one.facts) - dueAt(other.facts),
    )) {
      if (dueAt(facts) > now) break;
      await endEmbargo(rows, key, stored, facts.opening?.publicFrom ?? "");
    }
  });
}

async function endEmbargo(
  rows: Rows,
  negotiationKey: string,
  { key, documentKey }: { readonly key: string; readonly documentKey: string },
  publicFrom: string,
): Promise<void> {
  const place = await placeEntry(rows, negotiationKey, documentKey);
  const entry = { event: "embargo-ended", data: { publicFrom }, versionKey: key, actor: LOCAL } as const;
  await appendEntry(rows, negotiationKey, place, entry);
}

function openAlready(ref: VersionFacts, { state }: Opening): Problem {
  const to = state === "published" ? "everybody" : "all members";
  return new Problem(
    "version-open-already",
    `The version ${writeAddress({ negotiation: ref.negotiation, document: ref.document, version: ref.version })} is open to ${to} already.`,
    "What was read cannot be unread. Withdraw it, and a tombstone with the reason takes its place.",
  );
}
