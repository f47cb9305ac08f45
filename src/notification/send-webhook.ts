import type { Outcome } from "../outwards/outcome.ts";
import type { OutsideRequest } from "../outwards/outwards.ts";
import type { StoredEndpoint } from "../storage/endpoints.ts";
import { type Delivering, LONGEST_TRY_MS, type Sent } from "./send-delivery.ts";
import { signWebhook } from "./sign-webhook.ts";

const MOST_ANSWERED_BYTES = 1_000_000;
const MOST_ANSWER_KEPT = 1_024;

/** Sends a signed message, once. */
export async function sendWebhook(
  { fetchOutside, signal }: Pick<Delivering, "fetchOutside" | "signal">,
  endpoint: StoredEndpoint,
  signed: Parameters<typeof signWebhook>[1],
): Promise<Sent> {
  const begun = performance.now();
  const outcome = await fetchOutside(endpoint.url, webhookRequest(endpoint, signed, signal));
  const took = Math.round(performance.now() - begun);
  const answer = tellAnswer(outcome);
  if (outcome.kind === "stopped") return { came: "stopped", status: undefined, answer, took };
  if (outcome.kind !== "answered") return { came: "failed", status: undefined, answer, took };
  const { status, headers } = outcome;
  if (status >= 200 && status < 300) return { came: "taken", status, answer, took };
  const retryAfter = headers.get("retry-after") ?? undefined;
  const goneForGood = status === 410 ? "It answered 410: nothing more is wanted there." : undefined;
  return { came: "failed", status, answer, took, retryAfter, goneForGood };
}

/** What is asked of an endpoint. A redirect is a failure: whoever moves says so to whoever set it up. */
function webhookRequest(
  { endpointId, secrets }: Pick<StoredEndpoint, "endpointId" | "secrets">,
  signed: Parameters<typeof signWebhook>[1],
  signal: AbortSignal,
): OutsideRequest {
  return {
    method: "POST",
    headers: {
      ...{ "content-type": "application/json; charset=utf-8", "user-agent": "Travaux" },
      ...signWebhook(secrets, signed),
    },
    body: signed.body,
    ...{ redirects: 0, maxBytes: MOST_ANSWERED_BYTES, timeoutMs: LONGEST_TRY_MS, signal, keptFor: endpointId },
  };
}

/** A kilobyte of an answer, as text that can be stored; or why there was none. */
function tellAnswer(outcome: Outcome): string {
  if (outcome.kind !== "answered") return outcome.why;
  const text = new TextDecoder().decode(outcome.body.subarray(0, MOST_ANSWER_KEPT));
  return text.replaceAll("\0", "\u{FFFD}");
}
