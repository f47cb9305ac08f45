import type { JournalEntry } from "../../model/journal.ts";
import type { NoticeMessage } from "../../model/subscription.ts";
import type { StoredNotice } from "../../storage/notices.ts";
import type { StoredSubscription } from "../../storage/subscriptions.ts";
import { isNotThere } from "../changed-on-target.ts";
import { matchEvent } from "../match-event.ts";
import type { Notifying } from "../notifying.ts";

// An entry that was told stands near the end of its journal; one that does not is told without words.
const ENTRIES_AT_ONCE = 50;
const MOST_ENTRIES = 500;

/**
 * What anybody would be told of the same event: a mail lies on machines of others, and may say no more than that. It is worked out
 * anew as the public sees the record now, since what a notice says to an editor may quote what the public must not know of,
 * though it is about a version that everybody sees: a hidden text that it was compared with, for one.
 *
 * @returns Undefined where the public is told nothing of it. Costs what matching the event does.
 */
export async function publicWords(
  notifying: Pick<Notifying, "readers" | "complain">,
  notice: StoredNotice,
  subscription: StoredSubscription,
): Promise<NoticeMessage | undefined> {
  // Those who are told as the public is were told its words.
  if (notice.view === "public") return notice.message;
  // Notes are in no journal in which the public could have the same.
  if (notice.threadId !== null) return undefined;
  const reader = notifying.readers.public;
  try {
    const entry = await findPublicEntry(notifying, notice);
    if (entry === undefined) return undefined;
    const within = await reader.getNegotiation(notice.negotiation);
    const { target, threshold, base: wanted, anchors } = subscription;
    // At what somebody looked last is theirs to know, and may be hidden from others.
    const base = wanted.kind === "last-looked" ? ({ kind: "based-on" } as const) : wanted;
    return (await matchEvent(reader, within, entry, { target, threshold, base, anchors }))?.message;
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}

/** The same entry as the public has it: under another number, and under the same leaf of the ledger. */
async function findPublicEntry(
  { readers }: Pick<Notifying, "readers">,
  { view, number, negotiation }: StoredNotice,
): Promise<JournalEntry | undefined> {
  const [own] = (await readers[view].readJournal(negotiation, number - 1, 1)).entries;
  if (own === undefined) return undefined;
  let from: { readonly before: number } | "the end" = "the end";
  for (let looked = 0; looked < MOST_ENTRIES; looked += ENTRIES_AT_ONCE) {
    const { entries, hasOlder } = await readers.public.lookBack(negotiation, { from, limit: ENTRIES_AT_ONCE });
    const found = entries.find(({ leafHash }) => leafHash === own.leafHash);
    const oldest = entries.at(-1);
    if (found !== undefined || !hasOlder || oldest === undefined) return found;
    from = { before: oldest.position };
  }
  return undefined;
}
