import { Hono } from "hono";
import { actorOf } from "../asking/actor-of.ts";
import type { Notification } from "../notification/notification.ts";
import { readsBody } from "./asked.ts";
import { described } from "./described.ts";
import { reads } from "./reads.ts";
import type { Sent } from "./schemas/sent.ts";
import {
  estimate,
  inbox,
  inboxQuery,
  markedNotices,
  newSubscription,
  readNotices,
  subscription,
  subscriptionChange,
  subscriptionPath,
  subscriptions,
} from "./schemas/subscriptions.ts";

const CHECKS = [
  ...(["unreadable-request", "write-refused", "body-too-large", "unreadable-subscription"] as const),
  ...(["negotiation-not-found", "version-not-found", "version-withdrawn", "endpoint-not-found"] as const),
] as const;
const TARGETS = [
  ...(["malformed-address", "malformed-query", "document-not-found", "point-not-found", "term-not-found"] as const),
  ...(["thread-not-found", "thread-removed"] as const),
] as const;

const EXPECTED =
  'Send { "target": { "kind": "document", "negotiation": "…", "document": "…" } }, perhaps with a "threshold".';
const EXPECTED_CHANGE = 'Send any of "title", "threshold", "base", "pace" and "endpoints".';

/** What somebody is told of, and what they were told: always of whoever asks. */
export function subscriptionRoutes(notification: Notification) {
  return new Hono()
    .get(
      "/subscriptions",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "List your subscriptions",
        description: "Oldest first.",
        answers: { 200: { description: "The subscriptions.", schema: subscriptions } },
      }),
      async (c) => {
        const listed = await notification.listSubscriptions(actorOf(c));
        return c.json({ subscriptions: listed } satisfies Sent<typeof subscriptions>);
      },
    )
    .post(
      "/subscriptions",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "Subscribe to something",
        description:
          "From now on. You are told what you may see as it happens. What a token subscribed to is told as far as the token " +
          "may see, and as long as it holds.",
        answers: { 201: { description: "The subscription.", schema: subscription } },
        refusals: [...CHECKS, ...TARGETS],
      }),
      readsBody(newSubscription, EXPECTED),
      async (c) => {
        const made = await notification.subscribe(c.req.valid("json"), actorOf(c));
        return c.json(made satisfies Sent<typeof subscription>, 201, { Location: `/api/subscriptions/${made.id}` });
      },
    )
    .post(
      "/subscriptions/estimate",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "Count what a subscription would have told you in the past month",
        description: "By the same rules, over the journal as you see it; nothing is kept.",
        answers: { 200: { description: "The count.", schema: estimate } },
        refusals: [...CHECKS, ...TARGETS],
      }),
      readsBody(newSubscription, EXPECTED),
      async (c) => {
        const counted = await notification.estimate(c.req.valid("json"), actorOf(c));
        return c.json(counted satisfies Sent<typeof estimate>);
      },
    )
    .patch(
      "/subscriptions/:id",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "Change a subscription",
        description: "But for its target: what is told of another is another subscription.",
        answers: { 200: { description: "The subscription as it is now.", schema: subscription } },
        refusals: [...CHECKS, "subscription-not-found"],
      }),
      reads("param", subscriptionPath),
      readsBody(subscriptionChange, EXPECTED_CHANGE),
      async (c) => {
        const { id } = c.req.valid("param");
        const changed = await notification.changeSubscription(id, c.req.valid("json"), actorOf(c));
        return c.json(changed satisfies Sent<typeof subscription>);
      },
    )
    .delete(
      "/subscriptions/:id",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "End a subscription",
        description: "What you were told stays in the inbox.",
        answers: { 204: { description: "It is no more.", empty: true } },
        refusals: ["write-refused", "subscription-not-found"],
      }),
      reads("param", subscriptionPath),
      async (c) => {
        await notification.unsubscribe(c.req.valid("param").id, actorOf(c));
        return c.body(null, 204);
      },
    )
    .get(
      "/inbox",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "Read your inbox",
        description:
          "Newest first. What you may not see any more is left out, so that a page may have fewer than `limit`; of a version " +
          "that was withdrawn since, and of a note that was taken back, only that is told.",
        answers: { 200: { description: "The notices.", schema: inbox } },
        refusals: ["malformed-query"],
      }),
      reads("query", inboxQuery),
      async (c) => {
        const { cursor, limit, unread } = c.req.valid("query");
        const page = await notification.listInbox({ cursor, limit, isUnread: unread === "true" }, actorOf(c));
        return c.json({ notices: page.notices, next: page.next ?? null } satisfies Sent<typeof inbox>);
      },
    )
    .post(
      "/inbox/read",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "Mark notices as read",
        answers: { 200: { description: "How many were not read before.", schema: markedNotices } },
        refusals: ["unreadable-request", "write-refused", "body-too-large"],
      }),
      readsBody(readNotices, 'Send { "ids": ["evt_…"] }, or {} for all.'),
      async (c) => {
        const marked = await notification.markRead(c.req.valid("json").ids, actorOf(c));
        return c.json({ marked } satisfies Sent<typeof markedNotices>);
      },
    );
}
