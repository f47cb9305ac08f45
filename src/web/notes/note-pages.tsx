import { type Context, Hono, type Next } from "hono";
import type { PlacementSaid, ReadingSaid } from "../../annotation/notes.ts";
import { STANCES, VISIBILITIES } from "../../model/annotation.ts";
import { pointNotFound, refuseWithdrawn } from "../../model/not-found.ts";
import { fragmentOf, noteAnchor, withQuery } from "../../model/page-addresses.ts";
import { pageOfNote } from "../../model/page-of-note.ts";
import { Problem } from "../../model/problem.ts";
import { isUuid } from "../../model/uuid.ts";
import { needs } from "../../views/needs.ts";
import type { SeenBy } from "../../views/seen-by.ts";
import type { Show } from "../page-layout.tsx";
import { readNext } from "../people/next-address.ts";
import { refusalOf, statusOfRefusal } from "../refused.tsx";
import { askedByForm, readSentForm, type SentForm } from "../sent-form.ts";
import { allNotes } from "./all-notes.ts";
import { type BegunOn, beginNotePage } from "./begin-note-page.tsx";
import { briefingPage } from "./briefing-page.tsx";
import { askedOfNotes } from "./choose-notes.ts";
import { digestOf, type NoteDeed } from "./note-forms.tsx";
import { noteRefusedPage } from "./note-refused-page.tsx";
import { type AskedTarget, readNoteTarget, versionIn } from "./note-target.ts";
import { notesOnVersion } from "./notes-on-version.ts";
import { notesPage } from "./notes-page.tsx";

type NotePages = { readonly seen: SeenBy; readonly show: Show };

const THREAD = "/n/:negotiation/notes/:thread";

/**
 * Notes: all of them, where one is begun, and what is done to one by forms. A version of a document called "notes" keeps its
 * page: the id of a thread is no word.
 */
export function notePages({ seen, show }: NotePages): Hono {
  const writing = needs({ needs: "annotate", seen });

  /** The form by which a note is begun, with what was typed where it was refused. */
  async function beginPage(c: Context, asked: AskedTarget, problem?: Problem) {
    const overview = await seen(c).record.getNegotiation(c.req.param("negotiation") ?? "");
    const on = await begunOn(c, overview.negotiation.id, asked);
    const { length } = await seen(c).notes.listThreads(overview.negotiation.id);
    const page = beginNotePage({ overview, on, asked, seen: `${overview.journalLength} ${length}`, problem });
    return show(c, page, problem === undefined ? 200 : statusOfRefusal(problem));
  }

  async function begunOn(c: Context, negotiation: string, asked: AskedTarget): Promise<BegunOn> {
    const getVersion = async (of: ReadingSaid) => {
      const version = await seen(c).record.getVersion({ negotiation, ...of });
      refuseWithdrawn(version);
      return version;
    };
    const target = readNoteTarget(asked);
    switch (target.kind) {
      case "point": {
        const version = await getVersion(target);
        if (!version.points.some(({ path }) => path === target.path))
          throw pointNotFound(version, target.path.slice(0, 60));
        return { kind: "point", version, path: target.path };
      }
      case "version":
      case "absence":
        return { kind: target.kind, version: await getVersion(target) };
      case "change": {
        const [before, after] = [await getVersion(target.before), await getVersion(target.after)];
        return { kind: "change", before, after, path: target.after.path ?? target.before.path ?? "" };
      }
      case "term": {
        const { terms } = await seen(c).lineages.tabulateTerms(negotiation);
        const title = terms.find(({ term }) => term === target.term)?.title;
        return { kind: "term", term: target.term, title: title ?? target.term };
      }
      case "verdict":
        return { kind: "verdict" };
    }
  }

  /** Does what a form asks and comes back to the card; else says why not, with what was typed. */
  async function answer(c: Context, deed: NoteDeed, work: (ref: Ref, form: SentForm) => Promise<unknown>) {
    const { negotiation = "", thread: threadId = "" } = c.req.param() as Record<string, string>;
    const [ref, form] = [{ negotiation, threadId }, await readSentForm(c)];
    const problem = await refusalOf(() => work(ref, form));
    if (problem === undefined) return c.redirect(backTo(form, threadId), 303);
    if (NOT_FOUND.includes(problem.code)) throw problem;
    const overview = await seen(c).record.getNegotiation(negotiation);
    const page = noteRefusedPage({ negotiation: overview.negotiation, thread: threadId, deed, form, problem });
    return show(c, page, statusOfRefusal(problem));
  }

  return new Hono()
    .get("/n/:negotiation/notes", needs("anyone"), async (c) => {
      const overview = await seen(c).record.getNegotiation(c.req.param("negotiation"));
      const all = await allNotes(seen(c).notes, overview.negotiation.id);
      const sent = c.req.query("start") ?? "";
      const start = /^\d{1,6}$/u.test(sent) ? Number(sent) : 0;
      return show(c, notesPage({ overview, all, asked: askedOfNotes(c), start }));
    })
    .post("/n/:negotiation/notes", writing, async (c) => {
      const negotiation = c.req.param("negotiation");
      const form = await readSentForm(c);
      const asked: AskedTarget = (name) => form.one(name);
      let begun = "";
      const problem = await refusalOf(async () => {
        if (form.one("body").trim() === "") throw noWords();
        const said = {
          ...{ target: readNoteTarget(asked), body: form.one("body") },
          ...{
            stance: readStance(form.one("stance")) ?? undefined,
            visibility: readVisibility(form.one("visibility")),
          },
          tags: readTags(form.one("tags")),
        };
        begun = (await seen(c).notes.beginThread(negotiation, said, askedByForm(form, said))).id;
      });
      if (problem !== undefined) return beginPage(c, asked, problem);
      const overview = await seen(c).record.getNegotiation(negotiation);
      const { target } = await seen(c).notes.getThread({ negotiation, threadId: begun });
      return c.redirect(openedHref(pageOfNote(overview, target), begun), 303);
    })
    .get("/n/:negotiation/note", writing, (c) => beginPage(c, (name) => c.req.query(name) ?? ""))
    .get("/n/:negotiation/briefing", needs("anyone"), async (c) => {
      const negotiation = c.req.param("negotiation");
      const named = versionIn(c.req.query("version") ?? "");
      const [overview, version] = await Promise.all([
        seen(c).record.getNegotiation(negotiation),
        seen(c).record.getVersion({ negotiation, ...named }),
      ]);
      refuseWithdrawn(version);
      const all = await notesOnVersion(seen(c).notes, version);
      return show(c, briefingPage({ overview, version, all, asked: askedOfNotes(c) }));
    })
    .get(THREAD, needs("anyone"), async (c, next) => {
      const { negotiation, thread: threadId } = c.req.param();
      if (!isUuid(threadId)) return handOn(next);
      const overview = await seen(c).record.getNegotiation(negotiation);
      const { target } = await seen(c).notes.getThread({ negotiation, threadId });
      return c.redirect(openedHref(pageOfNote(overview, target), threadId), 303);
    })
    .post(`${THREAD}/replies`, writing, (c) =>
      answer(c, "replies", (ref, form) => {
        if (form.one("body").trim() === "") throw noWords();
        const reply = { ref, body: form.one("body") };
        return seen(c).notes.addReply(ref, reply.body, askedByForm(form, reply));
      }),
    )
    .post(`${THREAD}/words`, writing, (c) =>
      answer(c, "words", async (ref, form) => {
        const [noteId, was] = [form.one("note"), form.one("was")];
        const { notes } = await seen(c).notes.getThread(ref);
        const now = notes.find(({ id }) => id === noteId);
        if (was !== "" && now !== undefined && digestOf(now.body) !== was) throw typedSince();
        await seen(c).notes.rewriteNote({ ...ref, noteId }, form.one("body"), { actor: form.actor });
      }),
    )
    .post(`${THREAD}/said`, writing, (c) =>
      answer(c, "said", (ref, form) => {
        const sent = (name: string) => form.all(name).length > 0;
        const change = {
          ...(sent("stance") ? { stance: readStance(form.one("stance")) } : {}),
          ...(sent("tags") ? { tags: readTags(form.one("tags")) } : {}),
          ...(sent("visibility") ? { visibility: readVisibility(form.one("visibility")) } : {}),
          ...(sent("resolved") ? { resolved: form.one("resolved") === "yes" } : {}),
        };
        return seen(c).notes.changeThread(ref, change, { actor: form.actor });
      }),
    )
    .post(`${THREAD}/placement`, writing, (c) =>
      answer(c, "placement", async (ref, form) => {
        const asked = { negotiation: ref.negotiation, ...versionIn(form.one("on")) };
        const { document, version, reading } = await seen(c).record.getVersion(asked);
        const on = { document, version, reading };
        const quote = form.one("quote").trim() === "" ? undefined : { exact: form.one("quote") };
        const said = readDecision(form.one("decision"), { path: form.one("path").trim(), quote });
        await seen(c).notes.decidePlacement(ref, { on, ...said }, { actor: form.actor });
      }),
    )
    .post(`${THREAD}/removal`, writing, (c) =>
      answer(c, "removal", async (ref, form) => {
        const [noteId, by] = [form.one("note"), { actor: form.actor }];
        if (noteId === "") await seen(c).notes.removeThread(ref, by);
        else await seen(c).notes.removeNote({ ...ref, noteId }, by);
      }),
    );
}

type Ref = { readonly negotiation: string; readonly threadId: string };

/** The page that a form came from, with the card open; where the whole thread was taken back, just the page. */
function backTo(form: SentForm, thread: string): string {
  const back = readNext(form.one("back"));
  return openedHref(back, thread);
}

function openedHref(page: string, thread: string): string {
  return `${withQuery(page, `note=${thread}`)}${fragmentOf(noteAnchor(thread))}`;
}

const NOT_FOUND: readonly string[] = ["negotiation-not-found", "thread-not-found", "thread-removed", "note-not-found"];

type ReAttached = Extract<PlacementSaid, { readonly decision: "re-attach" }>;

/** @throws Problem `unreadable-note` for none of the three. */
function readDecision(sent: string, to: ReAttached["to"]) {
  if (sent === "re-attach") return { decision: sent, to } as const;
  if (sent === "confirm" || sent === "leave") return { decision: sent } as const;
  throw new Problem("unreadable-note", "It is not said where the note stands.", "Confirm it, attach it, or leave it.");
}

function readStance(sent: string) {
  return STANCES.find((stance) => stance === sent) ?? null;
}

function readVisibility(sent: string) {
  return VISIBILITIES.find((visibility) => visibility === sent);
}

function readTags(sent: string): readonly string[] {
  return sent
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}

function noWords(): Problem {
  return new Problem("unreadable-note", "The note has no words.", "Write some.");
}

function typedSince(): Problem {
  return new Problem(
    "stale-thread",
    "Somebody else typed in this note since the page was made.",
    "Look at the note as it is now; what you send again takes the place of what it says.",
  );
}

/** Lets the route behind this one answer. */
function handOn(next: Next): never {
  return next() as never;
}
