import { Hono } from "hono";
import { blameOfTrack } from "../lineage/blame-of-track.ts";
import type { Lineages } from "../lineage/lineage.ts";
import { missingAddress } from "./compare-routes.ts";
import { described } from "./described.ts";
import { presentConcordance, presentLineage } from "./present.ts";
import { reads } from "./reads.ts";
import { blame } from "./schemas/blame.ts";
import { followedPoint } from "./schemas/comparisons.ts";
import { concordance, concordanceQuery, lineage } from "./schemas/lineages.ts";
import { negotiationPath, pointPath } from "./schemas/paths.ts";
import type { Sent } from "./schemas/sent.ts";
import { writeConcordance } from "./write-concordance.ts";

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
      "/n/:negotiation/matrix",
      described({
        tag: "Lineage",
        summary: "Put the tracks of all points side by side",
        description: WHICH,
        answers: { 200: { description: "The concordance table.", schema: concordance } },
        refusals: TABULATED,
      }),
      reads("param", negotiationPath),
      reads("query", concordanceQuery),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        return c.json(presentConcordance(await lineages.tabulateTracks(negotiation, c.req.valid("query"))));
      },
    )
    .get(
      "/n/:negotiation/matrix.csv",
      described({
        tag: "Lineage",
        summary: "Download the concordance table for a spreadsheet",
        description: WHICH,
        answers: {
          200: {
            description: "Versions as columns, a line for each point's track; UTF-8 with a byte order mark.",
            type: "text/csv",
            example: "lease@town-1-2024-02-05,lease@club-1-2024-03-11\r\n#1,#2 reworded\r\n",
          },
        },
        refusals: TABULATED,
      }),
      reads("param", negotiationPath),
      reads("query", concordanceQuery),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const table = await lineages.tabulateTracks(negotiation, c.req.valid("query"));
        return c.body(writeConcordance(table), 200, {
          "Content-Type": "text/csv; charset=utf-8; header=present",
          "Content-Disposition": `attachment; filename="${negotiation}-concordance.csv"`,
          "X-Content-Type-Options": "nosniff",
        });
      },
    );
}
