import type { JournalEntry, JournalEvent } from "../model/journal.ts";
import { getStoredNegotiation } from "../storage/get-stored.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";

/** Which part of a journal is looked at: what stands next to a position, else its newest entries. */
export type JournalSpan = {
  readonly from: { readonly before: number } | { readonly after: number } | "the end";
  /** Of all events where none are named. */
  readonly events?: readonly JournalEvent["event"][] | undefined;
  /** The most entries. */
  readonly limit: number;
};

/** A run of a journal, newest first; without a gap, but for the events that were not asked for. */
export type JournalRun = {
  readonly entries: readonly JournalEntry[];
  /** Whether more of these events stand before it, and after it. */
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** What the terms that its entries tell of are called by now, by their ids. */
  readonly termTitles: ReadonlyMap<string, string>;
};

/**
 * Reads a journal from its end, where `readJournal` reads it from its beginning. Four queries; none of them grows with the
 * journal, one with the number of terms.
 *
 * @throws Problem `negotiation-not-found`.
 */
export function lookBack(storage: Storage, id: string, span: JournalSpan): Promise<JournalRun> {
  return storage.read(async (rows) => {
    const { key } = await getStoredNegotiation(rows, id);
    const run = await readRun(rows, key, span);
    return { ...run, termTitles: await readTermTitles(rows, key, run.entries) };
  });
}

async function readRun(
  rows: Rows,
  key: string,
  { from, events, limit }: JournalSpan,
): Promise<Omit<JournalRun, "termTitles">> {
  const isAny = async (bounds: { readonly before: number } | { readonly after: number }) =>
    (await rows.journal.list(key, { ...bounds, events, limit: 1 })).length > 0;
  // One more than asked for tells whether there are more.
  if (from !== "the end" && "after" in from) {
    const found = await rows.journal.list(key, { after: from.after, events, limit: limit + 1 });
    const entries = found.slice(0, limit);
    const hasOlder = await isAny({ before: entries[0]?.position ?? from.after + 1 });
    return { entries: entries.reverse(), hasOlder, hasNewer: found.length > limit };
  }
  const bounds = from === "the end" ? {} : from;
  const found = await rows.journal.list(key, { ...bounds, events, limit: limit + 1, newestFirst: true });
  const entries = found.slice(0, limit);
  const hasNewer = from !== "the end" && (await isAny({ after: entries[0]?.position ?? from.before - 1 }));
  return { entries, hasOlder: found.length > limit, hasNewer };
}

/** What the terms that entries tell of are called by now, by their ids. One query at most. */
export async function readTermTitles(
  rows: Rows,
  key: string,
  entries: readonly JournalEntry[],
): Promise<Map<string, string>> {
  const told = new Set(entries.flatMap((entry) => ("term" in entry.data ? [entry.data.term] : [])));
  if (told.size === 0) return new Map();
  const named = await rows.journal.list(key, { events: ["term-named"] });
  // In the order in which they were named, so that the last name stands.
  return new Map(
    named.flatMap(({ event, data }) =>
      event === "term-named" && told.has(data.term) ? [[data.term, data.title] as const] : [],
    ),
  );
}
