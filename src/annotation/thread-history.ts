import type { Actor } from "../model/actor.ts";
import type { DoneToThread, ThreadDeed, ThreadSeen } from "../model/annotation.ts";
import { tellAuthor } from "../model/tell-entry.ts";
import { isStanding } from "../model/version.ts";
import type { Annotating } from "./annotating.ts";
import type { ThreadRef } from "./change-notes.ts";
import { replayText } from "./live/replay-text.ts";
import { getThread, type SeenStored } from "./read-threads.ts";
import { seenSince } from "./see-thread.ts";
import { type Sight, tellInstant } from "./sight.ts";

/** One step of what became of a thread: something done to it, or words typed in a note, with what the note said then. */
export type HistoryStep = {
  readonly author: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
} & (ThreadDeed | { readonly deed: "typed"; readonly note: string; readonly body: string });

/**
 * All that became of a thread since whoever asks could see it, oldest first: who did and who typed what, when. What was
 * typed before is told as it stood then, and of a note that was taken back nothing.
 *
 * @throws Problem `thread-not-found`, `thread-removed`.
 */
export async function readHistory(
  annotating: Annotating,
  { negotiation, threadId }: ThreadRef,
  actor: Actor,
): Promise<readonly HistoryStep[]> {
  const found = await getThread(annotating, negotiation, threadId, actor);
  const text = { negotiationKey: found.sight.key, threadId };
  const deeds = await annotating.storage.read((rows) => rows.threads.listDeeds(text));
  const pieces = await annotating.desk.read((rows) => rows.threadUpdates.listAfter(text, 0));
  const since = seenSince(found.sight, found.stored);
  const kept = found.stored.notes.filter(({ removed }) => !removed);
  const authors = new Map(kept.map(({ id, author }) => [id, author]));
  const typed = replayText(
    pieces,
    kept.map(({ id }) => id),
    since,
  ).flatMap(({ author, at, bodies }) =>
    Array.from(bodies, ([note, body]): HistoryStep => {
      // What several typed before is told as its author's.
      const by = since !== undefined && at <= since ? (authors.get(note) ?? author) : author;
      return { deed: "typed", note, body, author: by, at };
    }),
  );
  const done = deeds.flatMap((deed) => tellDeed(found, deed, since));
  const { view } = found.sight;
  return [...done, ...typed]
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .map((step) => ({
      ...step,
      author: tellAuthor(view, step.author),
      at: tellInstant(found.sight, step.at, since),
    }));
}

type Found = SeenStored & { readonly sight: Sight };

/** A deed as it is told; nothing of what was done before, but that the thread was begun, as open as it was when it came to be seen. */
function tellDeed(
  { stored, seen, sight }: Found,
  done: DoneToThread,
  since: string | undefined,
): readonly HistoryStep[] {
  const { position: _, ...step } = done;
  if (step.deed === "begun") {
    const opened = stored.opened.filter(({ at }) => since === undefined || at <= since);
    const { visibility } = (since === undefined ? opened[0] : opened.at(-1)) ?? step;
    return [{ ...step, target: seen.target, visibility }];
  }
  if (since !== undefined && step.at <= since) return [];
  if (step.deed === "replied" || step.deed === "note-removed") return isThere(seen, step.note) ? [step] : [];
  if (!("version" in step)) return [step];
  const version = sight.versions.get(step.version);
  if (version === undefined) return [];
  return "anchor" in step && !isStanding(version)
    ? [{ ...step, anchor: { ...step.anchor, quote: undefined } }]
    : [step];
}

function isThere({ notes }: ThreadSeen, note: string): boolean {
  return notes.some(({ id }) => id === note);
}
