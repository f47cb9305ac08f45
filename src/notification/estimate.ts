import { type Actor, authorOf } from "../model/actor.ts";
import { keyOf, viewOf } from "../model/can.ts";
import type { JournalEntry } from "../model/journal.ts";
import type { View } from "../model/opening.ts";
import { isNotThere } from "./changed-on-target.ts";
import { known } from "./known.ts";
import { beginTellingOfNotes, matchDeed } from "./match-deed.ts";
import type { Wanted } from "./match-event.ts";
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
 * the journal as they see it, and where notes are wanted over what was done to those that they see. Of at most 500 entries and
 * deeds, the newest of each negotiation first.
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
    const view = viewOf(by, keyOf(by, id));
    const entries = await readSince(readers[view], id, since, left);
    left -= entries.length;
    events += (await tellEntries(notifying, id, entries, whole, by)).length;
    const ofNotes = await countDeeds(notifying, { id, view, since, most: left }, whole, by);
    left -= ofNotes.looked;
    events += ofNotes.told;
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

type Looked = { readonly id: string; readonly view: View; readonly since: string; readonly most: number };

/** How many deeds of the notes of a negotiation were looked at, and how many of them would have been told. */
async function countDeeds(
  { storage, readers }: Notifying,
  { id, view, since, most }: Looked,
  wanted: Wanted,
  by: Actor,
): Promise<{ readonly looked: number; readonly told: number }> {
  if (!wanted.threshold.kinds.includes("annotation") || most === 0) return { looked: 0, told: 0 };
  try {
    const telling = await beginTellingOfNotes(readers[view], view, id);
    // With the rights of the view: how many there are that they do not see must not tell in how many are looked at.
    const deeds = await storage.seenBy(view).read((rows) => {
      const asked = { since: new Date(since), reader: authorOf(by), limit: most };
      return rows.threads.listDeedsSince(telling.within.key, asked);
    });
    const ids = [...new Set(deeds.map(({ threadId }) => threadId))];
    const seen = await readers[view].seeThreads(id, ids, by);
    let told = 0;
    for (const { threadId, deed } of deeds) {
      const thread = seen.get(threadId);
      if (thread === undefined || deed.author === authorOf(by)) continue;
      if ((await matchDeed(telling, thread, deed, wanted)) !== undefined) told += 1;
    }
    return { looked: deeds.length, told };
  } catch (error) {
    if (isNotThere(error)) return { looked: 0, told: 0 };
    throw error;
  }
}
