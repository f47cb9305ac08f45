import { z } from "zod";
import { TESTIMONIES } from "../../model/collation.ts";
import { EXAMPLE_FACTS, versionFacts } from "./versions.ts";

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
  name: z
    .strictObject({ version: z.string(), path: z.string() })
    .meta({ description: "The first point here, of the first witness that has one: what the place is called by." }),
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
      },
    ],
  });
