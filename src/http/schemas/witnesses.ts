import { z } from "zod";
import { TESTIMONIES } from "../../model/collation.ts";
import { EXAMPLE_FACTS, versionFacts } from "./versions.ts";

const placeName = z.strictObject({
  version: z.string().meta({ description: "Id of a witness." }),
  path: z.string().meta({ description: "Path of a point in its newest reading." }),
});

/** Whose words are to stand at a place. */
export const newReadingChoice = z
  .strictObject({
    point: placeName.meta({ description: "Any point that stands there, of any witness." }),
    witness: z.string().nullable().meta({ description: "Id of the witness; null for what the rule says." }),
    reason: z.string().meta({ description: "A sentence or two, for those who come later." }),
  })
  .meta({
    id: "NewReadingChoice",
    description: "Whose words are to stand at a place of a draft's reading text.",
    examples: [
      {
        point: { version: "town-1-2024-02-05", path: "1" },
        witness: "radio-2024-02-06",
        reason: "The council read it out; the print has a slip.",
      },
    ],
  });

const position = z.int().min(0).meta({ description: "Place in the negotiation's journal; the choice's name." });

const EXAMPLE_CHOICE = {
  ...{ position: 9, author: "local", at: "2026-01-06T10:00:00.000Z" },
  point: { version: "town-1-2024-02-05", path: "1" },
  witness: "town-1-2024-02-05",
  reason: "The print was signed.",
};

/** A choice with who made it and when. */
export const readingChoice = z
  .strictObject({ position, author: z.string(), at: z.iso.datetime(), ...newReadingChoice.shape })
  .meta({ id: "ReadingChoice", description: "A person's choice of the words that stand.", examples: [EXAMPLE_CHOICE] });

const ids = z.array(z.string()).meta({ description: "Ids of witnesses, the head of the draft first." });

const testimony = z.enum(TESTIMONIES).meta({
  description:
    "words: it has the words. described: a summary, or not checked. translated: in another language than the draft. " +
    "lacks: its whole text is known and has nothing here. silent: what its paper says here is not known.",
});

const wording = z.strictObject({ text: z.string(), witnesses: ids });

const variant = z.strictObject({
  span: z.tuple([z.int().min(0), z.int().min(0)]).meta({
    description: "[start, end) in code points of the place's reading text.",
  }),
  lemma: z.string().meta({ description: "What the reading text has there." }),
  witnesses: ids.meta({ description: "Those that have the lemma." }),
  others: z.array(wording).meta({ description: "What the others have instead; empty text where they leave it out." }),
});

const place = z.strictObject({
  paths: z.array(z.string()).meta({ description: "In the reading text; none where it leaves the place out." }),
  name: placeName.meta({ description: "The first point here, of the first witness that has one." }),
  witnesses: z.array(
    z.strictObject({
      witness: z.string().meta({ description: "Id of the version." }),
      testimony,
      paths: z.array(z.string()).meta({ description: "Its points here." }),
      text: z.string().nullable().meta({ description: "Their texts, joined by line feeds." }),
    }),
  ),
  agreement: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({ description: "The share of pairs that agree, of the witnesses that know; null where fewer than two do." }),
  from: z.string().nullable().meta({ description: "The witness whose words stand; null where none are known." }),
  choice: position.nullable().meta({ description: "The person's choice that holds here; null for the rule." }),
  text: z.string().nullable().meta({ description: "The reading text here; null where it is not known or left out." }),
  variants: z.array(variant).meta({ description: "In the order of the reading text; none overlaps another." }),
  headings: z.array(wording).meta({ description: "Headings, where witnesses do not all give the same." }),
  precise: z.boolean().meta({ description: "false where a work limit made the variants coarser." }),
});

/** The witnesses of a draft laid beside each other. */
export const collation = z
  .strictObject({
    address: z.string().meta({ description: "Full address of the reading text." }),
    rule: z.string().meta({ description: "How the words of the reading text are chosen." }),
    witnesses: z
      .array(z.strictObject({ siglum: z.string().meta({ description: "Its letter." }), version: versionFacts }))
      .meta({ description: "The head of the draft first." }),
    places: z
      .array(place)
      .meta({ description: "In the order of the reading text. Every point of every witness stands in exactly one." }),
    choices: z.array(readingChoice).meta({
      description: "What people chose, oldest first; also what a later choice, or another text, has put aside.",
    }),
  })
  .meta({
    id: "Collation",
    description: "The witnesses of one draft laid beside each other: agreement for each point, and their variants.",
    examples: [
      {
        address: "boathouse/lease@town-1-2024-02-05+reading",
        rule: "The best-graded witness stands.",
        witnesses: [
          { siglum: "A", version: EXAMPLE_FACTS },
          {
            siglum: "B",
            version: {
              ...EXAMPLE_FACTS,
              ...{ id: "radio-2024-02-06", address: "boathouse/lease@radio-2024-02-06" },
              ...{ title: "First draft, as read on the radio", witnessOf: "town-1-2024-02-05" },
            },
          },
        ],
        places: [
          {
            paths: ["1"],
            name: { version: "town-1-2024-02-05", path: "1" },
            witnesses: [
              {
                ...{ witness: "town-1-2024-02-05", testimony: "words" },
                ...{ paths: ["1"], text: "The rent is 100 a month." },
              },
              {
                ...{ witness: "radio-2024-02-06", testimony: "words" },
                ...{ paths: ["1"], text: "The rent is 110 a month." },
              },
            ],
            agreement: 0,
            from: "town-1-2024-02-05",
            choice: 9,
            text: "The rent is 100 a month.",
            variants: [
              {
                ...{ span: [12, 15], lemma: "100", witnesses: ["town-1-2024-02-05"] },
                others: [{ text: "110", witnesses: ["radio-2024-02-06"] }],
              },
            ],
            headings: [],
            precise: true,
          },
        ],
        choices: [EXAMPLE_CHOICE],
      },
    ],
  });
