import { randomUUID } from "node:crypto";
import { authorOf } from "../model/actor.ts";
import type { Stance, ThreadSeen, Visibility } from "../model/annotation.ts";
import { refuseUnlessCan } from "../model/can.ts";
import { type Asked, answerOnce } from "../storage/answer-once.ts";
import type { Annotating } from "./annotating.ts";
import { checkTarget, type TargetSaid } from "./check-target.ts";
import { firstWords } from "./live/thread-text.ts";
import { readBody, readTags } from "./read-note-words.ts";
import { getThread } from "./read-threads.ts";

/** A thread to be begun. */
export type ThreadSaid = {
  readonly target: TargetSaid;
  /** Light Markdown; empty of one that is about to be typed. */
  readonly body: string;
  /** By default `team`. */
  readonly visibility?: Visibility | undefined;
  readonly stance?: Stance | undefined;
  readonly tags?: readonly string[] | undefined;
  /** What another program said of it that has no place here. */
  readonly foreign?: Readonly<Record<string, unknown>> | undefined;
};

/**
 * Begins a thread: its first note, its words and that it was begun, in one transaction.
 *
 * @throws Problem the problems of `checkTarget`; `unreadable-note` for words and tags that are too many; `not-allowed` for
 *   whoever may not show a note to everybody; `request-key-reused`.
 */
export async function beginThread(
  annotating: Annotating,
  negotiation: string,
  said: ThreadSaid,
  by: Asked,
): Promise<ThreadSeen> {
  const { visibility = "team", stance, foreign } = said;
  const [body, tags] = [readBody(said.body), readTags(said.tags ?? [])];
  const read = await annotating.reading.getNegotiation(negotiation);
  if (visibility === "public") refuseUnlessCan(by.actor, "publish-note", { kind: "negotiation", key: read.key });
  const checked = await checkTarget(annotating, read, said.target);
  const what = { begun: negotiation, ...said, target: { ...said.target } };
  const threadId = await annotating.desk.transaction(async (rows) => {
    const { key } = await rows.negotiations.getLocked(negotiation);
    return answerOnce(rows, key, by, "annotate", what, async () => {
      const [id, noteId] = [randomUUID(), randomUUID()];
      const first = { noteId, body, words: firstWords(noteId, body) };
      const added = {
        negotiationKey: key,
        threadId: id,
        epoch: randomUUID(),
        visibility,
        stance,
        tags,
        foreign,
        first,
      };
      await rows.threads.insert({ ...added, ...checked }, { author: authorOf(by.actor), at: new Date() });
      return id;
    });
  });
  return (await getThread(annotating, negotiation, threadId, by.actor)).seen;
}
