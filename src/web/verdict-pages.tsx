import { type Context, Hono } from "hono";
import type { NewVerdict } from "../lineage/lineage.ts";
import { readAddress } from "../model/address.ts";
import { pointNotFound } from "../model/not-found.ts";
import { type ComparisonChoice, compareHref, fragmentTo, readChoice, verdictsHref } from "../model/page-addresses.ts";
import { Problem } from "../model/problem.ts";
import type { JudgedPair, Verdict } from "../model/verdict.ts";
import type { VersionRef } from "../model/version.ts";
import { needs } from "../views/needs.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { notesAsWritten } from "./notes/notes-as-written.ts";
import type { Show } from "./page-layout.tsx";
import { type Anchor, type TypedVerdict, verdictPage } from "./pages/verdict-page.tsx";
import { verdictsPage } from "./pages/verdicts-page.tsx";
import { refusalOf, statusOfRefusal } from "./refused.tsx";
import { rulingsOn } from "./rulings.ts";
import { askedByForm, readPlace, readSentForm, type SentForm } from "./sent-form.ts";
import { anchorOfEntry, readPair } from "./verdict-form.tsx";

type VerdictPages = {
  readonly seen: SeenBy;
  readonly show: Show;
};

/** Verdicts: those that stand, what was found and ruled on a point, and where new ones are sent. */
export function verdictPages({ seen, show }: VerdictPages): Hono {
  /** The page of one point of two versions, with what was typed where a verdict was refused. */
  async function rulingPage(c: Context, negotiation: string, asked: Asked, typed?: TypedVerdict) {
    const [overview, compared] = await Promise.all([
      seen(c).record.getNegotiation(negotiation),
      seen(c).comparing.compareVersions(asked.before, asked.after),
    ]);
    const ruled = await seen(c).lineages.listRuled(asked.before, asked.after);
    const rulings = rulingsOn(overview, compared, asked.choice, ruled);
    if (rulings === undefined) throw noVerdictHere();
    const { side, path } = asked.anchor;
    const entry = compared.comparison.alignment.find((one) => one[side].includes(path));
    if (entry === undefined) throw pointNotFound(asked[side], path);
    return verdictPage({ negotiation: overview.negotiation, compared, rulings, entry, anchor: asked.anchor, typed });
  }

  return new Hono()
    .get("/n/:negotiation/verdicts", needs("anyone"), async (c) => {
      const overview = await seen(c).record.getNegotiation(c.req.param("negotiation"));
      const address = verdictsHref(overview.negotiation.id);
      const notes = await notesAsWritten(c, seen, overview, { address, holds: ({ kind }) => kind === "verdict" });
      return show(c, { ...verdictsPage(overview), notes });
    })
    .get("/n/:negotiation/verdict", needs("anyone"), async (c) => {
      const negotiation = c.req.param("negotiation");
      return show(c, await rulingPage(c, negotiation, readAsked(c, negotiation)));
    })
    .post("/n/:negotiation/verdicts", needs({ needs: "give-verdict", seen }), async (c) => {
      const negotiation = c.req.param("negotiation");
      const form = await readSentForm(c);
      const [before, after] = [versionIn(negotiation, form.one("before")), versionIn(negotiation, form.one("after"))];
      const choice = readChoice(form.one("view"), form.one("show"), form.one("through"));
      const typed = readTyped(form);
      const verdict: NewVerdict = { before, after, ...typed };
      const problem = await refusalOf(async () => {
        if (typed.pairs.length === 0) throw noPartner();
        await seen(c).lineages.giveVerdict(verdict, askedByForm(form, verdict));
      });
      if (problem === undefined) {
        return c.redirect(`${compareHref(before, after, choice)}${fragmentTo(typed.pairs[0]?.after ?? "")}`, 303);
      }
      const anchor = anchorOf(form, typed.pairs);
      if (anchor === undefined) throw problem;
      const page = await rulingPage(c, negotiation, { before, after, choice, anchor }, { ...typed, problem });
      return show(c, page, statusOfRefusal(problem));
    });
}

type Asked = {
  readonly before: VersionRef;
  readonly after: VersionRef;
  readonly choice: ComparisonChoice;
  readonly anchor: Anchor;
};

function readAsked(c: Context, negotiation: string): Asked {
  const sent = (name: string) => c.req.query(name) ?? "";
  const [old, now] = [sent("old"), sent("new")];
  return {
    before: versionIn(negotiation, sent("before")),
    after: versionIn(negotiation, sent("after")),
    choice: readChoice(sent("view"), sent("show"), sent("through")),
    anchor: old === "" ? { side: "after", path: now } : { side: "before", path: old },
  };
}

function readTyped(form: SentForm) {
  const pairs = form.all("pair").flatMap((sent) => readPair(sent) ?? []);
  const supersedes = form.all("supersedes").map(readPlace);
  return { pairs, ruling: rulingOf(form.one("ruling"), pairs), reason: form.one("reason"), supersedes };
}

const RULINGS: readonly string[] = ["confirm", "reject", "link", "split", "merge"] satisfies Verdict["ruling"][];

/** What is ticked by hand says itself whether a point became one other, or several, or several became it. */
function rulingOf(sent: string, pairs: readonly JudgedPair[]): Verdict["ruling"] {
  if (RULINGS.includes(sent)) return sent as Verdict["ruling"];
  if (sent !== "by-hand") {
    throw new Problem("unreadable-request", `"${sent}" is no ruling.`, "Give the verdict on the page of its point.");
  }
  if (pairs.length < 2) return "link";
  return new Set(pairs.map(({ before }) => before)).size === 1 ? "split" : "merge";
}

/** Where the reader was: as the form says, else on the first pair. */
function anchorOf(form: SentForm, pairs: readonly JudgedPair[]): Anchor | undefined {
  const [old, now] = [form.one("old"), form.one("new")];
  if (old !== "") return { side: "before", path: old };
  if (now !== "") return { side: "after", path: now };
  return pairs.length === 0
    ? undefined
    : anchorOfEntry({ before: pairs.map(({ before }) => before), after: pairs.map(({ after }) => after) });
}

/** The one version of a negotiation, or reading text, that `document@version` names. */
function versionIn(negotiation: string, sent: string): VersionRef {
  const { document, version, path, reading, ...more } = readAddress(sent);
  const here = more.negotiation === undefined || more.negotiation === negotiation;
  if (here && document !== undefined && version !== undefined && path === undefined && typeof reading !== "number") {
    return { negotiation, document, version, reading };
  }
  throw new Problem("malformed-address", `"${sent}" does not name one version of "${negotiation}".`);
}

function noVerdictHere(): Problem {
  return new Problem(
    "malformed-query",
    "A verdict is on two different versions of one negotiation.",
    "Compare two of them, and open why? on a point.",
  );
}

function noPartner(): Problem {
  return new Problem("unreadable-statement", "No point was ticked as its partner.", "Tick one, or several.");
}
