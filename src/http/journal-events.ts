import type { presentJournal } from "./present.ts";

/** A journal as somebody has it, while they listen. */
export type HeardJournal = {
  /** A page of what stands behind a number. */
  read(after: number): Promise<EventPage>;
  /** The number of its newest entry; -1 where it has none. */
  newest(): Promise<number>;
  /** Whether they still may hear it: of what was read before. */
  confirm(): Promise<boolean>;
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
 * What a stream of a journal says at first, in order: from where it begins, what stands behind that, and that this was all.
 * Nothing of an entry is said that was not confirmed after it had been read: what was committed later than what ends the
 * stream stays here.
 *
 * @returns The number of the last entry up to which all is told; undefined where they may not hear it any more.
 * @param after - The number behind which to begin; behind `newest`, where nothing is asked for.
 */
export async function* tellJournal(
  journal: HeardJournal,
  after: number | undefined,
  newest: number,
): AsyncGenerator<Uint8Array, number | undefined> {
  const isReplayed = after !== undefined && after <= newest && newest - after <= MOST_REPLAYED;
  let cursor = isReplayed ? after : newest;
  if (!(await journal.confirm())) return undefined;
  yield encode(`retry: ${COMES_BACK_AFTER_MS}\nid: ${cursor}\n\n`);
  if (after !== undefined && !isReplayed) yield reset(after > newest ? -1 : after, newest);
  let left = MOST_REPLAYED_BYTES;
  for await (const { position, bytes } of piecesAfter(journal, cursor)) {
    left -= bytes.byteLength;
    if (left < 0) {
      const from = cursor;
      cursor = await journal.newest();
      if (!(await journal.confirm())) return undefined;
      yield reset(from, cursor);
      break;
    }
    yield bytes;
    cursor = position;
  }
  yield CAUGHT_UP;
  return cursor;
}

/**
 * What stands behind a number by now, for one who could not take it when the others did.
 *
 * @returns As `tellJournal` does.
 */
export async function* catchUp(journal: HeardJournal, after: number): AsyncGenerator<Uint8Array, number | undefined> {
  let cursor = after;
  for await (const { position, bytes } of piecesAfter(journal, after)) {
    yield bytes;
    cursor = position;
  }
  return cursor;
}

/** Page after page, each confirmed once it was read. */
async function* piecesAfter(journal: HeardJournal, after: number): AsyncGenerator<JournalEvent> {
  for (let cursor = after; ; ) {
    const page = await journal.read(cursor);
    if (page.end === undefined || !(await journal.confirm())) return;
    yield* piecesOf(page);
    cursor = page.end;
    if (!page.isMore) return;
  }
}

/** The events of a page, and behind what is not told the number from which to go on. */
export function piecesOf({ events, end }: EventPage): readonly JournalEvent[] {
  if (end === undefined || events.at(-1)?.position === end) return events;
  return [...events, { position: end, bytes: encode(`id: ${end}\n\n`) }];
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
