import { type Context, Hono } from "hono";
import { versionHref } from "../../model/page-addresses.ts";
import type { RecordForRoutes } from "../../record/record.ts";
import { needs } from "../../views/needs.ts";
import type { SeenBy } from "../../views/seen-by.ts";
import type { Show } from "../page-layout.tsx";
import { askedByForm, readSentForm } from "../sent-form.ts";
import { readTypedOpening } from "../who-sees-it.tsx";
import { filingPage } from "./filing-page.tsx";
import { type Looking, lookAtFiling, refusalBy } from "./look-at-filing.ts";
import { emptyFiling, readTypedFiling, stampOfFiling } from "./typed-filing.ts";

type FilingPages = Omit<Looking, "record" | "actor"> & {
  readonly seen: SeenBy;
  readonly show: Show;
};

/** Filing a draft: one page that looks as often as it is asked to, and files what was looked at. */
export function filingPages({ seen, show, ...reading }: FilingPages): Hono {
  return new Hono()
    .get("/n/:negotiation/file", needs({ needs: "file-version", seen }), async (c) => {
      const overview = await seen(c).record.getNegotiation(c.req.param("negotiation"));
      const [asked, only] = [c.req.query("document") ?? "", overview.negotiation.documents];
      const typed = emptyFiling({ document: asked === "" && only.length === 1 ? (only[0]?.id ?? "") : asked });
      return show(c, filingPage({ overview, typed, refusals: [], isFresh: true }));
    })
    .post("/n/:negotiation/file", needs({ needs: "file-version", seen }), async (c) => {
      const overview = await seen(c).record.getNegotiation(c.req.param("negotiation"));
      const form = await readSentForm(c);
      const sent = await readTypedFiling(form, await fileIn(c));
      const wanted = form.one("do");
      // What was kept may have fields and no text yet, which is nothing to be scolded for.
      const isBlank = wanted === "again" && sent.given.text.trim() === "" && sent.given.unreadable === undefined;
      if (wanted === "more" || isBlank) return show(c, filingPage({ overview, typed: sent, refusals: [] }));
      // A proposal follows what is said until a person has typed an id; what was looked at is filed as it was.
      const isProposed = wanted !== "file" && sent.version === sent.proposed;
      const looked = await lookAtFiling(
        { record: seen(c).record, actor: form.actor, ...reading },
        overview,
        isProposed ? { ...sent, version: "" } : sent,
      );
      const { typed, refusals, run, fileable } = looked;
      const stamp = stampOfFiling(typed);
      const isConfirmed = fileable !== undefined && sent.looked === stamp;
      if (wanted === "file" && isConfirmed) {
        const { ref, capture, draft } = fileable;
        const filed = await outcomeOf(() => {
          const [by, opening] = [askedByForm(form, { filing: stamp }), readTypedOpening(typed.openTo, typed.openFrom)];
          return seen(c).record.fileVersion(ref, capture, draft, by, opening);
        });
        if (filed === "filed") return c.redirect(versionHref(ref), 303);
        const refused = filed === "already-filed" ? [] : [filed];
        return show(c, filingPage({ overview, typed, refusals: refused, run, isReady: false }), 409);
      }
      // Nobody is scolded for what there was no time to say yet.
      const told = wanted === "file" ? refusals : refusals.filter(({ isMissing }) => !isMissing);
      const isReady = fileable !== undefined && run?.outcome === "would-be-filed";
      const page = {
        ...{ overview, run, isReady, refusals: told },
        typed: { ...typed, looked: isReady ? stamp : "" },
        hasChanged: wanted === "file" && isReady,
        showsAll: wanted === "all",
      };
      return show(c, filingPage(page), told.length > 0 ? 422 : 200);
    });
}

/** What a filing came to. Sent twice by one form it is filed both times: the second answer is that of the first. */
async function outcomeOf(file: () => ReturnType<RecordForRoutes["fileVersion"]>) {
  try {
    return (await file()).outcome;
  } catch (problem) {
    return refusalBy(problem);
  }
}

async function fileIn(c: Context): Promise<File | undefined> {
  const { file } = await c.req.parseBody({ all: true });
  return [file].flat().find((one): one is File => one instanceof File && one.size > 0);
}
