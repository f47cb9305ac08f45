import { createHmac, timingSafeEqual } from "node:crypto";
import { type Context, Hono } from "hono";

/** Asked with it, `/healthz` proves that it is the service whose token the asker knows, without naming the token. */
export const CHALLENGE_HEADER = "X-Travaux-Challenge";

/** `/healthz` says that the process lives, `/readyz` that it can serve. */
export function healthRoutes(isReady: () => Promise<boolean>, token: string): Hono {
  return new Hono()
    .get("/healthz", (c) => answerHealth(c, token))
    .get("/readyz", async (c) =>
      (await isReady()) ? c.json({ status: "ready" }) : c.json({ status: "not ready" }, 503),
    );
}

/** That the process lives, and on a challenge that it is the one with this token. */
export function answerHealth(c: Context, token: string): Response {
  const challenge = c.req.header(CHALLENGE_HEADER);
  return c.json({ status: "alive", ...(challenge === undefined ? {} : { proof: prove(token, challenge) }) });
}

/** Whether what `/healthz` answered to `challenge` comes from the service with that token. */
export function provesItself(answer: unknown, token: string, challenge: string): boolean {
  const proof = (answer as { readonly proof?: unknown } | null)?.proof;
  if (typeof proof !== "string") return false;
  const [sent, right] = [Buffer.from(proof), Buffer.from(prove(token, challenge))];
  return sent.length === right.length && timingSafeEqual(sent, right);
}

function prove(token: string, challenge: string): string {
  return createHmac("sha256", token).update(`travaux /healthz ${challenge}`).digest("base64url");
}
