import type { Anchor, Placement } from "./anchor.ts";

/** What whoever writes a note holds of what it is about. */
export const STANCES = ["red-line", "acceptable", "question", "fact-check"] as const;
export type Stance = (typeof STANCES)[number];

/** Who sees a thread: its author alone, all members of the negotiation, everybody who sees what it is about. */
export const VISIBILITIES = ["mine", "team", "public"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** One reading of a version, by public ids; `reading` counts from 1. */
export type ReadingName = { readonly document: string; readonly version: string; readonly reading: number };

/** One side of a change: a point by its path; null where nothing corresponds there. */
export type ChangeSide = ReadingName & { readonly path: string | null };

/** What a thread is about. */
export type NoteTarget =
  /** A point, or, where its anchor quotes words, a passage. */
  | ({ readonly kind: "point"; readonly anchor: Anchor } & ReadingName)
  | ({ readonly kind: "version" } & ReadingName)
  | { readonly kind: "change"; readonly before: ChangeSide; readonly after: ChangeSide }
  /** A term by its id. */
  | { readonly kind: "term"; readonly term: string }
  /** A verdict by its position in the journal, as the desk numbers it. */
  | { readonly kind: "verdict"; readonly position: number }
  /** That nothing stands on a matter, in a version and since. */
  | ({ readonly kind: "absence"; readonly matter: string } & ReadingName);

/** Ids of the versions that a target names; of a change the later one last. */
export function versionsOf(target: NoteTarget): readonly string[] {
  switch (target.kind) {
    case "point":
    case "version":
    case "absence":
      return [target.version];
    case "change":
      return [target.before.version, target.after.version];
    case "term":
    case "verdict":
      return [];
  }
}

/** One contribution to a thread; its words are part of the thread's live text, under its id. */
export type Note = {
  readonly id: string;
  readonly author: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  /** Light Markdown. */
  readonly body: string;
  /** When its words were last typed at; undefined where they are as they were first kept. */
  readonly editedAt: string | undefined;
  readonly removed: boolean;
};

/** A note with its replies. */
export type Thread = {
  readonly id: string;
  readonly target: NoteTarget;
  readonly author: string;
  readonly at: string;
  readonly visibility: Visibility;
  readonly stance: Stance | undefined;
  readonly tags: readonly string[];
  readonly resolved: { readonly by: string; readonly at: string } | undefined;
  readonly removed: boolean;
  /** Counts what was done to it but for typing; with `sequence`, its words, it changes whenever anything of it does. */
  readonly revision: number;
  /** Number of the last update of its live text. */
  readonly sequence: number;
  /** When anything of it was last done. */
  readonly changedAt: string;
  /** The note that it began with, then its replies, oldest first. */
  readonly notes: readonly Note[];
  /** What another program's annotation said that has no place here: kept, and given back. */
  readonly foreign: Readonly<Record<string, unknown>> | undefined;
};

/** A note as somebody sees it. */
export type NoteSeen = Note & {
  /** Names that its words call by `@name`, of people who are something in the negotiation; none for the public. */
  readonly mentions: readonly string[];
};

/** A thread as somebody sees it: names and times as they are told, a verdict by its number there. */
export type ThreadSeen = Omit<Thread, "notes"> & { readonly notes: readonly NoteSeen[] };

/** Where a thread stands in a version, by the machine or by who said so. */
export type ToldPlacement = Placement & { readonly decided: { readonly by: string; readonly at: string } | undefined };

/** A thread with where it stands in a version; without a placement it is on that version itself. */
export type PlacedThread = { readonly thread: ThreadSeen; readonly placement: ToldPlacement | undefined };

/** What was done to a thread, but for typing: its updates are kept as such. */
export type ThreadDeed =
  | { readonly deed: "begun"; readonly target: NoteTarget; readonly visibility: Visibility }
  | { readonly deed: "replied"; readonly note: string }
  | { readonly deed: "note-removed"; readonly note: string }
  | { readonly deed: "stance-taken"; readonly stance: Stance | null }
  | { readonly deed: "tagged"; readonly tags: readonly string[] }
  | { readonly deed: "opened-to"; readonly visibility: Visibility }
  | { readonly deed: "resolved" }
  | { readonly deed: "reopened" }
  | { readonly deed: "removed" }
  | ({ readonly deed: "placement-confirmed" | "re-attached"; readonly anchor: Anchor } & ReadingName)
  | ({ readonly deed: "left-behind" } & ReadingName);

export type DoneToThread = ThreadDeed & { readonly position: number; readonly author: string; readonly at: string };
