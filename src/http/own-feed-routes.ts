import { type Context, Hono } from "hono";
import { actorOf } from "../asking/actor-of.ts";
import type { Notification } from "../notification/notification.ts";
import { readsBody } from "./asked.ts";
import { described } from "./described.ts";
import { ATOM, answerFeed, type FeedFormat, JSON_FEED } from "./feeds/answer-feed.ts";
import { reads } from "./reads.ts";
import {
  jsonFeed,
  madeOwnFeed,
  newOwnFeed,
  ownFeedIdPath,
  ownFeedPath,
  ownFeedQuery,
  ownFeeds,
} from "./schemas/feeds.ts";
import type { Sent } from "./schemas/sent.ts";

const READING =
  "Whoever has the address reads it: what its owner was told, as their inbox shows it now. What they may not see any more is left " +
  "out; of a version withdrawn since, only that it was is told. It ends when it is revoked, and with the account, or the token " +
  "that made it.";

/** An answer that holds a secret is kept by nobody on the way. */
const NOT_KEPT = { "Cache-Control": "no-store" } as const;

type OwnFeeds = Pick<Notification, "listOwnFeeds" | "makeOwnFeed" | "revokeOwnFeed" | "readOwnFeed">;

/** The secret addresses of one's own feeds, and what is read there. @param origin - See `addressesOf`. */
export function ownFeedRoutes(notification: OwnFeeds, origin: string | undefined) {
  async function answer(c: Context, format: FeedFormat, secret: string, archive: string | undefined) {
    const document = await notification.readOwnFeed({ secret, archive });
    const answered = answerFeed(c, { document, format, origin });
    answered.headers.set("Cache-Control", "private, no-cache");
    answered.headers.set("X-Robots-Tag", "noindex");
    return answered;
  }

  return new Hono()
    .get(
      "/feeds",
      described({
        needs: "somebody",
        tag: "Feeds",
        summary: "List your own feeds",
        description: "Oldest first. Never their addresses, which are secret.",
        answers: { 200: { description: "The feeds.", schema: ownFeeds } },
      }),
      async (c) => {
        const listed = await notification.listOwnFeeds(actorOf(c));
        return c.json({ feeds: listed } satisfies Sent<typeof ownFeeds>);
      },
    )
    .post(
      "/feeds",
      described({
        needs: "somebody",
        tag: "Feeds",
        summary: "Make a secret address for what you are told",
        description:
          "Readers of feeds cannot sign in: they are given this address. Of one subscription, or of your whole inbox. What a " +
          "token made shows what the token may see, and ends with it.",
        answers: { 201: { description: "The feed, with its addresses, shown this once.", schema: madeOwnFeed } },
        refusals: [
          ...(["unreadable-request", "write-refused", "body-too-large"] as const),
          ...(["subscription-not-found", "unreadable-subscription"] as const),
        ],
      }),
      readsBody(newOwnFeed, 'Send { "title": "On my telephone" }, perhaps with a "subscription".'),
      async (c) => {
        const { feed, secret } = await notification.makeOwnFeed(c.req.valid("json"), actorOf(c));
        const home = `${origin ?? new URL(c.req.url).origin}/api/feeds/own/${secret}`;
        const made = { feed, atom: `${home}/atom`, json: `${home}/json` } satisfies Sent<typeof madeOwnFeed>;
        return c.json(made, 201, NOT_KEPT);
      },
    )
    .delete(
      "/feeds/:id",
      described({
        needs: "somebody",
        tag: "Feeds",
        summary: "Revoke a feed of yours",
        description: "There is nothing at its address from then on.",
        answers: { 204: { description: "It is no more.", empty: true } },
        refusals: ["write-refused", "feed-not-found"],
      }),
      reads("param", ownFeedIdPath),
      async (c) => {
        await notification.revokeOwnFeed(c.req.valid("param").id, actorOf(c));
        return c.body(null, 204);
      },
    )
    .get(
      "/feeds/own/:secret/atom",
      described({
        needs: "anyone",
        tag: "Feeds",
        summary: "Read what somebody was told in a feed reader",
        description: READING,
        answers: { 200: { description: "The feed, RFC 4287 and 5005.", type: ATOM, example: EXAMPLE } },
        refusals: ["malformed-query", "feed-not-found"],
      }),
      reads("param", ownFeedPath),
      reads("query", ownFeedQuery),
      (c) => answer(c, "atom", c.req.valid("param").secret, c.req.valid("query").archive),
    )
    .get(
      "/feeds/own/:secret/json",
      described({
        needs: "anyone",
        tag: "Feeds",
        summary: "Read what somebody was told as JSON Feed",
        description: READING,
        answers: { 200: { description: "The feed.", schema: jsonFeed, as: JSON_FEED } },
        refusals: ["malformed-query", "feed-not-found"],
      }),
      reads("param", ownFeedPath),
      reads("query", ownFeedQuery),
      (c) => answer(c, "json", c.req.valid("param").secret, c.req.valid("query").archive),
    );
}

const EXAMPLE = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>urn:uuid:5c1f6f0e-9a2b-4a0d-8b53-6f4a2d7e1c90</id>
  <title>Travaux: what you are told</title>
  <updated>2026-01-06T10:00:00.000Z</updated>
  …
</feed>
`;
