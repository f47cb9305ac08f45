import type { Actor } from "../model/actor.ts";
import type { ThreadSeen } from "../model/annotation.ts";
import type { Asked } from "../storage/answer-once.ts";
import type { Annotating, LiveTexts, Reading } from "./annotating.ts";
import { beginThread, type ThreadSaid } from "./begin-thread.ts";
import { addReply, type NoteRef, removeNote, removeThread, rewriteNote, type ThreadRef } from "./change-notes.ts";
import { changeThread, type ThreadChangeSaid } from "./change-thread.ts";
import type { AnchorSaid, ChangeSideSaid, ReadingSaid, TargetSaid } from "./check-target.ts";
import { isWanted, type ThreadsWanted } from "./filter-threads.ts";
import type { QuoteSaid } from "./find-quote.ts";
import { getThread, readThreads } from "./read-threads.ts";

export type {
  AnchorSaid,
  ChangeSideSaid,
  LiveTexts,
  NoteRef,
  QuoteSaid,
  Reading,
  ReadingSaid,
  TargetSaid,
  ThreadChangeSaid,
  ThreadRef,
  ThreadSaid,
  ThreadsWanted,
};

/** Notes on a negotiation, as one view has them. What somebody does not see is not found, in the same words as what never was. */
export type Notes = {
  /** The threads that somebody sees, in the order in which they came to see them. @throws Problem `negotiation-not-found`. */
  listThreads(negotiation: string, actor: Actor, wanted?: ThreadsWanted): Promise<readonly ThreadSeen[]>;
  /** @throws Problem `negotiation-not-found`, `thread-not-found`, `thread-removed`. */
  getThread(ref: ThreadRef, actor: Actor): Promise<ThreadSeen>;
  /** @throws the problems of `beginThread`. */
  beginThread(negotiation: string, said: ThreadSaid, by: Asked): Promise<ThreadSeen>;
  /** @throws the problems of `addReply`. */
  addReply(ref: ThreadRef, body: string, by: Asked): Promise<ThreadSeen>;
  /** @throws the problems of `rewriteNote`. */
  rewriteNote(ref: NoteRef, body: string, by: Asked): Promise<ThreadSeen>;
  /** @throws the problems of `removeNote`. */
  removeNote(ref: NoteRef, by: Asked): Promise<ThreadSeen>;
  /** Changes stance, tags, who sees it, or whether it is resolved. @throws the problems of `changeThread`. */
  changeThread(
    ref: ThreadRef,
    said: ThreadChangeSaid,
    by: Asked,
    unlessChanged?: Pick<ThreadSeen, "revision" | "sequence">,
  ): Promise<ThreadSeen>;
  /** @throws the problems of `removeThread`. */
  removeThread(ref: ThreadRef, by: Asked, unlessChanged?: Pick<ThreadSeen, "revision" | "sequence">): Promise<void>;
};

/** Opens the capability for one view. */
export function openNotes(annotating: Annotating): Notes {
  return {
    async listThreads(negotiation, actor, wanted = {}) {
      const { sight, threads } = await readThreads(annotating, negotiation, actor);
      return threads.map(({ seen }) => seen).filter((thread) => isWanted(sight, thread, wanted));
    },
    getThread: async ({ negotiation, threadId }, actor) =>
      (await getThread(annotating, negotiation, threadId, actor)).seen,
    beginThread: (negotiation, said, by) => beginThread(annotating, negotiation, said, by),
    addReply: (ref, body, by) => addReply(annotating, ref, body, by),
    rewriteNote: (ref, body, by) => rewriteNote(annotating, ref, body, by),
    removeNote: (ref, by) => removeNote(annotating, ref, by),
    changeThread: (ref, said, by, unlessChanged) => changeThread(annotating, ref, said, by, unlessChanged),
    removeThread: (ref, by, unlessChanged) => removeThread(annotating, ref, by, unlessChanged),
  };
}
