import { z } from "zod";

const WHOLE_NUMBER = '"limit" is not a whole number from 1 to 500.';

/** How much of a list is asked for. Without either, a list is answered whole. */
export const pageQuery = z.object({
  limit: z.coerce
    .number(WHOLE_NUMBER)
    .int(WHOLE_NUMBER)
    .min(1, WHOLE_NUMBER)
    .max(500, WHOLE_NUMBER)
    .optional()
    .meta({ description: "The most to answer; 100 where only a cursor is given.", examples: [50] }),
  cursor: z
    .string('"cursor" stands in the query more than once.')
    .optional()
    .meta({ description: "The `next` of the page before, as it was answered." }),
});

/** The cursor of the next page, in an answer. */
export const next = z.string().nullable().optional().meta({
  description: "Cursor of the next page; null on the last one; absent where the list is answered whole.",
});
