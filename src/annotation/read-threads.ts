import type { Actor } from "../model/actor.ts";
import type { ThreadSeen } from "../model/annotation.ts";
import type { StoredThread } from "../storage/threads.ts";
import type { Annotating } from "./annotating.ts";
import { withFreshBodies } from "./fresh-bodies.ts";
import { threadNotFound, threadRemoved } from "./note-problems.ts";
import { seenSince, seeThread } from "./see-thread.ts";
import { type Sight, seenAt, takeSight } from "./sight.ts";

/** A thread as it is stored and as somebody sees it. */
export type SeenStored = { readonly stored: StoredThread; readonly seen: ThreadSeen };

/** The threads of a negotiation that somebody sees, in the order in which they came to see them. */
export type ThreadsRead = { readonly sight: Sight; readonly threads: readonly SeenStored[] };

/** Eight queries, and more only where somebody typed. @throws Problem `negotiation-not-found`. */
export async function readThreads(annotating: Annotating, negotiation: string, actor: Actor): Promise<ThreadsRead> {
  const { storage, desk, reading } = annotating;
  const { key } = await reading.getNegotiation(negotiation);
  const stored = await storage.read((rows) => rows.threads.list(key));
  const sight = await takeSight(annotating, negotiation, actor, stored);
  const visible = stored.filter((one) => seeThread(sight, one) !== undefined);
  const threads = (await withFreshBodies(desk, key, visible)).flatMap((one): readonly SeenStored[] => {
    const seen = seeThread(sight, one);
    return seen === undefined ? [] : [{ stored: one, seen }];
  });
  const placeInTime = new Map(threads.map(({ stored: one }) => [one.id, orderOf(sight, one)]));
  const orderIn = ({ stored: { id } }: SeenStored) => placeInTime.get(id) ?? "";
  return { sight, threads: threads.sort((one, other) => (orderIn(one) < orderIn(other) ? -1 : 1)) };
}

/**
 * By the moments, also where they are told to the day (decision 16); where several came to be seen at one, nothing tells
 * which was begun first.
 */
function orderOf(sight: Sight, stored: StoredThread): string {
  return `${seenAt(stored.at, seenSince(sight, stored))} ${stored.id}`;
}

/** Sorts by when anything was done last, as far as somebody could see it then; of one moment, as `orderOf` has them. */
export function lastFirst(sight: Sight, threads: readonly SeenStored[]): readonly SeenStored[] {
  const placeInTime = new Map(
    threads.map(({ stored }) => [
      stored.id,
      `${seenAt(stored.changedAt, seenSince(sight, stored))} ${orderOf(sight, stored)}`,
    ]),
  );
  const orderIn = ({ stored: { id } }: SeenStored) => placeInTime.get(id) ?? "";
  return threads.toSorted((one, other) => (orderIn(one) < orderIn(other) ? 1 : -1));
}

/** @throws Problem `negotiation-not-found`, `thread-not-found`, `thread-removed` for whoever could see it. */
export async function getThread(
  annotating: Annotating,
  negotiation: string,
  threadId: string,
  actor: Actor,
): Promise<SeenStored & { readonly sight: Sight }> {
  const { storage, desk, reading } = annotating;
  const { key } = await reading.getNegotiation(negotiation);
  const stored = await storage.read((rows) => rows.threads.find({ negotiationKey: key, threadId }));
  if (stored === undefined) throw threadNotFound(threadId);
  const sight = await takeSight(annotating, negotiation, actor, [stored]);
  if (seeThread(sight, stored) === undefined) throw threadNotFound(threadId);
  if (stored.removed) throw threadRemoved();
  const [fresh = stored] = await withFreshBodies(desk, key, [stored]);
  const seen = seeThread(sight, fresh);
  if (seen === undefined) throw threadNotFound(threadId);
  return { stored: fresh, seen, sight };
}
