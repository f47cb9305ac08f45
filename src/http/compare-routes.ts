import { type Context, Hono } from "hono";
import type { Comparing } from "../comparison/comparison.ts";
import { readDraft } from "../intake/read-draft.ts";
import { type Address, readAddress } from "../model/address.ts";
import type { Draft } from "../model/draft.ts";
import { Problem } from "../model/problem.ts";
import { presentLineage } from "./present.ts";

/** Comparing filed versions by address, and two texts that are filed nowhere. */
export function compareRoutes(comparing: Comparing) {
  return new Hono()
    .get("/compare", async (c) => {
      const { comparison } = await comparing.compareVersions(sentAddress(c, "before"), sentAddress(c, "after"));
      return c.json(comparison);
    })
    .post("/compare", async (c) => {
      const body = await readJson(c);
      const [before, after] = [sentDraft(body, "before"), sentDraft(body, "after")];
      return c.json(comparing.compareDrafts(before.draft, after.draft, { before, after }).comparison);
    })
    .get("/point", async (c) => c.json(presentLineage(await comparing.followPoint(sentAddress(c, "address")))))
    .get("/n/:negotiation/compare", async (c) => {
      const negotiation = c.req.param("negotiation");
      const { comparison } = await comparing.compareVersions(
        sentAddress(c, "before", negotiation),
        sentAddress(c, "after", negotiation),
      );
      return c.json(comparison);
    });
}

/** An address from the query; inside a negotiation its first part may be left out, and a bare word is a document. */
function sentAddress(c: Context, name: string, negotiation?: string): Address {
  const sent = c.req.query(name);
  if (sent === undefined || sent === "") {
    throw new Problem("malformed-address", `The query has no "${name}".`, `Add ?${name}=negotiation/document@version.`);
  }
  const address = readAddress(sent);
  return { ...address, negotiation: address.negotiation ?? negotiation };
}

async function readJson(c: Context): Promise<Record<string, unknown>> {
  const body = parseJson(await c.req.arrayBuffer());
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new Problem("unreadable-request", "The body is not a JSON object in UTF-8.", EXPECTED_BODY);
  }
  return body as Record<string, unknown>;
}

/** Nothing where it is no JSON. Bytes that are no text are refused, and not compared as the marks a decoder puts there. */
function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

const EXPECTED_BODY =
  'Send { "before": { "name": "old.md", "text": "…" }, "after": { "name": "new.md", "text": "…" } }.';

/** One side: a text with the name of its file, whose extension says how to read it; or the text alone. */
function sentDraft(
  body: Record<string, unknown>,
  side: "before" | "after",
): { readonly draft: Draft; readonly text: string } {
  const sent = body[side];
  const { name, text } =
    typeof sent === "string" ? { name: `${side}.md`, text: sent } : ((sent ?? {}) as Record<string, unknown>);
  if (typeof text !== "string" || (name !== undefined && typeof name !== "string")) {
    throw new Problem("unreadable-request", `The body has no text under "${side}".`, EXPECTED_BODY);
  }
  return { draft: readDraft(text, { name: name || `${side}.md`, use: "compare" }), text };
}
