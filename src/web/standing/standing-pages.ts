import { type Context, Hono } from "hono";
import { pointInPlaceHref } from "../../model/page-addresses.ts";
import { STANDINGS, type Standing, type StandingStatement } from "../../model/point-standing.ts";
import { Problem } from "../../model/problem.ts";
import { isStanding } from "../../model/version.ts";
import { needs } from "../../views/needs.ts";
import type { SeenBy } from "../../views/seen-by.ts";
import type { Show } from "../page-layout.tsx";
import { withdrawnPage } from "../pages/withdrawn-page.tsx";
import { refusalOf, statusOfRefusal } from "../refused.tsx";
import { askedByForm, readSentForm, type SentForm } from "../sent-form.ts";
import { versionNamed } from "../version-named.ts";
import { NO_PARTY } from "./standing-form.tsx";
import { standingPage, type TypedStanding } from "./standing-page.tsx";

type StandingPages = { readonly seen: SeenBy; readonly show: Show };

const ADDRESS = "/n/:negotiation/:document/:version/standing";

/** Where a person says how far a point is agreed. */
export function standingPages({ seen, show }: StandingPages): Hono {
  const speaking = needs({ needs: "speak-of-version", seen });

  async function formPage(c: Context, path: string, typed?: TypedStanding) {
    const ref = versionNamed(c);
    const [overview, version] = await Promise.all([
      seen(c).record.getNegotiation(ref.negotiation),
      seen(c).record.getVersion(ref),
    ]);
    if (!isStanding(version)) return show(c, withdrawnPage(overview, version), 410);
    const page = standingPage({ overview, version, path, typed });
    return show(c, page, typed === undefined ? 200 : statusOfRefusal(typed.problem));
  }

  return new Hono()
    .get(ADDRESS, speaking, (c) => formPage(c, c.req.query("point") ?? ""))
    .post(ADDRESS, speaking, async (c) => {
      const [ref, form] = [versionNamed(c), await readSentForm(c)];
      const path = form.one("path");
      const problem = await refusalOf(() => {
        const said = readStanding(form);
        return seen(c).record.stateStanding(ref, said, askedByForm(form, { ref, said }));
      });
      if (problem === undefined) return c.redirect(pointInPlaceHref(ref, path), 303);
      if (NOT_FOUND.includes(problem.code)) throw problem;
      return formPage(c, path, { form, problem });
    });
}

const NOT_FOUND: readonly string[] = [
  ...["negotiation-not-found", "document-not-found", "version-not-found", "point-not-found"],
];

/** @throws Problem `unreadable-statement` for what a person left out. */
function readStanding(form: SentForm): StandingStatement {
  const [standing, party] = [form.one("standing"), form.one("party")];
  if (!isOfStandings(standing))
    throw new Problem("unreadable-statement", "It is not said how far the point is agreed.", "Choose one of the five.");
  if (party === "")
    throw new Problem(
      "unreadable-statement",
      "It is not said according to whom.",
      "Choose a party, or the source itself.",
    );
  const source = { outlet: form.one("outlet"), url: form.one("url"), date: form.one("date") };
  return { path: form.one("path"), standing, party: party === NO_PARTY ? null : party, source, note: form.one("note") };
}

function isOfStandings(sent: string): sent is Standing {
  return (STANDINGS as readonly string[]).includes(sent);
}
