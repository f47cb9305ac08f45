import { forgetOldest, keepLast, putLast } from "../model/keep-recent.ts";
import { negotiationNotFound } from "../model/not-found.ts";
import type { NegotiationStamp } from "../storage/negotiations.ts";
import type { Storage } from "../storage/open-storage.ts";
import { type Carrying, openCarrying } from "./carry-rulings.ts";
import { dueAt, endEmbargoes } from "./end-embargoes.ts";
import { continueSnapshot, type Snapshot, takeSnapshot } from "./take-snapshot.ts";

export type { Snapshot };

/** @throws Problem `negotiation-not-found`. */
export type Snapshots = (id: string) => Promise<Snapshot>;

// In versions, verdicts and standings, over all negotiations kept; some kilobytes each.
const MOST_KEPT = 20_000;
// A sync of hundreds of versions is read at one go; below that, reading those alone is cheaper.
const MOST_NEW = 200;

type Kept = Omit<NegotiationStamp, "key"> & {
  readonly snapshot: Promise<Snapshot>;
  weight: number;
  /** When the next embargo ends, in milliseconds. */
  due: number;
};

/**
 * Snapshots of negotiations, the newest of each kept in memory: whatever changes what a negotiation is known as is an
 * entry of its journal, whichever process wrote it. One query where nothing happened since, none where nobody can have done
 * anything; where something did, that alone is read, and the rest taken over. One and the same object while the journal
 * stays as it is, and times are told as they were.
 *
 * Where an embargo is over that still stands in the journal, that is entered there first.
 *
 * @param mostNew - Entries of a journal; where there are more since the last look, all is read again.
 * @param now - In milliseconds.
 */
export function openSnapshots(storage: Storage, mostNew = MOST_NEW, now: () => number = Date.now): Snapshots {
  const recent = new Map<string, Kept>();
  const carry = openCarrying(storage);
  const findStamp = openStamps(storage);
  const look: Snapshots = async (id) => {
    const stamp = await findStamp(id);
    if (stamp === undefined) throw negotiationNotFound(id);
    const { key } = stamp;
    const last = recent.get(key);
    // Of two looks at once, the one that began first may come to know last: what is newer serves it as well.
    const isKnown = last !== undefined && last.length >= stamp.length && last.times === stamp.times;
    const one = isKnown ? last : takeNext({ storage, carry, mostNew }, id, stamp, last);
    putLast(recent, key, one);
    try {
      const snapshot = await one.snapshot;
      if (one.weight === 0) one.due = snapshot.versions.reduce((due, version) => Math.min(due, dueAt(version)), NEVER);
      one.weight = snapshot.versions.length + snapshot.verdicts.length + snapshot.standings.length;
      forgetOldest(recent, MOST_KEPT, ({ weight }) => weight);
      if (one.due > now()) return snapshot;
    } catch (error) {
      if (recent.get(key) === one) recent.delete(key);
      throw error;
    }
    await endEmbargoes(storage, id, now());
    return look(id);
  };
  return look;
}

/** Stamps of negotiations, by their public ids. No query where nobody can have changed anything since the last one. */
function openStamps(storage: Storage): (id: string) => Promise<NegotiationStamp | undefined> {
  const known = new Map<string, NegotiationStamp>();
  let since: number | undefined;
  return async (id) => {
    // Before it is asked: what is written meanwhile may be in the answer or not.
    const changes = storage.changes();
    if (changes !== since) known.clear();
    since = changes;
    const last = known.get(id);
    if (last !== undefined) return last;
    const stamp = await storage.read((rows) => rows.negotiations.findStamp(id));
    if (stamp !== undefined && changes !== undefined && changes === since) keepLast(known, id, stamp, MOST_STAMPS);
    return stamp;
  };
}

const MOST_STAMPS = 1000;

const NEVER = Number.POSITIVE_INFINITY;

/** The snapshot at a length of the journal, from the one before it where there is one. A failure of that one is no matter. */
function takeNext(
  { storage, carry, mostNew }: { readonly storage: Storage; readonly carry: Carrying; readonly mostNew: number },
  id: string,
  { length, times }: NegotiationStamp,
  last: Kept | undefined,
): Kept {
  const take = async () => {
    const before = await last?.snapshot.catch(() => undefined);
    const continued = before && (await continueSnapshot(storage, before, length, mostNew));
    return carry({ ...(continued ?? (await takeSnapshot(storage, id, length))), times });
  };
  return { length, times, snapshot: take(), weight: 0, due: NEVER };
}
