import { randomBytes } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { type OutsideRequest, openOutwards } from "../../src/outwards/outwards.ts";
import { readAllowed } from "../../src/outwards/read-allowed.ts";
import { mapNet } from "../support/mapped-net.ts";
import { openReceiver, type Receiver } from "../support/receiver.ts";
import { makeCertificate } from "../support/throwaway-certificate.ts";

const GET: OutsideRequest = {
  ...({ method: "GET", headers: {}, redirects: 0 } as const),
  ...{ timeoutMs: 20_000, maxBytes: 100_000 },
};
const POST: OutsideRequest = { ...GET, method: "POST", body: "{}" };
const PUBLIC = "93.184.215.14";
const OTHER = "2606:2800:21f:cb07:6820:80da:af6b:8b2c";

const opened: Receiver[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((receiver) => receiver.close()));
});

async function receive(...given: Parameters<typeof openReceiver>): Promise<Receiver> {
  const receiver = await openReceiver(...given);
  opened.push(receiver);
  return receiver;
}

/** Receivers by https at the public addresses of names; every name has a certificate of its own. */
async function openTown(answers: Readonly<Record<string, Parameters<typeof openReceiver>[0]>>) {
  const addresses = [PUBLIC, OTHER, "1.1.1.1", "8.8.8.8"];
  const names = Object.keys(answers);
  const certificates = names.map((name) => makeCertificate(name));
  const receivers = await Promise.all(
    names.map((name, at) => receive(answers[name], { certificate: certificates[at] })),
  );
  const at = (name: string) => addresses[names.indexOf(name)];
  const net = mapNet(
    Object.fromEntries(names.map((name, place) => [at(name), receivers[place] as Receiver])),
    receivers,
  );
  const outwards = openOutwards({
    ...{ allow: [], connect: net.connect, trusted: certificates.map(({ cert }) => cert) },
    resolve: (name) => Promise.resolve([at(name) ?? ""].filter((address) => address !== "")),
  });
  return { ...outwards, attempts: net.attempts, sentTo: (name: string) => receivers[names.indexOf(name)]?.sent };
}

describe("what is asked of a host", () => {
  it("reaches an allowed one on loopback whole, and its answer comes back byte for byte", async () => {
    const bytes = randomBytes(70_000);
    const receiver = await receive((_, response) => {
      response.writeHead(201, { "X-Kept": ["one", "two"], "Set-Cookie": "tracked=1" }).end(bytes);
    });
    const { fetchOutside } = openOutwards({ allow: readAllowed(`127.0.0.1:${receiver.port}`, "The setting") });
    const url = `http://127.0.0.1:${receiver.port}/hooks/6?point=10.a#part`;
    const outcome = await fetchOutside(url, {
      ...{ ...POST, headers: { "Content-Type": "application/json", authorization: "Bearer ours" } },
      body: '{"point":"10.a","said":"é"}',
    });
    if (outcome.kind !== "answered") throw new Error(outcome.why);
    expect([outcome.status, outcome.url, outcome.address]).toEqual([201, url, "127.0.0.1"]);
    expect(Buffer.from(outcome.body).equals(bytes)).toBe(true);
    expect(outcome.headers.get("x-kept")).toBe("one, two");
    expect(outcome.headers.has("set-cookie")).toBe(false);
    expect(receiver.sent).toEqual([
      {
        ...{ method: "POST", path: "/hooks/6?point=10.a", body: '{"point":"10.a","said":"é"}' },
        headers: {
          ...{ host: `127.0.0.1:${receiver.port}`, connection: "close", "content-length": "28" },
          ...{ "content-type": "application/json", authorization: "Bearer ours", "accept-encoding": "identity" },
        },
      },
    ]);
    await receiver.left();
  });

  it("reaches bytes, an IPv6 address, a name of the machine, and the head of a page", async () => {
    const six = await receive(undefined, { address: "::1" });
    const four = await receive(undefined, { address: "127.0.0.1" });
    const allow = readAllowed(`[::1]:${six.port}, localhost:${four.port}`, "The setting");
    const { fetchOutside } = openOutwards({ allow });
    const bytes = new TextEncoder().encode("bytes");
    expect(await fetchOutside(`http://[::1]:${six.port}/`, { ...POST, body: bytes })).toMatchObject({ address: "::1" });
    expect(six.sent.map(({ body }) => body)).toEqual(["bytes"]);
    const head = await fetchOutside(`http://localhost:${four.port}/`, { ...GET, method: "HEAD" });
    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    expect(four.sent.map(({ method }) => method)).toEqual(["HEAD"]);
  });

  it("goes to a public host by https, whose certificate is made out to its name", async () => {
    const { fetchOutside, attempts, sentTo } = await openTown({ "harbour.example": undefined });
    const outcome = await fetchOutside("https://HARBOUR.example./at?sea", POST);
    expect(outcome).toMatchObject({ kind: "answered", status: 200, address: PUBLIC });
    expect(await fetchOutside("https://harbour.example:8443/", POST)).toMatchObject({ kind: "answered" });
    expect(attempts).toEqual([`${PUBLIC} 443`, `${PUBLIC} 8443`]);
    expect(sentTo("harbour.example")?.map(({ path }) => path)).toEqual(["/at?sea", "/"]);
  });

  it("tries the next address where one does not answer, and never more than four", async () => {
    const certificate = makeCertificate("harbour.example");
    const receiver = await receive(undefined, { certificate });
    const gone = ["1.1.1.1", "1.0.0.1", "8.8.8.8", "9.9.9.9", OTHER].map((address) => [address, "gone"] as const);
    const net = mapNet({ [PUBLIC]: receiver, ...Object.fromEntries(gone) }, []);
    const openAt = (...addresses: readonly string[]) =>
      openOutwards({
        ...{ allow: [], connect: net.connect, trusted: [certificate.cert] },
        resolve: () => Promise.resolve(addresses),
      });
    expect(await openAt(OTHER, "1.1.1.1", PUBLIC).fetchOutside("https://harbour.example", GET)).toMatchObject({
      ...{ kind: "answered", address: PUBLIC },
    });
    expect(net.attempts.splice(0)).toEqual(["1.1.1.1 443", `${PUBLIC} 443`]);
    const many = openAt(OTHER, "1.1.1.1", "8.8.8.8", "9.9.9.9", "1.0.0.1", PUBLIC);
    expect(await many.fetchOutside("https://harbour.example", GET)).toEqual({
      ...{ kind: "unreachable", reason: "no-connection", why: "Nothing answers at https://harbour.example." },
      address: "1.1.1.1",
    });
    expect(net.attempts).toEqual(["1.1.1.1 443", "8.8.8.8 443", "9.9.9.9 443", "1.0.0.1 443"]);
  });

  it("is refused, before any name is looked up, where the URL is none to go to", async () => {
    const { connect, attempts } = mapNet({}, []);
    const lookedUp: string[] = [];
    const { fetchOutside } = openOutwards({
      ...{ allow: readAllowed("inner.example, 10.0.5.0/24:9000", "The setting"), connect },
      resolve: (name) => Promise.resolve([lookedUp.push(name), PUBLIC].map(String).slice(1)),
    });
    const refusals = {
      "": "not-a-url",
      "harbour.example/hook": "not-a-url",
      "https://": "not-a-url",
      "https://./": "not-a-url",
      "https://harbour example/": "not-a-url",
      "https://256.1.1.1/": "not-a-url",
      "https://1.2.3.4.5/": "not-a-url",
      "https://[::1%25lo]/": "not-a-url",
      "https://[127.0.0.1]/": "not-a-url",
      [`https://${"harbour.".repeat(40)}example/`]: "not-a-url",
      [`https://harbour.example/${"a".repeat(2_048)}`]: "not-a-url",
      "file:///etc/passwd": "not-https",
      "gopher://harbour.example/": "not-https",
      "data:text/plain,hook": "not-https",
      "javascript:0": "not-https",
      "ws://harbour.example/": "not-https",
      "http://harbour.example/": "not-https",
      "http://harbour.example:443/": "not-https",
      "https://anna@harbour.example/": "user-in-url",
      "https://anna:secret@harbour.example/": "user-in-url",
      "https://:secret@harbour.example/": "user-in-url",
      "https://harbour.example:22/": "port",
      "https://harbour.example:0/": "port",
      "https://harbour.example:80/": "port",
      "https://inner.example:6379/": "port",
      "http://inner.example:443/": "not-https",
    };
    for (const [url, reason] of Object.entries(refusals)) {
      const outcome = await fetchOutside(url, GET);
      expect(outcome, url).toMatchObject({ kind: "refused", reason });
      expect(JSON.stringify(outcome), url).not.toContain("secret");
    }
    expect([lookedUp, attempts]).toEqual([[], []]);
    // That a network opens the port is told once it is known that the host is not in it.
    expect(await fetchOutside("http://harbour.example:9000/", GET)).toMatchObject({ reason: "not-https" });
    expect(await fetchOutside("https://harbour.example:9000/", GET)).toMatchObject({ reason: "port" });
    expect(attempts).toEqual([]);
  });

  it("is refused with headers that are the connection's own, or that would be two", async () => {
    const { fetchOutside } = openOutwards({ allow: [], resolve: () => Promise.reject(new Error("asked")) });
    const refusedHeaders: readonly Readonly<Record<string, string>>[] = [
      ...[{ Host: "inner.example" }, { cookie: "a=1" }, { "Content-Length": "0" }, { "transfer-encoding": "chunked" }],
      ...[{ Connection: "upgrade" }, { "Proxy-Authorization": "x" }, { "accept-encoding": "gzip" }, { "": "x" }],
      ...[{ "x:y": "1" }, { "x\r\ny": "1" }, { x: "1\r\nhost: inner.example" }, { x: "é" }, { x: "\0" }],
    ];
    for (const headers of refusedHeaders) {
      const outcome = await fetchOutside("https://harbour.example/", { ...POST, headers });
      expect(outcome, JSON.stringify(headers)).toMatchObject({ kind: "refused", reason: "header" });
    }
  });

  it("ends with what no name server knows, and a bug of ours stays loud", async () => {
    const openWith = (resolve: () => Promise<readonly string[]>) => openOutwards({ allow: [], resolve });
    const unknown = { kind: "unreachable", reason: "no-address", why: "No address is known of harbour.example." };
    const none = openWith(() => Promise.resolve([]));
    expect(await none.fetchOutside("https://harbour.example/?key=hidden", GET)).toEqual(unknown);
    const failing = openWith(() => Promise.reject(Object.assign(new Error("queryA"), { code: "ESERVFAIL" })));
    expect(await failing.fetchOutside("https://harbour.example/", GET)).toEqual(unknown);
    const wrong = openWith(() => Promise.reject(new TypeError("a bug")));
    await expect(wrong.fetchOutside("https://harbour.example/", GET)).rejects.toThrow("a bug");
  });
});

describe("a host that is allowed", () => {
  it("is reached by its name in a private network, at the ports of its entry, with and without https", async () => {
    const receiver = await receive();
    const net = mapNet({ "10.0.5.7": receiver, "100.64.0.7": receiver, "fd12::7": receiver }, []);
    let answer = "10.0.5.7";
    const open = (allow: string) =>
      openOutwards({
        ...{ allow: readAllowed(allow, "The setting"), connect: net.connect },
        resolve: () => Promise.resolve([answer]),
      });
    const kindAt = async (url: string, allow: string) => {
      const outcome = await open(allow).fetchOutside(url, GET);
      return outcome.kind === "refused" ? outcome.reason : outcome.kind;
    };
    expect(await kindAt("http://hooks.inner.example/", "hooks.inner.example")).toBe("answered");
    expect(await kindAt("http://hooks.inner.example:8080/", "hooks.inner.example")).toBe("answered");
    expect(await kindAt("https://hooks.inner.example/", "hooks.inner.example")).toBe("tls-wrong");
    expect(await kindAt("http://hooks.inner.example:9000/", "hooks.inner.example:9000")).toBe("answered");
    expect(await kindAt("http://hooks.inner.example/", "10.0.5.0/24")).toBe("answered");
    expect(await kindAt("http://10.0.5.7/", "10.0.5.0/24")).toBe("answered");
    expect(await kindAt("http://0xa.0.0x507/", "10.0.5.7")).toBe("answered");
    expect(await kindAt("http://hooks.inner.example:9001/", "hooks.inner.example:9000")).toBe("not-https");
    expect(await kindAt("https://hooks.inner.example/", "hooks.inner.example:9000")).toBe("port");
    expect(await kindAt("https://hooks.inner.example/", "inner.example")).toBe("address");
    expect(await kindAt("https://hooks.inner.example/", "10.0.6.0/24")).toBe("address");
    expect(await kindAt("https://[::ffff:10.0.5.7]/", "10.0.5.0/24, hooks.inner.example")).toBe("address");
    answer = "100.64.0.7";
    expect(await kindAt("http://hooks.inner.example/", "hooks.inner.example")).toBe("answered");
    answer = "fd12::7";
    expect(await kindAt("http://hooks.inner.example/", "hooks.inner.example")).toBe("answered");
    expect(await kindAt("http://hooks.inner.example/", "fd12::/48")).toBe("answered");
  });

  it("opens by its name neither the machine itself nor the local link", async () => {
    for (const address of [
      "127.0.0.1",
      "::1",
      "169.254.169.254",
      "fe80::1",
      "0.0.0.0",
      "224.0.0.1",
      "64:ff9b::10.0.0.1",
    ]) {
      const { connect, attempts } = mapNet({}, []);
      const { fetchOutside } = openOutwards({
        ...{ allow: readAllowed("hooks.inner.example", "The setting"), connect },
        resolve: () => Promise.resolve(["10.0.5.7", address]),
      });
      expect(await fetchOutside("http://hooks.inner.example/", GET), address).toMatchObject({
        ...{ kind: "refused", reason: "address", address },
      });
      expect(attempts).toEqual([]);
    }
  });

  it("opens by its network nothing that could not be allowed by itself", async () => {
    const { connect, attempts } = mapNet({}, []);
    for (const address of [
      "2002:7f00:1::1",
      "2001:0:7f00:1::1",
      "2606:4700::5efe:127.0.0.1",
      "fe80::1%lo",
      "nonsense",
      "",
    ]) {
      const { fetchOutside } = openOutwards({
        ...{ allow: readAllowed("2000::/8, 2600::/8, fe80::/10, 10.0.0.0/8", "The setting"), connect },
        resolve: () => Promise.resolve([address]),
      });
      expect(await fetchOutside("https://harbour.example/", GET), address).toMatchObject({ reason: "address" });
    }
    expect(attempts).toEqual([]);
  });

  it("behind a translator is held to the address that it leads on to", async () => {
    const { connect, attempts } = mapNet({}, []);
    let answer = "";
    const { fetchOutside } = openOutwards({
      ...{ allow: readAllowed("64:ff9b::/96", "The setting"), connect },
      resolve: () => Promise.resolve([answer]),
    });
    const outcomes: string[] = [];
    for (answer of ["64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b::93.184.215.14"]) {
      const { kind } = await fetchOutside("https://harbour.example/", GET);
      outcomes.push(`${answer} ${kind}`);
    }
    expect(outcomes).toEqual([
      "64:ff9b::127.0.0.1 refused",
      "64:ff9b::10.0.0.1 refused",
      "64:ff9b::a9fe:a9fe refused",
      // Gone to; nobody speaks TLS there.
      "64:ff9b::93.184.215.14 unreachable",
    ]);
    expect(attempts).toEqual(["64:ff9b::93.184.215.14 443"]);
  });
});

describe("a redirect", () => {
  const to = (location: string, status = 302) =>
    ((_, response) => response.writeHead(status, { location }).end("a body nobody reads")) satisfies Parameters<
      typeof openReceiver
    >[0];

  it("is followed as often as is said, within a host and to another, and no further", async () => {
    const { fetchOutside, attempts } = await openTown({
      "harbour.example": (request, response) =>
        request.url === "/1"
          ? to("/2", 301)(request, response)
          : to("https://boathouse.example/3", 307)(request, response),
      "boathouse.example": undefined,
    });
    const outcome = await fetchOutside("https://harbour.example/1", { ...GET, redirects: 2 });
    expect(outcome).toMatchObject({ status: 200, url: "https://boathouse.example/3", address: OTHER });
    expect(attempts.splice(0)).toEqual([`${PUBLIC} 443`, `${PUBLIC} 443`, `${OTHER} 443`]);
    expect(await fetchOutside("https://harbour.example/1", { ...GET, redirects: 1 })).toEqual({
      ...{ kind: "too-many-redirects", status: 307, address: PUBLIC },
      why: "https://harbour.example redirects (307), and only 1 are followed.",
    });
    expect(attempts).toEqual([`${PUBLIC} 443`, `${PUBLIC} 443`]);
  });

  it("is never followed by what changes something", async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      const { fetchOutside, attempts } = await openTown({ "harbour.example": to("/2", status) });
      const outcome = await fetchOutside("https://harbour.example/1", { ...POST, redirects: 5 });
      expect(outcome).toMatchObject({
        kind: "too-many-redirects",
        status,
        why: expect.stringContaining("no redirect is followed"),
      });
      expect(attempts).toHaveLength(1);
    }
  });

  it("takes no secret along to another host, nor to another port", async () => {
    const { fetchOutside, sentTo } = await openTown({
      "harbour.example": (request, response) =>
        to(request.url === "/1" ? "/2" : "https://boathouse.example/3")(request, response),
      "boathouse.example": (request, response) =>
        request.url === "/3" ? to("https://boathouse.example:8443/4")(request, response) : response.end(),
    });
    const headers = { Authorization: "Bearer ours", "X-Key": "ours", Accept: "text/html", "User-Agent": "Travaux" };
    expect(await fetchOutside("https://harbour.example/1", { ...GET, headers, redirects: 3 })).toMatchObject({
      status: 200,
    });
    const named = (name: string) =>
      sentTo(name)?.map(({ headers: sent }) => [sent.authorization, sent["x-key"], sent.accept]);
    expect(named("harbour.example")).toEqual([1, 2].map(() => ["Bearer ours", "ours", "text/html"]));
    expect(named("boathouse.example")).toEqual([3, 4].map(() => [undefined, undefined, "text/html"]));
  });

  it("from https to http is refused, also where http is allowed", async () => {
    const certificate = makeCertificate("harbour.example");
    const receiver = await receive(to("http://inner.example/"), { certificate });
    const { connect, attempts } = mapNet({ [PUBLIC]: receiver }, []);
    const { fetchOutside } = openOutwards({
      ...{ allow: readAllowed("inner.example", "The setting"), connect, trusted: [certificate.cert] },
      resolve: () => Promise.resolve([PUBLIC]),
    });
    const outcome = await fetchOutside("https://harbour.example/", { ...GET, redirects: 3 });
    expect(outcome).toMatchObject({ kind: "refused", reason: "downgrade" });
    expect(attempts).toHaveLength(1);
  });

  it("to nowhere is refused, and an answer that only looks like one is an answer", async () => {
    const nowhere = await openTown({ "harbour.example": to("https://") });
    expect(await nowhere.fetchOutside("https://harbour.example/", { ...GET, redirects: 1 })).toMatchObject({
      ...{ kind: "refused", reason: "not-a-url" },
    });
    for (const status of [200, 201, 300, 304, 305]) {
      const { fetchOutside } = await openTown({ "harbour.example": to("/2", status) });
      expect(await fetchOutside("https://harbour.example/", GET)).toMatchObject({ kind: "answered", status });
    }
    const { fetchOutside } = await openTown({ "harbour.example": (_, response) => response.writeHead(302).end("so") });
    expect(await fetchOutside("https://harbour.example/", GET)).toMatchObject({ status: 302, body: Buffer.from("so") });
  });
});
