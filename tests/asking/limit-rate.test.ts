import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { clientAddress } from "../../src/asking/client-address.ts";
import { limitRate } from "../../src/asking/limit-rate.ts";
import type { Bindings } from "../../src/asking/local-writes.ts";
import { type Actor, LOCAL, NOBODY } from "../../src/model/actor.ts";
import { Problem } from "../../src/model/problem.ts";
import { aPerson } from "../support/people.ts";

type Asking = {
  readonly actor?: Actor;
  readonly method?: string;
  readonly path?: string;
  readonly remoteAddress?: string;
  readonly forwarded?: string;
};

/** Asks with a clock of our own; answers how many went through before one was refused, and the refusal. */
function opened(trustedProxies = 0) {
  let now = 0;
  const limit = limitRate(trustedProxies, () => now);
  const ask = async ({ actor = NOBODY, method = "GET", path = "/n/lake", ...from }: Asking = {}) => {
    const app = new Hono<{ Bindings: Bindings }>();
    app.all("*", (c) => {
      limit(c, actor);
      return c.text("done");
    });
    let refused: unknown;
    app.onError((error, c) => {
      refused = error;
      return c.text("refused");
    });
    const headers = from.forwarded === undefined ? {} : { "x-forwarded-for": from.forwarded };
    const env = { incoming: { socket: { remoteAddress: from.remoteAddress ?? "192.0.2.7" } } };
    await app.request(path, { method, headers }, env);
    return refused;
  };
  const askUntilRefused = async (asking?: Asking, most = 2000) => {
    for (let done = 0; done < most; done += 1) {
      const refused = await ask(asking);
      if (refused !== undefined) return { done, refused };
    }
    return { done: most, refused: undefined };
  };
  return { ask, askUntilRefused, wait: (seconds: number) => (now += 1000 * seconds) };
}

describe("how much may be asked", () => {
  it("is counted for each address of those who are nobody, and grows again with time", async () => {
    const { ask, askUntilRefused, wait } = opened();
    const { done, refused } = await askUntilRefused();
    expect(done).toBe(300);
    expect(refused).toBeInstanceOf(Problem);
    expect(refused).toMatchObject({ code: "too-many-requests", about: { retryAfter: 1 } });
    expect(await ask({ remoteAddress: "192.0.2.8" }), "another address").toBeUndefined();
    wait(1);
    expect((await askUntilRefused()).done).toBe(10);
    wait(3600);
    expect((await askUntilRefused()).done, "never more than at first").toBe(300);
  });

  it("is counted for each person, wherever they ask from", async () => {
    const { ask, askUntilRefused } = opened();
    const anna = aPerson("anna");
    expect((await askUntilRefused({ actor: anna })).done).toBe(600);
    expect(await ask({ actor: anna, remoteAddress: "192.0.2.99" })).toBeInstanceOf(Problem);
    expect(await ask({ actor: aPerson("emil") })).toBeUndefined();
    expect(await ask()).toBeUndefined();
  });

  it("is less of what costs more", async () => {
    for (const asking of [
      { method: "POST", path: "/compare" },
      { path: "/n/lake/search" },
      { path: "/api/n/lake/compare" },
      { path: "/n/lake/matrix" },
      { path: "/api/n/lake/matrix.csv" },
    ]) {
      expect((await opened().askUntilRefused(asking)).done, asking.path).toBe(30);
    }
  });

  it("has no end for whoever sits at the machine, nor for what is asked inside the process", async () => {
    expect((await opened().askUntilRefused({ actor: LOCAL })).refused).toBeUndefined();
    expect((await opened().askUntilRefused({ remoteAddress: "" })).refused).toBeUndefined();
  });

  it("is counted for one household of IPv6, which has addresses without end", async () => {
    const { ask, askUntilRefused } = opened();
    await askUntilRefused({ remoteAddress: "2001:db8:0:7::1" });
    expect(await ask({ remoteAddress: "2001:db8:0:7:ffff:1:2:3" })).toBeInstanceOf(Problem);
    expect(await ask({ remoteAddress: "2001:db8:0:8::1" })).toBeUndefined();
  });
});

describe("where a request comes from", () => {
  const from = async (trustedProxies: number, remoteAddress: string, forwarded?: string) => {
    const app = new Hono<{ Bindings: Bindings }>().get("*", (c) => c.text(clientAddress(c, trustedProxies)));
    const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    return (await app.request("/", { headers }, { incoming: { socket: { remoteAddress } } })).text();
  };

  it("is whoever is connected, whatever they write of themselves", async () => {
    expect(await from(0, "192.0.2.7", "203.0.113.9")).toBe("192.0.2.7");
    expect(await from(0, "::ffff:192.0.2.7")).toBe("192.0.2.7");
  });

  it("is what the last of our own proxies wrote, and not what stands before it", async () => {
    expect(await from(1, "127.0.0.1", "198.51.100.1, 203.0.113.9")).toBe("203.0.113.9");
    expect(await from(2, "127.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.1")).toBe("203.0.113.9");
    expect(await from(1, "127.0.0.1")).toBe("127.0.0.1");
  });

  it("is the network of an address of IPv6, however it is written", async () => {
    for (const address of ["2001:db8::1", "2001:DB8:0:0::1", "2001:0db8:0000:0000:1:2:3:4"]) {
      expect(await from(0, address), address).toBe("2001:db8:0:0::/64");
    }
    expect(await from(0, "::1")).toBe("0:0:0:0::/64");
  });
});
