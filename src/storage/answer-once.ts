import { createHash } from "node:crypto";
import { canonicalJson } from "../ledger/canonical-json.ts";
import { LOCAL_AUTHOR } from "../model/journal.ts";
import { Problem } from "../model/problem.ts";
import type { Rows } from "./open-storage.ts";

/** Who asks, and under which key of their own, so that asking twice does it once. */
export type Asked = { readonly author: string; readonly requestKey?: string | undefined };

/** Until people have accounts. */
export const BY_HAND: Asked = { author: LOCAL_AUTHOR };

/**
 * Does the work of a request once: a second one with the same key gets the answer of the first, also where the first got
 * lost on its way back. In the transaction of the work, under the negotiation's lock. Answers are kept as JSON.
 *
 * @param what - All that was asked, as JSON: another request under the same key is a mistake of the client.
 * @throws Problem `request-key-reused`.
 */
export async function answerOnce<Answer>(
  rows: Rows,
  negotiationKey: string,
  requestKey: string | undefined,
  what: unknown,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (requestKey === undefined) return work();
  const [key, request] = [sha256(requestKey), sha256(canonicalJson(what))];
  const known = await rows.answeredRequests.find(negotiationKey, key);
  if (known !== undefined) {
    if (known.requestSha256 !== request) throw reused();
    return known.answer as Answer;
  }
  const answer = await work();
  await rows.answeredRequests.keep(negotiationKey, key, request, answer);
  return answer;
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
