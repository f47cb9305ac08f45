import type { FilingsTold } from "../comparison/comparison.ts";
import type { JournalPage } from "../record/record.ts";
import { presentJournal } from "./present.ts";

/** A journal as somebody has it, while they listen. */
export type HeardJournal = {
  /**
   * A page of what stands behind a number.
   *
   * @param length - What `grown` said last; nothing before that.
   */
  read(after: number, length: number | undefined): Promise<EventPage>;
  /** The number of its newest entry; -1 where it has none. */
  newest(): Promise<number>;
  /** Whether they still may hear it: of what was read before. */
  confirm(): Promise<boolean>;
  /** Waits until it has another length than `length`; undefined once nobody listens any more. */
  grown(length: number | undefined): Promise<number | undefined>;
};

/** A page of a journal as server-sent events. */
export type EventPage = { readonly events: readonly JournalEvent[]; readonly isMore: boolean };
type JournalEvent = { readonly position: number; readonly bytes: Uint8Array };

const COMES_BACK_AFTER_MS = 3_000;
// More than that is read page by page, by the ordinary route.
const MOST_REPLAYED = 1_000;
const MOST_REPLAYED_BYTES = 10_000_000;
const CAUGHT_UP = encode(": caught up\n\n");

/** A comment, so that nobody on the way takes the connection for dead. */
export const STILL_HERE = encode(":\n\n");

/**
 * All that a stream of a journal says, in order: from where it begins, what stands behind that, that this was all, and then
 * each entry as it comes. Nothing of an entry is said that was not confirmed after it had been read: what was committed later
 * than what ends the stream stays here.
 *
 * @param after - The number behind which to begin; behind `newest`, where nothing is asked for.
 */
export async function* tellJournal(
  journal: HeardJournal,
  after: number | undefined,
  newest: number,
): AsyncGenerator<Uint8Array> {
  const isReplayed = after !== undefined && after <= newest && newest - after <= MOST_REPLAYED;
  let cursor = isReplayed ? after : newest;
  if (!(await journal.confirm())) return;
  yield encode(`retry: ${COMES_BACK_AFTER_MS}\nid: ${cursor}\n\n`);
  if (after !== undefined && !isReplayed) yield reset(after > newest ? -1 : after, newest);
  let left = MOST_REPLAYED_BYTES;
  for await (const { position, bytes } of entriesAfter(journal, cursor)) {
    left -= bytes.byteLength;
    if (left < 0) {
      const from = cursor;
      cursor = await journal.newest();
      if (!(await journal.confirm())) return;
      yield reset(from, cursor);
      break;
    }
    yield bytes;
    cursor = position;
  }
  yield CAUGHT_UP;
  for (let length = await journal.grown(undefined); length !== undefined; length = await journal.grown(length)) {
    for await (const { position, bytes } of entriesAfter(journal, cursor, length)) {
      yield bytes;
      cursor = position;
    }
  }
}

/** Page after page, each confirmed once it was read. */
async function* entriesAfter(journal: HeardJournal, after: number, length?: number): AsyncGenerator<JournalEvent> {
  for (let cursor = after; ; ) {
    const { events, isMore } = await journal.read(cursor, length);
    if (events.length === 0 || !(await journal.confirm())) return;
    yield* events;
    cursor = events.at(-1)?.position ?? cursor;
    if (!isMore) return;
  }
}

/** @param told - What the page's filings changed. */
export function writeEvents(page: JournalPage, told: FilingsTold): EventPage {
  const { entries, next } = presentJournal(page, told);
  const events = entries.map((entry) => {
    const text = `id: ${entry.position}\nevent: ${entry.event}\ndata: ${JSON.stringify(entry)}\n\n`;
    return { position: entry.position, bytes: encode(text) };
  });
  return { events, isMore: next !== null };
}

/** What stands behind `after`, up to `to`, is not said here. */
function reset(after: number, to: number): Uint8Array {
  return encode(`id: ${to}\nevent: reset\ndata: ${JSON.stringify({ after, to })}\n\n`);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
