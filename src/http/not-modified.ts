import type { MiddlewareHandler } from "hono";
import { etag } from "hono/etag";

const withEtag = etag();

/**
 * Gives what is read an ETag made from its body, and answers 304 to a reader who has it. Health is left out: it is asked
 * for to be told anew; and so is the whole record, whose tag would be made from all of it in memory before any of it is
 * sent.
 */
export const notModified: MiddlewareHandler = (c, next) =>
  /^\/(?:healthz|readyz|metrics|api\/ledger\/record)$/u.test(c.req.path) ? next() : withEtag(c, next);
