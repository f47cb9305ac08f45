import { Hono } from "hono";
import { mediaTypeOf } from "../intake/media-type.ts";
import { readGivenText } from "../intake/read-given-text.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { askedBy, readsBody, unreadableHeader } from "./asked.ts";
import { described } from "./described.ts";
import { presentFacts } from "./present.ts";
import { reads } from "./reads.ts";
import { versionPath } from "./schemas/paths.ts";
import { requestKey } from "./schemas/requests.ts";
import type { Sent } from "./schemas/sent.ts";
import {
  authorshipStatement,
  correcting,
  gradeRevision,
  newReading,
  opening,
  withdrawal,
} from "./schemas/statements.ts";
import { versionFacts } from "./schemas/versions.ts";

const REFUSALS = [
  ...(["unreadable-request", "write-refused", "negotiation-not-found", "document-not-found"] as const),
  ...(["version-not-found", "version-withdrawn", "request-key-reused", "unreadable-statement"] as const),
  "body-too-large",
] as const;
const SAID = { 200: { description: "What is known of the version from now on.", schema: versionFacts } };

const EXPECTED_READING = 'Send { "corrects": 1, "reason": "…", "text": "…" }, the text being the whole draft.';
const EXPECTED_WITHDRAWAL = 'Send { "reason": "…" }.';
const EXPECTED_OPENING =
  'Send { "state": "private", "shared" or "published" }; "publicFrom" may be added to the first two.';
const EXPECTED_GRADE = 'Send { "grade": "B", "reason": "…" }.';
const EXPECTED_AUTHORSHIP = 'Send { "party": "…", "stance": "claims" or "denies" }; "source" and "note" may be added.';

/** What is said of a version after it was filed: each is kept beside it, nothing is written over. */
export function statementRoutes(seen: SeenBy) {
  return new Hono()
    .post(
      "/n/:negotiation/:document/:version/corrections",
      described({
        needs: "correct-version",
        seen,
        tag: "Statements",
        summary: "Correct how a version was read",
        description: "Adds a reading beside those before; the version's old words stay at version~1.",
        answers: {
          200: { description: "The newest reading says that already.", schema: correcting },
          201: { description: "There is a new reading.", schema: correcting },
        },
        refusals: [...REFUSALS, "stale-reading", "file-names-hidden", "unsupported-format", "unreadable-draft"],
      }),
      reads("param", versionPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(newReading, EXPECTED_READING),
      async (c) => {
        const ref = c.req.valid("param");
        const { corrects, reason, name, text } = c.req.valid("json");
        const fileName = name ?? `${ref.version}.md`;
        const given = readGivenText(text, { name: fileName, mediaType: mediaTypeOf(fileName) });
        const reading = { corrects, reason, ...given };
        const { outcome, version } = await seen(c).record.correctVersion(
          ref,
          reading,
          askedBy(c, c.req.valid("header")),
        );
        const answer = { outcome, version: presentFacts(version) } satisfies Sent<typeof correcting>;
        return c.json(answer, outcome === "corrected" ? 201 : 200);
      },
    )
    .post(
      "/n/:negotiation/:document/:version/withdrawal",
      described({
        needs: "withdraw-version",
        seen,
        tag: "Statements",
        summary: "Withdraw a version",
        description:
          "A tombstone with the reason takes its place; what was filed stays in the record and is not shown.",
        answers: SAID,
        refusals: REFUSALS,
      }),
      reads("param", versionPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(withdrawal, EXPECTED_WITHDRAWAL),
      async (c) => {
        const { reason } = c.req.valid("json");
        const by = askedBy(c, c.req.valid("header"));
        return c.json(presentFacts(await seen(c).record.withdrawVersion(c.req.valid("param"), reason, by)));
      },
    )
    .post(
      "/n/:negotiation/:document/:version/opening",
      described({
        needs: "open-version",
        seen,
        tag: "Statements",
        summary: "Open a version to more people",
        description:
          "Or set, move or lift its embargo: the moment from which on everybody sees it. Never to fewer: what was " +
          "read cannot be unread, and is withdrawn.",
        answers: SAID,
        refusals: [...REFUSALS, "version-open-already", "file-names-hidden"],
      }),
      reads("param", versionPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(opening, EXPECTED_OPENING),
      async (c) => {
        const by = askedBy(c, c.req.valid("header"));
        return c.json(presentFacts(await seen(c).record.openVersion(c.req.valid("param"), c.req.valid("json"), by)));
      },
    )
    .post(
      "/n/:negotiation/:document/:version/grades",
      described({
        needs: "speak-of-version",
        seen,
        tag: "Statements",
        summary: "Give a version another grade",
        description: "Those before stay in its history.",
        answers: SAID,
        refusals: REFUSALS,
      }),
      reads("param", versionPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(gradeRevision, EXPECTED_GRADE),
      async (c) => {
        const by = askedBy(c, c.req.valid("header"));
        return c.json(presentFacts(await seen(c).record.reviseGrade(c.req.valid("param"), c.req.valid("json"), by)));
      },
    )
    .post(
      "/n/:negotiation/:document/:version/authorship",
      described({
        needs: "speak-of-version",
        seen,
        tag: "Statements",
        summary: "Keep that a party claims or denies a text",
        description: "A denial lowers the grade that is shown by one, until the same party claims the text.",
        answers: SAID,
        refusals: REFUSALS,
      }),
      reads("param", versionPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(authorshipStatement, EXPECTED_AUTHORSHIP),
      async (c) => {
        const by = askedBy(c, c.req.valid("header"));
        return c.json(
          presentFacts(await seen(c).record.stateAuthorship(c.req.valid("param"), c.req.valid("json"), by)),
        );
      },
    );
}
