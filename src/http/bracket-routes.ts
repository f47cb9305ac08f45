import { Hono } from "hono";
import { writeAddress } from "../model/address.ts";
import type { DocumentBrackets } from "../model/bracket-history.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { described } from "./described.ts";
import { reads } from "./reads.ts";
import { bracketHistory } from "./schemas/brackets.ts";
import { negotiationPath } from "./schemas/paths.ts";
import type { Sent } from "./schemas/sent.ts";

/** How much is not agreed. Not under `/n/:negotiation`, where a document may have the name. */
export function bracketRoutes(seen: SeenBy) {
  return new Hono().get(
    "/brackets/:negotiation",
    described({
      needs: "anyone",
      tag: "Versions",
      summary: "Count brackets by version",
      description: "What stands in brackets is not agreed. Documents in which nothing ever did are left out.",
      answers: { 200: { description: "The counts.", schema: bracketHistory } },
      refusals: ["negotiation-not-found"],
    }),
    reads("param", negotiationPath),
    async (c) => {
      const documents = await seen(c).record.countBrackets(c.req.valid("param").negotiation);
      return c.json({ documents: documents.map(presentDocument) } satisfies Sent<typeof bracketHistory>);
    },
  );
}

function presentDocument({ document, versions }: DocumentBrackets) {
  return {
    ...document,
    versions: versions.map(({ version: { negotiation, version }, brackets, unbalanced, parties }) => ({
      id: version,
      address: writeAddress({ negotiation, document: document.id, version }),
      ...{ brackets, unbalanced, parties },
    })),
  };
}
