import type { SigningKey } from "../../ledger/checkpoint.ts";
import { type DamagedLine, type EntryLine, RECORD_FORMAT, type RecordLine } from "../../ledger/record-line.ts";
import { writeHex } from "../../ledger/strict-text.ts";
import { writeAddress } from "../../model/address.ts";
import type { JournalEvent } from "../../model/journal.ts";
import { openingSaidBy } from "../../model/openness.ts";
import { isFailedQuery } from "../../storage/driver.ts";
import { contentOfEntry } from "../../storage/entry-content.ts";
import type { StoredEntry } from "../../storage/journal.ts";
import type { StoredNegotiation } from "../../storage/negotiations.ts";
import type { Rows } from "../../storage/open-storage.ts";
import { type KeptOpening, keptOpening, type NamedReading } from "../../storage/versions.ts";

const ENTRIES_AT_ONCE = 100;
const CHECKPOINTS_AT_ONCE = 1000;
const LARGEST_SIZE = 2 ** 31 - 1;

/**
 * The whole record, line by line, as it can be verified: made from the very rows that pages are made from. What stands in
 * the tables and no entry tells of is a damaged line. To be read in one snapshot; holds one entry and one capture at a time.
 */
export async function* readRecord(rows: Rows, key: SigningKey): AsyncGenerator<RecordLine | DamagedLine> {
  yield { kind: "head", format: RECORD_FORMAT, origin: key.name, verifierKey: key.verifierKey };
  const negotiations = [...(await rows.negotiations.list())].sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const stored of negotiations) yield* whereReadable(stored.negotiation.id, readNegotiation(rows, stored));
  for (let from = 0; from <= LARGEST_SIZE; ) {
    const some = await rows.ledger.listCheckpoints(from, LARGEST_SIZE, CHECKPOINTS_AT_ONCE);
    for (const { size, note } of some) yield { kind: "checkpoint", size, note };
    const last = some.at(-1);
    if (last === undefined) return;
    from = last.size + 1;
  }
}

/**
 * What was put into the tables from outside may be anything, and no reading of ours was written for it: what fails is not a
 * bug then but a finding. A database that does not answer is none.
 */
async function* whereReadable<Line>(subject: string, lines: AsyncIterable<Line>): AsyncGenerator<Line | DamagedLine> {
  try {
    yield* lines;
  } catch (error) {
    if (isFailedQuery(error)) throw error;
    yield { kind: "damaged", sentence: `${subject} holds what cannot be read: ${String(error)}.` };
  }
}

async function* readNegotiation(rows: Rows, stored: StoredNegotiation): AsyncGenerator<RecordLine | DamagedLine> {
  const { key, negotiation } = stored;
  for (const sha256 of await rows.captures.listHashes(key)) {
    const bytes = await rows.captures.findBytes(key, sha256);
    if (bytes !== undefined) yield { kind: "capture", negotiation: key, sha256, bytes };
  }
  const readings = await rows.versions.listReadings(key);
  const subjects = subjectsOf(stored, readings);
  const told = new Set<string>();
  const openings = new Map<string, KeptOpening>();
  for (let from = 0; ; ) {
    const some = await rows.journal.listStored(key, from, ENTRIES_AT_ONCE);
    for (const entry of some) {
      if (entry.event === "version-filed" || entry.event === "version-corrected") {
        told.add(nameOf(entry.versionId, entry.reading));
      }
      noteOpening(openings, entry);
      const subject = subjects.get(entry.versionId ?? entry.chainId) ?? negotiation.id;
      yield* whereReadable(`${subject}: entry ${entry.position}`, readLine(rows, entry, subjects));
    }
    const last = some.at(-1);
    if (last === undefined) break;
    from = last.position + 1;
  }
  yield* findUntold(readings, told, subjects);
  yield* findOpenedOtherwise(await rows.versions.listOpenings(key), openings, subjects);
  yield { kind: "state", negotiation: key, subject: negotiation.id, content: negotiation };
}

async function* readLine(rows: Rows, entry: StoredEntry, subjects: Subjects): AsyncGenerator<EntryLine | DamagedLine> {
  yield await lineOf(rows, entry, subjects);
}

async function lineOf(rows: Rows, entry: StoredEntry, subjects: Subjects): Promise<EntryLine | DamagedLine> {
  const subject = subjects.get(entry.versionId ?? entry.chainId) ?? "the record";
  if (entry.treeHash !== null && writeHex(entry.treeHash) !== writeHex(entry.leafHash)) {
    return {
      kind: "damaged",
      sentence: `${subject}: entry ${entry.position} has another leaf in the tree than in the journal.`,
    };
  }
  if (entry.event === "negotiation-described" && (entry.versionId !== null || entry.reading !== null)) {
    // Its content is the description alone, which would not show it.
    return { kind: "damaged", sentence: `${subject}: entry ${entry.position} is about a version, and describes none.` };
  }
  const said = { event: entry.event, data: entry.data } as JournalEvent;
  const { versionId: versionKey, reading } = entry;
  return {
    kind: "entry",
    negotiation: entry.negotiationId,
    position: entry.position,
    chain: entry.chainId,
    chainPosition: entry.chainPosition,
    previous: entry.previousHash === null ? null : writeHex(entry.previousHash),
    event: entry.event,
    author: entry.author,
    at: entry.at.toISOString(),
    salt: writeHex(entry.salt),
    content: await contentOfEntry(rows, entry.negotiationId, { ...said, versionKey, reading }),
    leafHash: writeHex(entry.leafHash),
    index: entry.leafIndex,
    subject,
  };
}

/** What an entry is about, by the key of its version or of its chain. */
type Subjects = ReadonlyMap<string, string>;

function subjectsOf(
  { key, negotiation, documentKeys }: StoredNegotiation,
  readings: readonly NamedReading[],
): Subjects {
  const subjects = new Map([[key, negotiation.id]]);
  for (const [document, documentKey] of documentKeys) {
    subjects.set(documentKey, writeAddress({ negotiation: negotiation.id, document }));
  }
  for (const { versionKey, document, version } of readings) {
    subjects.set(versionKey, writeAddress({ negotiation: negotiation.id, document, version }));
  }
  return subjects;
}

/** A reading that no entry tells of would be shown all the same, and stand in no leaf. */
function* findUntold(
  readings: readonly NamedReading[],
  told: ReadonlySet<string>,
  subjects: Subjects,
): Generator<DamagedLine> {
  for (const { versionKey, reading } of readings) {
    if (told.has(nameOf(versionKey, reading))) continue;
    yield {
      kind: "damaged",
      sentence: `${subjects.get(versionKey) ?? "A version"} has a reading ${reading} that no entry of the journal tells of.`,
    };
  }
}

function noteOpening(openings: Map<string, KeptOpening>, { versionId, event, data }: StoredEntry): void {
  if (versionId === null) return;
  const opening = openingSaidBy({ event, data } as JournalEvent);
  if (opening !== undefined) openings.set(versionId, keptOpening(opening));
  const now = openings.get(versionId);
  if (event === "version-withdrawn" && now !== undefined) openings.set(versionId, { ...now, publicFrom: null });
}

/** The row would let the database show a version to others than the journal does. */
function* findOpenedOtherwise(
  kept: ReadonlyMap<string, KeptOpening>,
  said: ReadonlyMap<string, KeptOpening>,
  subjects: Subjects,
): Generator<DamagedLine> {
  for (const [versionKey, { openState, publicFrom }] of kept) {
    const now = said.get(versionKey);
    if (now === undefined) continue;
    if (now.openState === openState && now.publicFrom?.getTime() === publicFrom?.getTime()) continue;
    yield {
      kind: "damaged",
      sentence: `${subjects.get(versionKey) ?? "A version"} is kept as open to others than its journal says.`,
    };
  }
}

function nameOf(versionKey: string | null, reading: number | null): string {
  return `${versionKey} ${reading}`;
}
