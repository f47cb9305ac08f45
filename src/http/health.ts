import { type Context, Hono } from "hono";
import { needs } from "../views/needs.ts";
import { CHALLENGE_HEADER, prove } from "./service-proof.ts";

/** `/healthz` says that the process lives, `/readyz` that it can serve. */
export function healthRoutes(isReady: () => Promise<boolean>, token: string): Hono {
  return new Hono()
    .get("/healthz", needs("anyone"), (c) => answerHealth(c, token))
    .get("/readyz", needs("anyone"), async (c) =>
      (await isReady()) ? c.json({ status: "ready" }) : c.json({ status: "not ready" }, 503),
    );
}

/** That the process lives, and on a challenge that it is the one with this token. */
export function answerHealth(c: Context, token: string): Response {
  const challenge = c.req.header(CHALLENGE_HEADER);
  return c.json({ status: "alive", ...(challenge === undefined ? {} : { proof: prove(token, challenge) }) });
}
