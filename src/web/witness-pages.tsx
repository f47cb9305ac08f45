import { type Context, Hono } from "hono";
import { fragmentTo, witnessesHref } from "../model/page-addresses.ts";
import type { VersionRef } from "../model/version.ts";
import { needs } from "../views/needs.ts";
import type { SeenBy } from "../views/seen-by.ts";
import type { Show } from "./page-layout.tsx";
import { anchorOfPlace, type TypedChoice, witnessesPage } from "./pages/witnesses-page.tsx";
import { refusalOf, statusOfRefusal } from "./refused.tsx";
import { askedByForm, readSentForm } from "./sent-form.ts";
import { versionNamed } from "./version-named.ts";

type WitnessPages = {
  readonly seen: SeenBy;
  readonly show: Show;
};

/** The witnesses of a draft beside each other, and where a reader chooses whose words stand. */
export function witnessPages({ seen, show }: WitnessPages): Hono {
  async function pageOf(c: Context, ref: VersionRef, typed?: TypedChoice) {
    const [overview, collation] = await Promise.all([
      seen(c).record.getNegotiation(ref.negotiation),
      seen(c).record.collateWitnesses(ref),
    ]);
    return { collation, page: witnessesPage(overview, collation, typed) };
  }

  return (
    new Hono()
      // The reading text is shown with its apparatus. Before the pages of versions, whose address this would be too.
      .get("/n/:negotiation/:document/:version{[^/]+(?:\\+|%2B)reading}", needs("anyone"), (c) =>
        c.redirect(witnessesHref(versionNamed(c))),
      )
      .get("/n/:negotiation/:document/:version/witnesses", needs("anyone"), async (c) =>
        show(c, (await pageOf(c, versionNamed(c))).page),
      )
      .post("/n/:negotiation/:document/:version/witnesses", needs({ needs: "choose-reading", seen }), async (c) => {
        const ref = versionNamed(c);
        const form = await readSentForm(c);
        const point = { version: form.one("version"), path: form.one("path") };
        const choice = { point, witness: form.one("witness") || null, reason: form.one("reason") };
        const problem = await refusalOf(() => seen(c).record.chooseReading(ref, choice, askedByForm(form, choice)));
        const { collation, page } = await pageOf(c, ref, problem && { ...choice, problem });
        if (problem !== undefined) return show(c, page, statusOfRefusal(problem));
        const place = collation.places.find(({ witnesses }) =>
          witnesses.some((one) => one.witness === point.version && one.paths.includes(point.path)),
        );
        return c.redirect(`${witnessesHref(ref)}${place === undefined ? "" : fragmentTo(anchorOfPlace(place))}`, 303);
      })
  );
}
