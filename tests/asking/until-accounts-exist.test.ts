import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { authenticate } from "../../src/asking/authenticate.ts";
import type { Bindings } from "../../src/asking/local-writes.ts";
import { problemDetails } from "../../src/http/problem-details.ts";
import { Problem } from "../../src/model/problem.ts";

const TOKEN = "the-services-own-token";

const NOBODY_YET = {
  hasPeople: async () => false,
  enterByToken: async () => undefined,
  enterBySession: async () => undefined,
};

function appWith(): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();
  app.use(authenticate(NOBODY_YET, TOKEN, () => undefined));
  app.all("*", (c) => c.text("done"));
  app.onError((error, c) => {
    if (!(error instanceof Problem)) throw error;
    return c.json(problemDetails(error), 403);
  });
  return app;
}

async function send(method: string, headers: Record<string, string>, remoteAddress: string | undefined = "127.0.0.1") {
  const answer = await appWith().request("/api/n/x", { method, headers }, { incoming: { socket: { remoteAddress } } });
  return answer.status === 200 ? "done" : ((await answer.json()) as { detail: string }).detail;
}

describe("until accounts exist", () => {
  const host = "localhost:8787";

  it("a write from this machine to this machine's name is done", async () => {
    for (const name of [host, "127.0.0.1:8787", "[::1]:8787", "LOCALHOST:8787", "localhost"]) {
      expect(await send("PUT", { host: name })).toBe("done");
    }
    expect(await send("PUT", { host }, "::1")).toBe("done");
    expect(await send("PUT", { host }, "::ffff:127.0.0.1")).toBe("done");
  });

  it("a write from a page of the service itself is done", async () => {
    expect(await send("POST", { host, origin: "http://localhost:8787", "sec-fetch-site": "same-origin" })).toBe("done");
  });

  it("a write from another machine is refused, and says so", async () => {
    for (const remote of ["192.168.1.7", "10.0.0.1", "2001:db8::1", "::ffff:192.168.1.7", "127.0.0.1.example", ""]) {
      expect(await send("PUT", { host }, remote)).toContain("does not come from this machine");
    }
    const answer = await appWith().request("/api/n/x", { method: "PUT", headers: { host } });
    expect(answer.status, "a connection of which nothing is known").toBe(403);
  });

  it("a write to another name is refused, though the name leads here: a page may point its own at 127.0.0.1", async () => {
    for (const name of [
      "rebound.example:8787",
      "localhost.example",
      "127.0.0.1.example:8787",
      "localhost:8787@evil.example",
    ]) {
      expect(await send("PUT", { host: name })).toContain(`its Host is "${name}"`);
    }
    expect(await send("PUT", {})).toContain("its Host is missing");
  });

  it("a write sent by a page of another origin is refused", async () => {
    for (const origin of [
      "https://evil.example",
      "null",
      "http://localhost:9999",
      "https://localhost:8787",
      "http://127.0.0.1:8787",
    ]) {
      expect(await send("POST", { host, origin })).toContain(`sent by a page of ${origin}`);
    }
    expect(await send("POST", { host, "sec-fetch-site": "cross-site" })).toContain("another site");
  });

  it("a token must be this service's own", async () => {
    expect(await send("PUT", { host, authorization: `Bearer ${TOKEN}` })).toBe("done");
    for (const token of ["Bearer other", "Bearer", `Bearer ${TOKEN}x`, TOKEN]) {
      expect(await send("PUT", { host, authorization: token })).toContain("token is none, or none any more");
    }
  });

  it("reading needs none of this", async () => {
    expect(await send("GET", { host: "news.example" }, "192.168.1.7")).toBe("done");
    expect(await send("GET", { host, origin: "https://evil.example" })).toBe("done");
  });

  it("every verb that could write is a write", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "PROPFIND"]) {
      expect(await send(method, { host }, "192.168.1.7")).toContain("may not write");
    }
  });
});
