import type { Context, MiddlewareHandler, ValidationTargets } from "hono";
import { resolver, uniqueSymbol, validator } from "hono-openapi";
import type { z } from "zod";
import { Problem } from "../model/problem.ts";

/** Makes the refusal of one field from what its schema says of it. */
type Refuse = (field: string, sentence: string) => Problem;

const malformedQuery: Refuse = (_, sentence) => new Problem("malformed-query", sentence);

/**
 * Reads path, query or headers by a schema, which also describes it in the OpenAPI document.
 *
 * @throws what `refuse` makes of the first thing wrong, and what a transformation of the schema throws itself.
 */
export function reads<Schema extends z.ZodType, Target extends "param" | "query" | "header">(
  target: Target,
  schema: Schema,
  refuse: Refuse = malformedQuery,
) {
  return validator<Schema, Target, object, string>(target, schema, (result) => {
    if (!result.success) throw refusalOf(result.error, refuse);
  });
}

/**
 * Reads a JSON body by a schema, whatever its Content-Type says: scripts leave it out.
 *
 * @throws Problem `unreadable-request` for bytes that are no JSON object in UTF-8, and what `refuse` makes of the first
 *   thing wrong in it.
 */
export function readsJson<Schema extends z.ZodType>(
  schema: Schema,
  refuse: Refuse,
  hint: string,
): MiddlewareHandler<object, string, { in: { json: z.input<Schema> }; out: { json: z.output<Schema> } }> {
  const read: MiddlewareHandler = async (c, next) => {
    const body = parseJson(await c.req.arrayBuffer());
    if (typeof body !== "object" || body === null || Array.isArray(body)) {
      throw new Problem("unreadable-request", "The body is not a JSON object in UTF-8.", hint);
    }
    const result = schema.safeParse(body);
    if (!result.success) throw refusalOf(result.error.issues, refuse);
    c.req.addValidatedData("json" satisfies keyof ValidationTargets, result.data as object);
    await next();
  };
  return Object.assign(read, { [uniqueSymbol]: { target: "json", ...resolver(schema) } });
}

/** Describes a JSON body by a schema that only describes it: what is sent is read by the handler, with `readSentJson`. */
export function describesJson(schema: z.ZodType): MiddlewareHandler {
  const pass: MiddlewareHandler = (_, next) => next();
  return Object.assign(pass, { [uniqueSymbol]: { target: "json", ...resolver(schema) } });
}

/** The JSON that was sent. @throws Problem `unreadable-request` for bytes that are none in UTF-8. */
export async function readSentJson(c: Context, hint: string): Promise<unknown> {
  const body = parseJson(await c.req.arrayBuffer());
  if (body === undefined) throw new Problem("unreadable-request", "The body is not JSON in UTF-8.", hint);
  return body;
}

type Issue = { readonly message: string; readonly path?: readonly unknown[] | undefined };

function refusalOf(issues: readonly Issue[], refuse: Refuse): Problem {
  const [issue] = issues;
  const step = issue?.path?.[0];
  const field = typeof step === "object" && step !== null && "key" in step ? step.key : step;
  return refuse(String(field), issue?.message ?? "The request cannot be read.");
}

/** Nothing where it is no JSON. Bytes that are no text are refused, and not read as the marks a decoder puts there. */
function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
