import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";

/** Writes the head of an answer, and from then on its body. */
type Begin = (headers: Headers) => void;

const BEGIN = "beginStraight";

/**
 * An answer whose body is written to its connection by hand. For those that stay open: the way through a web stream costs
 * each of them more memory than all else that it needs.
 *
 * @param begin - Is called once, when no header is added any more.
 */
export function answerStraight(c: Context, headers: Readonly<Record<string, string>>, begin: Begin): Response {
  c.set(BEGIN, begin);
  return c.body(null, 200, headers);
}

/** Begins such answers; stands before all else that adds headers. */
export const beginStraight: MiddlewareHandler = async (c, next) => {
  await next();
  const begin: Begin | undefined = c.get(BEGIN);
  if (begin === undefined) return;
  begin(c.res.headers);
  // Without this, the headers of the one before would be added to the other.
  c.res = undefined;
  c.res = RESPONSE_ALREADY_SENT;
};
