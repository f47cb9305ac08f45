import { z } from "zod";
import { readAddress } from "../../model/address.ts";

const SHORT = "Address of a version within the negotiation: document@version.";
const EXAMPLE_PAIRS = [{ before: "1", after: "2" }];

const reason = z.string().meta({ description: "A sentence or two, for those who come later." });
const ruling = z.enum(["confirm", "reject", "link", "split", "merge"]).meta({
  description:
    "confirm: this pair is right. reject: it is wrong. link: these two correspond. split: one point became several. " +
    "merge: several became one.",
});
const pairs = z
  .array(z.strictObject({ before: z.string(), after: z.string() }))
  .meta({ description: "Paths: one pair; for a split or a merge one for each part." });
const position = z.int().min(0).meta({ description: "Place in the negotiation's journal; the verdict's name." });
const supersedes = z.array(position).meta({ description: "Positions of the verdicts whose place it takes." });

/** A ruling to be kept. @throws Problem `malformed-address` for an address that is none. */
export const newVerdict = z
  .strictObject({
    before: z
      .string()
      .transform((sent) => readAddress(sent))
      .meta({ description: SHORT }),
    after: z
      .string()
      .transform((sent) => readAddress(sent))
      .meta({ description: SHORT }),
    ruling,
    pairs,
    reason,
    supersedes: supersedes.optional(),
  })
  .meta({
    id: "NewVerdict",
    examples: [
      {
        before: "lease@town-1-2024-02-05",
        after: "lease@club-1-2024-03-11",
        ruling: "link",
        pairs: EXAMPLE_PAIRS,
        reason: "Both say who mends the roof.",
      },
    ],
  });

/** What a verdict says, as the journal keeps it. */
export const verdictData = z.strictObject({
  ruling,
  beforeVersion: z.string().meta({ description: "Id of the version." }),
  afterVersion: z.string().meta({ description: "Id of the version." }),
  pairs,
  reason,
  supersedes,
});

const EXAMPLE = {
  position: 7,
  author: "local",
  at: "2026-01-06T10:00:00.000Z",
  ruling: "link" as const,
  beforeVersion: "town-1-2024-02-05",
  afterVersion: "club-1-2024-03-11",
  pairs: EXAMPLE_PAIRS,
  reason: "Both say who mends the roof.",
  supersedes: [],
};

/** A verdict with who gave it and when. */
export const verdict = z
  .strictObject({
    ...{ position, author: z.string(), at: z.iso.datetime(), ...verdictData.shape },
    carried: pairs
      .meta({
        description:
          "The pairs by their paths in the newest readings, where a correction since calls them otherwise; without what it took out.",
      })
      .optional(),
  })
  .meta({
    id: "Verdict",
    description: "A person's ruling on how points of two versions correspond; it outranks the machine's.",
    examples: [EXAMPLE],
  });

/** The verdicts of a negotiation that stand. */
export const verdicts = z
  .strictObject({
    verdicts: z.array(verdict),
    next: position.nullable().meta({ description: "The position to ask on from; null where nothing follows yet." }),
  })
  .meta({ id: "Verdicts", examples: [{ verdicts: [EXAMPLE], next: null }] });
