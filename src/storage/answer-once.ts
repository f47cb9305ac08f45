import { createHash } from "node:crypto";
import { canonicalJson } from "../ledger/canonical-json.ts";
import { type Actor, LOCAL } from "../model/actor.ts";
import { type ActionInNegotiation, refuseUnlessCan } from "../model/can.ts";
import { Problem } from "../model/problem.ts";
import type { Rows } from "./open-storage.ts";

/** Who asks, and under which key of their own, so that asking twice does it once. */
export type Asked = { readonly actor: Actor; readonly requestKey?: string | undefined };

/** Whoever sits at the machine, once. */
export const BY_HAND: Asked = { actor: LOCAL };

/**
 * Does the work of a request, if who asks may, and once: a second one with the same key gets the answer of the first,
 * also where the first got lost on its way back. In the transaction of the work, under the negotiation's lock. Answers are
 * kept as JSON.
 *
 * @param action - What the work does: there is no writing into a negotiation without it.
 * @param what - All that was asked, to be written as JSON; what is undefined is not said. Another request under the same key is a mistake of the client.
 * @throws Problem `sign-in-needed`, `not-allowed`, `request-key-reused`.
 */
export async function answerOnce<Answer>(
  rows: Rows,
  negotiationKey: string,
  { actor, requestKey }: Asked,
  action: ActionInNegotiation,
  what: unknown,
  work: () => Promise<Answer>,
): Promise<Answer> {
  refuseUnlessCan(actor, action, { kind: "negotiation", key: negotiationKey });
  if (requestKey === undefined) return work();
  const [key, request] = [sha256(ownKey(actor, requestKey)), sha256(canonicalJson(asJson(what)))];
  const known = await rows.answeredRequests.find(negotiationKey, key);
  if (known !== undefined) {
    if (known.requestSha256 !== request) throw reused();
    return known.answer as Answer;
  }
  const answer = await work();
  await rows.answeredRequests.keep(negotiationKey, key, request, answer);
  return answer;
}

function asJson(what: unknown): unknown {
  return JSON.parse(JSON.stringify(what));
}

/** Nobody meets the keys of others, and so what was answered to them. A person's key holds no line feed. */
function ownKey(actor: Actor, requestKey: string): string {
  return actor.kind === "person" ? `${actor.key}\n${requestKey}` : requestKey;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function reused(): Problem {
  return new Problem(
    "request-key-reused",
    "This Idempotency-Key came with another request before.",
    "Take a new key for a new request; send the same one again only with the very same request.",
  );
}
