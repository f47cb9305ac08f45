import type { MiddlewareHandler } from "hono";
import { etag } from "hono/etag";

const withEtag = etag();

/**
 * Gives what is read an ETag made from its body, and answers 304 to a reader who has it. Health is left out: it is asked
 * for to be told anew. So is what nobody is to store: a tag of what is streamed would be made from all of it in memory.
 */
export const notModified: MiddlewareHandler = async (c, next) => {
  await next();
  if (isTold(c.req.path) || c.res.headers.get("Cache-Control") === "no-store") return;
  await withEtag(c, async () => undefined);
};

function isTold(path: string): boolean {
  return /^\/(?:healthz|readyz|metrics)$/u.test(path);
}
