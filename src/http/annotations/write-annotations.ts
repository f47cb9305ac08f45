import type { ExchangedNote } from "../../annotation/interchange/exchanged-note.ts";
import type { NoteSeen, NoteTarget, ThreadSeen } from "../../model/annotation.ts";
import { type Paged, placeOfNote } from "../../model/page-of-note.ts";
import { annotationIri } from "./annotation-iris.ts";
import { readKept } from "./kept-foreign.ts";

/** Where annotations are written: their IRIs begin with the origin. */
export type Writing = { readonly origin: string; readonly within: Paged };

/** A thread or one of its replies, as one annotation. */
export type OneAnnotation = { readonly thread: ThreadSeen; readonly reply: NoteSeen | undefined };

/** The annotations of threads: each with its replies behind it, but for those that were taken back. */
export function annotationsOf(threads: readonly ThreadSeen[]): readonly OneAnnotation[] {
  return threads.flatMap((thread): readonly OneAnnotation[] => [
    { thread, reply: undefined },
    ...thread.notes.slice(1).flatMap((reply) => (reply.removed ? [] : [{ thread, reply }])),
  ]);
}

export function idOf({ thread, reply }: OneAnnotation): string {
  return reply?.id ?? thread.id;
}

/**
 * An annotation as it is exchanged: of a thread its first note's words, its tags and stance, and what another program said
 * that is kept; of a reply its words, on the annotation of the thread.
 */
export function exchangedNote(writing: Writing, one: OneAnnotation): ExchangedNote {
  const { thread, reply } = one;
  const { origin, within } = writing;
  const iriOf = (id: string) => annotationIri(origin, within.negotiation.id, id);
  const note = reply ?? thread.notes[0];
  const shared = {
    id: iriOf(idOf(one)),
    created: note?.at ?? thread.at,
    creators: [{ id: undefined, name: note?.author ?? thread.author, more: {} }],
    body: note?.body ?? "",
    canonical: undefined,
    via: [],
    foreign: undefined,
  };
  if (reply !== undefined) {
    const target = { source: iriOf(thread.id), quote: undefined, position: undefined, sent: undefined };
    return {
      ...shared,
      modified: reply.editedAt,
      motivations: ["replying"],
      tags: [],
      stance: undefined,
      targets: [target],
    };
  }
  const kept = readKept(thread.foreign);
  const own = {
    ...shared,
    modified: thread.changedAt === thread.at ? undefined : thread.changedAt,
    motivations: ["commenting"],
    tags: thread.tags,
    stance: thread.stance,
    targets: [sourceOf(writing, thread.target, kept?.sent)],
  };
  if (kept === undefined) return withMatter(own, thread.target);
  const { sent: _, ...theirs } = kept;
  return { ...own, ...theirs, creators: theirs.creators.length === 0 ? own.creators : theirs.creators };
}

type Source = ExchangedNote["targets"][number];

/** What a thread is on, as a target. @param sent - The target as another program sent it. */
export function sourceOf({ origin, within }: Writing, target: NoteTarget, sent?: unknown): Source {
  const quote = target.kind === "point" ? target.anchor.quote : undefined;
  return {
    source: `${origin}${placeOfNote(within, target)}`,
    quote: quote && { exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
    position: quote && { start: quote.start, end: quote.end },
    sent,
  };
}

/** What is absent stands nowhere: it is the annotation's label. */
function withMatter(note: ExchangedNote, target: NoteTarget): ExchangedNote {
  if (target.kind !== "absence") return note;
  const members = { label: `Nothing on ${target.matter}` };
  return { ...note, foreign: { members, text: {}, choice: undefined, bodies: [], targets: [] } };
}
