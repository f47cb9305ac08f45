import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import type { Negotiation } from "../../model/negotiation.ts";
import { auditHref, filingHref, membersHref, negotiationHref, settingsHref } from "../../model/page-addresses.ts";
import type { NegotiationRead, TypedNegotiation } from "../../model/typed-negotiation.ts";
import type { FieldRefusal } from "../../model/typed-provenance.ts";
import { needs } from "../../views/needs.ts";
import type { SeenBy } from "../../views/seen-by.ts";
import { May } from "../may.tsx";
import type { Page, Show } from "../page-layout.tsx";
import { isOfForm } from "../refused.tsx";
import { askedByForm, readSentForm, type SentForm } from "../sent-form.ts";
import { NegotiationForm } from "./negotiation-form.tsx";
import { readTypedForm, typedFrom } from "./typed-negotiation-form.ts";

/** Reads what a person typed about a negotiation. */
export type ReadTypedNegotiation = (typed: TypedNegotiation) => NegotiationRead;

type SettingsPages = {
  readonly seen: SeenBy;
  readonly readTypedNegotiation: ReadTypedNegotiation;
  readonly show: Show;
};

/** Beginning a negotiation, and saying anew what it is known as. */
export function settingsPages({ seen, readTypedNegotiation, show }: SettingsPages): Hono {
  /** @returns Why it was refused; undefined where it is kept. */
  async function keep(c: Context, form: SentForm, typed: TypedNegotiation, from: Negotiation | null) {
    const { description, refusals } = readTypedNegotiation(typed);
    if (description === undefined) return { refusals };
    try {
      await seen(c).record.describeNegotiation(description, askedByForm(form, { description, from }), from);
      return { description };
    } catch (problem) {
      return { refusals: [refusalBy(problem, from === null)] };
    }
  }

  return new Hono()
    .get("/new", needs("begin-negotiation"), (c) => show(c, newPage(typedFrom(), [])))
    .post("/new", needs("begin-negotiation"), async (c) => {
      const form = await readSentForm(c);
      const typed = readTypedForm(form);
      if (form.one("do") !== "save") return show(c, newPage(typed, []));
      const { description, refusals } = await keep(c, form, typed, null);
      if (refusals !== undefined) return show(c, newPage(typed, refusals), 422);
      return c.redirect(
        description.documents.length > 0 ? filingHref(description.id) : negotiationHref(description.id),
        303,
      );
    })
    .get("/n/:negotiation/settings", needs({ needs: "describe-negotiation", seen }), async (c) => {
      const snapshot = await seen(c).record.getNegotiation(c.req.param("negotiation"));
      return show(c, settingsPage(snapshot, typedFrom(snapshot.negotiation), []));
    })
    .post("/n/:negotiation/settings", needs({ needs: "describe-negotiation", seen }), async (c) => {
      const snapshot = await seen(c).record.getNegotiation(c.req.param("negotiation"));
      const { negotiation } = snapshot;
      const form = await readSentForm(c);
      const typed = { ...readTypedForm(form), id: negotiation.id };
      const was = form.one("was");
      if (form.one("do") !== "save") return show(c, settingsPage(snapshot, typed, [], was));
      // Made from another description than the one that stands: whoever wrote that must not be written over unseen.
      const { description } = readTypedNegotiation(typed);
      const isStale =
        was !== stampOf(negotiation) && (description === undefined || stampOf(description) !== stampOf(negotiation));
      if (isStale) return show(c, settingsPage(snapshot, typed, [STALE]), 409);
      const { refusals } = await keep(c, form, typed, negotiation);
      if (refusals !== undefined) return show(c, settingsPage(snapshot, typed, refusals), 422);
      return c.redirect(negotiationHref(negotiation.id), 303);
    });
}

const STALE: FieldRefusal = {
  field: "",
  message:
    "Somebody changed this description after you opened it. What you typed stands below; open the settings in another window to see what was changed, then keep yours or mend it.",
  isMissing: false,
};

function refusalBy(problem: unknown, isNew: boolean): FieldRefusal {
  if (!isOfForm(problem)) throw problem;
  if (problem.code === "stale-description" && !isNew) return STALE;
  const { code, message, hint } = problem;
  return {
    field: code === "stale-description" ? "id" : "",
    message: `${message} ${hint ?? ""}`.trim(),
    isMissing: false,
  };
}

function newPage(typed: TypedNegotiation, refusals: readonly FieldRefusal[]): Page {
  return {
    title: "Begin a negotiation",
    crumbs: [],
    body: (
      <article class="settings">
        <header class="masthead">
          <h1>Begin a negotiation</h1>
          <p class="lead">
            One set of talks, with the documents on its table. All of this but the ids can be said anew later.
          </p>
        </header>
        <NegotiationForm {...{ typed, refusals }} action="/new" isNew was="" seen={0} />
      </article>
    ),
  };
}

type Standing = { readonly negotiation: Negotiation; readonly journalLength: number };

/** @param was - What the form was made from; by default the description that stands. */
function settingsPage(
  { negotiation, journalLength }: Standing,
  typed: TypedNegotiation,
  refusals: readonly FieldRefusal[],
  was = stampOf(negotiation),
): Page {
  const { id, title } = negotiation;
  return {
    title: "What the negotiation is known as",
    crumbs: [{ title, href: negotiationHref(id) }],
    body: (
      <article class="settings">
        <header class="masthead">
          <h1>What it is known as</h1>
          <p class="lead">
            Add documents, parties and rounds, or name them better. A document that holds drafts cannot be taken out.
          </p>
          <May action="manage-members" of={id}>
            <p class="ways">
              <a href={membersHref(id)}>Who may do what here</a>
              <a href={auditHref(id)}>Who read and did what</a>
            </p>
          </May>
        </header>
        <NegotiationForm {...{ typed, refusals, was }} seen={journalLength} action={settingsHref(id)} isNew={false} />
      </article>
    ),
  };
}

function stampOf({ id, title, summary, parties, rounds, documents }: Negotiation): string {
  const told = [
    ...[id, title, summary],
    parties.map((one) => [one.id, one.name]),
    rounds.map((one) => [one.id, one.title, one.from ?? "", one.to ?? ""]),
    documents.map((one) => [one.id, one.title]),
  ];
  return createHash("sha256").update(JSON.stringify(told)).digest("base64url").slice(0, 22);
}
