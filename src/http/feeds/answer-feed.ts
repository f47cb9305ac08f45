import type { Context } from "hono";
import { actorOf } from "../../asking/actor-of.ts";
import type { FeedDocument } from "../../model/feed.ts";
import type { jsonFeed } from "../schemas/feeds.ts";
import type { Sent } from "../schemas/sent.ts";
import { addressesOf } from "./feed-addresses.ts";
import { writeAtom } from "./write-atom.ts";
import { writeJsonFeed } from "./write-json-feed.ts";

export const ATOM = "application/atom+xml";
export const JSON_FEED = "application/feed+json";

export type FeedFormat = "atom" | "json";

/** What a document is answered with. */
export type AnsweredFeed = {
  readonly document: FeedDocument;
  readonly format: FeedFormat;
  /** See `addressesOf`. */
  readonly origin: string | undefined;
  /** Until when nothing happened that could be in it, an ISO 8601 instant; undefined where nobody may rely on that. */
  readonly changedAt?: string | undefined;
};

/**
 * Answers with a document of a feed. It may be kept, and is asked for anew each time: of a version that is withdrawn nothing
 * is to be told any more. What somebody sees who is known is kept by nobody else.
 */
export function answerFeed(c: Context, { document, format, origin, changedAt }: AnsweredFeed): Response {
  c.header("Cache-Control", actorOf(c).kind === "nobody" ? "no-cache" : "private, no-cache");
  if (changedAt !== undefined) {
    c.header("Last-Modified", new Date(changedAt).toUTCString());
    if (isKnownSince(c, changedAt)) return c.body(null, 304);
  }
  const addresses = addressesOf(c.req.url, origin, document);
  if (format === "json") {
    return c.json(writeJsonFeed(document, addresses) satisfies Sent<typeof jsonFeed>, 200, {
      "Content-Type": JSON_FEED,
    });
  }
  return c.body(writeAtom(document, addresses), 200, { "Content-Type": `${ATOM}; charset=utf-8` });
}

/** Where a reader also names a tag, that alone counts. */
function isKnownSince(c: Context, changedAt: string): boolean {
  const since = c.req.header("if-modified-since");
  if (since === undefined || c.req.header("if-none-match") !== undefined) return false;
  // Of full seconds. What is no date is none that anything is before.
  return Math.floor(Date.parse(changedAt) / 1000) * 1000 <= Date.parse(since);
}
