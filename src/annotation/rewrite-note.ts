import * as Y from "yjs";
import type { Storage } from "../storage/open-storage.ts";
import type { LiveTexts } from "./annotating.ts";
import { threadRemoved } from "./note-problems.ts";

/**
 * Rewrites notes in what is stored of their texts, without a room: whoever has one open gets what was added as from another
 * process.
 *
 * @param desk - The storage of the desk.
 */
export function rewriteStored(desk: Storage): LiveTexts {
  return {
    async rewrite(text, noteId, body, author) {
      const { state, pieces } = await desk.read(async (rows) => {
        const [found] = await rows.threadUpdates.listStates([text]);
        const snapshot = await rows.threadUpdates.findSnapshot(text);
        const later = await rows.threadUpdates.listAfter(text, snapshot?.sequence ?? 0);
        return { state: found, pieces: [...(snapshot === undefined ? [] : [snapshot]), ...later] };
      });
      if (state === undefined || state.removed) throw threadRemoved();
      const change = rewritten(pieces, noteId, body);
      if (change === undefined) return;
      const { writer, bytes } = change;
      const addition = { ...text, epoch: state.epoch, pieces: [{ author, bytes }], newWriters: [{ writer, author }] };
      const kept = await desk.transaction((rows) => rows.threadUpdates.append([addition], new Date()));
      if (!kept.has(text.threadId)) throw threadRemoved();
    },
  };
}

/** What must be added to a text so that a note says something else: the piece between what both begin and end with; undefined where it says so. */
function rewritten(
  pieces: readonly { readonly bytes: Uint8Array }[],
  noteId: string,
  body: string,
): { readonly writer: string; readonly bytes: Uint8Array } | undefined {
  const document = new Y.Doc();
  Y.transact(document, () => {
    for (const { bytes } of pieces) Y.applyUpdate(document, bytes);
  });
  const text = document.getText(noteId);
  const { start, struck, inserted } = differenceOf(text.toString(), body);
  let bytes: Uint8Array | undefined;
  document.once("update", (update: Uint8Array) => {
    bytes = update;
  });
  Y.transact(document, () => {
    text.delete(start, struck);
    text.insert(start, inserted);
  });
  return bytes && { writer: String(document.clientID), bytes };
}

/** In UTF-16 units, as Yjs counts; no pair of surrogates is parted. */
function differenceOf(old: string, now: string) {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start += 1;
  if (start > 0 && isHighHalf(old[start - 1])) start -= 1;
  let same = 0;
  while (same < most - start && old.at(-1 - same) === now.at(-1 - same)) same += 1;
  if (same > 0 && isLowHalf(old.at(-same))) same -= 1;
  return { start, struck: old.length - start - same, inserted: now.slice(start, now.length - same) };
}

function isHighHalf(unit: string | undefined): boolean {
  return unit !== undefined && /^[\ud800-\udbff]$/.test(unit);
}

function isLowHalf(unit: string | undefined): boolean {
  return unit !== undefined && /^[\udc00-\udfff]$/.test(unit);
}
