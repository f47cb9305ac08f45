import { type Context, Hono } from "hono";
import { actorOf } from "../asking/actor-of.ts";
import type { NewSubscription, Notification } from "../notification/notification.ts";
import { described } from "./described.ts";
import { ATOM, answerFeed, type FeedFormat, JSON_FEED } from "./feeds/answer-feed.ts";
import { readFollowed, readThreshold } from "./read-followed.ts";
import { reads } from "./reads.ts";
import { feedPath, feedQuery, jsonFeed, wholeFeedQuery } from "./schemas/feeds.ts";

const REFUSALS = [
  ...([
    "malformed-query",
    "malformed-address",
    "negotiation-not-found",
    "document-not-found",
    "version-not-found",
  ] as const),
  ...(["version-withdrawn", "point-not-found", "term-not-found", "unreadable-subscription", "feed-not-found"] as const),
] as const;

const OF_ONE =
  "What a subscription to the same would tell you, newest first, as you see the negotiation. The newest 50 to 99 entries of the " +
  "journal are looked at; what is older stands in archives, which the links lead to.";
const OF_ALL = "The same of all negotiations that you see.";

// An event may be written down by a process whose clock is late by as much, or within the same second.
const SETTLED_AFTER_MS = 60_000;

export type FeedRouteOptions = {
  /** See `addressesOf`. */
  readonly origin: string | undefined;
  /** In milliseconds. */
  readonly now: () => number;
};

/** Feeds of all that can be followed. Not under `/n/:negotiation`, where a document may have the name. */
export function feedRoutes(notification: Pick<Notification, "readFeed">, { origin, now }: FeedRouteOptions) {
  async function answer(c: Context, format: FeedFormat, wanted: NewSubscription, archive: string | undefined) {
    const actor = actorOf(c);
    const asked = { wanted, archive, origin: origin ?? new URL(c.req.url).origin };
    const { document, changedAt } = await notification.readFeed(asked, actor);
    // What somebody sees who is known may become another without an event: by another role.
    const isSettled = changedAt !== undefined && now() - Date.parse(changedAt) >= SETTLED_AFTER_MS;
    return answerFeed(c, {
      ...{ document, format, origin },
      changedAt: isSettled && actor.kind === "nobody" ? changedAt : undefined,
    });
  }

  return new Hono()
    .get(
      "/feeds/atom",
      described({
        needs: "anyone",
        tag: "Feeds",
        summary: "Follow all negotiations in a feed reader",
        description: OF_ALL,
        answers: { 200: { description: "The feed, RFC 4287 and 5005.", type: ATOM, example: EXAMPLE } },
        refusals: REFUSALS,
      }),
      reads("query", wholeFeedQuery),
      (c) => {
        const { archive, ...threshold } = c.req.valid("query");
        return answer(c, "atom", { target: { kind: "everything" }, ...readThreshold(threshold) }, archive);
      },
    )
    .get(
      "/feeds/json",
      described({
        needs: "anyone",
        tag: "Feeds",
        summary: "Follow all negotiations as JSON Feed",
        description: OF_ALL,
        answers: { 200: { description: "The feed.", schema: jsonFeed, as: JSON_FEED } },
        refusals: REFUSALS,
      }),
      reads("query", wholeFeedQuery),
      (c) => {
        const { archive, ...threshold } = c.req.valid("query");
        return answer(c, "json", { target: { kind: "everything" }, ...readThreshold(threshold) }, archive);
      },
    )
    .get(
      "/feeds/:negotiation/atom",
      described({
        needs: "anyone",
        tag: "Feeds",
        summary: "Follow a negotiation, or something in it, in a feed reader",
        description: OF_ONE,
        answers: { 200: { description: "The feed, RFC 4287 and 5005.", type: ATOM, example: EXAMPLE } },
        refusals: REFUSALS,
      }),
      reads("param", feedPath),
      reads("query", feedQuery),
      (c) => {
        const { archive, ...followed } = c.req.valid("query");
        return answer(c, "atom", readWanted(c.req.valid("param").negotiation, followed), archive);
      },
    )
    .get(
      "/feeds/:negotiation/json",
      described({
        needs: "anyone",
        tag: "Feeds",
        summary: "Follow a negotiation, or something in it, as JSON Feed",
        description: OF_ONE,
        answers: { 200: { description: "The feed.", schema: jsonFeed, as: JSON_FEED } },
        refusals: REFUSALS,
      }),
      reads("param", feedPath),
      reads("query", feedQuery),
      (c) => {
        const { archive, ...followed } = c.req.valid("query");
        return answer(c, "json", readWanted(c.req.valid("param").negotiation, followed), archive);
      },
    );
}

/** Of a query that says nothing, the negotiation, as quietly as a subscription to it would be. */
function readWanted(negotiation: string, followed: Parameters<typeof readFollowed>[1]): NewSubscription {
  return readFollowed(negotiation, followed) ?? { target: { kind: "negotiation", negotiation } };
}

const EXAMPLE = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>urn:uuid:7b0c2b8e-6a51-8b0e-9d7f-0f5f4c1f2a10</id>
  <title>The boathouse</title>
  <updated>2026-01-06T10:00:00.000Z</updated>
  …
</feed>
`;
