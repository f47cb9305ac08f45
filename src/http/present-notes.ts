import { writeAddress } from "../model/address.ts";
import type { Anchor } from "../model/anchor.ts";
import type { NoteTarget, ReadingName, ThreadSeen } from "../model/annotation.ts";
import type { anchor, threadSeen } from "./schemas/notes.ts";
import type { Sent } from "./schemas/sent.ts";
import { type Paged, targetPage } from "./target-page.ts";

/** A thread as JSON. How often anything was done to it is not told: some of that was before others saw it. */
export function presentThread(within: Paged, thread: ThreadSeen): Sent<typeof threadSeen> {
  const { id, target, author, at, visibility, stance = null, tags, resolved = null, changedAt, notes } = thread;
  return {
    ...{ id, target: presentTarget(target), page: targetPage(within, target) },
    ...{ author, at, visibility, stance, tags, resolved, changedAt },
    notes: notes.map(({ editedAt = null, ...note }) => ({ ...note, editedAt })),
  };
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

export function presentAnchor({ path, part, quote }: Anchor): Sent<typeof anchor> {
  return { path, part, quote: quote ?? null };
}

export function presentReading({ document, version, reading }: ReadingName) {
  return { version: writeAddress({ document, version }), reading };
}
