import type { ActionInNegotiation } from "../model/can.ts";
import { type Asked, answerOnce } from "../storage/answer-once.ts";
import type { Rows } from "../storage/open-storage.ts";
import type { LockedThread } from "../storage/threads.ts";
import type { Annotating } from "./annotating.ts";
import { threadNotFound, threadRemoved } from "./note-problems.ts";
import { getThread, type SeenStored } from "./read-threads.ts";
import { isOpenFor, type Sight } from "./sight.ts";

/** A thread while a transaction holds it, as it was seen just before. */
export type Held = SeenStored & { readonly sight: Sight; readonly locked: LockedThread };

/**
 * Does something to a thread that whoever asks sees, in one transaction that holds it.
 *
 * @param what - All that is asked, as JSON.
 * @throws Problem `thread-not-found`, `thread-removed`; `sign-in-needed`, `not-allowed`, `request-key-reused`.
 */
export async function holdThread<Answer>(
  annotating: Annotating,
  { negotiation, threadId }: { readonly negotiation: string; readonly threadId: string },
  by: Asked,
  action: ActionInNegotiation,
  what: object,
  work: (rows: Rows, held: Held) => Promise<Answer>,
): Promise<Answer> {
  const found = await getThread(annotating, negotiation, threadId, by.actor);
  return annotating.desk.transaction(async (rows) => {
    const { key } = by.requestKey === undefined ? found.sight : await rows.negotiations.getLocked(negotiation);
    return answerOnce(rows, key, by, action, { threadId, ...what }, async () => {
      const locked = await rows.threads.lock({ negotiationKey: key, threadId });
      // It may have been closed to them since.
      if (locked === undefined || !isOpenFor(found.sight, locked)) throw threadNotFound(threadId);
      if (locked.removed) throw threadRemoved();
      return work(rows, { ...found, locked });
    });
  });
}
