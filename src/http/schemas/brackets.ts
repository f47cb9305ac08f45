import { z } from "zod";

const count = z.int().min(0);
const versionBrackets = z.strictObject({
  id: z.string().meta({ description: "Of the version." }),
  address: z.string().meta({ description: "Full address: negotiation/document@version." }),
  brackets: count.meta({ description: "With text that is not agreed, those within others included." }),
  unbalanced: count.meta({ description: "Signs without a counterpart." }),
  parties: z
    .array(z.strictObject({ party: z.string(), brackets: count }))
    .meta({ description: "In how many each party speaks, by its name, else as the text calls it; the most first." }),
});

/** How much is not agreed, by version. */
export const bracketHistory = z
  .strictObject({
    documents: z
      .array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          versions: z.array(versionBrackets).meta({ description: "All that stand, in order of time." }),
        }),
      )
      .meta({ description: "Those in which anything ever stood in brackets." }),
  })
  .meta({
    id: "BracketHistory",
    description: "How many brackets are open in each version, document by document.",
    examples: [
      {
        documents: [
          {
            ...{ id: "lease", title: "Lease" },
            versions: [
              {
                ...{ id: "joint-1-2024-04-15", address: "boathouse/lease@joint-1-2024-04-15" },
                ...{ brackets: 2, unbalanced: 0, parties: [{ party: "tenant", brackets: 1 }] },
              },
            ],
          },
        ],
      },
    ],
  });
