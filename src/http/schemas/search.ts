import { z } from "zod";
import { GRADES } from "../../model/draft.ts";
import { pageQuery } from "./pages.ts";

const once = (name: string) => z.string(`"${name}" stands in the query more than once.`);
/** What is looked for, in which versions, and how much of what is found is wanted. */
export const searchQuery = z.object({
  q: z.string('"q" is missing, or stands in the query more than once.').meta({
    description:
      'Words, all of which a point must say; "words in quotation marks" in that order and form; fish* for a beginning; -word to leave points out; or between two.',
    examples: ['rent "a month"'],
  }),
  document: once("document").optional().meta({ description: "Id of a document." }),
  round: once("round").optional().meta({ description: "Id of a round." }),
  grade: z
    .enum(GRADES, '"grade" is not one of A, B, C, D, E.')
    .optional()
    .meta({ description: "In versions of this grade and better ones." }),
  from: once("from")
    .optional()
    .meta({
      description: "In versions of this day, month or year and later ones: published then, else dated so.",
      examples: ["2024-02-05", "2024-02"],
    }),
  to: once("to").optional().meta({ description: "In versions of this day, month or year and earlier ones." }),
  limit: pageQuery.shape.limit.meta({ description: "The most to answer; 20 by default." }),
  cursor: pageQuery.shape.cursor,
});

const place = z.strictObject({
  address: z.string().meta({ description: "Full address of the point." }),
  version: z.string().meta({ description: "Id of the version." }),
  title: z.string().meta({ description: "Title of the version." }),
  date: z.string().nullable().meta({ description: "Day of publication, else of the text; null where unknown." }),
  path: z.string(),
});

const snippet = z.strictObject({
  text: z.string(),
  marks: z
    .array(z.tuple([z.int().min(0), z.int().min(1)]))
    .meta({ description: "What was looked for: [start, end) in Unicode code points of this text, in order." }),
  cutBefore: z.boolean().meta({ description: "Whether the point's text begins before it." }),
  cutAfter: z.boolean().meta({ description: "Whether the point's text goes on behind it." }),
});

const EXAMPLE_PLACE = {
  address: "boathouse/lease@town-1-2024-02-05#1",
  version: "town-1-2024-02-05",
  title: "First draft of the town",
  date: "2024-02-05",
  path: "1",
};

/** One wording in one document. */
const hit = z.strictObject({
  document: z.string().meta({ description: "Id of the document." }),
  place: place.meta({ description: "Where it stands in the newest of the versions looked through." }),
  heading: snippet.nullable(),
  snippet,
  firstSeen: place.meta({ description: "The first version of the document that says it, whatever the filters." }),
  lastSeen: place.meta({ description: "The last one." }),
  versions: z.int().min(1).meta({ description: "How many versions of the document say it." }),
});

/** What was found. */
export const searchResults = z
  .strictObject({
    total: z.int().min(0).meta({ description: "How many hits there are on all pages." }),
    unfiltered: z.int().min(0).meta({ description: "How many there would be without document, round, grade, dates." }),
    replaced: z
      .array(z.strictObject({ typed: z.string(), words: z.array(z.string()) }))
      .meta({ description: "Words of the query that no point says, and those that were looked for in their place." }),
    hits: z.array(hit).meta({ description: "The best first, then the newest. Equal wordings are one hit." }),
    next: z.string().nullable().meta({ description: "Cursor of the next page; null on the last one." }),
  })
  .meta({
    id: "SearchResults",
    description: "Points that say what was looked for.",
    examples: [
      {
        total: 1,
        unfiltered: 1,
        replaced: [],
        hits: [
          {
            document: "lease",
            place: EXAMPLE_PLACE,
            heading: null,
            snippet: { text: "The rent is 100 a month.", marks: [[4, 8]], cutBefore: false, cutAfter: false },
            firstSeen: EXAMPLE_PLACE,
            lastSeen: EXAMPLE_PLACE,
            versions: 1,
          },
        ],
        next: null,
      },
    ],
  });
