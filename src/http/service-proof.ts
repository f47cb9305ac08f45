import { createHmac, timingSafeEqual } from "node:crypto";

/** Asked with it, `/healthz` proves that it is the service whose token the asker knows, without naming the token. */
export const CHALLENGE_HEADER = "X-Travaux-Challenge";

/** Whether what `/healthz` answered to `challenge` comes from the service with that token. */
export function provesItself(answer: unknown, token: string, challenge: string): boolean {
  const proof = (answer as { readonly proof?: unknown } | null)?.proof;
  if (typeof proof !== "string") return false;
  const [sent, right] = [Buffer.from(proof), Buffer.from(prove(token, challenge))];
  return sent.length === right.length && timingSafeEqual(sent, right);
}

/** What only somebody who knows the token can answer to the challenge. */
export function prove(token: string, challenge: string): string {
  return createHmac("sha256", token).update(`travaux /healthz ${challenge}`).digest("base64url");
}
