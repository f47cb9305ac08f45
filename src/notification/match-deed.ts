import type { DoneToThread, NoteTarget } from "../model/annotation.ts";
import type { Lineage } from "../model/lineage.ts";
import type { View } from "../model/opening.ts";
import { noteHref } from "../model/page-addresses.ts";
import type { NoticeMessage } from "../model/subscription.ts";
import { tellAuthor } from "../model/tell-entry.ts";
import { followAnchors } from "./follow-anchors.ts";
import type { Wanted } from "./match-event.ts";
import { passesGrade } from "./passes-threshold.ts";
import { sayDeed, sayWords } from "./say-deed.ts";
import { titleOfEvent } from "./say-event.ts";
import type { SeenNegotiation, SeenThread, ViewReader } from "./view-reader.ts";

/** What somebody wants to be told, as far as notes go. */
export type WantedOfNotes = Pick<Wanted, "target" | "threshold" | "anchors">;

/** What was done to a thread, as it is told to whoever wants something. */
export type MatchedDeed = {
  readonly message: NoticeMessage;
  /** Of what the thread is on, where that is in a single document. */
  readonly document: string | undefined;
  readonly version: string | undefined;
  /** The note whose words are told. */
  readonly note: string | undefined;
};

/** A negotiation while some deeds in it are told, as a view sees it. */
export type TellingOfNotes = {
  readonly view: View;
  readonly within: SeenNegotiation;
  /** The track that some anchors are on, walked once. */
  readonly track: (anchors: readonly string[]) => Promise<Lineage | undefined>;
};

/** Costs a look at the negotiation. @throws Problem `negotiation-not-found`. */
export async function beginTellingOfNotes(
  reader: ViewReader,
  view: View,
  negotiation: string,
): Promise<TellingOfNotes> {
  const within = await reader.getNegotiation(negotiation);
  const walked = new Map<string, Promise<Lineage | undefined>>();
  return {
    ...{ view, within },
    track(anchors) {
      const name = JSON.stringify(anchors);
      const walking = walked.get(name) ?? followAnchors(reader, negotiation, anchors);
      walked.set(name, walking);
      return walking;
    },
  };
}

/**
 * Decides whether what was done to a thread is to be told to whoever wants this, and says it in words. Whoever follows more than
 * the thread is told what is said in it, and of nothing else; nothing is told of what was done before they could see it, but
 * that a note which is opened to them is news then.
 *
 * @param seen - As they see the thread.
 * @returns undefined where it is not to be told. Costs a walk of a track for a lineage, once for all deeds.
 */
export async function matchDeed(
  { view, within, track }: TellingOfNotes,
  seen: SeenThread,
  deed: DoneToThread,
  { target, threshold, anchors }: WantedOfNotes,
): Promise<MatchedDeed | undefined> {
  if (!threshold.kinds.includes("annotation")) return undefined;
  const { thread } = seen;
  const on = placeOf(thread.target);
  const version = within.versions.find((one) => one.version === on.version);
  if (!passesGrade(threshold, version)) return undefined;
  const words = newWords(seen, deed);
  const said =
    words === undefined
      ? target.kind === "thread" && isTold(seen, deed)
        ? sayDeed(within, thread, deed, tellAuthor(view, deed.author))
        : undefined
      : sayWords(thread.target, words.author, words.words, deed.deed === "replied");
  if (said === undefined || !(await isReached(thread.target, thread.id, { target, anchors }, track))) return undefined;
  const { id } = within.negotiation;
  const message: NoticeMessage = {
    title: titleOfEvent(within, "annotation", on.document, version),
    sentences: [said],
    ...{ path: noteHref(id, thread.id), changes: {} },
  };
  return { message, ...on, note: words?.note };
}

/** The words that are news by a deed: of a note that was begun, replied, or opened to whoever did not see it before. */
function newWords(seen: SeenThread, deed: DoneToThread) {
  const { thread } = seen;
  if (thread.removed || !isSince(seen, deed)) return undefined;
  const isOpened = (deed.deed === "begun" || deed.deed === "opened-to") && deed.position === seen.openedBy;
  const isReply = deed.deed === "replied" && isAfter(seen, deed);
  const note = isReply ? thread.notes.find(({ id }) => id === deed.note) : isOpened ? thread.notes[0] : undefined;
  const words = note && seen.words.get(note.id);
  if (note === undefined || words === undefined || words === "") return undefined;
  return { note: note.id, author: note.author, words };
}

/** Of a thread that was taken back, that alone. */
function isTold(seen: SeenThread, deed: DoneToThread): boolean {
  return isSince(seen, deed) && isAfter(seen, deed) && seen.thread.removed === (deed.deed === "removed");
}

/** By their numbers: who did what may have been done in processes whose clocks differ. */
function isAfter({ openedBy }: SeenThread, { position }: DoneToThread): boolean {
  return position > openedBy;
}

function isSince({ since }: SeenThread, { at }: DoneToThread): boolean {
  return since === undefined || at > since;
}

function placeOf(target: NoteTarget): { readonly document: string | undefined; readonly version: string | undefined } {
  switch (target.kind) {
    case "point":
    case "version":
    case "absence":
      return { document: target.document, version: target.version };
    case "change":
      return { document: target.after.document, version: target.after.version };
    case "term":
    case "verdict":
      return { document: undefined, version: undefined };
  }
}

async function isReached(
  on: NoteTarget,
  threadId: string,
  { target, anchors }: Pick<Wanted, "target" | "anchors">,
  track: TellingOfNotes["track"],
): Promise<boolean> {
  switch (target.kind) {
    case "everything":
    case "negotiation":
      return true;
    case "thread":
      return target.thread === threadId;
    case "document":
      return on.kind === "change"
        ? [on.before, on.after].some(({ document }) => document === target.document)
        : placeOf(on).document === target.document;
    case "term":
      return on.kind === "term" && on.term === target.term;
    case "search":
      return false;
    case "lineage":
      break;
  }
  const points = pointsOf(on);
  const lineage = points.length === 0 ? undefined : await track(anchors);
  return points.some(({ version, path }) =>
    lineage?.stations.some(
      (station) => station.version.version === version && station.points.some((point) => point.path === path),
    ),
  );
}

function pointsOf(on: NoteTarget): readonly { readonly version: string; readonly path: string | null }[] {
  if (on.kind === "point") return [{ version: on.version, path: on.anchor.path }];
  return on.kind === "change" ? [on.before, on.after] : [];
}
