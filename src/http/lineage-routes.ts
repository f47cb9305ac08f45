import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { z } from "zod";
import { blameOfTrack } from "../lineage/blame-of-track.ts";
import type { ConcordanceRow } from "../model/lineage.ts";
import type { TermRow } from "../model/term.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { missingAddress } from "./compare-routes.ts";
import { described } from "./described.ts";
import { type PageOf, pageOf, pageOfWalk } from "./page-of.ts";
import { presentConcordance, presentLineage } from "./present.ts";
import { presentTermLedger } from "./present-terms.ts";
import { reads } from "./reads.ts";
import { blame } from "./schemas/blame.ts";
import { followedPoint } from "./schemas/comparisons.ts";
import { lineage, matrixQuery } from "./schemas/lineages.ts";
import { negotiationPath, pointPath } from "./schemas/paths.ts";
import type { Sent } from "./schemas/sent.ts";
import { matrix } from "./schemas/terms.ts";
import { linkNext, sendTable } from "./send-table.ts";
import { writeConcordance } from "./write-concordance.ts";
import { writeTermLedger } from "./write-term-ledger.ts";

const NOT_FOUND = ["negotiation-not-found", "document-not-found", "version-not-found"] as const;
const TABULATED = ["malformed-query", "version-withdrawn", ...NOT_FOUND] as const;
const FOLLOWED = { 200: { description: "The point at every station.", schema: lineage } };
const WHICH = "Of one document, or of the versions named; of all of them where nothing is said.";

/** The tracks of points: one with its words, all of them side by side. */
export function lineageRoutes(seen: SeenBy) {
  return new Hono()
    .get(
      "/point",
      described({
        needs: "anyone",
        tag: "Lineage",
        summary: "Follow a point, by its address, through all versions",
        answers: FOLLOWED,
        refusals: ["malformed-address", "version-withdrawn", "point-not-found", ...NOT_FOUND],
      }),
      reads("query", followedPoint, missingAddress),
      async (c) => c.json(presentLineage(await seen(c).lineages.followPoint(c.req.valid("query").address))),
    )
    .get(
      "/n/:negotiation/:document/:version/point/:path{.+}",
      described({
        needs: "anyone",
        tag: "Lineage",
        summary: "Follow a point through all versions",
        answers: FOLLOWED,
        refusals: ["version-withdrawn", "point-not-found", ...NOT_FOUND],
      }),
      reads("param", pointPath),
      async (c) => c.json(presentLineage(await seen(c).lineages.followPoint(c.req.valid("param")))),
    )
    .get(
      "/n/:negotiation/:document/:version/blame/:path{.+}",
      described({
        needs: "anyone",
        tag: "Lineage",
        summary: "Say who brought in which words of a point",
        description: "For each word the version that brought it in; for each word struck on the way where it went out.",
        answers: { 200: { description: "The words with their origins.", schema: blame } },
        refusals: ["version-withdrawn", "point-not-found", ...NOT_FOUND],
      }),
      reads("param", pointPath),
      async (c) => {
        const answer = blameOfTrack(await seen(c).lineages.followPoint(c.req.valid("param")));
        return c.json(answer satisfies Sent<typeof blame>);
      },
    )
    .get(
      "/blame",
      described({
        needs: "anyone",
        tag: "Lineage",
        summary: "Say who brought in which words of a point, by its address",
        description: "For each word the version that brought it in; for each word struck on the way where it went out.",
        answers: { 200: { description: "The words with their origins.", schema: blame } },
        refusals: ["malformed-address", "version-withdrawn", "point-not-found", ...NOT_FOUND],
      }),
      reads("query", followedPoint, missingAddress),
      async (c) => {
        const answer = blameOfTrack(await seen(c).lineages.followPoint(c.req.valid("query").address));
        return c.json(answer satisfies Sent<typeof blame>);
      },
    )
    .get(
      "/n/:negotiation/matrix",
      described({
        needs: "anyone",
        tag: "Lineage",
        summary: "Put the tracks of all points, or all terms, side by side",
        description: `${WHICH} A limit or a cursor pages the rows, which may then be any number; whole, it has a million cells at most.`,
        answers: { 200: { description: "The concordance table, or the term ledger.", schema: matrix } },
        refusals: TABULATED,
      }),
      reads("param", negotiationPath),
      reads("query", matrixQuery),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const asked = c.req.valid("query");
        if (asked.rows === "terms") {
          const { versions, terms } = await seen(c).lineages.tabulateTerms(negotiation, asked);
          return c.json(presentTermLedger(versions, pageOfTerms(terms, negotiation, asked)));
        }
        if (asked.limit === undefined && asked.cursor === undefined) {
          const { versions, rows } = await seen(c).lineages.tabulateTracks(negotiation, asked);
          return c.json(presentConcordance(versions, { items: rows }));
        }
        const { versions, rows } = await seen(c).lineages.walkTracks(negotiation, asked);
        return c.json(presentConcordance(versions, pageOfTracks(rows, negotiation, asked)));
      },
    )
    .get(
      "/n/:negotiation/matrix.csv",
      described({
        needs: "anyone",
        tag: "Lineage",
        summary: "Download the concordance table, or the term ledger, for a spreadsheet",
        description: `${WHICH} Whole, also where it is large; page by page where a limit or a cursor is given: then the head Link names the next page.`,
        answers: {
          200: {
            description:
              "Versions as columns, a line for each point's track; of terms a line for each term and version. UTF-8 with " +
              "a byte order mark.",
            type: "text/csv",
            example: "lease@town-1-2024-02-05,lease@club-1-2024-03-11\r\n#1,#2 reworded\r\n",
          },
        },
        refusals: TABULATED,
      }),
      reads("param", negotiationPath),
      reads("query", matrixQuery),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const asked = c.req.valid("query");
        if (asked.rows === "terms") {
          const { versions, terms } = await seen(c).lineages.tabulateTerms(negotiation, asked);
          const page = pageOfTerms(terms, negotiation, asked);
          linkNext(c, page);
          return sendTable(c, writeTermLedger({ versions, terms: page.items }), `${negotiation}-terms.csv`);
        }
        const walk = await seen(c).lineages.walkTracks(negotiation, asked);
        const file = `${negotiation}-concordance.csv`;
        if (asked.limit === undefined && asked.cursor === undefined) return sendTable(c, writeConcordance(walk), file);
        const page = pageOfTracks(walk.rows, negotiation, asked);
        linkNext(c, page);
        return sendTable(c, writeConcordance({ versions: walk.versions, rows: page.items }), file);
      },
    );
}

type Asked = z.output<typeof matrixQuery>;

function pageOfTracks(rows: Iterable<ConcordanceRow>, negotiation: string, asked: Asked): PageOf<ConcordanceRow> {
  return pageOfWalk(rows, asked, listOf("points", negotiation, asked), ({ begins }) => begins);
}

function pageOfTerms(terms: readonly TermRow[], negotiation: string, asked: Asked): PageOf<TermRow> {
  return pageOf(terms, asked, listOf("terms", negotiation, asked), ({ term }) => term);
}

/** Names one table for its cursors: other columns are another one, with other rows. */
function listOf(rows: "points" | "terms", negotiation: string, { document, versions }: Asked): string {
  const columns = createHash("sha256")
    .update(JSON.stringify([document, versions]))
    .digest("base64url");
  return `/n/${negotiation}/matrix ${rows} ${columns}`;
}
