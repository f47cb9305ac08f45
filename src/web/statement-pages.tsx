import { type Context, Hono } from "hono";
import { DATE_AS_KNOWN } from "../model/date-order.ts";
import { GRADES, type Grade } from "../model/draft.ts";
import type { AuthorshipStatement } from "../model/journal.ts";
import { versionHref } from "../model/page-addresses.ts";
import { Problem } from "../model/problem.ts";
import { type Capture, isStanding, type VersionRef } from "../model/version.ts";
import type { NewReading } from "../record/record.ts";
import { needs } from "../views/needs.ts";
import type { SeenBy } from "../views/seen-by.ts";
import type { Show } from "./page-layout.tsx";
import { type StatementName, statementsPage, type TypedStatement } from "./pages/statements-page.tsx";
import { withdrawalPage } from "./pages/withdrawal-page.tsx";
import { withdrawnPage } from "./pages/withdrawn-page.tsx";
import { refusalOf, statusOfRefusal } from "./refused.tsx";
import { askedByForm, readPlace, readSentForm, type SentForm } from "./sent-form.ts";
import { versionNamed } from "./version-named.ts";
import { readTypedOpening } from "./who-sees-it.tsx";

/** Reads a draft that was typed, with the capture to be kept of it; throws Problem. */
export type ReadGivenText = (
  text: string,
  file: { readonly name: string; readonly mediaType: string },
) => Pick<NewReading, "draft" | "capture">;

type StatementPages = {
  readonly seen: SeenBy;
  readonly readGivenText: ReadGivenText;
  readonly show: Show;
};

const VERSION = "/n/:negotiation/:document/:version";

/** What people say of a version after it was filed: one page with a form for each, and where the forms are sent. */
export function statementPages({ seen, readGivenText, show }: StatementPages): Hono {
  /** The forms; or the tombstone, of which nothing more is said. */
  async function formsPage(c: Context, ref: VersionRef, typed?: TypedStatement) {
    const [overview, version] = await Promise.all([
      seen(c).record.getNegotiation(ref.negotiation),
      seen(c).record.getVersion(ref),
    ]);
    if (!isStanding(version)) return show(c, withdrawnPage(overview, version), 410);
    const text = textOf(await seen(c).record.getCapture(ref));
    const page = statementsPage({ overview, version, text, seen: overview.journalLength, typed });
    return show(c, page, typed === undefined ? 200 : statusOfRefusal(typed.problem));
  }

  /** Does what a form asks and leads to the version; else the forms again, with what was typed and why it was refused. */
  async function answer(c: Context, name: StatementName, say: (ref: VersionRef, form: SentForm) => Promise<unknown>) {
    const [ref, form] = [versionNamed(c), await readSentForm(c)];
    const problem = await refusalOf(() => say(ref, form));
    if (problem === undefined) return c.redirect(versionHref(ref), 303);
    if (NOT_FOUND.includes(problem.code)) throw problem;
    return formsPage(c, ref, { name, form, problem });
  }

  return new Hono()
    .get(`${VERSION}/statements`, needs({ needs: "speak-of-version", seen }), (c) => formsPage(c, versionNamed(c)))
    .post(`${VERSION}/corrections`, needs({ needs: "correct-version", seen }), (c) =>
      answer(c, "correction", async (ref, form) => {
        const [present, text] = [await seen(c).record.getCapture(ref), form.one("text")];
        const [corrects, reason] = [readPlace(form.one("corrects")), form.one("reason")];
        const name = `${ref.version}${present.mediaType === "application/json" ? ".json" : ".md"}`;
        const { draft, capture } = readGivenText(text, { name, mediaType: present.mediaType });
        const by = askedByForm(form, { ref, corrects, reason, text });
        // Of a correction sent twice the second finds another reading here, and is answered as the first was.
        const { reading } = await seen(c).record.getVersion(ref);
        if (reading === corrects && text === textOf(present)) throw nothingMended();
        await seen(c).record.correctVersion(ref, { corrects, reason, draft, capture }, by);
      }),
    )
    .post(`${VERSION}/opening`, needs({ needs: "open-version", seen }), (c) =>
      answer(c, "opening", (ref, form) => {
        const opening = readTypedOpening(form.one("state"), form.one("publicFrom"));
        return seen(c).record.openVersion(ref, opening, askedByForm(form, { ref, opening }));
      }),
    )
    .post(`${VERSION}/grades`, needs({ needs: "speak-of-version", seen }), (c) =>
      answer(c, "grade", (ref, form) => {
        const grade = form.one("grade");
        if (!isGrade(grade))
          throw new Problem("unreadable-statement", "No grade was chosen.", "Choose one from A to E.");
        const revision = { grade, reason: form.one("reason") };
        return seen(c).record.reviseGrade(ref, revision, askedByForm(form, { ref, revision }));
      }),
    )
    .post(`${VERSION}/authorship`, needs({ needs: "speak-of-version", seen }), (c) =>
      answer(c, "authorship", (ref, form) => {
        const statement = readAuthorship(form);
        return seen(c).record.stateAuthorship(ref, statement, askedByForm(form, { ref, statement }));
      }),
    )
    .post(`${VERSION}/withdrawal`, needs({ needs: "withdraw-version", seen }), async (c) => {
      const [ref, form] = [versionNamed(c), await readSentForm(c)];
      const reason = form.one("reason");
      if (form.one("confirmed") === "yes" || reason.trim() === "") {
        const problem = await refusalOf(() =>
          seen(c).record.withdrawVersion(ref, reason, askedByForm(form, { ref, reason })),
        );
        if (problem === undefined) return c.redirect(versionHref(ref), 303);
        if (NOT_FOUND.includes(problem.code)) throw problem;
        return formsPage(c, ref, { name: "withdrawal", form, problem });
      }
      const [overview, version] = await Promise.all([
        seen(c).record.getNegotiation(ref.negotiation),
        seen(c).record.getVersion(ref),
      ]);
      if (!isStanding(version)) return show(c, withdrawnPage(overview, version), 410);
      return show(c, withdrawalPage({ overview, version, reason, seen: form.one("seen") }));
    });
}

const NOT_FOUND: readonly string[] = ["negotiation-not-found", "document-not-found", "version-not-found"];

/** The file as a form gives it back: with bare line feeds. Every capture is a text so far. */
function textOf({ bytes }: Capture): string {
  return new TextDecoder().decode(bytes).replaceAll("\r\n", "\n");
}

function isGrade(sent: string): sent is Grade {
  return (GRADES as readonly string[]).includes(sent);
}

/** @throws Problem `unreadable-statement` for what a person left out. */
function readAuthorship(form: SentForm): AuthorshipStatement {
  const [party, stance] = [form.one("party"), form.one("stance")];
  const given = (name: string) => form.one(name).trim() || undefined;
  if (party === "")
    throw new Problem("unreadable-statement", "No party was chosen.", "Choose who claims or denies it.");
  if (stance !== "claims" && stance !== "denies") {
    throw new Problem("unreadable-statement", "It is not said whether the party claims or denies the text.");
  }
  const [outlet, url, date] = [given("outlet"), given("url"), given("date")];
  if (outlet === undefined && (url ?? date) !== undefined) {
    throw new Problem("unreadable-statement", "The source has no name.", "Say who reported it, beside where or when.");
  }
  if (date !== undefined && !DATE_AS_KNOWN.test(date)) {
    throw new Problem("unreadable-statement", `"${date}" is no date.`, "Write it as 2025-11-23, 2025-11 or 2025.");
  }
  return { party, stance, source: outlet === undefined ? undefined : { outlet, url, date }, note: given("note") };
}

function nothingMended(): Problem {
  return new Problem(
    "unreadable-statement",
    "Nothing was mended: the text is as it stands.",
    "Change it where it is wrong.",
  );
}
