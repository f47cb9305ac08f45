import { authorOf } from "../model/actor.ts";
import type { Stance, ThreadDeed, ThreadSeen, Visibility } from "../model/annotation.ts";
import { refuseUnlessCan } from "../model/can.ts";
import { Problem } from "../model/problem.ts";
import type { Asked } from "../storage/answer-once.ts";
import type { Annotating } from "./annotating.ts";
import { readAgain, refuseChanged, type ThreadRef } from "./change-notes.ts";
import { type Held, holdThread } from "./hold-thread.ts";
import { unreadableNote } from "./note-problems.ts";
import { readTags } from "./read-note-words.ts";

/** What a thread is to be from now on; what is left out stays as it is. */
export type ThreadChangeSaid = {
  /** null: none any more. */
  readonly stance?: Stance | null | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly visibility?: Visibility | undefined;
  readonly resolved?: boolean | undefined;
  /** What another program says of it that has no place here; null: nothing any more. */
  readonly foreign?: Readonly<Record<string, unknown>> | null | undefined;
};

/**
 * Changes what is said of a thread beside its words; what it is already is not done again.
 *
 * @param unlessChanged - Refuses where anything of the thread was done since it was read so.
 * @throws Problem the problems of `holdThread`; `unreadable-note` for tags that are none, and for a thread in which others
 *   wrote that is to be one person's alone; `not-allowed` for whoever may not say who sees it; `stale-thread`.
 */
export async function changeThread(
  annotating: Annotating,
  ref: ThreadRef,
  said: ThreadChangeSaid,
  by: Asked,
  unlessChanged?: Pick<ThreadSeen, "revision" | "sequence">,
): Promise<ThreadSeen> {
  const tags = said.tags && readTags(said.tags);
  await holdThread(annotating, ref, by, "annotate", said, async (rows, held) => {
    if (unlessChanged !== undefined) refuseChanged(unlessChanged, held.locked);
    const done = { author: authorOf(by.actor), at: new Date() };
    const { stance, visibility, resolved } = said;
    const deeds: ThreadDeed[] = [];
    if (stance !== undefined && (stance ?? undefined) !== held.locked.stance)
      deeds.push({ deed: "stance-taken", stance });
    if (tags !== undefined && tags.join("\n") !== held.locked.tags.join("\n")) deeds.push({ deed: "tagged", tags });
    if (visibility !== undefined && visibility !== held.locked.visibility) {
      refuseOpening(held, visibility, by);
      deeds.push({ deed: "opened-to", visibility });
    }
    if (resolved !== undefined && resolved !== held.locked.isResolved)
      deeds.push({ deed: resolved ? "resolved" : "reopened" });
    await rows.threads.change(held.locked, deeds, done, {
      ...(stance === undefined ? {} : { stance }),
      ...(tags === undefined ? {} : { tags }),
      ...(visibility === undefined ? {} : { visibility }),
      ...(said.foreign === undefined ? {} : { foreign: said.foreign }),
      ...(resolved === true && !held.locked.isResolved ? { resolvedBy: done.author, resolvedAt: done.at } : {}),
      ...(resolved === false ? { resolvedBy: null, resolvedAt: null } : {}),
    });
  });
  return readAgain(annotating, ref, by);
}

/** Who sees a thread is said by whoever began it, and by editors; that one is shown to everybody by editors alone. */
function refuseOpening({ stored, sight, locked }: Held, visibility: Visibility, { actor }: Asked): void {
  const on = { kind: "negotiation", key: sight.key } as const;
  const isOwn = authorOf(actor) === locked.author;
  if (visibility === "public") refuseUnlessCan(actor, "publish-note", on);
  if (!isOwn) refuseUnlessCan(actor, "tend-notes", on);
  if (visibility !== "mine") return;
  if (!isOwn)
    throw new Problem("not-allowed", "Only who began a note may have it for themselves.", "Take it back instead.");
  if (stored.notes.some(({ author }) => author !== locked.author))
    throw unreadableNote(
      "Others wrote in this thread, and would see their own words no more.",
      "Leave it open to the team; or take back what you wrote.",
    );
}
