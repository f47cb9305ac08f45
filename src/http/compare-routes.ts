import { Hono } from "hono";
import type { z } from "zod";
import { readDraft } from "../intake/read-draft.ts";
import type { Address } from "../model/address.ts";
import type { Draft } from "../model/draft.ts";
import { Problem } from "../model/problem.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { described } from "./described.ts";
import { presentComparison } from "./present.ts";
import { reads, readsJson } from "./reads.ts";
import { comparedAddresses, comparedInside, comparedTexts, comparison } from "./schemas/comparisons.ts";
import { negotiationPath } from "./schemas/paths.ts";

const EXPECTED_BODY =
  'Send { "before": { "name": "old.md", "text": "…" }, "after": { "name": "new.md", "text": "…" } }.';

const COMPARED = { 200: { description: "What became of each point.", schema: comparison } };
const NOT_FOUND = ["negotiation-not-found", "document-not-found", "version-not-found", "point-not-found"] as const;

/** Comparing filed versions by address, and two texts that are filed nowhere. */
export function compareRoutes(seen: SeenBy) {
  return new Hono()
    .get(
      "/compare",
      described({
        needs: "anyone",
        tag: "Comparisons",
        summary: "Compare two filed versions, or two points of them",
        answers: COMPARED,
        refusals: ["malformed-address", "malformed-query", "version-withdrawn", ...NOT_FOUND],
      }),
      reads("query", comparedAddresses, refuseCompared),
      async (c) => {
        const { before, after, through } = c.req.valid("query");
        const { comparison } = await seen(c).comparing.compareVersions(before, after, through);
        return c.json(presentComparison(comparison));
      },
    )
    .post(
      "/compare",
      described({
        needs: "anyone",
        tag: "Comparisons",
        summary: "Compare two texts that are filed nowhere",
        description: "Each is a text with the name of its file, or the text alone; nothing is kept of either.",
        answers: COMPARED,
        refusals: ["unreadable-request", "write-refused", "body-too-large", "unsupported-format", "unreadable-draft"],
      }),
      readsJson(comparedTexts, missingText, EXPECTED_BODY),
      async (c) => {
        const body = c.req.valid("json");
        const [before, after] = [draftOf(body.before, "before"), draftOf(body.after, "after")];
        const compared = seen(c).comparing.compareDrafts(before.draft, after.draft, { before, after });
        return c.json(presentComparison(compared.comparison));
      },
    )
    .get(
      "/n/:negotiation/compare",
      described({
        needs: "anyone",
        tag: "Comparisons",
        summary: "Compare two versions of a negotiation",
        answers: COMPARED,
        refusals: ["malformed-address", "malformed-query", "version-withdrawn", ...NOT_FOUND],
      }),
      reads("param", negotiationPath),
      reads("query", comparedInside, refuseCompared),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const { before, after, through } = c.req.valid("query");
        const compared = await seen(c).comparing.compareVersions(
          inside(negotiation, before),
          inside(negotiation, after),
          through,
        );
        return c.json(presentComparison(compared.comparison));
      },
    );
}

/** Inside a negotiation, an address may leave out its first part. */
function inside(negotiation: string, address: Address): Address {
  return { ...address, negotiation: address.negotiation ?? negotiation };
}

function refuseCompared(field: string, sentence: string): Problem {
  if (field !== "through") return missingAddress(field, sentence);
  return new Problem(
    "malformed-query",
    sentence,
    "Write through=graph, or leave it out: then the two are compared directly.",
  );
}

export function missingAddress(field: string, sentence: string): Problem {
  return new Problem("malformed-address", sentence, `Add ?${field}=negotiation/document@version.`);
}

function missingText(side: string): Problem {
  return new Problem("unreadable-request", `The body has no text under "${side}".`, EXPECTED_BODY);
}

type Side = z.output<typeof comparedTexts>["before"];

/** One side: a text with the name of its file, whose extension says how to read it; or the text alone. */
function draftOf(sent: Side, side: string): { readonly draft: Draft; readonly text: string } {
  const { name, text } = typeof sent === "string" ? { name: undefined, text: sent } : sent;
  return { draft: readDraft(text, { name: name || `${side}.md`, use: "compare" }), text };
}
