import { randomUUID } from "node:crypto";
import type { Outcome } from "../outwards/outcome.ts";
import type { OutsideRequest } from "../outwards/outwards.ts";
import type { WholeDelivery } from "../storage/deliveries.ts";
import type { StoredEndpoint } from "../storage/endpoints.ts";
import type { StoredNotice } from "../storage/notices.ts";
import type { Mailing } from "./mail/mailing.ts";
import { sendMail, sendTestMail } from "./mail/send-mail.ts";
import { writeNoticeId } from "./notice-id.ts";
import type { Notifying } from "./notifying.ts";
import { sendWebhook } from "./send-webhook.ts";
import { testBody, webhookBody } from "./webhook-body.ts";

/** What deliveries are made with. */
export type Delivering = Notifying & {
  /** The only way out: see decisions/0021-one-guarded-way-out.md. */
  readonly fetchOutside: (url: string, request: OutsideRequest) => Promise<Outcome>;
  /** Of this service as people outside reach it, without a slash at its end; undefined where nobody said so. */
  readonly origin: string | undefined;
  /** What mail is sent with; undefined where none is. */
  readonly mail: Mailing | undefined;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Ends what is under way: the service is closing. */
  readonly signal: AbortSignal;
};

/** A delivery with those of its notices that its owner may know of. */
export type ToSend = WholeDelivery & { readonly told: readonly StoredNotice[] };

/** What came of one try, whatever the channel. */
export type Sent = {
  /** `stopped`: the service is closing, and nobody knows what came of it. */
  readonly came: "taken" | "failed" | "stopped";
  /** Of an answer. */
  readonly status: number | undefined;
  /** The beginning of the answer, or why there was none. */
  readonly answer: string;
  /** In milliseconds. */
  readonly took: number;
  /** When to come again, as the receiver said it. */
  readonly retryAfter?: string | undefined;
  /** Why nothing is to be sent there any more, as the receiver said. */
  readonly goneForGood?: string | undefined;
};

/** No try takes longer, in milliseconds. */
export const LONGEST_TRY_MS = 20_000;

/** Sends a delivery, once, by the channel of its endpoint. Never throws for what the other side does. */
export function sendDelivery(delivering: Delivering, endpoint: StoredEndpoint, one: ToSend, at: Date): Promise<Sent> {
  if (endpoint.channel === "mail") return sendMail(delivering, endpoint, one);
  const body = webhookBody(one.told, one.isDigest, at, delivering.origin);
  return sendWebhook(delivering, endpoint, { id: deliveryIdOf(one), at, body });
}

/** Sends a message that tells of nothing, once. */
export function sendTest(delivering: Delivering, endpoint: StoredEndpoint, at: Date): Promise<Sent> {
  const id = `test_${randomUUID().replaceAll("-", "")}`;
  if (endpoint.channel === "mail") return sendTestMail(delivering, endpoint, { id, at });
  return sendWebhook(delivering, endpoint, { id, at, body: testBody(endpoint.endpointId, at) });
}

/** As a delivery is called to whoever receives it: of one event, its id, so that it is known in every channel. */
export function deliveryIdOf({ isDigest, deliveryId, notices }: WholeDelivery): string {
  const [first] = notices;
  return isDigest || first === undefined ? `dig_${deliveryId.replaceAll("-", "")}` : writeNoticeId(first.noticeId);
}
