import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { SeenBy } from "../views/seen-by.ts";
import { described } from "./described.ts";
import { pageOf } from "./page-of.ts";
import { presentFound } from "./present-found.ts";
import { reads } from "./reads.ts";
import { negotiationPath } from "./schemas/paths.ts";
import { searchQuery, searchResults } from "./schemas/search.ts";

const DEFAULT_LIMIT = 20;

/** Looking for words in all points of a negotiation. */
export function searchRoutes(seen: SeenBy) {
  return new Hono().get(
    "/n/:negotiation/search",
    described({
      needs: "anyone",
      tag: "Search",
      summary: "Search all points of all versions",
      description:
        "Each version in its newest reading; withdrawn ones are left out. Other forms of English, Russian and, where the database knows them, Ukrainian words are found too. Where nothing is found and a word stands nowhere, near words are looked for.",
      answers: { 200: { description: "What was found.", schema: searchResults } },
      refusals: ["malformed-query", "negotiation-not-found", "document-not-found"],
    }),
    reads("param", negotiationPath),
    reads("query", searchQuery),
    async (c) => {
      const { negotiation } = c.req.valid("param");
      const { q: text, limit = DEFAULT_LIMIT, cursor, ...filters } = c.req.valid("query");
      const found = await seen(c).lineages.search(negotiation, { text, ...filters });
      const asked = createHash("sha256").update(JSON.stringify([text, filters]));
      const list = `/n/${negotiation}/search ${asked.digest("base64url")}`;
      const page = pageOf(found.hits, { limit, cursor }, list, ({ id }) => id);
      return c.json(presentFound(found, await found.show(page.items), page.next ?? null));
    },
  );
}
