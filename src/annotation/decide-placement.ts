import { authorOf } from "../model/actor.ts";
import type { Anchor } from "../model/anchor.ts";
import type { PlacedThread, ReadingName, ThreadDeed } from "../model/annotation.ts";
import type { Version } from "../model/version.ts";
import type { Asked } from "../storage/answer-once.ts";
import type { Annotating } from "./annotating.ts";
import type { ThreadRef } from "./change-notes.ts";
import { type AnchorSaid, anchorIn, getReading, type ReadingSaid } from "./check-target.ts";
import { holdThread } from "./hold-thread.ts";
import { unreadableNote } from "./note-problems.ts";
import { openPlacing } from "./place-threads.ts";
import { getThread } from "./read-threads.ts";

/** Where somebody says that a thread stands in a version: where the machine has it, on other words, or nowhere. */
export type PlacementSaid = { readonly on: ReadingSaid } & (
  | { readonly decision: "confirm" | "leave" }
  | { readonly decision: "re-attach"; readonly to: AnchorSaid }
);

/**
 * Says where a thread stands in a version that it was not written on. It outranks the machine there, and in later versions,
 * which go on from it.
 *
 * @throws Problem the problems of `holdThread`, the not-found problems, `version-withdrawn`; `stale-passage`,
 *   `ambiguous-passage` for words; `unreadable-note` for a thread on no point, its own version, and where there is nothing
 *   to confirm.
 */
export async function decidePlacement(
  annotating: Annotating,
  ref: ThreadRef,
  said: PlacementSaid,
  by: Asked,
): Promise<PlacedThread> {
  const { negotiation, threadId } = ref;
  const found = await getThread(annotating, negotiation, threadId, by.actor);
  const version = await getReading(annotating.reading, negotiation, said.on);
  const { key } = found.sight;
  const { target } = found.seen;
  const on: ReadingName = { document: version.document, version: version.version, reading: version.reading };
  if (target.kind !== "point") throw unreadableNote("Only a note on a point is placed in other versions.");
  if (target.version === on.version && target.reading === on.reading)
    throw unreadableNote(
      "The note was written on this version, and stays where it was written.",
      "Name another version.",
    );
  const read = { sight: found.sight, threads: [found] };
  const anchor = await anchorSaid(annotating, negotiation, { ...read, said, version, on });
  const versionKey = (await annotating.reading.getNegotiation(negotiation)).versionKeys.get(on.version);
  if (versionKey === undefined) throw new Error(`The version ${on.version} was there a moment ago and has no key.`);
  await holdThread(annotating, ref, by, "annotate", { said }, async (rows, { locked }) => {
    const done = { author: authorOf(by.actor), at: new Date() };
    const placement = { versionKey, reading: on.reading, anchor };
    await rows.threads.place(locked, placement, deedOf(said, on, anchor), done);
    return key;
  });
  const again = await getThread(annotating, negotiation, threadId, by.actor);
  const placing = await openPlacing(annotating, negotiation, { sight: again.sight, threads: [again] });
  const placement = await placing.place(again.seen, on);
  if (placement === "elsewhere") throw new Error("It was said a moment ago where the note stands, and that is gone.");
  return { thread: again.seen, placement };
}

type Asking = Parameters<typeof openPlacing>[2] & {
  readonly said: PlacementSaid;
  readonly version: Version;
  readonly on: ReadingName;
};

async function anchorSaid(
  annotating: Annotating,
  negotiation: string,
  { said, version, on, ...read }: Asking,
): Promise<Anchor | undefined> {
  if (said.decision === "leave") return undefined;
  if (said.decision === "re-attach") return anchorIn(version, said.to);
  const placing = await openPlacing(annotating, negotiation, read);
  const [thread] = read.threads;
  const placement = thread && (await placing.placeByMachine(thread.seen, on));
  if (placement !== undefined && placement !== "elsewhere" && placement.anchor !== undefined) return placement.anchor;
  throw unreadableNote(
    "There is nothing to confirm: the note was found nowhere in this version.",
    'Say on which words it stands, with "re-attach"; or leave it behind.',
  );
}

function deedOf(said: PlacementSaid, on: ReadingName, anchor: Anchor | undefined): ThreadDeed {
  if (anchor === undefined) return { deed: "left-behind", ...on };
  return { deed: said.decision === "confirm" ? "placement-confirmed" : "re-attached", ...on, anchor };
}
