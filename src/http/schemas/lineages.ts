import { z } from "zod";
import { ENTRY_KINDS } from "../../model/comparison.ts";
import { change, churn, entry, redline, relation } from "./comparisons.ts";
import { next, pageQuery } from "./pages.ts";
import { EXAMPLE_POINT, point, points } from "./points.ts";
import { standingSaid } from "./standings.ts";
import { EXAMPLE_FACTS, versionFacts } from "./versions.ts";

export const stepRelation = z.enum([...relation.options, "return", "migration"]).meta({
  description:
    "return: the point had been dropped, and came back; from is where it last stood. migration: it came over from another document.",
});

const station = z.strictObject({
  version: versionFacts,
  points: points.meta({ description: "What corresponds there; empty where it was dropped or its text is not known." }),
  from: z
    .strictObject({ version: versionFacts, points, relation: stepRelation })
    .nullable()
    .meta({ description: "The version it is compared with; null at the earliest station." }),
  entries: z.array(entry),
  standings: z
    .array(standingSaid)
    .optional()
    .meta({ description: "How far these points of this version are agreed, by party; absent where nothing was said." }),
  backTo: z.string().optional().meta({
    description: "Address of an earlier version on the way here whose very words these are again, after others.",
  }),
  searched: z
    .array(z.string())
    .optional()
    .meta({ description: "Where it was dropped: the other documents in which it was looked for." }),
});

/** One point through all versions. */
export const lineage = z.strictObject({ version: versionFacts, point, stations: z.array(station), churn }).meta({
  id: "Lineage",
  description: "One point through all versions, in order of time.",
  examples: [
    {
      version: EXAMPLE_FACTS,
      point: EXAMPLE_POINT,
      stations: [{ version: EXAMPLE_FACTS, points: [EXAMPLE_POINT], from: null, entries: [] }],
      churn: { changed: 0, versions: 1, struck: 0, inserted: 0 },
    },
  ],
});

const ROWS = '"rows" is neither "points" nor "terms".';

/** Which table, which versions are its columns, and how many of its rows are wanted. */
export const matrixQuery = z.object({
  rows: z
    .enum(["points", "terms"], ROWS)
    .optional()
    .meta({ description: "points: the concordance table, also where it is left out. terms: the term ledger." }),
  document: z
    .string('"document" stands in the query more than once.')
    .optional()
    .meta({ description: "Id of the document whose versions are the columns.", examples: ["lease"] }),
  versions: z
    .string('"versions" stands in the query more than once.')
    .meta({ examples: ["town-1-2024-02-05,club-1-2024-03-11"] })
    // In a query, "+" is how forms write a space; an id holds neither.
    .transform((sent) => sent.replaceAll(" ", "+").split(","))
    .optional()
    .meta({
      description:
        "Ids of versions, of a reading text `id+reading`, with commas between: the columns, in this order. Without it, in order of time.",
    }),
  cells: z
    .enum(["paths", "words"], '"cells" is neither "paths" nor "words".')
    .optional()
    .meta({ description: "words: each cell also has what stands there, redlined. paths: also where it is left out." }),
  base: z
    .string('"base" stands in the query more than once.')
    .meta({ examples: ["town-1-2024-02-05"] })
    .transform((sent) => sent.replaceAll(" ", "+"))
    .optional()
    .meta({
      description:
        "With cells=words, id of the version that all columns are redlined against, be it a column or not. Without it, each against the nearest to its left.",
    }),
  ...pageQuery.shape,
});

/** What a cell says, and how that differs from another column. */
export const cellWords = z
  .strictObject({
    text: z
      .string()
      .nullable()
      .meta({ description: "What stands there, headings first; null where it is not known, or nothing stands there." }),
    against: z.string().nullable().meta({
      description:
        "What it is compared with, document@version: the nearest column to its left that has words of this row, or the base. Null where there is none.",
    }),
    relation: relation.meta({ description: "witness: publications of one draft; what differs is a variant." }),
    kinds: z
      .array(z.enum(ENTRY_KINDS))
      .meta({ description: "What became of the words there on the way here; of several points, each kind once." }),
    redline: redline.meta({ description: "Without what was struck, what stands here; a line feed between points." }),
    change: z.number().min(0).max(1).nullable().meta({
      description:
        "Share of the characters struck or inserted of all that the redline shows: 0 kept, 1 wholly other, new or dropped. Null where nothing was compared.",
    }),
    changes: z.array(change).meta({ description: "What differs, class by class; spans are of the redline's texts." }),
  })
  .meta({
    id: "CellWords",
    description: "What a cell says, redlined against another column.",
    examples: [
      {
        text: "Rent is 120 a month.",
        against: "lease@town-1-2024-02-05",
        relation: "version",
        kinds: ["reworded"],
        redline: [
          ["=", "Rent is "],
          ["-", "100"],
          ["+", "120"],
          ["=", " a month."],
        ],
        change: 0.261,
        changes: [],
      },
    ],
  });

const cell = z.strictObject({
  paths: z.array(z.string()).meta({ description: "What stands there; empty where it was dropped or is not reported." }),
  kind: z
    .enum([...ENTRY_KINDS, "returned", "migrated", "variant"])
    .nullable()
    .meta({
      description:
        "What became of it on the way there; null where it begins. migrated: it came over from another document. variant: in another publication of its draft it differs from the reading text, which is no change by the parties.",
    }),
  words: cellWords.optional(),
});

/** Points' tracks side by side. */
export const concordance = z
  .strictObject({
    versions: z
      .array(versionFacts)
      .meta({ description: "The columns, in the order in which they were named, else of time." }),
    rows: z.array(
      z.strictObject({
        number: z.int().min(1).meta({ description: "Given once and for good; readers with other rights have others." }),
        begins: z
          .string()
          .meta({ description: "Where the track begins, document@version#path; no other row begins there." }),
        cells: z.array(cell.nullable()).meta({ description: "One for each version; null where the track is not." }),
      }),
    ),
    next,
  })
  .meta({
    id: "Concordance",
    description: "Which point of each version corresponds to which: tracks as rows, versions as columns.",
    examples: [
      {
        versions: [EXAMPLE_FACTS],
        rows: [{ number: 1, begins: "lease@town-1-2024-02-05#1", cells: [{ paths: ["1"], kind: null }] }],
      },
    ],
  });
