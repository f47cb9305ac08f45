import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { actorOf } from "../../src/asking/actor-of.ts";
import { authenticate } from "../../src/asking/authenticate.ts";
import type { Bindings } from "../../src/asking/local-writes.ts";
import { problemDetails } from "../../src/http/problem-details.ts";
import type { SignedIn } from "../../src/model/actor.ts";
import { Problem } from "../../src/model/problem.ts";
import { aPerson } from "../support/people.ts";

const OWN_TOKEN = "the-services-own-token";
const HOST = "drafts.example";

/** A service in which anna has an account, a token and a session. */
async function ask(
  headers: Record<string, string>,
  { method = "GET", remoteAddress = "127.0.0.1", path = "/n/lake" } = {},
): Promise<string> {
  const anna = aPerson("anna") as SignedIn;
  const app = new Hono<{ Bindings: Bindings }>();
  const access = {
    hasPeople: async () => true,
    enterByToken: async (secret: string) => (secret === "annas-token" ? anna : undefined),
    enterBySession: async (secret: string) => (secret === "annas-session" ? anna : undefined),
  };
  app.use(authenticate(access, OWN_TOKEN, () => undefined));
  app.all("*", (c) => {
    const actor = actorOf(c);
    return c.text(actor.kind === "person" ? actor.name : actor.kind);
  });
  app.onError((error, c) => {
    if (!(error instanceof Problem)) throw error;
    return c.text(problemDetails(error).code, 400);
  });
  const env = { incoming: { socket: { remoteAddress } } };
  const answer = await app.request(path, { method, headers: { host: HOST, ...headers } }, env);
  return answer.text();
}

const cookie = "__Host-travaux=annas-session";

describe("once somebody has an account", () => {
  it("a token says who asks", async () => {
    expect(await ask({ authorization: "Bearer annas-token" })).toBe("anna");
    expect(await ask({ authorization: "bearer  annas-token " })).toBe("anna");
  });

  it("a token that is none is refused whatever it asks for, and is never taken for nobody's", async () => {
    for (const authorization of [
      "Bearer other",
      "Bearer",
      "annas-token",
      "Basic YW5uYTpw",
      "",
      "Bearer annas-token x",
    ]) {
      expect(await ask({ authorization }), authorization).toBe("bad-token");
      expect(await ask({ authorization, cookie }), authorization).toBe("bad-token");
    }
  });

  it("the service's own token stands for the machine, and only there", async () => {
    const authorization = `Bearer ${OWN_TOKEN}`;
    expect(await ask({ authorization })).toBe("local");
    expect(await ask({ authorization }, { remoteAddress: "192.0.2.7" })).toBe("bad-token");
  });

  it("the cookie of a session says who asks; that of none, nobody", async () => {
    expect(await ask({ cookie })).toBe("anna");
    expect(await ask({ cookie: "__Host-travaux=ended" })).toBe("nobody");
    expect(await ask({ cookie: "travaux=annas-session" }), "a cookie that another host could have set").toBe("nobody");
    expect(await ask({})).toBe("nobody");
  });

  it("sitting at the machine is no account", async () => {
    expect(await ask({ host: "localhost:8787" })).toBe("nobody");
    expect(await ask({ host: "localhost:8787" }, { method: "PUT" })).toBe("nobody");
  });

  it("what a page of another host sends is refused, with a cookie or without", async () => {
    const foreign = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `https://${HOST}.evil.example` },
      { origin: `https://evil.example/${HOST}` },
      { origin: `https://${HOST}:8443` },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const headers of foreign) {
      for (const method of ["POST", "PUT", "DELETE", "PATCH", "PROPFIND"]) {
        expect(await ask({ cookie, ...headers } as Record<string, string>, { method })).toBe("write-refused");
        expect(await ask(headers as Record<string, string>, { method })).toBe("write-refused");
      }
    }
    const own = { cookie, origin: `https://${HOST}`, "sec-fetch-site": "same-origin" };
    expect(await ask(own, { method: "POST" })).toBe("anna");
    expect(await ask({ cookie, "sec-fetch-site": "none" }, { method: "POST" })).toBe("anna");
  });

  it("files of the build are nobody's business", async () => {
    expect(await ask({ cookie, authorization: "Bearer other" }, { path: "/assets/style.css" })).toBe("nobody");
  });
});
