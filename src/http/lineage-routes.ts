import { Hono } from "hono";
import { blameOfTrack } from "../lineage/blame-of-track.ts";
import type { Lineages } from "../lineage/lineage.ts";
import { missingAddress } from "./compare-routes.ts";
import { described } from "./described.ts";
import { presentConcordance, presentLineage } from "./present.ts";
import { presentTermLedger } from "./present-terms.ts";
import { reads } from "./reads.ts";
import { blame } from "./schemas/blame.ts";
import { followedPoint } from "./schemas/comparisons.ts";
import { lineage, matrixQuery } from "./schemas/lineages.ts";
import { negotiationPath, pointPath } from "./schemas/paths.ts";
import type { Sent } from "./schemas/sent.ts";
import { matrix } from "./schemas/terms.ts";
import { writeConcordance } from "./write-concordance.ts";
import { writeTermLedger } from "./write-term-ledger.ts";

const NOT_FOUND = ["negotiation-not-found", "document-not-found", "version-not-found"] as const;
const TABULATED = ["malformed-query", "version-withdrawn", ...NOT_FOUND] as const;
const FOLLOWED = { 200: { description: "The point at every station.", schema: lineage } };
const WHICH = "Of one document, or of the versions named; of all of them where nothing is said.";

/** The tracks of points: one with its words, all of them side by side. */
export function lineageRoutes(lineages: Lineages) {
  return new Hono()
    .get(
      "/point",
      described({
        tag: "Lineage",
        summary: "Follow a point, by its address, through all versions",
        answers: FOLLOWED,
        refusals: ["malformed-address", "version-withdrawn", "point-not-found", ...NOT_FOUND],
      }),
      reads("query", followedPoint, missingAddress),
      async (c) => c.json(presentLineage(await lineages.followPoint(c.req.valid("query").address))),
    )
    .get(
      "/n/:negotiation/:document/:version/point/:path{.+}",
      described({
        tag: "Lineage",
        summary: "Follow a point through all versions",
        answers: FOLLOWED,
        refusals: ["version-withdrawn", "point-not-found", ...NOT_FOUND],
      }),
      reads("param", pointPath),
      async (c) => c.json(presentLineage(await lineages.followPoint(c.req.valid("param")))),
    )
    .get(
      "/n/:negotiation/:document/:version/blame/:path{.+}",
      described({
        tag: "Lineage",
        summary: "Say who brought in which words of a point",
        description: "For each word the version that brought it in; for each word struck on the way where it went out.",
        answers: { 200: { description: "The words with their origins.", schema: blame } },
        refusals: ["version-withdrawn", "point-not-found", ...NOT_FOUND],
      }),
      reads("param", pointPath),
      async (c) => {
        const answer = blameOfTrack(await lineages.followPoint(c.req.valid("param")));
        return c.json(answer satisfies Sent<typeof blame>);
      },
    )
    .get(
      "/blame",
      described({
        tag: "Lineage",
        summary: "Say who brought in which words of a point, by its address",
        description: "For each word the version that brought it in; for each word struck on the way where it went out.",
        answers: { 200: { description: "The words with their origins.", schema: blame } },
        refusals: ["malformed-address", "version-withdrawn", "point-not-found", ...NOT_FOUND],
      }),
      reads("query", followedPoint, missingAddress),
      async (c) => {
        const answer = blameOfTrack(await lineages.followPoint(c.req.valid("query").address));
        return c.json(answer satisfies Sent<typeof blame>);
      },
    )
    .get(
      "/n/:negotiation/matrix",
      described({
        tag: "Lineage",
        summary: "Put the tracks of all points, or all terms, side by side",
        description: WHICH,
        answers: { 200: { description: "The concordance table, or the term ledger.", schema: matrix } },
        refusals: TABULATED,
      }),
      reads("param", negotiationPath),
      reads("query", matrixQuery),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const { rows, ...of } = c.req.valid("query");
        return rows === "terms"
          ? c.json(presentTermLedger(await lineages.tabulateTerms(negotiation, of)))
          : c.json(presentConcordance(await lineages.tabulateTracks(negotiation, of)));
      },
    )
    .get(
      "/n/:negotiation/matrix.csv",
      described({
        tag: "Lineage",
        summary: "Download the concordance table, or the term ledger, for a spreadsheet",
        description: WHICH,
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
        const { rows, ...of } = c.req.valid("query");
        const [table, name] =
          rows === "terms"
            ? [writeTermLedger(await lineages.tabulateTerms(negotiation, of)), "terms"]
            : [writeConcordance(await lineages.tabulateTracks(negotiation, of)), "concordance"];
        return c.body(table, 200, {
          "Content-Type": "text/csv; charset=utf-8; header=present",
          "Content-Disposition": `attachment; filename="${negotiation}-${name}.csv"`,
          "X-Content-Type-Options": "nosniff",
        });
      },
    );
}
