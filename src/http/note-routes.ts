import { type Context, Hono, type Next } from "hono";
import type { z } from "zod";
import { actorOf } from "../asking/actor-of.ts";
import { writeAddress } from "../model/address.ts";
import type { ThreadSeen } from "../model/annotation.ts";
import { isUuid } from "../model/uuid.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { askedBy, readsBody, unreadableHeader } from "./asked.ts";
import { described } from "./described.ts";
import { nextOf, pageOf } from "./page-of.ts";
import { presentPlaced, presentStep, presentThread } from "./present-notes.ts";
import { readPlacement, readThread, readWanted } from "./read-notes.ts";
import { reads } from "./reads.ts";
import {
  newPlacement,
  newThread,
  notePath,
  notesQuery,
  noteWords,
  placedThread,
  placedThreads,
  threadChange,
  threadHistory,
  threadPath,
  threadSeen,
  threadsSeen,
} from "./schemas/notes.ts";
import { pageQuery } from "./schemas/pages.ts";
import { negotiationPath, versionPath } from "./schemas/paths.ts";
import { requestKey } from "./schemas/requests.ts";
import type { Sent } from "./schemas/sent.ts";
import { linkNext, sendTable } from "./send-table.ts";
import { writeNotePaper, writeNoteTable } from "./write-notes.ts";

const NOT_FOUND = ["negotiation-not-found", "thread-not-found", "thread-removed"] as const;
const WRITES = ["unreadable-request", "write-refused", "body-too-large", "unreadable-note", ...NOT_FOUND] as const;
const SEEN = { 200: { description: "The thread as it is now.", schema: threadSeen } };

const EXPECTED =
  'Send { "target": { "kind": "point", "version": "plan@v1", "path": "6", "quote": { "exact": "…" } }, "body": "…" }.';
const EXPECTED_CHANGE = 'Send { "resolved": true }, or any of "stance", "tags" and "visibility".';
const EXPECTED_PLACEMENT =
  'Send { "decision": "confirm" or "leave", "version": "plan@v2" }, or "re-attach" with "path" and "quote".';
const EXPECTED_WORDS = 'Send { "body": "…" }.';

/** Notes: threads, their replies, and what is said of them. A version of a document called "notes" is read as ever. */
export function noteRoutes(seen: SeenBy) {
  /** A thread as JSON. */
  const present = async (c: Context, negotiation: string, thread: ThreadSeen) =>
    presentThread(await seen(c).record.getNegotiation(negotiation), thread);

  /** The threads that are asked for, or a page of them. */
  const listed = async (c: Context, negotiation: string, query: z.output<typeof notesQuery>) => {
    const { notes, record } = seen(c);
    const within = await record.getNegotiation(negotiation);
    const wanted = readWanted(actorOf(c), query);
    const threads = wanted === undefined ? [] : await notes.listThreads(negotiation, wanted);
    return { within, page: pageOf(threads, query, `/n/${negotiation}/notes`, ({ id }) => id) };
  };

  return new Hono()
    .get(
      "/n/:negotiation/notes",
      described({
        needs: "anyone",
        tag: "Notes",
        summary: "List the notes of a negotiation",
        description:
          "Threads that whoever asks may see, oldest first, as they were written. Of versions that they do not see there is none.",
        answers: { 200: { description: "The threads.", schema: threadsSeen } },
        refusals: ["malformed-query", "negotiation-not-found"],
      }),
      reads("param", negotiationPath),
      reads("query", notesQuery),
      async (c) => {
        const { within, page } = await listed(c, c.req.valid("param").negotiation, c.req.valid("query"));
        const answer = { threads: page.items.map((thread) => presentThread(within, thread)), ...nextOf(page) };
        return c.json(answer satisfies Sent<typeof threadsSeen>);
      },
    )
    .get(
      "/n/:negotiation/notes.md",
      described({
        needs: "anyone",
        tag: "Notes",
        summary: "Download notes as a paper in Markdown",
        description:
          "By what they are on, each with the words that it quotes and its replies. A limit or a cursor pages it.",
        answers: {
          200: {
            description: "The notes; the head Link names the next page, where there is one.",
            type: "text/markdown",
            example:
              "# Notes on boathouse\n\n## [lease@town-1-2024-02-05#1](/n/boathouse/lease/town-1-2024-02-05#p-1)\n",
          },
        },
        refusals: ["malformed-query", "negotiation-not-found"],
      }),
      reads("param", negotiationPath),
      reads("query", notesQuery),
      async (c) => {
        const { within, page } = await listed(c, c.req.valid("param").negotiation, c.req.valid("query"));
        linkNext(c, page);
        return c.body(writeNotePaper(within, page.items), 200, {
          "Content-Type": "text/markdown; charset=utf-8",
          "Content-Disposition": `attachment; filename="${within.negotiation.id}-notes.md"`,
          "X-Content-Type-Options": "nosniff",
        });
      },
    )
    .get(
      "/n/:negotiation/notes.csv",
      described({
        needs: "anyone",
        tag: "Notes",
        summary: "Download notes for a spreadsheet",
        description: "A line for each note and reply. A limit or a cursor pages the threads.",
        answers: {
          200: {
            description: "UTF-8 with a byte order mark; the head Link names the next page, where there is one.",
            type: "text/csv",
            example: "thread,note,reply,author,at,edited,on,quote,text,stance,tags,visibility,resolved,page\r\n",
          },
        },
        refusals: ["malformed-query", "negotiation-not-found"],
      }),
      reads("param", negotiationPath),
      reads("query", notesQuery),
      async (c) => {
        const { within, page } = await listed(c, c.req.valid("param").negotiation, c.req.valid("query"));
        linkNext(c, page);
        return sendTable(c, writeNoteTable(within, page.items), `${within.negotiation.id}-notes.csv`);
      },
    )
    .post(
      "/n/:negotiation/notes",
      described({
        needs: "annotate",
        seen,
        tag: "Notes",
        summary: "Write a note",
        description:
          "On a point, on words of it, on a version, a change, a term, a verdict or an absence; seen by the team where " +
          "nothing is said. Words are found where `start` says, or where they stand once, or between `prefix` and `suffix`.",
        answers: { 201: { description: "It is kept.", schema: threadSeen } },
        refusals: [
          ...(["malformed-address", "unreadable-request", "write-refused", "body-too-large"] as const),
          ...(["negotiation-not-found", "document-not-found", "version-not-found", "version-withdrawn"] as const),
          ...(["point-not-found", "term-not-found", "stale-passage", "ambiguous-passage"] as const),
          ...(["unreadable-note", "request-key-reused"] as const),
        ],
      }),
      reads("param", negotiationPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(newThread, EXPECTED),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const said = readThread(negotiation, c.req.valid("json"));
        const thread = await seen(c).notes.beginThread(negotiation, said, askedBy(c, c.req.valid("header")));
        c.header("Location", `/api/n/${encodeURIComponent(negotiation)}/notes/${thread.id}`);
        return c.json(await present(c, negotiation, thread), 201);
      },
    )
    .get(
      "/n/:negotiation/notes/:thread",
      described({
        needs: "anyone",
        tag: "Notes",
        summary: "Read a note with its replies",
        answers: { 200: { description: "The thread.", schema: threadSeen } },
        refusals: NOT_FOUND,
      }),
      reads("param", threadPath),
      async (c, next) => {
        const { negotiation, thread: threadId } = c.req.valid("param");
        if (await isVersion(c, threadId)) return handOn(next);
        const thread = await seen(c).notes.getThread({ negotiation, threadId });
        return c.json(await present(c, negotiation, thread));
      },
    )
    .get(
      "/n/:negotiation/notes/:thread/history",
      described({
        needs: "anyone",
        tag: "Notes",
        summary: "Read what became of a note, step by step",
        description:
          "Who typed what, with what the note said then, and what else was done to it, since whoever asks could see it. " +
          "What somebody typed without a pause is one step.",
        answers: { 200: { description: "The steps, oldest first.", schema: threadHistory } },
        refusals: ["malformed-query", ...NOT_FOUND],
      }),
      reads("param", threadPath),
      reads("query", pageQuery),
      async (c) => {
        const { negotiation, thread: threadId } = c.req.valid("param");
        const steps = await seen(c).notes.readHistory({ negotiation, threadId });
        const numbered = steps.map((step, place) => ({ step, place: String(place) }));
        const list = `/n/${negotiation}/notes/${threadId}/history`;
        const page = pageOf(numbered, c.req.valid("query"), list, ({ place }) => place);
        const answer = { steps: page.items.map(({ step }) => presentStep(step)), ...nextOf(page) };
        return c.json(answer satisfies Sent<typeof threadHistory>);
      },
    )
    .patch(
      "/n/:negotiation/notes/:thread",
      described({
        needs: "annotate",
        seen,
        tag: "Notes",
        summary: "Say of a note who sees it, what it is held to be, its tags, or that it is resolved",
        description:
          "Who sees it is said by whoever began it, or an editor; that everybody does, by an editor. Only who began it may " +
          "have it for themselves, and only while nobody else wrote in it.",
        answers: SEEN,
        refusals: WRITES,
      }),
      reads("param", threadPath),
      readsBody(threadChange, EXPECTED_CHANGE),
      async (c) => {
        const { negotiation, thread: threadId } = c.req.valid("param");
        const by = { actor: actorOf(c) };
        const thread = await seen(c).notes.changeThread({ negotiation, threadId }, c.req.valid("json"), by);
        return c.json(await present(c, negotiation, thread));
      },
    )
    .delete(
      "/n/:negotiation/notes/:thread",
      described({
        needs: "annotate",
        seen,
        tag: "Notes",
        summary: "Take a note back, with its replies",
        description: "By whoever began it, or an editor. Nobody sees it any more.",
        answers: { 204: { description: "It was taken back.", empty: true } },
        refusals: ["write-refused", ...NOT_FOUND],
      }),
      reads("param", threadPath),
      async (c) => {
        const { negotiation, thread: threadId } = c.req.valid("param");
        await seen(c).notes.removeThread({ negotiation, threadId }, { actor: actorOf(c) });
        return c.body(null, 204);
      },
    )
    .post(
      "/n/:negotiation/notes/:thread/replies",
      described({
        needs: "annotate",
        seen,
        tag: "Notes",
        summary: "Reply to a note",
        answers: { 201: { description: "The thread with the reply, behind the others.", schema: threadSeen } },
        refusals: [...WRITES, "request-key-reused"],
      }),
      reads("param", threadPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(noteWords, EXPECTED_WORDS),
      async (c) => {
        const { negotiation, thread: threadId } = c.req.valid("param");
        const by = askedBy(c, c.req.valid("header"));
        const thread = await seen(c).notes.addReply({ negotiation, threadId }, c.req.valid("json").body, by);
        return c.json(await present(c, negotiation, thread), 201);
      },
    )
    .post(
      "/n/:negotiation/notes/:thread/placements",
      described({
        needs: "annotate",
        seen,
        tag: "Notes",
        summary: "Say where a note stands in another version",
        description:
          "Confirms where it was found, attaches it to other words, or leaves it behind. It outranks what is worked out, and " +
          "later versions go on from it.",
        answers: { 201: { description: "Where it stands from now on.", schema: placedThread } },
        refusals: [
          ...WRITES,
          ...(["malformed-address", "document-not-found", "version-not-found", "version-withdrawn"] as const),
          ...(["point-not-found", "stale-passage", "ambiguous-passage", "request-key-reused"] as const),
        ],
      }),
      reads("param", threadPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(newPlacement, EXPECTED_PLACEMENT),
      async (c) => {
        const { negotiation, thread: threadId } = c.req.valid("param");
        const said = readPlacement(negotiation, c.req.valid("json"));
        const by = askedBy(c, c.req.valid("header"));
        const placed = await seen(c).notes.decidePlacement({ negotiation, threadId }, said, by);
        return c.json(presentPlaced(await seen(c).record.getNegotiation(negotiation), placed), 201);
      },
    )
    .get(
      "/n/:negotiation/:document/:version/notes",
      described({
        needs: "anyone",
        tag: "Notes",
        summary: "Read the notes of a version, with where they stand in it",
        description:
          "Those written on it as they were; those on points of other versions of its document, or of documents from which " +
          "a point came over, where they are found in it.",
        answers: { 200: { description: "The notes.", schema: placedThreads } },
        refusals: [
          ...(["malformed-query", "negotiation-not-found", "document-not-found", "version-not-found"] as const),
          ...(["version-withdrawn", "unreadable-note"] as const),
        ],
      }),
      reads("param", versionPath),
      reads("query", pageQuery),
      async (c) => {
        const { negotiation, document, version, reading } = c.req.valid("param");
        const { notes, record } = seen(c);
        const within = await record.getNegotiation(negotiation);
        const placed = await notes.listPlaced(negotiation, { document, version, reading });
        const list = `/n/${negotiation}/${document}/${version}~${reading}/notes`;
        const page = pageOf(placed, c.req.valid("query"), list, ({ thread }) => thread.id);
        const newest = within.versions.find((one) => one.version === version)?.reading;
        const answer = {
          version: writeAddress({ document, version }),
          reading: typeof reading === "number" ? reading : (newest ?? 1),
          threads: page.items.map((one) => presentPlaced(within, one)),
          ...nextOf(page),
        };
        return c.json(answer satisfies Sent<typeof placedThreads>);
      },
    )
    .put(
      "/n/:negotiation/notes/:thread/replies/:note",
      described({
        needs: "annotate",
        seen,
        tag: "Notes",
        summary: "Write the words of a note anew",
        description:
          "The first note's too. What is the same in both stays, also under the hands of others who type there just now. " +
          "Who typed what is kept.",
        answers: SEEN,
        refusals: [...WRITES, "note-not-found"],
      }),
      reads("param", notePath),
      readsBody(noteWords, EXPECTED_WORDS),
      async (c) => {
        const { negotiation, thread: threadId, note: noteId } = c.req.valid("param");
        const { body } = c.req.valid("json");
        const ref = { negotiation, threadId, noteId };
        return c.json(await present(c, negotiation, await seen(c).notes.rewriteNote(ref, body, { actor: actorOf(c) })));
      },
    )
    .delete(
      "/n/:negotiation/notes/:thread/replies/:note",
      described({
        needs: "annotate",
        seen,
        tag: "Notes",
        summary: "Take one note of a thread back",
        description: "By whoever wrote it, or an editor. Its place in the thread stays.",
        answers: SEEN,
        refusals: ["write-refused", "note-not-found", ...NOT_FOUND],
      }),
      reads("param", notePath),
      async (c) => {
        const { negotiation, thread: threadId, note: noteId } = c.req.valid("param");
        const ref = { negotiation, threadId, noteId };
        return c.json(await present(c, negotiation, await seen(c).notes.removeNote(ref, { actor: actorOf(c) })));
      },
    );

  /** Whether what stands in the place of a thread's id is a version of a document called "notes". */
  async function isVersion(c: Context, id: string): Promise<boolean> {
    if (isUuid(id)) return false;
    const { negotiation } = await seen(c).record.getNegotiation(c.req.param("negotiation") ?? "");
    return negotiation.documents.some((document) => document.id === "notes");
  }
}

/** Lets the route behind this one answer. */
function handOn(next: Next): never {
  return next() as never;
}
