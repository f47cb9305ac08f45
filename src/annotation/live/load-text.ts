import * as Y from "yjs";
import { Problem } from "../../model/problem.ts";
import type { Storage } from "../../storage/open-storage.ts";
import type { TextKey } from "../../storage/thread-updates.ts";
import { type LiveText, vectorOf } from "./live-text.ts";

/**
 * Reads a text from its pieces, or from the newest snapshot and those after it. Five queries.
 *
 * @param now - In milliseconds.
 * @throws Problem `thread-not-found` for one that is not there or was taken back, `record-unavailable`.
 */
export async function loadText(storage: Storage, key: TextKey, now: number): Promise<LiveText> {
  const { state, snapshot, pieces, writers, noteIds } = await storage.read(async (rows) => {
    const [found] = await rows.threadUpdates.listStates([key]);
    if (found === undefined || found.removed) throw threadNotFound(key.threadId);
    const kept = await rows.threadUpdates.findSnapshot(key);
    return {
      state: found,
      snapshot: kept,
      pieces: await rows.threadUpdates.listAfter(key, kept?.sequence ?? 0),
      writers: await rows.threadUpdates.listWriters(key),
      noteIds: await rows.threadUpdates.listNoteIds(key),
    };
  });
  const doc = new Y.Doc();
  Y.transact(doc, () => {
    if (snapshot !== undefined) Y.applyUpdate(doc, snapshot.bytes);
    for (const { bytes } of pieces) Y.applyUpdate(doc, bytes);
  });
  const sequence = pieces.at(-1)?.sequence ?? snapshot?.sequence ?? 0;
  return {
    ...{ key, epoch: state.epoch, doc, sequence, revision: state.revision },
    noteIds: new Set(noteIds),
    writers: new Map(writers),
    newWriters: new Map(),
    claimed: new Map(vectorOf(doc)),
    ...{ members: new Set(), cursors: new Map(), pending: [] },
    // What is kept for readers may be older: it is kept anew.
    bodiesAt: 0,
    snapshotAt: snapshot?.sequence ?? 0,
    emptySince: now,
  };
}

export function threadNotFound(id: string): Problem {
  return new Problem("thread-not-found", `There is no note ${id.slice(0, 60)} here, or it was taken back.`);
}
