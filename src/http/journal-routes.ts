import { Hono } from "hono";
import type { SeenBy } from "../views/seen-by.ts";
import { described } from "./described.ts";
import { presentJournal } from "./present.ts";
import { reads } from "./reads.ts";
import { journalPage } from "./schemas/journal.ts";
import { negotiationPath } from "./schemas/paths.ts";
import { afterPosition } from "./schemas/requests.ts";

const MOST = 100;

/** The journal. Not under `/n/:negotiation`, where a document may have the name. */
export function journalRoutes(seen: SeenBy) {
  return new Hono().get(
    "/journal/:negotiation",
    described({
      needs: "anyone",
      tag: "Journal",
      summary: "Read what happened in a negotiation",
      description: "From after a position, in order. Past the end there is an empty page: whoever follows asks again.",
      answers: { 200: { description: "The entries.", schema: journalPage } },
      refusals: ["malformed-query", "negotiation-not-found"],
    }),
    reads("param", negotiationPath),
    reads("query", afterPosition),
    async (c) => {
      const { after = -1, limit = MOST } = c.req.valid("query");
      return c.json(presentJournal(await seen(c).record.readJournal(c.req.valid("param").negotiation, after, limit)));
    },
  );
}
