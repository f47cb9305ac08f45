import { Hono } from "hono";
import { actorOf } from "../asking/actor-of.ts";
import type { Notification } from "../notification/notification.ts";
import { readsBody } from "./asked.ts";
import { described } from "./described.ts";
import { reads } from "./reads.ts";
import {
  deliveries,
  deliveriesQuery,
  endpoint,
  endpointChange,
  endpointPath,
  endpoints,
  madeEndpoint,
  newEndpoint,
  replayed,
  replaying,
  tested,
} from "./schemas/endpoints.ts";
import type { Sent } from "./schemas/sent.ts";

const WRITES = ["unreadable-request", "write-refused", "body-too-large"] as const;
const ONE = ["write-refused", "endpoint-not-found"] as const;
/** An answer that holds a secret is kept by nobody on the way. */
const NOT_KEPT = { "Cache-Control": "no-store" } as const;

/** Where webhooks and mails go, and what came of them: always of whoever asks. */
export function endpointRoutes(notification: Notification) {
  return new Hono()
    .get(
      "/endpoints",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "List your endpoints",
        description: "Oldest first. Never their secrets.",
        answers: { 200: { description: "The endpoints.", schema: endpoints } },
      }),
      async (c) => {
        const listed = await notification.listEndpoints(actorOf(c));
        return c.json({ endpoints: listed } satisfies Sent<typeof endpoints>);
      },
    )
    .post(
      "/endpoints",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "Add an endpoint",
        description:
          "What is sent there follows Standard Webhooks 1.0.0 and holds ids alone, no words of a draft. Name it in a " +
          "subscription to have that sent there. What a token added is sent as far as the token may see, and as long as it holds. " +
          "An address of mail is switched off until whoever reads it follows a link that is sent there.",
        answers: {
          201: { description: "The endpoint with its secret, which is shown this once.", schema: madeEndpoint },
        },
        refusals: [...WRITES, "unreadable-subscription"],
      }),
      readsBody(newEndpoint, 'Send { "url": "https://…" }.'),
      async (c) => {
        const made = await notification.addEndpoint(c.req.valid("json"), actorOf(c));
        return c.json(made satisfies Sent<typeof madeEndpoint>, 201, NOT_KEPT);
      },
    )
    .patch(
      "/endpoints/:id",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "Change an endpoint, or switch it on or off",
        description:
          "Switched on again, it is sent what comes from then on; have what it missed sent again by a replay.",
        answers: { 200: { description: "The endpoint as it is now.", schema: endpoint } },
        refusals: [...WRITES, "unreadable-subscription", "endpoint-not-found"],
      }),
      reads("param", endpointPath),
      readsBody(endpointChange, 'Send { "isOn": true }, or a "title".'),
      async (c) => {
        const changed = await notification.changeEndpoint(c.req.valid("param").id, c.req.valid("json"), actorOf(c));
        return c.json(changed satisfies Sent<typeof endpoint>);
      },
    )
    .delete(
      "/endpoints/:id",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "Delete an endpoint",
        description: "Nothing more is sent there.",
        answers: { 204: { description: "It is no more.", empty: true } },
        refusals: ONE,
      }),
      reads("param", endpointPath),
      async (c) => {
        await notification.deleteEndpoint(c.req.valid("param").id, actorOf(c));
        return c.body(null, 204);
      },
    )
    .post(
      "/endpoints/:id/test",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "Send a test message",
        description: "At once and once, signed like any other; it tells of nothing.",
        answers: { 200: { description: "What came of it.", schema: tested } },
        refusals: [...ONE, "unreadable-subscription"],
      }),
      reads("param", endpointPath),
      async (c) => {
        const came = await notification.testEndpoint(c.req.valid("param").id, actorOf(c));
        return c.json(came satisfies Sent<typeof tested>);
      },
    )
    .post(
      "/endpoints/:id/confirmation",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "Send an address the link once more by which it is confirmed",
        description:
          "Good for three days, in the place of the one before. An address is asked a few times a day at most.",
        answers: { 200: { description: "The endpoint.", schema: endpoint } },
        refusals: [...ONE, "unreadable-subscription"],
      }),
      reads("param", endpointPath),
      async (c) => {
        const asked = await notification.askAgain(c.req.valid("param").id, actorOf(c));
        return c.json(asked satisfies Sent<typeof endpoint>);
      },
    )
    .post(
      "/endpoints/:id/rotate",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "Give an endpoint a new secret",
        description: "The former one signs as well for a day: change to the new one within it.",
        answers: {
          200: { description: "The endpoint with its secret, which is shown this once.", schema: madeEndpoint },
        },
        refusals: [...ONE, "unreadable-subscription"],
      }),
      reads("param", endpointPath),
      async (c) => {
        const made = await notification.rotateSecret(c.req.valid("param").id, actorOf(c));
        return c.json(made satisfies Sent<typeof madeEndpoint>, 200, NOT_KEPT);
      },
    )
    .get(
      "/endpoints/:id/deliveries",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "List what went to an endpoint",
        description: "Newest first, with each try and what was answered.",
        answers: { 200: { description: "The deliveries.", schema: deliveries } },
        refusals: ["malformed-query", "endpoint-not-found"],
      }),
      reads("param", endpointPath),
      reads("query", deliveriesQuery),
      async (c) => {
        const listed = await notification.listDeliveries(c.req.valid("param").id, c.req.valid("query"), actorOf(c));
        return c.json({ deliveries: listed } satisfies Sent<typeof deliveries>);
      },
    )
    .post(
      "/endpoints/:id/replay",
      described({
        needs: "somebody",
        tag: "Subscriptions",
        summary: "Have events sent to an endpoint once more",
        description:
          "By their ids, or all of a stretch of time: under the same ids, and in the same order of each document.",
        answers: { 200: { description: "How many deliveries go out again.", schema: replaying } },
        refusals: [...WRITES, "unreadable-subscription", "endpoint-not-found"],
      }),
      reads("param", endpointPath),
      readsBody(replayed, 'Send { "events": ["evt_…"] }, or { "from": "2026-01-06T10:00:00Z" }.'),
      async (c) => {
        const count = await notification.replay(c.req.valid("param").id, c.req.valid("json"), actorOf(c));
        return c.json({ deliveries: count } satisfies Sent<typeof replaying>);
      },
    );
}
