import { z } from "zod";
import { readAddress } from "../../model/address.ts";
import { ENTRY_KINDS, ROUND_KINDS } from "../../model/comparison.ts";

/** A field of the query that is an address. @throws Problem `malformed-address` for text that is none. */
function address(name: string, description: string, example: string) {
  const sentence = (input: unknown) =>
    Array.isArray(input) ? `The query has "${name}" more than once.` : `The query has no "${name}".`;
  return z
    .string({ error: ({ input }) => sentence(input) })
    .min(1, sentence(undefined))
    .meta({ examples: [example] })
    .transform((sent) => readAddress(sent))
    .meta({ description });
}

const FULL = "Full address of a version, or of a point in it: negotiation/document@version#path, with # written %23.";
const SHORT = "Address within the negotiation: document@version, or document for its newest version.";

const through = z
  .enum(["graph"], '"through" is not "graph".')
  .optional()
  .meta({
    description:
      "graph: over the rounds. Which points correspond is told by their tracks through the versions between, step by step, " +
      "and not by one alignment of the two; entries then say what became of their points on the way.",
  });

/** Two addresses, each with its negotiation. */
export const comparedAddresses = z.object({
  before: address("before", FULL, "boathouse/lease@town-1-2024-02-05"),
  after: address("after", FULL, "boathouse/lease@club-1-2024-03-11"),
  through,
});

/** Two addresses inside a negotiation. */
export const comparedInside = z.object({
  before: address("before", SHORT, "lease@town-1-2024-02-05"),
  after: address("after", SHORT, "lease@club-1-2024-03-11"),
  through,
});

/** The address of a point. */
export const followedPoint = z.object({
  address: address("address", "Address of a point; without a version, the newest that holds it.", "boathouse/lease#1"),
});

const side = z.union([
  z.string(),
  z.object({
    name: z.string().optional().meta({ description: "Name of the file; its extension says how to read it." }),
    text: z.string(),
  }),
]);

/** Two texts that are filed nowhere. */
export const comparedTexts = z.object({ before: side, after: side }).meta({
  id: "ComparedTexts",
  examples: [{ before: { name: "old.md", text: "1. Ten days." }, after: { name: "new.md", text: "1. Twelve days." } }],
});

/** Runs of words kept, struck and inserted. */
export const redline = z.array(z.tuple([z.enum(["=", "-", "+"]), z.string()])).meta({
  id: "Redline",
  description: "Runs kept (=), struck (-) and inserted (+).",
  examples: [[["+", "New words."]]],
});

const score = z.number().min(0).max(1).nullable();
const confidence = z.enum(["high", "low"]).meta({ description: "low: a person should look." });
const span = z.tuple([z.int(), z.int()]).nullable().meta({ description: "[start, end) in code points." });

const link = z.strictObject({
  before: z.string(),
  after: z.string(),
  score,
  confidence,
  why: z.string().meta({ description: "One line that names the evidence." }),
});

const changeClass = z.enum([
  ...(["quantity", "money", "percentage", "date", "deadline", "duration", "modality", "negation"] as const),
  ...(["condition", "scope", "actor", "place", "defined-term", "reference"] as const),
  ...(["notation", "invisible", "wording"] as const),
]);

/** One classified difference. */
export const change = z.strictObject({
  class: changeClass,
  substance: z.boolean(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  beforeSpan: span,
  afterSpan: span,
  values: z
    .tuple([z.string().nullable(), z.string().nullable()])
    .optional()
    .meta({ description: "What either side says in normal form: 800000 people, P10Y, 2026-05-15." }),
  direction: z.enum(["up", "down"]).optional(),
  confidence: z
    .literal("low")
    .optional()
    .meta({ description: "low: rests on a guess, as who acts by grammar alone; absent where rules are sure." }),
  note: z.string().optional(),
});

const partyName = {
  party: z.string().meta({ description: "Id of a party of the negotiation." }),
  name: z.string().optional().meta({ description: "The party's name, where the negotiation is known." }),
};
const statedPosition = z.strictObject({
  point: z.string().meta({ description: "Path of the point." }),
  ...partyName,
  text: z.string(),
});
const saidIn = z.enum(["text", "position"]).meta({ description: "Where those words stand." });
const positionChange = z.strictObject({
  ...partyName,
  class: z.enum(["quantity", "money", "percentage", "date", "deadline", "duration"]),
  before: z.string(),
  after: z.string(),
  beforeIn: saidIn,
  afterIn: saidIn,
  values: z.tuple([z.string(), z.string()]).meta({ description: "In normal form: P10Y, at most P50Y." }),
  direction: z.enum(["up", "down"]).optional(),
});

const station = z.string().meta({ description: "Id of a version; of a reading text with +reading." });

const cameBack = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("changed-back"),
    changed: station,
    version: station,
    fact: z
      .strictObject({ class: changeClass, is: z.string().nullable(), meanwhile: z.string().nullable() })
      .optional()
      .meta({ description: "One fact, where not all words are back: what it was and is, and what it was meanwhile." }),
  }),
  z.strictObject({ kind: z.literal("restored"), dropped: station, version: station }),
]);

/** How often and how much a point changed. */
export const churn = z
  .strictObject({ changed: z.int().min(0), versions: z.int().min(0), struck: z.int().min(0), inserted: z.int().min(0) })
  .meta({
    description:
      "In how many versions the wording changed, of how many that have it; words struck and inserted in all. Variants of " +
      "publications and corrections are not counted.",
  });

/** What became of one point, or of a group that was split or merged. */
export const entry = z
  .strictObject({
    kind: z.enum(ENTRY_KINDS),
    before: z.array(z.string()).meta({ description: "Paths, in reading order." }),
    after: z.array(z.string()).meta({ description: "Paths, in reading order." }),
    moved: z.boolean(),
    renumbered: z.boolean(),
    score,
    confidence,
    precise: z.boolean().meta({ description: "false where a work limit made the redline coarser." }),
    links: z.array(link),
    redline,
    headingRedline: redline.optional(),
    changes: z.array(change),
    positions: z
      .strictObject({
        before: z.array(statedPosition),
        after: z.array(statedPosition),
        changes: z.array(positionChange).meta({
          description: "Figures of a party's position against the other side: its own position there, else the text.",
        }),
      })
      .optional()
      .meta({ description: "What parties want the points to say; absent where no position is known." }),
    migrated: z
      .array(z.strictObject({ address: z.string(), score: z.number().min(0).max(1) }))
      .optional()
      .meta({ description: "Of a point dropped or added: where its words stand in other documents." }),
    searched: z
      .array(z.string())
      .optional()
      .meta({ description: "Of a point dropped or added: the documents that were looked through for it." }),
    rounds: z
      .array(z.strictObject({ version: station, kind: z.enum(ROUND_KINDS) }))
      .optional()
      .meta({ description: "Over the rounds: what became of it in each version on the way that its track reaches." }),
    history: z.array(cameBack).optional().meta({
      description:
        "Over the rounds: what was changed in one version and in a later one changed back, or dropped and restored.",
    }),
    churn: churn.optional(),
  })
  .meta({
    id: "Entry",
    description: "What became of one point, or of a group that was split or merged.",
    examples: [
      {
        kind: "added",
        before: [],
        after: ["4"],
        moved: false,
        renumbered: false,
        score: null,
        confidence: "high",
        precise: true,
        links: [],
        redline: [["+", "New words."]],
        changes: [],
      },
    ],
  });

/** `version` or `witness`. */
export const relation = z.enum(["version", "witness"]).meta({
  description: "witness: two publications of one draft; their differences are variants, never negotiated.",
});

const compared = z.strictObject({ title: z.string(), points: z.int().min(0) });
const summary = z.strictObject({
  kept: z.int(),
  reworded: z.int(),
  split: z.int(),
  merged: z.int(),
  added: z.int(),
  dropped: z.int(),
  unreported: z.int(),
  moved: z.int(),
  renumbered: z.int(),
});

/** What one comparison answers. */
export const comparison = z
  .strictObject({
    before: compared,
    after: compared,
    relation,
    correction: z
      .literal(true)
      .meta({ description: "Two readings of one version: what differs was corrected, the parties changed nothing." })
      .optional(),
    way: z.array(station).optional().meta({
      description:
        "Over the rounds: the versions from the one to the other; none where no way of the graph joins them.",
    }),
    summary,
    sentence: z.string().meta({
      description:
        "What became of the points, counted, and the heaviest changes of substance with their points, made by rule.",
    }),
    alignment: z.array(entry).meta({ description: "In the order of the later version." }),
  })
  .meta({
    id: "Comparison",
    description: "What became of each point between two texts. Every point of both stands in exactly one entry.",
    examples: [
      {
        before: { title: "old", points: 0 },
        after: { title: "new", points: 1 },
        relation: "version",
        summary: {
          ...{ kept: 0, reworded: 0, split: 0, merged: 0, added: 1, dropped: 0 },
          ...{ unreported: 0, moved: 0, renumbered: 0 },
        },
        sentence: "1 point added.",
        alignment: [
          {
            ...{ kind: "added", before: [], after: ["1"], moved: false, renumbered: false, score: null },
            ...{ confidence: "high", precise: true, links: [], redline: [["+", "New words."]], changes: [] },
          },
        ],
      },
    ],
  });
