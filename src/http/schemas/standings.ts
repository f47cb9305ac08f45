import { z } from "zod";
import { STANDINGS } from "../../model/point-standing.ts";
import { source, sources } from "./points.ts";

const party = z.string().nullable().meta({
  description: "Id of a party of the negotiation; null for what the source says itself: a reporter, a mediator.",
});

/** How far a point is agreed, and according to whom; as it is sent, and as the journal keeps it. */
export const standingStatement = z
  .strictObject({
    path: z.string().meta({ description: "Path of the point." }),
    standing: z.enum(STANDINGS).meta({ description: "withdrawn: whoever proposed it wants it no more." }),
    party,
    source,
    note: z.string().optional(),
  })
  .meta({
    id: "StandingStatement",
    examples: [
      {
        path: "1",
        standing: "agreed-in-principle",
        party: "club",
        source: { outlet: "Lake Gazette", date: "2024-03-12" },
      },
    ],
  });

const EXAMPLE_SAID = {
  ...{ path: "1", standing: "agreed-in-principle" as const, party: "club" },
  source: { outlet: "Lake Gazette", date: "2024-03-12" },
  ...{ position: 9, author: "local", at: "2026-01-06T10:00:00.000Z" },
};

/** The same with who kept it and when. */
export const standingSaid = z
  .strictObject({
    ...standingStatement.shape,
    position: z.int().min(0).meta({ description: "Place in the negotiation's journal." }),
    author: z.string(),
    at: z.iso.datetime(),
  })
  .meta({
    id: "Standing",
    description: "How far a point is agreed, and according to whom: the last word of each.",
    examples: [EXAMPLE_SAID],
  });

/** Where the points of a version stand, by party. */
export const standingTable = z
  .strictObject({
    columns: z
      .array(z.strictObject({ id: z.string(), name: z.string() }).nullable())
      .meta({ description: "Parties that say anything; null, for reporters and mediators, last." }),
    rows: z.array(
      z.strictObject({
        point: z.strictObject({ path: z.string(), heading: z.string().nullable(), text: z.string().nullable() }),
        sources: sources.meta({ description: "Of the positions." }),
        cells: z
          .array(z.strictObject({ party, standings: z.array(standingSaid), positions: z.array(z.string()) }))
          .meta({ description: "One for each column." }),
      }),
    ),
  })
  .meta({
    id: "StandingTable",
    description:
      "Of each point of a version of which anything is known beside its words: standing and positions by party.",
    examples: [
      {
        columns: [{ id: "club", name: "The club" }],
        rows: [
          {
            point: { path: "1", heading: null, text: "The rent is 100 a month." },
            sources: [],
            cells: [{ party: "club", standings: [EXAMPLE_SAID], positions: [] }],
          },
        ],
      },
    ],
  });
