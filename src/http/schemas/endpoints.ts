import { z } from "zod";
import { DELIVERY_STATES } from "../../model/subscription.ts";
import { pageQuery } from "./pages.ts";

const MOMENT = "2026-01-06T10:00:00.000Z";
const EXAMPLE_ID = "5c1f6f0e-9a2b-4a0d-8b53-6f4a2d7e1c90";
const EXAMPLE_EVENT = "evt_3f0c2b8e6a518b0e9d7f0f5f4c1f2a10";

const title = z.string().max(200).meta({ description: "In your words." });
const signature = z.enum(["hmac", "ed25519"]).meta({
  description: "By a secret that both sides have (v1), or by a key of which you have the public half (v1a).",
});
const channel = z.enum(["webhook", "mail"]);

const EXAMPLE = {
  ...{ id: EXAMPLE_ID, title: "The newsroom", channel: "webhook" as const },
  ...{ url: "https://hooks.example.org/travaux", signature: "hmac" as const },
  createdAt: MOMENT,
};

/** Where webhooks and mails go. */
export const endpoint = z
  .strictObject({
    ...{ id: z.uuid(), title, channel, url: z.string(), signature: signature.optional() },
    confirmedAt: z.iso
      .datetime()
      .optional()
      .meta({ description: "Of mail: since when it may come there. Until then it is switched off." }),
    publicKey: z.string().optional().meta({ description: "whpk_…, of ed25519." }),
    failingSince: z.iso.datetime().optional().meta({ description: "Since when nothing that was tried arrived." }),
    switchedOff: z.strictObject({ at: z.iso.datetime(), why: z.string() }).optional(),
    createdAt: z.iso.datetime(),
  })
  .meta({
    id: "Endpoint",
    description: "Where webhooks go, by the rules of Standard Webhooks, or mails.",
    examples: [EXAMPLE],
  });

/** All of somebody's. */
export const endpoints = z
  .strictObject({ endpoints: z.array(endpoint) })
  .meta({ id: "Endpoints", examples: [{ endpoints: [EXAMPLE] }] });

/** One to be added. */
export const newEndpoint = z
  .strictObject({
    url: z.string().meta({ description: "https://…; or mailto: and an address, where the service sends mail." }),
    ...{ title: title.optional(), signature: signature.optional() },
  })
  .meta({ id: "NewEndpoint", examples: [{ url: EXAMPLE.url, title: EXAMPLE.title }] });

/** What of one is to be another. */
export const endpointChange = z
  .strictObject({ title: title.optional(), isOn: z.boolean().optional() })
  .meta({ id: "EndpointChange", examples: [{ isOn: true }] });

/** One with its new secret, which is shown this once. */
export const madeEndpoint = z
  .strictObject({
    endpoint,
    secret: z
      .string()
      .optional()
      .meta({ description: "whsec_…; of ed25519 there is a public key instead, of mail none." }),
  })
  .meta({ id: "MadeEndpoint", examples: [{ endpoint: EXAMPLE, secret: "whsec_…" }] });

/** `/endpoints/:id` */
export const endpointPath = z.object({
  id: z.string().meta({ description: "Id of an endpoint.", examples: [EXAMPLE_ID] }),
});

const tried = {
  status: z.int().optional().meta({ description: "Of HTTP or SMTP; absent where nothing was answered." }),
  answer: z.string().meta({ description: "A kilobyte of what was answered, or why nothing was." }),
  took: z.int().min(0).meta({ description: "Milliseconds." }),
};

/** What came of a test message. */
export const tested = z
  .strictObject({ isDelivered: z.boolean(), ...tried })
  .meta({ id: "TestedEndpoint", examples: [{ isDelivered: true, status: 204, answer: "", took: 31 }] });

const delivery = z.strictObject({
  id: z.string().meta({ description: "webhook-id, or the beginning of Message-ID: the same at each try." }),
  events: z.array(z.string()).meta({ description: "Ids of the notices in it." }),
  negotiation: z.string(),
  subscription: z.uuid(),
  state: z.enum(DELIVERY_STATES),
  madeAt: z.iso.datetime(),
  dueAt: z.iso.datetime().meta({ description: "When it is tried next, or was to be tried last." }),
  attempts: z.array(z.strictObject({ at: z.iso.datetime(), ...tried })),
});

/** What went to an endpoint, newest first. */
export const deliveries = z.strictObject({ deliveries: z.array(delivery) }).meta({
  id: "Deliveries",
  examples: [
    {
      deliveries: [
        {
          ...{ id: EXAMPLE_EVENT, events: [EXAMPLE_EVENT], negotiation: "boathouse", state: "delivered" },
          ...{ subscription: "b7a0f7de-3d5c-4a57-8d6e-2b1f8c0e9a11", madeAt: MOMENT, dueAt: MOMENT },
          attempts: [{ at: MOMENT, status: 204, answer: "", took: 31 }],
        },
      ],
    },
  ],
});

/** Which deliveries are asked for. */
export const deliveriesQuery = z.object({
  state: z
    .enum(DELIVERY_STATES, `"state" is none of ${DELIVERY_STATES.join(", ")}.`)
    .optional()
    .meta({ description: "Only those in this state." }),
  limit: pageQuery.shape.limit.meta({ description: "The most to answer; 100 where it is left out.", examples: [50] }),
});

/** What is to be sent once more. */
export const replayed = z
  .strictObject({
    events: z.array(z.string()).max(500).optional().meta({ description: "Ids of notices." }),
    from: z.iso.datetime().optional().meta({ description: "All that were made from then on," }),
    to: z.iso.datetime().optional().meta({ description: "and before then." }),
  })
  .meta({ id: "Replay", examples: [{ events: [EXAMPLE_EVENT] }] });

/** How many are. */
export const replaying = z
  .strictObject({ deliveries: z.int().min(0) })
  .meta({ id: "Replaying", examples: [{ deliveries: 1 }] });
