import { randomUUID } from "node:crypto";
import { authorOf } from "../model/actor.ts";
import type { ThreadSeen } from "../model/annotation.ts";
import { refuseUnlessCan } from "../model/can.ts";
import { Problem } from "../model/problem.ts";
import type { Asked } from "../storage/answer-once.ts";
import type { Annotating } from "./annotating.ts";
import { holdThread } from "./hold-thread.ts";
import { firstWords } from "./live/thread-text.ts";
import { noteNotFound, unreadableNote } from "./note-problems.ts";
import { MOST_NOTES, readBody } from "./read-note-words.ts";
import { getThread } from "./read-threads.ts";

/** A thread, by public ids. */
export type ThreadRef = { readonly negotiation: string; readonly threadId: string };

/** A note of a thread, by public ids. */
export type NoteRef = ThreadRef & { readonly noteId: string };

/** Adds a note to a thread. @throws Problem the problems of `holdThread`; `unreadable-note` for one too long, or too many. */
export async function addReply(annotating: Annotating, ref: ThreadRef, said: string, by: Asked): Promise<ThreadSeen> {
  const body = readBody(said);
  await holdThread(annotating, ref, by, "annotate", { reply: body }, async (rows, { stored, locked }) => {
    if (stored.notes.length >= MOST_NOTES)
      throw unreadableNote(
        `The thread has ${MOST_NOTES} notes, and may have no more.`,
        "Begin another on the same words.",
      );
    const noteId = randomUUID();
    const done = { author: authorOf(by.actor), at: new Date() };
    await rows.threads.addNote(locked, { noteId, body, words: firstWords(noteId, body) }, done);
    return noteId;
  });
  return readAgain(annotating, ref, by);
}

/**
 * Makes other words what a note says. As in a live text, whoever sees the thread and may write notes may write in it: who
 * typed what is kept.
 *
 * @throws Problem `thread-not-found`, `thread-removed`, `note-not-found`, `unreadable-note`, `not-allowed`.
 */
export async function rewriteNote(annotating: Annotating, ref: NoteRef, said: string, by: Asked): Promise<ThreadSeen> {
  const body = readBody(said);
  const { negotiation, threadId, noteId } = ref;
  const { stored, sight } = await getThread(annotating, negotiation, threadId, by.actor);
  refuseUnlessCan(by.actor, "annotate", { kind: "negotiation", key: sight.key });
  const note = stored.notes.find(({ id }) => id === noteId);
  if (note === undefined || note.removed) throw noteNotFound(noteId);
  if (note.body !== body)
    await annotating.live.rewrite({ negotiationKey: sight.key, threadId }, noteId, body, authorOf(by.actor));
  return readAgain(annotating, ref, by);
}

/**
 * Takes a note back: its words are shown no more, its place in the thread stays.
 *
 * @throws Problem the problems of `holdThread`; `note-not-found`; `not-allowed` for whoever neither wrote it nor may take
 *   back notes of others.
 */
export async function removeNote(annotating: Annotating, ref: NoteRef, by: Asked): Promise<ThreadSeen> {
  await holdThread(
    annotating,
    ref,
    by,
    "annotate",
    { removed: ref.noteId },
    async (rows, { stored, sight, locked }) => {
      const note = stored.notes.find(({ id }) => id === ref.noteId);
      if (note === undefined || note.removed) throw noteNotFound(ref.noteId);
      refuseUnlessOwn(by, sight.key, note.author);
      await rows.threads.removeNote(locked, ref.noteId, { author: authorOf(by.actor), at: new Date() });
    },
  );
  return readAgain(annotating, ref, by);
}

/**
 * Takes a thread back, with all replies: nobody sees it any more. What was typed stays where it is stored.
 *
 * @param unlessChanged - Refuses where anything of the thread was done since it was read so.
 * @throws Problem the problems of `holdThread`; `not-allowed`; `stale-thread`.
 */
export async function removeThread(
  annotating: Annotating,
  ref: ThreadRef,
  by: Asked,
  unlessChanged?: Pick<ThreadSeen, "revision" | "sequence">,
): Promise<void> {
  await holdThread(annotating, ref, by, "annotate", { removed: true }, async (rows, { sight, locked }) => {
    refuseUnlessOwn(by, sight.key, locked.author);
    if (unlessChanged !== undefined) refuseChanged(unlessChanged, locked);
    const done = { author: authorOf(by.actor), at: new Date() };
    await rows.threads.change(locked, [{ deed: "removed" }], done, { removedAt: done.at });
  });
}

/** @throws Problem `stale-thread` where anything was done to a thread since it was read. */
export function refuseChanged(
  read: Pick<ThreadSeen, "revision" | "sequence">,
  now: Pick<ThreadSeen, "revision" | "sequence">,
): void {
  if (read.revision === now.revision && read.sequence === now.sequence) return;
  throw new Problem(
    "stale-thread",
    "The note became another since it was read.",
    "Read it again, then send what it is to be.",
  );
}

/** @throws Problem `not-allowed` for a note of somebody else, but to those who tend notes. */
function refuseUnlessOwn({ actor }: Asked, negotiationKey: string, author: string): void {
  if (authorOf(actor) !== author) refuseUnlessCan(actor, "tend-notes", { kind: "negotiation", key: negotiationKey });
}

export async function readAgain(
  annotating: Annotating,
  { negotiation, threadId }: ThreadRef,
  { actor }: Asked,
): Promise<ThreadSeen> {
  return (await getThread(annotating, negotiation, threadId, actor)).seen;
}
