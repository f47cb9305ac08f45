import * as Y from "yjs";
import type { Rows } from "../../storage/open-storage.ts";
import type { TextKey } from "../../storage/thread-updates.ts";

// A thread's words are one document of Yjs. Each note is a text of its own in it, under the note's id, and holds characters
// and nothing else: no formats, no embedded things.

/** The words of a new note, as the first piece of its text: it depends on nothing, and can be added to any thread. */
export function firstWords(noteId: string, body: string): { readonly writer: string; readonly bytes: Uint8Array } {
  const text = new Y.Doc();
  text.getText(noteId).insert(0, body);
  const bytes = Y.encodeStateAsUpdate(text);
  return { writer: String(text.clientID), bytes };
}

/**
 * The words of notes as they are after all pieces of a thread.
 *
 * @param pieces - In the order in which they were committed.
 * @returns By id of the note; empty for one of which nothing is there. Linear in what was ever typed.
 */
export function readBodies(pieces: readonly Uint8Array[], noteIds: readonly string[]): ReadonlyMap<string, string> {
  const text = documentOf(pieces);
  return new Map(noteIds.map((id) => [id, text.getText(id).toString()]));
}

/** A thread's document as it is after some of its pieces, the first ones. */
export function documentOf(pieces: readonly Uint8Array[]): Y.Doc {
  const text = new Y.Doc();
  Y.transact(text, () => {
    for (const piece of pieces) Y.applyUpdate(text, piece);
  });
  return text;
}

/** All that was typed into a thread. */
export type TypedSoFar = {
  /** In order; what a snapshot holds is one of them. */
  readonly pieces: readonly Uint8Array[];
  /** Number of the last piece, and of the last one in the snapshot; 0 where there is none. */
  readonly sequence: number;
  readonly snapshotAt: number;
  /** When the last one behind the snapshot was typed: an ISO 8601 instant in UTC. */
  readonly typedAt: string | undefined;
};

/** Reads it from the newest snapshot and what came after that. Two queries. */
export async function readTyped({ threadUpdates }: Pick<Rows, "threadUpdates">, key: TextKey): Promise<TypedSoFar> {
  const snapshot = await threadUpdates.findSnapshot(key);
  const snapshotAt = snapshot?.sequence ?? 0;
  const after = await threadUpdates.listAfter(key, snapshotAt);
  return {
    pieces: [...(snapshot === undefined ? [] : [snapshot.bytes]), ...after.map(({ bytes }) => bytes)],
    sequence: after.at(-1)?.sequence ?? snapshotAt,
    snapshotAt,
    typedAt: after.at(-1)?.at,
  };
}
