import { type Context, Hono } from "hono";
import { actorOf } from "../asking/actor-of.ts";
import { EXTRACTOR } from "../intake/extractor.ts";
import { extensionOf } from "../intake/media-type.ts";
import { readDraft } from "../intake/read-draft.ts";
import type { Draft } from "../model/draft.ts";
import { standingsOf } from "../model/point-standing.ts";
import type { Capture, VersionRef } from "../model/version.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { askedBy, unreadableHeader } from "./asked.ts";
import { described } from "./described.ts";
import { presentDryRun, presentFacts, presentVersion } from "./present.ts";
import { reads } from "./reads.ts";
import { dryRun } from "./schemas/dry-run.ts";
import { versionPath } from "./schemas/paths.ts";
import { requestKey } from "./schemas/requests.ts";
import type { Sent } from "./schemas/sent.ts";
import { openedQuery } from "./schemas/statements.ts";
import { filing, version } from "./schemas/versions.ts";
import { sentFileName } from "./sent-file.ts";

const MARKDOWN = "text/markdown";
const NOT_FOUND = ["negotiation-not-found", "document-not-found", "version-not-found"] as const;
const EXAMPLE_DRAFT =
  "---\ntitle: First draft of the town\nkind: working-text\npublished: 2024-02-05\n---\n\n1. The rent is 100 a month.\n";

const EXAMPLE_JSON = JSON.stringify({
  title: "First draft of the town",
  kind: "working-text",
  published: "2024-02-05",
  points: [{ number: "1", text: "The rent is 100 a month." }],
});

const DRAFT_AS_FILE = { [MARKDOWN]: EXAMPLE_DRAFT, "application/json": EXAMPLE_JSON };
const REFUSALS = [
  ...(["malformed-address", "write-refused", "negotiation-not-found", "version-exists"] as const),
  ...(["version-id-taken", "body-too-large", "unsupported-format", "unreadable-draft"] as const),
  ...(["unknown-version-named", "version-cycle", "document-unknown-to-negotiation"] as const),
] as const;

/** Filing versions and reading them back: their points, their bytes. */
export function versionRoutes(seen: SeenBy) {
  return new Hono()
    .get(
      "/n/:negotiation/:document/:version",
      described({
        needs: "anyone",
        tag: "Versions",
        summary: "Read a version with its points",
        answers: { 200: { description: "The version.", schema: version } },
        refusals: [...NOT_FOUND, "version-withdrawn"],
      }),
      reads("param", versionPath),
      async (c) => {
        const ref = c.req.valid("param");
        const version = await seen(c).record.getVersion(ref);
        const { standings } = await seen(c).record.getNegotiation(ref.negotiation);
        return c.json(presentVersion(version, standingsOf(standings, version)));
      },
    )
    .get(
      "/n/:negotiation/:document/:version/capture",
      described({
        needs: "anyone",
        tag: "Versions",
        summary: "Download the bytes a version was read from",
        answers: { 200: { description: "The bytes as they came in, with the type they were sent as.", bytes: "*/*" } },
        refusals: NOT_FOUND,
      }),
      reads("param", versionPath),
      async (c) => {
        const ref = c.req.valid("param");
        const capture = await seen(c).record.getCapture(ref);
        return c.body(new Uint8Array(capture.bytes), 200, {
          "Content-Type": `${capture.mediaType}${capture.mediaType.startsWith("text/") ? "; charset=utf-8" : ""}`,
          "Content-Disposition": `attachment; filename="${ref.version}${extensionOf(capture.mediaType)}"`,
          "X-Content-Type-Options": "nosniff",
        });
      },
    )
    .put(
      "/n/:negotiation/:document/:version",
      described({
        needs: "file-version",
        seen,
        tag: "Versions",
        summary: "File a version",
        description:
          "The body is the draft as it came in. What is filed is never altered. It is open to everybody unless " +
          "state says private or shared; publicFrom sets an embargo.",
        file: DRAFT_AS_FILE,
        answers: {
          200: { description: "The same bytes stand there already.", schema: filing },
          201: { description: "It is filed.", schema: filing },
        },
        refusals: [
          ...REFUSALS,
          "file-names-hidden",
          "unreadable-request",
          "malformed-query",
          "unreadable-statement",
          "request-key-reused",
        ],
      }),
      reads("param", versionPath),
      reads("query", openedQuery),
      reads("header", requestKey, unreadableHeader),
      async (c) => {
        const ref = c.req.valid("param");
        const { capture, draft } = await readSentDraft(c, ref);
        const filed = await seen(c).record.fileVersion(
          ref,
          capture,
          draft,
          askedBy(c, c.req.valid("header")),
          c.req.valid("query"),
        );
        const answer = { outcome: filed.outcome, version: presentFacts(filed.version) } satisfies Sent<typeof filing>;
        return c.json(answer, filed.outcome === "filed" ? 201 : 200);
      },
    )
    .post(
      "/n/:negotiation/:document/:version/dry-run",
      described({
        needs: "file-version",
        seen,
        tag: "Versions",
        summary: "Try a filing",
        description:
          "Takes and refuses what a filing would, and files nothing: answers the points found, what became of each " +
          "against the version it comes from, and what a person should look at before it is filed for good.",
        file: DRAFT_AS_FILE,
        answers: { 200: { description: "What a filing would do.", schema: dryRun } },
        refusals: REFUSALS,
      }),
      reads("param", versionPath),
      async (c) => {
        const ref = c.req.valid("param");
        const { capture, draft } = await readSentDraft(c, ref);
        return c.json(presentDryRun(await seen(c).record.tryFiling(ref, capture, draft, { actor: actorOf(c) })));
      },
    );
}

type SentDraft = { readonly capture: Omit<Capture, "sha256">; readonly draft: Draft };

/** Reads a draft out of a body that is one file, by the type it is sent as. @throws the problems of `readDraft`. */
async function readSentDraft(c: Context, ref: VersionRef): Promise<SentDraft> {
  const mediaType = (c.req.header("content-type") ?? MARKDOWN).split(";")[0]?.trim().toLowerCase() || MARKDOWN;
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  const name = sentFileName(c, `${ref.version}${extensionOf(mediaType)}`);
  const draft = readDraft(bytes, { name, mediaType, use: "file" });
  return { capture: { bytes, mediaType, extractor: EXTRACTOR }, draft };
}
