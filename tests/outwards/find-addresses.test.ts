import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askNameServers, resolveFor } from "../../src/outwards/find-addresses.ts";
import { openOutwards } from "../../src/outwards/outwards.ts";
import { readAllowed } from "../../src/outwards/read-allowed.ts";
import { mapNet } from "../support/mapped-net.ts";
import { openNameServer } from "../support/name-server.ts";

const ASKED = {
  ...({ method: "GET", headers: {}, redirects: 0 } as const),
  ...{ timeoutMs: 20_000, maxBytes: 1_000 },
};

describe("the addresses of a name", () => {
  let names: Awaited<ReturnType<typeof openNameServer>>;
  const ask = (name: string, signal = new AbortController().signal) => askNameServers(name, signal, [names.server]);

  beforeAll(async () => {
    names = await openNameServer(
      {
        "harbour.example": { A: ["93.184.215.14", "1.1.1.1"], AAAA: ["2606:2800:21f:cb07:6820:80da:af6b:8b2c"] },
        "four.example": { A: ["1.1.1.1"] },
        "six.example": { AAAA: ["2606:4700:0:0:0:0:0:1111"] },
        "quay.example": { CNAME: "pier.example" },
        "pier.example": { CNAME: "inner.example" },
        "inner.example": { A: ["10.0.5.7"] },
        "mixed.example": { A: ["1.1.1.1"], AAAA: ["0:0:0:0:0:ffff:7f00:1"] },
        "empty.example": {},
      },
      ["silent.example"],
    );
  });
  afterAll(() => names.close());

  it("are all that name servers have of both kinds, behind other names too", async () => {
    expect(await ask("harbour.example")).toEqual([
      "93.184.215.14",
      "1.1.1.1",
      "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
    ]);
    expect(await ask("four.example")).toEqual(["1.1.1.1"]);
    expect(await ask("six.example")).toEqual(["2606:4700::1111"]);
    expect(await ask("quay.example")).toEqual(["10.0.5.7"]);
    expect([await ask("empty.example"), await ask("unknown.example")]).toEqual([[], []]);
    expect(names.asked.slice(0, 2).toSorted()).toEqual(["harbour.example A", "harbour.example AAAA"]);
  });

  it("are refused where another name leads to a private one, and where one of both kinds does", async () => {
    const { connect, attempts } = mapNet({}, []);
    const { fetchOutside } = openOutwards({ allow: [], connect, resolve: ask });
    for (const [name, address] of [
      ["quay.example", "10.0.5.7"],
      ["mixed.example", "::ffff:127.0.0.1"],
    ] as const) {
      expect(await fetchOutside(`https://${name}/`, ASKED)).toMatchObject({
        kind: "refused",
        reason: "address",
        address,
      });
    }
    expect(attempts).toEqual([]);
  });

  it("are no longer waited for once the time is over", async () => {
    const over = new AbortController();
    const waiting = ask("silent.example", over.signal);
    over.abort();
    expect(await waiting).toEqual([]);
    const { fetchOutside } = openOutwards({ allow: [], resolve: ask });
    expect(await fetchOutside("https://silent.example/", { ...ASKED, timeoutMs: 100 })).toMatchObject({
      kind: "timed-out",
    });
  });

  it("are asked of nobody for what means this machine", async () => {
    const before = names.asked.length;
    expect([await ask("localhost"), await ask("hooks.localhost")]).toEqual([["127.0.0.1"], ["127.0.0.1"]]);
    expect(names.asked).toHaveLength(before);
  });

  it("are looked up as this machine does for names that are allowed", async () => {
    const resolve = resolveFor(readAllowed("localhost", "The setting"));
    const addresses = await resolve("localhost", new AbortController().signal);
    expect(addresses).toContain("127.0.0.1");
  });
});
