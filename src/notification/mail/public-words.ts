import type { JournalEntry } from "../../model/journal.ts";
import type { NoticeMessage } from "../../model/subscription.ts";
import type { StoredNotice } from "../../storage/notices.ts";
import type { StoredSubscription } from "../../storage/subscriptions.ts";
import { isNotThere } from "../changed-on-target.ts";
import { matchEvent } from "../match-event.ts";
import type { Notifying } from "../notifying.ts";
import type { ViewReader } from "../view-reader.ts";

// Those of a digest stand near each other, and are read together.
const ENTRIES_AT_ONCE = 50;

/**
 * What anybody would be told of the same events of one negotiation: a mail lies on machines of others, and may say no more than that.
 * It is worked out anew as the public sees the record now, since what a notice says to an editor may quote what the public must not
 * know of, though it is about a version that everybody sees: a hidden text that it was compared with, for one.
 *
 * @returns In the order of the notices; undefined where the public is told nothing of it. Costs what matching the events does.
 */
export async function publicWords(
  { readers }: Pick<Notifying, "readers">,
  notices: readonly StoredNotice[],
  subscription: StoredSubscription,
): Promise<readonly (NoticeMessage | undefined)[]> {
  const entryAt = readStretches(readers.public, Math.min(notices.length, ENTRIES_AT_ONCE));
  const words: (NoticeMessage | undefined)[] = [];
  for (const notice of notices) {
    try {
      words.push(await wordsOf(readers, entryAt, notice, subscription));
    } catch (error) {
      if (!isNotThere(error)) throw error;
      words.push(undefined);
    }
  }
  return words;
}

type EntryAt = (negotiation: string, number: number) => Promise<JournalEntry | undefined>;

/** Entries of a journal, each read with those behind it. */
function readStretches(reader: ViewReader, length: number): EntryAt {
  const known = new Map<string, JournalEntry>();
  return async (negotiation, number) => {
    const name = `${negotiation} ${number}`;
    if (known.has(name)) return known.get(name);
    const { entries } = await reader.readJournal(negotiation, number - 1, length);
    for (const entry of entries) known.set(`${negotiation} ${entry.position}`, entry);
    return known.get(name);
  };
}

async function wordsOf(
  readers: Notifying["readers"],
  entryAt: EntryAt,
  notice: StoredNotice,
  { target, threshold, base: wanted, anchors }: StoredSubscription,
): Promise<NoticeMessage | undefined> {
  const { view, negotiation, number } = notice;
  // Those who are told as the public is were told its words.
  if (view === "public") return notice.message;
  // Notes are in no journal in which the public could have the same.
  if (notice.threadId !== null) return undefined;
  const within = await readers.public.getNegotiation(negotiation);
  const position = (await readers[view].findPosition(negotiation, number)) ?? -1;
  const own = within.told?.get(position)?.number;
  const entry = own === undefined ? undefined : await entryAt(negotiation, own);
  if (entry === undefined) return undefined;
  // At what somebody looked last is theirs to know, and may be hidden from others.
  const base = wanted.kind === "last-looked" ? ({ kind: "based-on" } as const) : wanted;
  return (await matchEvent(readers.public, within, entry, { target, threshold, base, anchors }))?.message;
}
