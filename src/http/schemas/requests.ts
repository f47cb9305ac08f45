import { z } from "zod";

const KEY = '"Idempotency-Key" is not a text of 1 to 200 characters.';

/** The header under which a client names a request, so that one sent twice is done once. */
export const requestKey = z.object({
  "idempotency-key": z.string().min(1, KEY).max(200, KEY).optional().meta({
    description: "A name of your own for this request: sent again under it, it is answered again and not done twice.",
  }),
});

const POSITION = '"after" is not a position: -1 or more, a whole number.';
const LIMIT = '"limit" is not a whole number from 1 to 500.';
// What the database counts up to; whoever asks for more is past the end there too.
const LAST_POSITION = 2 ** 31 - 1;

const after = z
  .string(POSITION)
  .regex(/^(?:-1|\d+)$/u, POSITION)
  .transform((sent) => Math.min(Number(sent), LAST_POSITION))
  .optional();

/** Which part of a journal is asked for. */
export const afterPosition = z.object({
  after: after.meta({
    description: "Answers what stands behind this position; from the beginning where it is left out.",
  }),
  limit: z
    .string(LIMIT)
    .regex(/^\d{1,3}$/u, LIMIT)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 500, LIMIT)
    .optional()
    .meta({ description: "The most to answer; 100 where it is left out." }),
});

/** From where on a journal is followed. */
export const followedAfter = z.object({
  after: after.meta({
    description:
      "Begins behind this position; where it is left out, behind the newest entry, with what comes from now on.",
  }),
});

const LAST_EVENT = '"Last-Event-ID" is not the id of an event: -1 or more, a whole number.';

/** The header by which a browser goes on where its connection broke. */
export const lastEventId = z.object({
  "last-event-id": z
    .string()
    .regex(/^(?:-1|\d+)$/u, LAST_EVENT)
    .transform((sent) => Math.min(Number(sent), LAST_POSITION))
    .optional()
    .meta({ description: "The id of the last event that came; it outranks `after`." }),
});
