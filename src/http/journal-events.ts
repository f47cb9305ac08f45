import type { presentJournal } from "./present.ts";

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

/** A page of a journal as server-sent events. `end`: the number of its last entry, also where that one is not told. */
export type EventPage = {
  readonly events: readonly JournalEvent[];
  readonly end: number | undefined;
  readonly isMore: boolean;
};
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
  for await (const { position, bytes } of piecesAfter(journal, cursor)) {
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
    for await (const { position, bytes } of piecesAfter(journal, cursor, length)) {
      yield bytes;
      cursor = position;
    }
  }
}

/** Page after page, each confirmed once it was read; behind what is not told, the number from which to go on. */
async function* piecesAfter(journal: HeardJournal, after: number, length?: number): AsyncGenerator<JournalEvent> {
  for (let cursor = after; ; ) {
    const { events, end, isMore } = await journal.read(cursor, length);
    if (end === undefined || !(await journal.confirm())) return;
    yield* events;
    if (events.at(-1)?.position !== end) yield { position: end, bytes: encode(`id: ${end}\n\n`) };
    cursor = end;
    if (!isMore) return;
  }
}

/**
 * @param page - Of the entries that are told.
 * @param end - The number of the last entry that was read.
 */
export function writeEvents({ entries, next }: ReturnType<typeof presentJournal>, end: number | undefined): EventPage {
  const events = entries.map((entry) => {
    const text = `id: ${entry.position}\nevent: ${entry.event}\ndata: ${JSON.stringify(entry)}\n\n`;
    return { position: entry.position, bytes: encode(text) };
  });
  return { events, end, isMore: next !== null };
}

/** What stands behind `after`, up to `to`, is not said here. */
function reset(after: number, to: number): Uint8Array {
  return encode(`id: ${to}\nevent: reset\ndata: ${JSON.stringify({ after, to })}\n\n`);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
