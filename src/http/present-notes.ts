import type { HistoryStep } from "../annotation/notes.ts";
import { writeAddress } from "../model/address.ts";
import type { Anchor } from "../model/anchor.ts";
import type { NoteTarget, PlacedThread, ReadingName, ThreadSeen } from "../model/annotation.ts";
import { type Paged, placeOfNote } from "../model/page-of-note.ts";
import type { anchor, placedThread, threadHistory, threadSeen } from "./schemas/notes.ts";
import type { Sent } from "./schemas/sent.ts";

/** A thread as JSON. How often anything was done to it is not told: some of that was before others saw it. */
export function presentThread(within: Paged, thread: ThreadSeen): Sent<typeof threadSeen> {
  const { id, target, author, at, visibility, stance = null, tags, resolved = null, changedAt, notes } = thread;
  return {
    ...{ id, target: presentTarget(target), page: placeOfNote(within, target) },
    ...{ author, at, visibility, stance, tags, resolved, changedAt },
    notes: notes.map(({ editedAt = null, ...note }) => ({ ...note, editedAt })),
  };
}

/** A thread with where it stands in a version, as JSON. */
export function presentPlaced(within: Paged, { thread, placement }: PlacedThread): Sent<typeof placedThread> {
  const told = placement && {
    ...{ kind: placement.kind, score: placement.score, reason: placement.reason },
    anchor: placement.anchor === undefined ? null : presentAnchor(placement.anchor),
    decided: placement.decided ?? null,
  };
  return { thread: presentThread(within, thread), placement: told ?? null };
}

/** A step of a thread's history as JSON. */
export function presentStep(step: HistoryStep): Sent<typeof threadHistory>["steps"][number] {
  if (step.deed === "begun") return { ...step, target: presentTarget(step.target) };
  if (!("version" in step)) return step;
  const { document: _, version: __, reading: ___, ...rest } = step;
  if (rest.deed === "left-behind") return { ...rest, ...presentReading(step) };
  const { anchor: where, ...done } = rest;
  return { ...done, ...presentReading(step), ...presentAnchor(where) };
}

function presentTarget(target: NoteTarget): Sent<typeof threadSeen>["target"] {
  switch (target.kind) {
    case "point":
      return { kind: "point", ...presentReading(target), ...presentAnchor(target.anchor) };
    case "version":
      return { kind: "version", ...presentReading(target) };
    case "absence":
      return { kind: "absence", ...presentReading(target), matter: target.matter };
    case "change": {
      const { before, after } = target;
      return {
        kind: "change",
        before: { ...presentReading(before), path: before.path },
        after: { ...presentReading(after), path: after.path },
      };
    }
    case "term":
    case "verdict":
      return target;
  }
}

function presentAnchor({ path, part, quote }: Anchor): Sent<typeof anchor> {
  return { path, part, quote: quote ?? null };
}

function presentReading({ document, version, reading }: ReadingName) {
  return { version: writeAddress({ document, version }), reading };
}
