import * as Y from "yjs";
import type { Storage } from "../../storage/open-storage.ts";
import type { LiveText } from "./live-text.ts";

// Whoever reads meanwhile works the words out from the pieces: see `withFreshBodies`.
const KEEP_WHEN_IDLE_MS = 2_000;
const PIECES_A_SNAPSHOT = 200;

/** Whether the words of a text should be kept for those who only read: nobody types just now, or its pieces grow many. */
export function isDueToKeep(text: LiveText, at: number): boolean {
  if (text.bodiesAt >= text.sequence) return false;
  return at - text.typedAt > KEEP_WHEN_IDLE_MS || text.sequence - text.snapshotAt >= 2 * PIECES_A_SNAPSHOT;
}

/**
 * Keeps the words of a text for those who only read, and now and then all of it in one piece, from which it is read quickly. Does
 * nothing where both are kept. One transaction.
 *
 * @param at - In milliseconds.
 */
export async function keepForReaders(storage: Storage, text: LiveText, at: number): Promise<void> {
  const { key, sequence, doc } = text;
  if (text.bodiesAt >= sequence) return;
  const editedAt = new Date(at);
  const bodies = Array.from(text.noteIds, (noteId) => ({ noteId, body: doc.getText(noteId).toString(), editedAt }));
  const isDue = sequence - text.snapshotAt >= PIECES_A_SNAPSHOT;
  const snapshot = isDue ? Y.encodeStateAsUpdate(doc) : undefined;
  await storage.transaction(async (rows) => {
    await rows.threads.keepBodies(key, sequence, bodies);
    if (snapshot !== undefined) await rows.threadUpdates.keepSnapshot(key, sequence, snapshot);
  });
  text.bodiesAt = sequence;
  if (isDue) text.snapshotAt = sequence;
}
