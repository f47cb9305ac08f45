import { z } from "zod";
import { description } from "./negotiations.ts";
import { standingStatement } from "./standings.ts";
import { authorshipStatement, gradeRevision, opening, withdrawal } from "./statements.ts";
import { toldEvent } from "./subscriptions.ts";
import { markData, termData, unmarkData } from "./terms.ts";
import { verdictData } from "./verdicts.ts";
import { newReadingChoice } from "./witnesses.ts";

const frame = {
  position: z.int().min(0).meta({ description: "From 0, without a gap; also the cursor of whoever follows." }),
  author: z.string(),
  at: z.iso.datetime().meta({
    description: "Instant in UTC, or the beginning of its day where no more is told; never before the entry before.",
  }),
  document: z.string().optional().meta({ description: "Id; absent for what concerns no single document." }),
  version: z.string().optional().meta({ description: "Id; absent for what concerns no single version." }),
  reading: z.int().min(1).optional(),
  leafHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .meta({ description: "The entry's leaf in the ledger." }),
  leafIndex: z.int().min(0).optional().meta({ description: "Place in the ledger's tree; absent until it has one." }),
  told: toldEvent.optional().meta({
    description: "In words, as subscriptions have it: only where the query says what is to be told of.",
  }),
};

const nothing = z.strictObject({});
const filed = z.strictObject({
  opening: opening.optional().meta({ description: "Absent where it was open to everybody." }),
});
const changed = z
  .array(
    z.strictObject({
      against: z.string().meta({ description: "The text that it came from, document@version." }),
      relation: z.enum(["version", "witness"]),
      sentence: z.string().meta({ description: "As of the comparison of the two." }),
    }),
  )
  .optional()
  .meta({
    description:
      "What the version changed against each text that it came from, as all read today; absent where it begins a line, or was withdrawn.",
  });
const ended = z.strictObject({ publicFrom: z.iso.datetime() });

/** One thing that happened in a negotiation. */
export const journalEntry = z
  .discriminatedUnion("event", [
    z.strictObject({ ...frame, event: z.literal("negotiation-described"), data: z.strictObject(description) }),
    z.strictObject({ ...frame, event: z.literal("version-filed"), data: filed, changed }),
    z.strictObject({ ...frame, event: z.literal("version-opened"), data: opening }),
    z.strictObject({ ...frame, event: z.literal("embargo-ended"), data: ended }),
    z.strictObject({ ...frame, event: z.literal("version-corrected"), data: nothing }),
    z.strictObject({ ...frame, event: z.literal("version-withdrawn"), data: withdrawal }),
    z.strictObject({ ...frame, event: z.literal("grade-revised"), data: gradeRevision }),
    z.strictObject({ ...frame, event: z.literal("authorship-stated"), data: authorshipStatement }),
    z.strictObject({ ...frame, event: z.literal("verdict-given"), data: verdictData }),
    z.strictObject({ ...frame, event: z.literal("term-named"), data: termData }),
    z.strictObject({ ...frame, event: z.literal("term-marked"), data: markData }),
    z.strictObject({ ...frame, event: z.literal("term-unmarked"), data: unmarkData }),
    z.strictObject({ ...frame, event: z.literal("reading-chosen"), data: newReadingChoice }),
    z.strictObject({ ...frame, event: z.literal("standing-stated"), data: standingStatement }),
  ])
  .meta({ id: "JournalEntry", description: "One thing that happened in a negotiation." });

/** A run of a negotiation's journal. */
export const journalPage = z
  .strictObject({
    entries: z.array(journalEntry),
    next: z.int().nullable().meta({ description: "The position to ask on from; null at the journal's present end." }),
  })
  .meta({
    id: "Journal",
    description: "What happened in a negotiation, in order.",
    examples: [
      {
        entries: [
          {
            ...{ position: 3, event: "version-filed", data: {}, author: "local", at: "2026-01-05T09:30:00.000Z" },
            ...{ document: "lease", version: "town-1-2024-02-05", reading: 1 },
            leafHash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          },
        ],
        next: null,
      },
    ],
  });
