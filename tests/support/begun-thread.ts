import { randomUUID } from "node:crypto";
import { firstWords } from "../../src/annotation/live/thread-text.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import type { TextKey } from "../../src/storage/thread-updates.ts";
import type { NewThread } from "../../src/storage/threads.ts";
import { aNegotiation } from "./drafts.ts";

/** A thread with one note, in a negotiation of its own without versions. */
export type BegunThread = { readonly key: TextKey; readonly noteId: string };

/** Begins a thread in a storage: for tests of what is typed, which know nothing of what a thread is about. */
export async function beginThread(storage: Storage, body: string, author = "ana"): Promise<BegunThread> {
  const [slug, threadId, noteId] = [`talks-${randomUUID()}`, randomUUID(), randomUUID()];
  return storage.transaction(async (rows) => {
    await rows.negotiations.insert(aNegotiation(slug));
    const { key: negotiationKey } = await rows.negotiations.getLocked(slug);
    const thread: NewThread = {
      ...{ negotiationKey, threadId, epoch: randomUUID(), visibility: "team", tags: [] },
      target: { kind: "term", term: "cap" },
      ...{ versionKey: undefined, besideKey: undefined, stance: undefined, foreign: undefined },
      first: { noteId, body, words: firstWords(noteId, body) },
    };
    await rows.threads.insert(thread, { author, at: new Date() });
    return { key: { negotiationKey, threadId }, noteId };
  });
}
