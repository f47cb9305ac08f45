import { Hono } from "hono";

/** `/healthz` says that the process lives, `/readyz` that it can serve. */
export function healthRoutes(isReady: () => Promise<boolean>): Hono {
  return new Hono()
    .get("/healthz", (c) => c.json({ status: "alive" }))
    .get("/readyz", async (c) =>
      (await isReady()) ? c.json({ status: "ready" }) : c.json({ status: "not ready" }, 503),
    );
}
