import type { Actor } from "../model/actor.ts";
import { keyOf, viewOf } from "../model/can.ts";
import type { JournalEntry } from "../model/journal.ts";
import type { EventKind, NoticeMessage } from "../model/subscription.ts";
import { isNotThere } from "./changed-on-target.ts";
import { resolveBase } from "./last-looked.ts";
import { matchEvent, type Wanted } from "./match-event.ts";
import type { Notifying } from "./notifying.ts";
import { checkSubscription, type NewSubscription } from "./subscriptions.ts";

/** An entry of a journal as it is told to whoever wants something. */
export type ToldEntry = { readonly entry: JournalEntry; readonly kind: EventKind; readonly message: NoticeMessage };

/** Tells which of some entries of a negotiation's journal are wanted, and says them in words; in their order. */
export type TellEntries = (negotiation: string, entries: readonly JournalEntry[]) => Promise<readonly ToldEntry[]>;

/**
 * What a subscription would tell whoever asks, entry by entry: for those who read it themselves, in a feed or a stream.
 * Nothing is kept, and nobody has to be known.
 *
 * @throws the problems of `subscribe`, but `sign-in-needed`.
 */
export async function tellEntriesOf(notifying: Looking, wanted: NewSubscription, by: Actor): Promise<TellEntries> {
  const whole = await checkSubscription(notifying.readers, wanted, by);
  return (negotiation, entries) => tellEntries(notifying, negotiation, entries, whole, by);
}

/** What entries are told with: also at what whoever reads them had looked before. */
type Looking = Pick<Notifying, "readers" | "storage" | "clock">;

/**
 * @param entries - Of the journal as the view of whoever asks has it.
 * @returns None for what is not there any more. Costs what `matchEvent` does for each entry.
 */
export async function tellEntries(
  notifying: Looking,
  negotiation: string,
  entries: readonly JournalEntry[],
  wanted: Wanted,
  by: Actor,
): Promise<readonly ToldEntry[]> {
  if (entries.length === 0) return [];
  const reader = notifying.readers[viewOf(by, keyOf(by, negotiation))];
  const within = await reader.getNegotiation(negotiation);
  const told: ToldEntry[] = [];
  for (const entry of entries) {
    try {
      const base = await resolveBase(notifying, wanted.base, by, within, entry);
      const matched = await matchEvent(reader, within, entry, { ...wanted, base });
      if (matched?.message !== undefined) told.push({ entry, kind: matched.kind, message: matched.message });
    } catch (error) {
      if (!isNotThere(error)) throw error;
    }
  }
  return told;
}
