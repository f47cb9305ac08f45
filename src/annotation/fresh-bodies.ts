import type { Storage } from "../storage/open-storage.ts";
import type { TextKey } from "../storage/thread-updates.ts";
import type { StoredThread } from "../storage/threads.ts";
import { readBodies, readTyped } from "./live/thread-text.ts";

/**
 * Threads with the words that their notes have by now: what was typed since the words were last written beside them is
 * read, and they are written there. Costs nothing where nobody typed, else some queries for each thread in which somebody
 * did.
 *
 * @param desk - The storage of the desk: nobody else reads updates.
 */
export async function withFreshBodies(
  desk: Storage,
  negotiationKey: string,
  threads: readonly StoredThread[],
): Promise<readonly StoredThread[]> {
  const fresh: StoredThread[] = [];
  for (const thread of threads)
    fresh.push(thread.bodiesAt < thread.sequence ? await freshen(desk, negotiationKey, thread) : thread);
  return fresh;
}

async function freshen(desk: Storage, negotiationKey: string, thread: StoredThread): Promise<StoredThread> {
  const text: TextKey = { negotiationKey, threadId: thread.id };
  const { pieces, sequence, typedAt = thread.changedAt } = await desk.read((rows) => readTyped(rows, text));
  if (sequence <= thread.bodiesAt) return thread;
  const bodies = readBodies(
    pieces,
    thread.notes.map(({ id }) => id),
  );
  const notes = thread.notes.map((note) => {
    const body = bodies.get(note.id) ?? "";
    return body === note.body ? note : { ...note, body, editedAt: typedAt };
  });
  const changed = notes.filter((note, place) => note !== thread.notes[place]);
  const kept = changed.map(({ id, body }) => ({ noteId: id, body, editedAt: new Date(typedAt) }));
  await desk.transaction((rows) => rows.threads.keepBodies(text, sequence, kept));
  return { ...thread, notes, bodiesAt: sequence };
}
