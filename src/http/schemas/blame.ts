import { z } from "zod";

const credit = {
  version: z.string().meta({ description: "Id of the version that brought the words in, through moves and splits." }),
  restored: z.string().optional().meta({ description: "Id of the version that put them back after they were struck." }),
  variant: z.literal(true).optional().meta({ description: "A witness has them otherwise than its draft's head." }),
  unknownSince: z.string().optional().meta({
    description: "From this version on the text was not known: the words may have come in there or later.",
  }),
};

const place = z.int().min(0);

/** Who brought in which words of a point. */
export const blame = z
  .strictObject({
    points: z.array(
      z.strictObject({
        path: z.string(),
        text: z.string().nullable(),
        runs: z
          .array(z.strictObject({ ...credit, start: place, end: place }))
          .meta({ description: "[start, end) in code points; they cover the text whole." }),
      }),
    ),
    struck: z
      .array(
        z.strictObject({
          words: z.string(),
          broughtBy: z.string(),
          struckBy: z.string(),
          version: z.string().meta({ description: "The version that had them last." }),
          path: z.string(),
          at: place.meta({ description: "Where they began in that point's text, in code points." }),
          unknownSince: z.string().optional(),
        }),
      )
      .meta({ description: "What was struck on the way, in order." }),
  })
  .meta({
    id: "Blame",
    examples: [
      {
        points: [
          {
            path: "1",
            text: "The rent is 120 a month.",
            runs: [
              { version: "town-1-2024-02-05", start: 0, end: 12 },
              { version: "club-1-2024-03-01", start: 12, end: 15 },
              { version: "town-1-2024-02-05", start: 15, end: 24 },
            ],
          },
        ],
        struck: [
          {
            words: "100",
            broughtBy: "town-1-2024-02-05",
            struckBy: "club-1-2024-03-01",
            version: "town-1-2024-02-05",
            path: "1",
            at: 12,
          },
        ],
      },
    ],
  });
