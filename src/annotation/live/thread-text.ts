import * as Y from "yjs";

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
  const text = new Y.Doc();
  Y.transact(text, () => {
    for (const piece of pieces) Y.applyUpdate(text, piece);
  });
  return new Map(noteIds.map((id) => [id, text.getText(id).toString()]));
}
