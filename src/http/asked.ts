import type { Context } from "hono";
import type { z } from "zod";
import { actorOf } from "../asking/actor-of.ts";
import { Problem } from "../model/problem.ts";
import type { Asked } from "../record/record.ts";
import { readsJson } from "./reads.ts";
import type { requestKey } from "./schemas/requests.ts";

/** Who asks, and under which name of their own for the request. */
export function askedBy(c: Context, headers: z.output<typeof requestKey>): Asked {
  return { actor: actorOf(c), requestKey: headers["idempotency-key"] };
}

export function unreadableHeader(_field: string, sentence: string): Problem {
  return new Problem("unreadable-request", sentence, "Leave it out, or take a random name of your own.");
}

/** Reads the JSON body of a request that writes; what is wrong with it is said with what was expected. */
export function readsBody<Schema extends z.ZodType>(schema: Schema, expected: string) {
  return readsJson(schema, unreadableField(expected), expected);
}

/** A field of a JSON body that is missing or not as expected; "undefined" where it is the body as a whole. */
function unreadableField(hint: string) {
  return (field: string, sentence: string) => {
    const what = field === "undefined" ? "The body" : `"${field}" of the body`;
    return new Problem("unreadable-request", `${what} cannot be read: ${sentence}.`, hint);
  };
}
