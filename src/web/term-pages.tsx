import { type Context, Hono } from "hono";
import type { NewMark } from "../lineage/terms/terms.ts";
import { isId } from "../model/address.ts";
import type { NoteTarget } from "../model/annotation.ts";
import { pointNotFound, refuseWithdrawn } from "../model/not-found.ts";
import { type MatrixChoice, matrixHref, termHref } from "../model/page-addresses.ts";
import { Problem } from "../model/problem.ts";
import { needs } from "../views/needs.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { concordancePage } from "./matrix/concordance-page.tsx";
import { cutPart } from "./matrix/matrix-part.ts";
import { termLedgerPage } from "./matrix/term-ledger-page.tsx";
import { notesAsWritten } from "./notes/notes-as-written.ts";
import type { Show } from "./page-layout.tsx";
import { markPage, type TypedMark } from "./pages/mark-page.tsx";
import { termPage } from "./pages/term-page.tsx";
import { refusalOf, statusOfRefusal } from "./refused.tsx";
import { askedByForm, readPlace, readSentForm, type SentForm } from "./sent-form.ts";

type TermPages = {
  readonly seen: SeenBy;
  readonly show: Show;
};

/** The tables through all versions, one term, and where words are marked. All under the reserved word "matrix". */
export function termPages({ seen, show }: TermPages): Hono {
  const marking = needs({ needs: "mark-term", seen });

  async function pageOfTerm(c: Context, negotiation: string, term: string, problem?: Problem) {
    const [overview, followed] = await Promise.all([
      seen(c).record.getNegotiation(negotiation),
      seen(c).lineages.followTerm(negotiation, term),
    ]);
    const address = termHref(overview.negotiation.id, followed.row.term);
    const holds = (target: NoteTarget) => target.kind === "term" && target.term === followed.row.term;
    const notes = await notesAsWritten(c, seen, overview, { address, holds });
    return { ...termPage(overview, followed, overview.journalLength, problem), notes };
  }

  async function pageOfMark(c: Context, typed?: TypedMark) {
    const { negotiation = "", document = "", version: id = "", path = "" } = c.req.param();
    const [overview, version, { terms }] = await Promise.all([
      seen(c).record.getNegotiation(negotiation),
      seen(c).record.getVersion({ negotiation, document, version: id }),
      seen(c).lineages.tabulateTerms(negotiation, { document }),
    ]);
    refuseWithdrawn(version);
    const point = version.points.find((one) => one.path === path);
    if (point === undefined) throw pointNotFound(version, path);
    const chosen = c.req.query("term");
    return markPage({ overview, seen: overview.journalLength, version, point, terms, chosen, typed });
  }

  return new Hono()
    .get("/n/:negotiation/matrix", needs("anyone"), async (c) => {
      const overview = await seen(c).record.getNegotiation(c.req.param("negotiation"));
      const { id } = overview.negotiation;
      const { choice, added } = readChoice(c);
      // Sent by the form: the address of the table has all its columns in one field.
      if (added !== undefined) {
        const versions = [...(choice.versions ?? []).filter((name) => name !== added), added];
        return c.redirect(matrixHref(id, { ...choice, versions }), 303);
      }
      const { start = 0 } = choice;
      if (choice.rows === "terms") {
        const { versions, base, terms } = await seen(c).lineages.wordTerms(id, choice);
        const part = cutPart(terms, versions.length, start);
        return show(c, termLedgerPage({ overview, choice, columns: versions, base }, part));
      }
      const { versions, base, rows } = await seen(c).lineages.wordTracks(id, choice);
      const part = cutPart(rows, versions.length, start);
      return show(c, concordancePage({ overview, choice, columns: versions, base }, part));
    })
    .get("/n/:negotiation/matrix/:term", needs("anyone"), async (c) => {
      return show(c, await pageOfTerm(c, c.req.param("negotiation"), c.req.param("term")));
    })
    .post("/n/:negotiation/matrix/:term", marking, async (c) => {
      const { negotiation, term } = c.req.param();
      const form = await readSentForm(c);
      const unmarked = { term, position: readPlace(form.one("position")), reason: form.one("reason") };
      const problem = await refusalOf(() =>
        seen(c).lineages.unmarkTerm(negotiation, unmarked, askedByForm(form, unmarked)),
      );
      if (problem === undefined) return c.redirect(termHref(negotiation, term), 303);
      return show(c, await pageOfTerm(c, negotiation, term, problem), statusOfRefusal(problem));
    })
    .get("/n/:negotiation/matrix/mark/:document/:version/:path{.+}", marking, async (c) => show(c, await pageOfMark(c)))
    .post("/n/:negotiation/matrix/mark/:document/:version/:path{.+}", marking, async (c) => {
      const { negotiation, document, version, path } = c.req.param();
      const form = await readSentForm(c);
      const typed = readTyped(form);
      const { terms } = await seen(c).lineages.tabulateTerms(negotiation, { document });
      // Named a moment ago, where the passage was refused and the form is sent again.
      const known = typed.term === "" ? terms.find(({ title }) => title === typed.title.trim())?.term : typed.term;
      const taken = terms.map((one) => one.term);
      const term = known ?? idFrom(typed.title, taken);
      let isNamed = known !== undefined;
      const problem = await refusalOf(async () => {
        if (!isNamed) {
          const named = { term, title: typed.title };
          await seen(c).lineages.nameTerm(negotiation, named, askedByForm(form, named));
          isNamed = true;
        }
        const mark: NewMark = { version: { negotiation, document, version }, term, ...markOf(typed, path) };
        await seen(c).lineages.markTerm(mark, askedByForm(form, mark));
      });
      if (problem === undefined) return c.redirect(termHref(negotiation, term), 303);
      const kept = isNamed ? { ...typed, term } : typed;
      return show(c, await pageOfMark(c, { ...kept, problem }), statusOfRefusal(problem));
    });
}

/** What the address of a table says, and which version is to be added to its columns. @throws Problem `malformed-query`. */
function readChoice(c: Context): { readonly choice: MatrixChoice; readonly added: string | undefined } {
  const asked = (name: string) => c.req.query(name) || undefined;
  // In a query, "+" is how forms write a blank; an id holds neither.
  const named = (name: string) => asked(name)?.replaceAll(" ", "+");
  const rows = asked("rows") ?? "points";
  if (rows !== "points" && rows !== "terms") throw noSuchRows(rows);
  const choice: MatrixChoice = {
    rows,
    document: asked("document"),
    versions: named("versions")?.split(","),
    base: named("base"),
    cells: asked("cells") === "paths" ? "paths" : undefined,
    start: readStart(asked("start")),
  };
  return { choice, added: named("add") };
}

/** How many rows come before the page; of what is no number, none. */
function readStart(sent: string | undefined): number {
  return /^\d{1,6}$/u.test(sent ?? "") ? Number(sent) : 0;
}

function readTyped(form: SentForm): Omit<TypedMark, "problem"> {
  const kind = form.one("kind");
  return {
    kind: kind === "absent" || kind === "not-reported" ? kind : "passage",
    term: form.one("term"),
    title: form.one("title"),
    words: form.one("words"),
    start: form.one("start"),
    value: form.one("value"),
    reason: form.one("reason"),
    supersedes: form.all("supersedes").map(readPlace),
  };
}

function markOf(typed: Omit<TypedMark, "problem">, path: string): Omit<NewMark, "version" | "term"> {
  const { kind, words, start, value, reason, supersedes } = typed;
  const said = { reason, supersedes };
  if (kind !== "passage") return { mark: { kind }, ...said };
  const place = /^\d{1,9}$/u.test(start) ? { start: Number(start) } : {};
  return { mark: { kind, path, words, value, ...place }, ...said };
}

/** `army-cap` of "Army cap"; of a title without Latin letters a number. */
function idFrom(title: string, taken: readonly string[]): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const id = plain
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "")
    .slice(0, 60);
  const base = isId(id) ? id : "term";
  const free = [...taken.keys(), taken.length].map((count) =>
    count === 0 && isId(id) ? base : `${base}-${count + 1}`,
  );
  return free.find((one) => !taken.includes(one)) ?? base;
}

function noSuchRows(rows: string): Problem {
  return new Problem(
    "malformed-query",
    `There is no table of "${rows.slice(0, 60)}".`,
    "Its rows are points or terms.",
  );
}
