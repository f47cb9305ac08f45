import type { JournalEntry } from "../model/journal.ts";
import { getStoredNegotiation } from "../storage/get-stored.ts";
import type { Storage } from "../storage/open-storage.ts";

/** A run of a negotiation's journal. `next` is the position to ask on from; undefined at its present end. */
export type JournalPage = { readonly entries: readonly JournalEntry[]; readonly next: number | undefined };

/** The entries after a position, at most `limit`; -1 for the beginning. @throws Problem `negotiation-not-found`. */
export function readJournal(storage: Storage, id: string, after: number, limit: number): Promise<JournalPage> {
  return storage.read(async (rows) => {
    const { key } = await getStoredNegotiation(rows, id);
    // One more than asked for tells whether there are more.
    const found = await rows.journal.list(key, { after, limit: limit + 1 });
    const entries = found.slice(0, limit);
    return { entries, next: found.length > limit ? entries.at(-1)?.position : undefined };
  });
}
