import { z } from "zod";
import { GRADES } from "../../model/draft.ts";
import { CHANGE_SORTS, JOURNAL_EVENT_KINDS } from "../../model/subscription.ts";

const NO_SUBSTANCE = '"substance" is not "any".';
const NO_UNCHANGED = '"unchanged" is not "yes".';

/**
 * Which events of a negotiation are asked for, in a query: of all of it where neither a document, a point, a term nor
 * words are named. What is left out is as quiet as a subscription would be.
 */
export const followedQuery = z.object({
  document: oneText("document")
    .optional()
    .meta({ description: "Of this document; with `q`, the words in this document." }),
  point: oneText("point")
    .optional()
    .meta({ description: "Of the lineage of this point, document@version#path.", examples: ["plan@e3-2025-11-23#6"] }),
  term: oneText("term").optional().meta({ description: "Of this term." }),
  q: oneText("q")
    .max(1000, '"q" is longer than 1,000 characters.')
    .optional()
    .meta({ description: "Of points that say this, as in a search." }),
  kinds: listOf(JOURNAL_EVENT_KINDS, "kinds").meta({ description: "Which kinds of event, between commas." }),
  changes: listOf(CHANGE_SORTS, "changes").meta({
    description: "What the changes of a new version must be about, between commas; anything where it is left out.",
  }),
  grade: z
    .enum(GRADES, `"grade" is none of ${GRADES.join(", ")}.`)
    .optional()
    .meta({
      description: "Only of versions that are graded as well as this, or better.",
    }),
  substance: z.enum(["any"], NO_SUBSTANCE).optional().meta({
    description: "Also new versions that change nothing in substance.",
  }),
  unchanged: z.enum(["yes"], NO_UNCHANGED).optional().meta({
    description: "Of a point, a term or words, also versions in which it stands as it did.",
  }),
  base: oneText("base").optional().meta({
    description:
      'What a new version is compared with: what it is based on, or "previous", "last-looked", or the id of a version.',
  }),
});

/** What is said once, if at all. */
function oneText(name: string) {
  return z.string(`"${name}" is there more than once.`);
}

/** One or several of some words, between commas. */
function listOf<const Words extends readonly [string, ...string[]]>(words: Words, name: string) {
  const sentence = `"${name}" is not one or several of ${words.join(", ")}, between commas.`;
  return oneText(name)
    .transform((text) => text.split(",").map((word) => word.trim()))
    .pipe(z.array(z.enum(words, sentence)).min(1, sentence))
    .optional();
}
