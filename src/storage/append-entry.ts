import { randomBytes } from "node:crypto";
import { leafHashOf } from "../ledger/leaf.ts";
import { writeHex } from "../ledger/strict-text.ts";
import { type Actor, authorOf } from "../model/actor.ts";
import type { JournalEvent } from "../model/journal.ts";
import { openingSaidBy } from "../model/openness.ts";
import { contentOfEntry } from "./entry-content.ts";
import type { JournalEnd } from "./journal.ts";
import type { Rows } from "./open-storage.ts";
import { keptOpening } from "./versions.ts";

/** What is to go into a journal. */
export type NewEntry = JournalEvent & {
  readonly versionKey?: string | undefined;
  readonly reading?: number | undefined;
  readonly actor: Actor;
};

/** Where and when an entry will stand. */
export type EntryPlace = JournalEnd & { readonly chainKey: string; readonly at: Date };

/**
 * Finds the place of the next entry of a chain, under the negotiation's lock. Its time is now, but never before that of
 * the entry before it, whatever the clock says. Two queries.
 *
 * @param documentKey - Whose chain; without one, the negotiation's own.
 */
export async function placeEntry(rows: Rows, negotiationKey: string, documentKey?: string): Promise<EntryPlace> {
  const chainKey = documentKey ?? negotiationKey;
  const end = await rows.journal.end(negotiationKey, chainKey);
  return { ...end, chainKey, at: new Date(Math.max(Date.now(), end.latest?.getTime() ?? 0)) };
}

const SALT_BYTES = 32;

/**
 * Adds an entry to a negotiation's journal, linked to the last of its chain, in the transaction that writes what the entry
 * is about: so neither is ever there alone, and positions have no gap. After what it is about, which its
 * leaf is made of. At most eight queries.
 */
export async function appendEntry(
  rows: Rows,
  negotiationKey: string,
  place: EntryPlace,
  entry: NewEntry,
): Promise<void> {
  const { event, data, versionKey, reading } = entry;
  const author = authorOf(entry.actor);
  const { position, chainPosition, previousHash, chainKey, at } = place;
  const salt = randomBytes(SALT_BYTES);
  const leafHash = leafHashOf({
    negotiation: negotiationKey,
    position,
    chain: chainKey,
    chainPosition,
    previous: previousHash === null ? null : writeHex(previousHash),
    event,
    author,
    at: at.toISOString(),
    salt,
    content: await contentOfEntry(rows, negotiationKey, entry),
  });
  await rows.journal.append({
    negotiationId: negotiationKey,
    position,
    event,
    chainId: chainKey,
    chainPosition,
    versionId: versionKey,
    reading,
    author,
    at,
    data,
    salt,
    previousHash,
    leafHash,
  });
  if (versionKey !== undefined) await keepOpening(rows, negotiationKey, versionKey, entry);
  if (isAtDoubling(position + 1)) await rows.versions.analyze();
}

/** Into the row of the version, for policies, what an entry says of how open it is; with a filing it stands there already. */
async function keepOpening(rows: Rows, negotiationKey: string, versionKey: string, entry: NewEntry): Promise<void> {
  const opening = entry.event === "version-filed" ? undefined : openingSaidBy(entry);
  if (opening !== undefined) await rows.versions.setOpening(negotiationKey, versionKey, keptOpening(opening));
  // What is withdrawn does not open at its moment.
  if (entry.event === "version-withdrawn")
    await rows.versions.setOpening(negotiationKey, versionKey, { publicFrom: null });
}

// With fewer rows the planner reads the whole table instead of an index, and keeps to that while other negotiations come.
const WORTH_AN_INDEX = 256;

/** Whether a journal holds twice as much as when the planner last looked: 256 entries, 512 and so on. */
function isAtDoubling(entries: number): boolean {
  return entries >= WORTH_AN_INDEX && Number.isInteger(Math.log2(entries));
}
