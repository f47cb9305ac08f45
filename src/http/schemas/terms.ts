import { z } from "zod";
import { readAddress } from "../../model/address.ts";
import { cellWords, concordance, stepRelation } from "./lineages.ts";
import { next } from "./pages.ts";
import { negotiationPath } from "./paths.ts";
import { EXAMPLE_FACTS, versionFacts } from "./versions.ts";

const position = z.int().min(0).meta({ description: "Place in the negotiation's journal; the mark's name." });
const supersedes = z.array(position).meta({ description: "Positions of the marks whose place it takes." });
const reason = z.string().meta({ description: "A sentence or two, for those who come later." });
const id = z.string().meta({ description: "Id of the term, unique within the negotiation.", examples: ["rent"] });
const title = z.string().meta({ description: "As it heads its row." });
const note = z.string().meta({ description: "What is meant by it, and what is not." });
const version = z.string().meta({ description: "Id of a version." });

/** A term as it was named, as the journal keeps it. */
export const termData = z.strictObject({ term: id, title, note: note.optional() });

const passage = {
  path: z.string().meta({ description: "Path of the point." }),
  start: z.int().min(0).meta({ description: "Where the words begin in the point's text, in code points." }),
  end: z.int().min(0).meta({ description: "Where they end." }),
};
const value = z.string().meta({ description: "What is shown for these words." });

const markOf = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("passage"),
    ...passage,
    words: z.string().meta({ description: "As they stood in the reading that was marked." }),
    value: value.optional(),
  }),
  z.strictObject({ kind: z.literal("absent") }),
  z.strictObject({ kind: z.literal("not-reported") }),
]);

/** What a person said of a term in a version, as the journal keeps it. */
export const markData = z.strictObject({ term: id, mark: markOf, reason: reason.optional(), supersedes });

/** That a mark no longer holds, as the journal keeps it. */
export const unmarkData = z.strictObject({ term: id, position, reason });

const POSITION = "A mark is named by its position in the journal, a whole number.";

/** `/terms/:negotiation/:term` */
export const termPath = z.object({ negotiation: negotiationPath.shape.negotiation, term: id });
/** `/terms/:negotiation/:term/marks/:position` */
export const termMarkPath = termPath.extend({
  position: z
    .string()
    .regex(/^\d{1,9}$/u, POSITION)
    .transform(Number)
    .meta({ description: "The mark's place in the journal.", examples: ["9"] }),
});

/** A name for a term. */
export const newTerm = z
  .strictObject({ title, note: note.optional() })
  .meta({ id: "NewTerm", examples: [{ title: "Rent", note: "What the club pays for the boathouse." }] });

/** What naming a term answers. */
export const termNaming = z
  .strictObject({ outcome: z.enum(["created", "renamed", "unchanged"]), ...termData.shape })
  .meta({ id: "TermNaming", examples: [{ outcome: "created", term: "rent", title: "Rent" }] });

/** What is to be said of a term in a version. @throws Problem `malformed-address` for an address that is none. */
export const newMark = z
  .strictObject({
    version: z
      .string()
      .transform((sent) => readAddress(sent))
      .meta({ description: "Address of a version within the negotiation: document@version, or one reading of it." }),
    mark: z.discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("passage"),
        path: passage.path,
        words: z.string().meta({ description: "Quoted exactly as they stand in the point." }),
        start: passage.start.optional().meta({
          description: "Where they begin, in code points; needed where they stand there more than once.",
        }),
        value: value.optional(),
      }),
      z.strictObject({ kind: z.literal("absent") }),
      z.strictObject({ kind: z.literal("not-reported") }),
    ]),
    reason: reason.optional(),
    supersedes: supersedes.optional(),
  })
  .meta({
    id: "NewTermMark",
    examples: [
      {
        version: "lease@town-1-2024-02-05",
        mark: { kind: "passage", path: "1", words: "100 a month", value: "100" },
        reason: "The rent as the town asks for it.",
      },
    ],
  });

/** Why a mark is taken back. */
export const takingBack = z
  .strictObject({ reason })
  .meta({ id: "TakingBack", examples: [{ reason: "It is the deposit." }] });

const said = { position, author: z.string(), at: z.iso.datetime() };
const marked = {
  ...said,
  document: z.string().meta({ description: "Id of the version's document." }),
  version,
  reading: z.int().min(1).meta({ description: "The reading of the version that was marked." }),
  ...markData.shape,
};

const EXAMPLE_MARK = {
  ...{ position: 9, author: "local", at: "2026-01-06T10:00:00.000Z" },
  ...{ document: "lease", version: "town-1-2024-02-05", reading: 1, term: "rent" },
  mark: { kind: "passage" as const, path: "1", start: 12, end: 23, words: "100 a month", value: "100" },
  supersedes: [],
};

/** What a person said of a term in a version, with who said it and when. */
export const termMark = z.strictObject(marked).meta({ id: "TermMark", examples: [EXAMPLE_MARK] });

const change = z
  .strictObject({
    against: version,
    relation: stepRelation,
    kind: z.enum(["same", "changed", "came", "went"]),
  })
  .nullable()
  .meta({ description: "How it differs from the version it was drafted from; null where nothing is known of that." });

const words = cellWords.optional();

/** What a version has of a term. */
export const termCell = z
  .discriminatedUnion("state", [
    z.strictObject({
      state: z.literal("value"),
      passages: z.array(
        z.strictObject({
          ...passage,
          words: z.string(),
          value,
          confidence: z.enum(["high", "low"]).meta({ description: "low: a person should look." }),
          mark: position,
          markedIn: version.meta({ description: "Id of the version that was marked." }),
          steps: z.int().min(0).meta({ description: "Steps between versions since then; 0 where it was marked here." }),
        }),
      ),
      change,
      words,
    }),
    z.strictObject({
      state: z.literal("absent").meta({ description: "The paper is known, and has nothing of it." }),
      why: z.enum(["said", "dropped", "struck", "not-yet"]),
      since: version.meta({ description: "Id of the version in which it was lost; this one, or an earlier one." }),
      change,
      words,
    }),
    z.strictObject({
      state: z.literal("not-reported").meta({ description: "The paper may have it; that part of it is not known." }),
      why: z.enum(["said", "unreported", "partial"]),
      words,
    }),
    z.strictObject({
      state: z.literal("unknown").meta({ description: "Nothing leads there, or the words could not be followed." }),
      why: z.enum(["unreached", "unclear", "corrected"]),
      words,
    }),
  ])
  .meta({ id: "TermCell", description: "What a version has of a term." });

const row = z.strictObject({
  ...termData.shape,
  cells: z.array(termCell).meta({ description: "One for each version." }),
});

const EXAMPLE_ROW = {
  ...{ term: "rent", title: "Rent" },
  cells: [
    {
      state: "value" as const,
      passages: [
        {
          ...{ path: "1", start: 12, end: 23, words: "100 a month", value: "100", confidence: "high" as const },
          ...{ mark: 9, markedIn: "town-1-2024-02-05", steps: 0 },
        },
      ],
      change: null,
    },
  ],
};

/** The term ledger. */
export const termLedger = z
  .strictObject({
    versions: z
      .array(versionFacts)
      .meta({ description: "The columns, in the order in which they were named, else of time." }),
    terms: z.array(row),
    next,
  })
  .meta({
    id: "TermLedger",
    description: "What every version has of every term: terms as rows, versions as columns.",
    examples: [{ versions: [EXAMPLE_FACTS], terms: [EXAMPLE_ROW] }],
  });

/** Rows through versions: of points unless terms are asked for. */
export const matrix = z.union([concordance, termLedger]).meta({
  id: "Matrix",
  description: "The concordance table, or with rows=terms the term ledger.",
  examples: [{ versions: [EXAMPLE_FACTS], terms: [EXAMPLE_ROW] }],
});

/** One term through all versions. */
export const followedTerm = z
  .strictObject({
    ...row.shape,
    versions: z.array(versionFacts).meta({ description: "What the cells are of, in order of time." }),
    marks: z
      .array(
        z.strictObject({
          ...marked,
          ended: z
            .strictObject({ ...said, reason: reason.optional() })
            .nullable()
            .meta({ description: "The entry that took it back or replaced it; null while it stands." }),
        }),
      )
      .meta({ description: "All that was ever marked, oldest first." }),
  })
  .meta({
    id: "FollowedTerm",
    examples: [{ ...EXAMPLE_ROW, versions: [EXAMPLE_FACTS], marks: [{ ...EXAMPLE_MARK, ended: null }] }],
  });
