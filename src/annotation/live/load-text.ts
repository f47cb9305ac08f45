import type { Storage } from "../../storage/open-storage.ts";
import type { TextKey } from "../../storage/thread-updates.ts";
import { threadNotFound, threadRemoved } from "../note-problems.ts";
import { type LiveText, vectorOf } from "./live-text.ts";
import { documentOf, readTyped } from "./thread-text.ts";

/**
 * Reads a text from its pieces, or from the newest snapshot and those after it. Five queries.
 *
 * @param now - In milliseconds.
 * @throws Problem `thread-not-found`, `thread-removed`, `record-unavailable`.
 */
export async function loadText(storage: Storage, key: TextKey, now: number): Promise<LiveText> {
  const { state, typed, writers, noteIds } = await storage.read(async (rows) => {
    const [found] = await rows.threadUpdates.listStates([key]);
    if (found === undefined) throw threadNotFound(key.threadId);
    if (found.removed) throw threadRemoved();
    return {
      state: found,
      typed: await readTyped(rows, key),
      writers: await rows.threadUpdates.listWriters(key),
      noteIds: await rows.threadUpdates.listNoteIds(key),
    };
  });
  const { sequence, snapshotAt } = typed;
  const doc = documentOf(typed.pieces);
  return {
    ...{ key, epoch: state.epoch, doc, sequence, revision: state.revision },
    noteIds: new Set(noteIds),
    writers: new Map(writers),
    newWriters: new Map(),
    claimed: new Map(vectorOf(doc)),
    ...{ members: new Set(), cursors: new Map(), pending: [] },
    // What is kept for readers may be older: it is kept anew.
    bodiesAt: 0,
    snapshotAt,
    typedAt: now,
    emptySince: now,
  };
}
