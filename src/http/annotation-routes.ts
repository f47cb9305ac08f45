import { type Context, Hono, type Next } from "hono";
import { threadRemoved } from "../annotation/note-problems.ts";
import { actorOf } from "../asking/actor-of.ts";
import { likelyOrigin } from "../asking/own-origin.ts";
import type { ThreadSeen } from "../model/annotation.ts";
import { Problem } from "../model/problem.ts";
import { isUuid } from "../model/uuid.ts";
import type { Asked } from "../record/record.ts";
import type { Seen } from "../views/see-as.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { annotationIri, containerIri } from "./annotations/annotation-iris.ts";
import { readKept } from "./annotations/kept-foreign.ts";
import { readSentAnnotation, readSentAnnotations, type SentAnnotation } from "./annotations/read-annotations.ts";
import { refuseUnmatched, sendAnnotation, sendContainer, sendMade } from "./annotations/send-annotations.ts";
import { annotationsOf, idOf, type OneAnnotation, sourceOf, type Writing } from "./annotations/write-annotations.ts";
import {
  readPreference,
  writeContainer,
  writeContainerPage,
  writeMade,
  writeOne,
} from "./annotations/write-container.ts";
import { askedBy, unreadableHeader } from "./asked.ts";
import { described } from "./described.ts";
import { describesJson, readSentJson, reads } from "./reads.ts";
import {
  annotationContainer,
  annotationPath,
  containerQuery,
  ifMatchHeader,
  preferHeader,
  sentAnnotations,
  webAnnotation,
} from "./schemas/annotations.ts";
import { negotiationPath } from "./schemas/paths.ts";
import { requestKey } from "./schemas/requests.ts";

const LD = "application/ld+json";
const NOT_FOUND = ["negotiation-not-found", "thread-not-found", "thread-removed"] as const;
const WRITES = [
  ...(["unreadable-request", "write-refused", "body-too-large", "unreadable-annotation", "unreadable-note"] as const),
  ...NOT_FOUND,
] as const;
const EXPECTED = "Send an annotation in the JSON-LD of the Web Annotation Data Model.";
const ONE = { description: "The annotation.", schema: webAnnotation, as: LD };

/**
 * Notes as the W3C's Web Annotation Protocol has them: a container for each negotiation, an annotation for each thread and
 * each reply. A version of a document called "annotations" is read and filed as ever.
 */
export function annotationRoutes(seen: SeenBy) {
  return new Hono()
    .get(
      "/n/:negotiation/annotations/",
      described({
        needs: "anyone",
        tag: "Notes",
        summary: "Read the notes of a negotiation as a container of annotations",
        description:
          "Web Annotation Protocol: whole, or only IRIs, or the container alone, as Prefer says; page by page where `page` " +
          "is given. Threads oldest first, each with its replies behind it.",
        answers: { 200: { description: "The container, or a page of it.", schema: annotationContainer, as: LD } },
        refusals: ["malformed-query", "negotiation-not-found", "page-not-found"],
      }),
      reads("param", negotiationPath),
      reads("query", containerQuery),
      reads("header", preferHeader, unreadableHeader),
      async (c) => {
        const { page, iris } = c.req.valid("query");
        const preferred = readPreference(c.req.valid("header").prefer);
        const contained = iris === undefined ? (preferred ?? "descriptions") : iris === "1" ? "iris" : "descriptions";
        const { writing, all } = await readAll(seen(c), c);
        if (preferred !== undefined) c.header("Preference-Applied", "return=representation");
        return sendContainer(
          c,
          page === undefined
            ? writeContainer(writing, all, contained)
            : writeContainerPage(writing, all, contained, page),
        );
      },
    )
    .post(
      "/n/:negotiation/annotations/",
      described({
        needs: "annotate",
        seen,
        tag: "Notes",
        summary: "Write notes as annotations",
        description:
          "One annotation, or a page or collection of them: each becomes a thread that the team sees, or a reply where its " +
          "target is a note here. What a note has no place for is kept, and given back. Targets are pages of this service; " +
          "the first one that is here counts.",
        answers: { 201: { ...ONE, description: "It is kept; of several a page with each." } },
        refusals: [
          ...WRITES,
          ...(["document-not-found", "version-not-found", "version-withdrawn", "point-not-found"] as const),
          ...(["term-not-found", "stale-passage", "ambiguous-passage", "request-key-reused"] as const),
        ],
      }),
      reads("param", negotiationPath),
      reads("header", requestKey, unreadableHeader),
      describesJson(sentAnnotations),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const by = askedBy(c, c.req.valid("header"));
        const receiving = { origin: likelyOrigin(c), negotiation };
        const sent = readSentAnnotations(receiving, await readSentJson(c, EXPECTED));
        const { notes, record } = seen(c);
        const made: OneAnnotation[] = [];
        for (const [place, one] of sent.entries()) {
          const { actor, requestKey: key } = by;
          made.push(
            await makeNote(notes, negotiation, one, key === undefined ? by : { actor, requestKey: `${key} ${place}` }),
          );
        }
        const writing = { origin: receiving.origin, within: await record.getNegotiation(negotiation) };
        const [only, ...others] = made;
        if (only !== undefined && others.length === 0) return sendAnnotation(c, writeOne(writing, only), 201);
        return sendMade(c, writeMade(writing, made), containerIri(receiving.origin, negotiation));
      },
    )
    .get(
      "/n/:negotiation/annotations/:annotation",
      described({
        needs: "anyone",
        tag: "Notes",
        summary: "Read a note, or a reply, as an annotation",
        answers: { 200: ONE },
        refusals: NOT_FOUND,
      }),
      reads("param", annotationPath),
      async (c, next) => {
        const { negotiation, annotation } = c.req.valid("param");
        if (await isVersion(seen(c), negotiation, annotation)) return handOn(next);
        const { writing, one } = await readOne(seen(c), c, annotation);
        return sendAnnotation(c, writeOne(writing, one));
      },
    )
    .put(
      "/n/:negotiation/annotations/:annotation",
      described({
        needs: "annotate",
        seen,
        tag: "Notes",
        summary: "Make another annotation of a note, or a reply",
        description:
          "Its words, tags, stance and what is kept of it. What it is on stays: a note is placed anew where it has to be. " +
          "With If-Match only where it is still as it was read.",
        answers: { 200: ONE },
        refusals: [...WRITES, "stale-thread"],
      }),
      reads("param", annotationPath),
      reads("header", ifMatchHeader, unreadableHeader),
      describesJson(webAnnotation),
      async (c, next) => {
        const { negotiation, annotation } = c.req.valid("param");
        if (await isVersion(seen(c), negotiation, annotation)) return handOn(next);
        const { notes } = seen(c);
        const { writing, one } = await readOne(seen(c), c, annotation);
        refuseUnmatched(c.req.valid("header")["if-match"], writeOne(writing, one));
        const sent = readSentAnnotation({ origin: writing.origin, negotiation }, await readSentJson(c, EXPECTED));
        const thread = await changeNote(notes, writing, one, sent, { actor: actorOf(c) });
        const reply = one.reply && thread.notes.find(({ id }) => id === one.reply?.id);
        return sendAnnotation(c, writeOne(writing, { thread, reply }));
      },
    )
    .delete(
      "/n/:negotiation/annotations/:annotation",
      described({
        needs: "annotate",
        seen,
        tag: "Notes",
        summary: "Take a note, or a reply, back as an annotation",
        description: "With If-Match only where it is still as it was read. From then on it is gone: 410.",
        answers: { 204: { description: "It was taken back.", empty: true } },
        refusals: ["write-refused", "stale-thread", ...NOT_FOUND],
      }),
      reads("param", annotationPath),
      reads("header", ifMatchHeader, unreadableHeader),
      async (c) => {
        const { negotiation, annotation } = c.req.valid("param");
        const { writing, one } = await readOne(seen(c), c, annotation);
        const ifMatch = c.req.valid("header")["if-match"];
        refuseUnmatched(ifMatch, writeOne(writing, one));
        const ref = { negotiation, threadId: one.thread.id };
        const by = { actor: actorOf(c) };
        if (one.reply !== undefined) await seen(c).notes.removeNote({ ...ref, noteId: one.reply.id }, by);
        else await seen(c).notes.removeThread(ref, by, ifMatch === undefined ? undefined : one.thread);
        return c.body(null, 204);
      },
    );
}

type NotesSeen = Seen["notes"];

/** All annotations that whoever asks sees. */
async function readAll({ notes, record }: Seen, c: Context) {
  const negotiation = c.req.param("negotiation") ?? "";
  const writing: Writing = { origin: likelyOrigin(c), within: await record.getNegotiation(negotiation) };
  const threads = await notes.listThreads(negotiation);
  return { writing, threads, all: annotationsOf(threads) };
}

/** One of them. @throws Problem `thread-not-found`; `thread-removed` for what was taken back. */
async function readOne(
  of: Seen,
  c: Context,
  id: string,
): Promise<{ readonly writing: Writing; readonly one: OneAnnotation }> {
  const { writing, threads, all } = await readAll(of, c);
  const one = all.find((annotation) => idOf(annotation) === id);
  if (one !== undefined) return { writing, one };
  if (threads.some(({ notes }) => notes.some((note) => note.removed && note.id === id))) throw threadRemoved();
  const thread = await of.notes.getThread({ negotiation: writing.within.negotiation.id, threadId: id });
  return { writing, one: { thread, reply: undefined } };
}

/** A thread of what was sent, or a reply where it is on a note. */
async function makeNote(
  notes: NotesSeen,
  negotiation: string,
  { note, named, foreign }: SentAnnotation,
  by: Asked,
): Promise<OneAnnotation> {
  const { body, tags, stance } = note;
  if (named.kind === "target") {
    const thread = await notes.beginThread(negotiation, { target: named.target, body, tags, stance, foreign }, by);
    return { thread, reply: undefined };
  }
  const threads = await notes.listThreads(negotiation);
  const on = threads.find(({ id, notes: all }) => id === named.id || all.some((one) => one.id === named.id));
  const threadId = on?.id ?? named.id;
  const thread = await notes.addReply({ negotiation, threadId }, body, by);
  return { thread, reply: thread.notes.at(-1) };
}

async function changeNote(
  notes: NotesSeen,
  writing: Writing,
  { thread, reply }: OneAnnotation,
  sent: SentAnnotation,
  by: Asked,
): Promise<ThreadSeen> {
  const { note, target } = sent;
  const ref = { negotiation: writing.within.negotiation.id, threadId: thread.id };
  const changed = reply ?? thread.notes[0];
  if (reply === undefined) {
    refuseElsewhere(sourceOf(writing, thread.target), target);
    refuseRenamed(readKept(thread.foreign)?.canonical, note.canonical);
    // Its own IRI is no place where it was before.
    const own = annotationIri(writing.origin, ref.negotiation, thread.id);
    const kept = readKept(sent.foreign);
    const foreign = kept === undefined ? null : { annotation: { ...kept, via: kept.via.filter((iri) => iri !== own) } };
    const { tags, stance = null } = note;
    await notes.changeThread(ref, { tags, stance, foreign: plain(foreign) }, by, thread);
  } else {
    const on = annotationIri(writing.origin, ref.negotiation, thread.id);
    refuseElsewhere({ source: on, quote: undefined, position: undefined, sent: undefined }, target);
  }
  if (changed === undefined || changed.removed) throw threadRemoved();
  return notes.rewriteNote({ ...ref, noteId: changed.id }, note.body, by);
}

function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}

type Source = ReturnType<typeof sourceOf>;

/** @throws Problem `unreadable-annotation` where it would be on something else from now on. */
function refuseElsewhere(is: Source, wanted: Source): void {
  const [now, then] = [is, wanted].map(({ source }) => new URL(source));
  const isSame = now?.pathname === then?.pathname && now?.search === then?.search && now?.hash === then?.hash;
  if (isSame && is.quote?.exact === wanted.quote?.exact) return;
  throw new Problem(
    "unreadable-annotation",
    `The annotation is on ${is.source}${is.quote === undefined ? "" : `, on "${is.quote.exact.slice(0, 120)}"`}, and stays there.`,
    "Send the target as it was read; begin another note on other words.",
  );
}

/** @throws Problem `unreadable-annotation` where the canonical IRI is another: section 3.3.7 of the model keeps it. */
function refuseRenamed(is: string | undefined, wanted: string | undefined): void {
  if (is === undefined || is === wanted) return;
  throw new Problem(
    "unreadable-annotation",
    `The canonical IRI of the annotation is ${is}, and stays so.`,
    "Send it along.",
  );
}

/** Whether what stands in the place of an annotation's id is a version of a document called "annotations". */
async function isVersion({ record }: Seen, negotiation: string, id: string): Promise<boolean> {
  if (isUuid(id)) return false;
  const found = await record.getNegotiation(negotiation);
  return found.negotiation.documents.some((document) => document.id === "annotations");
}

/** Lets the route behind this one answer. */
function handOn(next: Next): never {
  return next() as never;
}
