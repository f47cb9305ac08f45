import { Hono } from "hono";
import { refuseWithdrawn } from "../model/not-found.ts";
import { standingsOf } from "../model/point-standing.ts";
import { tabulateStandings } from "../model/standing-table.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { askedBy, readsBody, unreadableHeader } from "./asked.ts";
import { described } from "./described.ts";
import { presentStandingTable } from "./present-standings.ts";
import { reads } from "./reads.ts";
import { versionPath } from "./schemas/paths.ts";
import { requestKey } from "./schemas/requests.ts";
import type { Sent } from "./schemas/sent.ts";
import { standingSaid, standingStatement, standingTable } from "./schemas/standings.ts";

const NOT_FOUND = ["negotiation-not-found", "document-not-found", "version-not-found", "version-withdrawn"] as const;
const EXPECTED =
  'Send { "path": "6", "standing": "agreed", "party": "…" or null, "source": { "outlet": "…", "url": "…" } }.';

/** How far the points of a version are agreed, by party. */
export function standingRoutes(seen: SeenBy) {
  return new Hono()
    .get(
      "/n/:negotiation/:document/:version/standing",
      described({
        needs: "anyone",
        tag: "Statements",
        summary: "Read where the points of a version stand, by party",
        description: "Points by parties: how far each is agreed, what each wants it to say, and who reported so.",
        answers: { 200: { description: "The table.", schema: standingTable } },
        refusals: NOT_FOUND,
      }),
      reads("param", versionPath),
      async (c) => {
        const ref = c.req.valid("param");
        const { negotiation, standings } = await seen(c).record.getNegotiation(ref.negotiation);
        const version = await seen(c).record.getVersion(ref);
        refuseWithdrawn(version);
        const said = standingsOf(standings, version);
        return c.json(presentStandingTable(tabulateStandings(version.points, said, negotiation.parties)));
      },
    )
    .post(
      "/n/:negotiation/:document/:version/standing",
      described({
        needs: "speak-of-version",
        seen,
        tag: "Statements",
        summary: "Keep how far a point is agreed, and according to whom",
        description:
          "A later statement of the same party, or the same outlet, on the point takes the place of the former; both stay " +
          "in the journal.",
        answers: { 201: { description: "It is kept.", schema: standingSaid } },
        refusals: [
          ...NOT_FOUND,
          ...(["unreadable-request", "write-refused", "point-not-found", "request-key-reused"] as const),
          ...(["unreadable-statement", "body-too-large"] as const),
        ],
      }),
      reads("param", versionPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(standingStatement, EXPECTED),
      async (c) => {
        const { negotiation, document, version } = c.req.valid("param");
        const by = askedBy(c, c.req.valid("header"));
        const ref = { negotiation, document, version };
        const { data, position, author, at } = await seen(c).record.stateStanding(ref, c.req.valid("json"), by);
        return c.json({ ...data, position, author, at } satisfies Sent<typeof standingSaid>, 201);
      },
    );
}
