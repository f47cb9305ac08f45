import type { Actor } from "../model/actor.ts";
import type { PlacedThread, ThreadSeen } from "../model/annotation.ts";
import type { Asked } from "../storage/answer-once.ts";
import type { Annotating } from "./annotating.ts";
import { beginThread, type ThreadSaid } from "./begin-thread.ts";
import { addReply, type NoteRef, removeNote, removeThread, rewriteNote, type ThreadRef } from "./change-notes.ts";
import { changeThread, type ThreadChangeSaid } from "./change-thread.ts";
import type { ReadingSaid, TargetSaid } from "./check-target.ts";
import { decidePlacement, type PlacementSaid } from "./decide-placement.ts";
import { isWanted, type ThreadsWanted } from "./filter-threads.ts";
import { listOrphaned, listPlaced } from "./place-threads.ts";
import { getThread, lastFirst, readThreads } from "./read-threads.ts";
import { type HistoryStep, readHistory } from "./thread-history.ts";

export type { HistoryStep, PlacementSaid, ReadingSaid, TargetSaid, ThreadSaid, ThreadsWanted };

/** Notes on a negotiation, as one view has them. What somebody does not see is not found, in the same words as what never was. */
export type Notes = {
  /** The threads that somebody sees, in the order in which they came to see them. @throws Problem `negotiation-not-found`. */
  listThreads(negotiation: string, actor: Actor, wanted?: ThreadsWanted): Promise<readonly ThreadSeen[]>;
  /** @throws Problem `negotiation-not-found`, `thread-not-found`, `thread-removed`. */
  getThread(ref: ThreadRef, actor: Actor): Promise<ThreadSeen>;
  /** The threads that have to do with a version, with where they stand in it. @throws the problems of `listPlaced`. */
  listPlaced(negotiation: string, actor: Actor, of: ReadingSaid): Promise<readonly PlacedThread[]>;
  /** Says where a thread stands in another version. @throws the problems of `decidePlacement`. */
  decidePlacement(ref: ThreadRef, said: PlacementSaid, by: Asked): Promise<PlacedThread>;
  /** What became of a thread, step by step. @throws the problems of `readHistory`. */
  readHistory(ref: ThreadRef, actor: Actor): Promise<readonly HistoryStep[]>;
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
      const inOrder = wanted.lastFirst === true ? lastFirst(sight, threads) : threads;
      const found = inOrder.filter(({ seen }) => isWanted(sight, seen, wanted));
      const all = found.map(({ seen }) => seen);
      if (wanted.orphaned === undefined) return all;
      const orphaned = await listOrphaned(annotating, negotiation, { sight, threads: found });
      return all.filter(({ id }) => orphaned.has(id) === wanted.orphaned);
    },
    getThread: async ({ negotiation, threadId }, actor) =>
      (await getThread(annotating, negotiation, threadId, actor)).seen,
    listPlaced: (negotiation, actor, of) => listPlaced(annotating, negotiation, of, actor),
    decidePlacement: (ref, said, by) => decidePlacement(annotating, ref, said, by),
    readHistory: (ref, actor) => readHistory(annotating, ref, actor),
    beginThread: (negotiation, said, by) => beginThread(annotating, negotiation, said, by),
    addReply: (ref, body, by) => addReply(annotating, ref, body, by),
    rewriteNote: (ref, body, by) => rewriteNote(annotating, ref, body, by),
    removeNote: (ref, by) => removeNote(annotating, ref, by),
    changeThread: (ref, said, by, unlessChanged) => changeThread(annotating, ref, said, by, unlessChanged),
    removeThread: (ref, by, unlessChanged) => removeThread(annotating, ref, by, unlessChanged),
  };
}
