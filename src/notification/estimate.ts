import type { Actor } from "../model/actor.ts";
import { keyOf, viewOf } from "../model/can.ts";
import type { JournalEntry } from "../model/journal.ts";
import { isNotThere } from "./changed-on-target.ts";
import { known } from "./known.ts";
import { negotiationsOf } from "./negotiations-of.ts";
import type { Notifying } from "./notifying.ts";
import { checkSubscription, type NewSubscription } from "./subscriptions.ts";
import { tellEntries } from "./tell-entries.ts";
import type { ViewReader } from "./view-reader.ts";

/** How often somebody would have been told. */
export type Estimate = {
  readonly events: number;
  /** ISO 8601 instant in UTC: of what happened from then on. */
  readonly since: string;
  /** Whether not all of it was looked at: they would have been told so often at least. */
  readonly isAtLeast: boolean;
};

const MONTH_MS = 30 * 86_400_000;
// Each new version costs a comparison, of which those made lately are kept; beyond that nobody waits for a number.
const MOST_ENTRIES = 500;
const ENTRIES_AT_ONCE = 100;

/**
 * Counts what a subscription would have told whoever asks in the past thirty days: by the very rules by which it will, over
 * the journal as they see it. Of at most 500 entries, the newest of each negotiation first.
 *
 * @throws the problems of `subscribe`.
 */
export async function estimate(notifying: Notifying, wanted: NewSubscription, by: Actor): Promise<Estimate> {
  const { storage, readers, clock } = notifying;
  const whole = await checkSubscription(readers, wanted, known(by));
  const { target } = whole;
  const { now, ids } = await storage.read(async (rows) => ({
    now: await clock(rows),
    ids: await negotiationsOf(rows, target),
  }));
  const since = new Date(now.getTime() - MONTH_MS).toISOString();
  let [events, left] = [0, MOST_ENTRIES];
  for (const id of ids) {
    const reader = readers[viewOf(by, keyOf(by, id))];
    const entries = await readSince(reader, id, since, left);
    left -= entries.length;
    events += (await tellEntries(reader, id, entries, whole)).length;
  }
  return { events, since, isAtLeast: left === 0 };
}

/** The newest entries, at most `most`. */
async function readSince(
  reader: ViewReader,
  id: string,
  since: string,
  most: number,
): Promise<readonly JournalEntry[]> {
  const found: JournalEntry[] = [];
  try {
    for (let before: number | undefined; found.length < most; ) {
      const from = before === undefined ? "the end" : { before };
      const limit = Math.min(ENTRIES_AT_ONCE, most - found.length);
      const { entries, hasOlder } = await reader.lookBack(id, { from, limit });
      found.push(...entries.filter(({ at }) => at >= since));
      const last = entries.at(-1);
      if (last === undefined || last.at < since || !hasOlder) break;
      before = last.position;
    }
  } catch (error) {
    // A negotiation of which a view sees nothing has no journal for it.
    if (!isNotThere(error)) throw error;
  }
  return found;
}
