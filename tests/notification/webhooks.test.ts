import { createPublicKey, verify } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { type Actor, LOCAL } from "../../src/model/actor.ts";
import { type Outwards, openOutwards } from "../../src/outwards/outwards.ts";
import { readAllowed } from "../../src/outwards/read-allowed.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { openPeopleTold } from "../support/people-told.ts";
import { openReceiver } from "../support/receiver.ts";
import { openToldTalks } from "../support/told-talks.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const answering =
  (status: number, headers: Record<string, string> = {}, body = ""): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(body);

describeOnBothDatabases("what goes to an endpoint", (openTestStorage, kind) => {
  let count = 0;
  const BEGINNING = Date.parse("2026-03-02T10:00:00Z");
  let now = BEGINNING;
  beforeEach(() => {
    now = BEGINNING;
  });

  /** Talks, an endpoint that answers as it is told, and a subscription that goes there. */
  async function open(signature: "hmac" | "ed25519" = "hmac", shorten?: (timeoutMs: number) => number) {
    let answer: Answer = answering(204);
    const receiver = await openReceiver((request, response) => answer(request, response));
    onTestFinished(() => receiver.close());
    const { fetchOutside } = openOutwards({ allow: readAllowed(`127.0.0.1/32:${receiver.port}`, "test") });
    const outwards: Outwards = {
      fetchOutside: (to, request) =>
        fetchOutside(to, { ...request, timeoutMs: shorten?.(request.timeoutMs) ?? request.timeoutMs }),
    };
    const { storage } = await openTestStorage();
    const id = `hooks-${kind.toLowerCase()}-${count++}`;
    const options = { outwards, clock: async () => new Date(now), random: () => 0.5 };
    const talks = await openToldTalks(storage, id, options);
    const { notification } = talks;
    const url = `http://127.0.0.1:${receiver.port}/hook?of=${id}`;
    const { endpoint, secret = "" } = await notification.addEndpoint({ url, signature }, LOCAL);
    const subscription = await notification.subscribe(
      { target: { kind: "negotiation", negotiation: id }, threshold: { inSubstance: false }, endpoints: [endpoint.id] },
      LOCAL,
    );
    return {
      ...{ ...talks, receiver, endpoint, secret, subscription, storage },
      /** From now on. */
      answer: (how: Answer) => {
        answer = how;
      },
      async pass(milliseconds: number) {
        now += milliseconds;
        await notification.tellNow();
        await notification.deliverNow();
      },
      /** The versions that were told of, in the order in which they arrived. */
      arrived: () => receiver.sent.map(({ body }) => String(JSON.parse(body).data.version ?? JSON.parse(body).type)),
      deliveries: (state?: "waiting" | "delivered" | "given-up" | "cancelled") =>
        notification.listDeliveries(endpoint.id, { state }, LOCAL),
    };
  }

  it("is signed as the standard's own library checks it, and tells no words of a draft", async () => {
    const { file, pass, receiver, secret, id } = await open();
    await file("v1", { points: "1. Boats pay 20 at Zanzibar." });
    await file("v2", { points: "1. Boats pay 30 at Zanzibar.", basedOn: ["v1"] });
    // The library compares with the time that it is.
    now = Date.now();
    await pass(0);
    const [, sent] = receiver.sent;
    const told = new Webhook(secret).verify(sent?.body ?? "", sent?.headers as Record<string, string>);
    expect(told).toMatchObject({
      type: "event.new-version",
      data: { kind: "new-version", negotiation: id, document: "plan", version: "v2", changes: { quantity: 1 } },
    });
    expect(sent?.headers["webhook-id"]).toBe((told as { data: { id: string } }).data.id);
    expect(sent?.body).not.toContain("Zanzibar");
    expect(() => new Webhook(secret).verify(`${sent?.body} `, sent?.headers as Record<string, string>)).toThrow();
  });

  it("is signed by a new secret and the former one for a day, then by the new one alone", async () => {
    const { file, pass, receiver, secret, endpoint, notification } = await open();
    now = Date.now();
    const { secret: newer = "" } = await notification.rotateSecret(endpoint.id, LOCAL);
    await file("v1", { points: "1. Boats pay 20." });
    await pass(0);
    const headers = () => receiver.sent.at(-1)?.headers as Record<string, string>;
    for (const one of [secret, newer]) new Webhook(one).verify(receiver.sent[0]?.body ?? "", headers());
    await file("v2", { points: "1. Boats pay 30." });
    await pass(DAY + 1);
    expect(headers()["webhook-signature"]?.split(" ")).toHaveLength(1);
  });

  it("is signed by ed25519 where that was chosen, with the key whose public half is shown", async () => {
    const { file, pass, receiver, secret, endpoint } = await open("ed25519");
    expect(secret).toBe("");
    await file("v1", { points: "1. Boats pay 20." });
    await pass(0);
    const [sent] = receiver.sent;
    const raw = Buffer.from((endpoint.publicKey ?? "").replace("whpk_", ""), "base64");
    const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw]);
    const key = createPublicKey({ key: spki, format: "der", type: "spki" });
    const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = sent?.headers ?? {};
    const [version, signed = ""] = String(signature).split(",");
    expect(version).toBe("v1a");
    expect(verify(null, Buffer.from(`${id}.${at}.${sent?.body}`), key, Buffer.from(signed, "base64"))).toBe(true);
  });

  it("arrives in order of its document although it failed at first, and others pass it by", async () => {
    const { file, pass, answer, arrived, receiver } = await open();
    answer(answering(500, {}, "not now\0"));
    await file("v1", { points: "1. Boats pay 20." });
    await file("v2", { points: "1. Boats pay 30.", basedOn: ["v1"] });
    await pass(0);
    expect(arrived()).toEqual(["v1"]);
    answer(answering(200));
    await file("a1", { points: "1. Nets.", document: "annex" });
    await pass(4_999);
    expect(arrived()).toEqual(["v1", "a1"]);
    await pass(1);
    expect(arrived()).toEqual(["v1", "a1", "v1", "v2"]);
    const ids = receiver.sent.map(({ headers }) => headers["webhook-id"]);
    expect(ids[2]).toBe(ids[0]);
    await pass(DAY);
    expect(arrived()).toHaveLength(4);
  });

  it("is tried ten times in 75 hours and 35 minutes, with each try kept, then given up", async () => {
    const { file, pass, answer, deliveries, arrived } = await open();
    answer(answering(500, {}, `${"x".repeat(2_000)}\0`));
    await file("v1", { points: "1. Boats pay 20." });
    await pass(0);
    const begun = now;
    // Minute by minute, as long as it waits.
    for (let tries = 1; tries < 10; tries += 1) {
      const [waiting] = await deliveries("waiting");
      await pass(Date.parse(waiting?.dueAt ?? "") - now);
    }
    expect(now - begun).toBe(75 * HOUR + 35 * MINUTE + 5_000);
    const [given] = await deliveries("given-up");
    expect(given?.attempts).toHaveLength(10);
    expect(given?.attempts[0]).toMatchObject({ status: 500, answer: "x".repeat(1_024) });
    await pass(DAY);
    expect(arrived()).toHaveLength(10);
  });

  it("waits as long as a receiver asks, up to twice the step", async () => {
    const { file, pass, answer, arrived } = await open();
    answer(answering(429, { "Retry-After": "7" }));
    await file("v1", { points: "1. Boats pay 20." });
    await pass(0);
    await pass(6_999);
    expect(arrived()).toHaveLength(1);
    answer(answering(503, { "Retry-After": "86400" }));
    await pass(1);
    expect(arrived()).toHaveLength(2);
    await pass(10 * MINUTE - 1);
    expect(arrived()).toHaveLength(2);
    await pass(1);
    expect(arrived()).toHaveLength(3);
  });

  const failures: Readonly<Record<string, readonly [Answer, RegExp]>> = {
    "a redirect": [answering(307, { Location: "http://127.0.0.1:9/elsewhere" }), /redirects \(307\)/u],
    "a receiver that hangs up": [(_, response) => void response.destroy(), /\S/u],
    "an answer without end": [(_, response) => void response.write("x".repeat(2_000_000)), /\S/u],
  };
  for (const [name, [how, why]] of Object.entries(failures)) {
    it(`counts ${name} as a failure, says why, and tries again`, async () => {
      const { file, pass, answer, deliveries, arrived } = await open();
      answer(how);
      await file("v1", { points: "1. Boats pay 20." });
      await pass(0);
      expect((await deliveries("waiting"))[0]?.attempts).toMatchObject([
        { status: undefined, answer: expect.stringMatching(why) },
      ]);
      answer(answering(200));
      await pass(5_000);
      expect(await deliveries("delivered")).toHaveLength(1);
      expect(arrived()).toEqual(["v1", "v1"]);
    });
  }

  it("waits for a slow receiver for twenty seconds, and tries again", async () => {
    const waited: number[] = [];
    // In earnest nobody waits that long for a test.
    const { file, pass, answer, deliveries } = await open("hmac", (timeoutMs) => {
      waited.push(timeoutMs);
      return waited.length === 1 ? 100 : timeoutMs;
    });
    answer(() => undefined);
    await file("v1", { points: "1. Boats pay 20." });
    await pass(0);
    expect(waited).toEqual([20_000]);
    const [waiting] = await deliveries("waiting");
    expect(waiting?.attempts[0]?.answer).toMatch(/no whole answer within/u);
    answer(answering(200));
    await pass(5_000);
    expect(await deliveries("delivered")).toHaveLength(1);
  });

  it("ends where 410 is answered; its owner is told, and may switch it on and have it sent again", async () => {
    const { file, pass, answer, arrived, deliveries, hear, notification, endpoint } = await open();
    answer(answering(410));
    await file("v1", { points: "1. Boats pay 20." });
    await file("v2", { points: "1. Boats pay 30." });
    await pass(0);
    await pass(DAY);
    expect(arrived()).toEqual(["v1"]);
    expect(await hear()).toContainEqual(expect.stringMatching(/^endpoint-off -: It answered 410/u));
    expect((await notification.listEndpoints(LOCAL)).find(({ id }) => id === endpoint.id)?.switchedOff).toBeDefined();
    await expect(notification.replay(endpoint.id, { from: "2026-01-01T00:00:00Z" }, LOCAL)).rejects.toThrow(
      "switched off",
    );
    answer(answering(200));
    await notification.changeEndpoint(endpoint.id, { isOn: true }, LOCAL);
    expect(await notification.replay(endpoint.id, { from: "2026-01-01T00:00:00Z" }, LOCAL)).toBe(2);
    await pass(0);
    expect(arrived()).toEqual(["v1", "v1", "v2"]);
    expect(await deliveries("delivered")).toHaveLength(2);
    const [event = ""] = (await deliveries()).flatMap(({ events }) => events);
    expect(await notification.replay(endpoint.id, { events: [event, "evt_none"] }, LOCAL)).toBe(1);
    await pass(0);
    expect(arrived()).toEqual(["v1", "v1", "v2", "v2"]);
  });

  it("ends after five days of nothing but failures", async () => {
    const { file, pass, answer, notification, endpoint } = await open();
    answer(answering(500));
    const find = async () => (await notification.listEndpoints(LOCAL)).find(({ id }) => id === endpoint.id);
    for (let day = 0; day < 5; day += 1) {
      await file(`v${day}`, { points: `1. Boats pay ${day}.`, document: day % 2 === 0 ? "plan" : "annex" });
      await pass(DAY);
    }
    expect(await find()).toMatchObject({ failingSince: "2026-03-03T10:00:00.000Z", switchedOff: undefined });
    await pass(DAY);
    const own = await find();
    expect(own?.switchedOff?.why).toBe("Nothing was delivered there for 5 days.");
  });

  it("is not sent of what was withdrawn meanwhile, nor once the subscription or the endpoint is gone", async () => {
    const { file, pass, arrived, record, ref, deliveries, notification, subscription } = await open();
    await file("v1", { points: "1. Boats pay 20." });
    await notification.tellNow();
    await record.withdrawVersion(ref("v1"), "A forgery.");
    await pass(0);
    expect(await deliveries("cancelled")).toHaveLength(1);
    await file("v2", { points: "1. Boats pay 30." });
    await notification.tellNow();
    await notification.unsubscribe(subscription.id, LOCAL);
    await pass(0);
    expect(await deliveries("cancelled")).toHaveLength(2);
    expect(arrived()).toEqual([]);
  });

  it("is not sent any more once a role is taken away, or the token is revoked by which it was asked for", async () => {
    const { id, file, pass, notification, receiver, storage } = await open();
    const { access, actorOf, nameOf, setRole } = await openPeopleTold(storage, id);
    const made = await access.makeToken({ name: nameOf("reader"), title: "a script", role: "reader" }, LOCAL);
    const byToken = (await access.enterByToken(made.secret)) as Actor;
    const target = { kind: "negotiation", negotiation: id } as const;
    const states: Record<string, () => Promise<readonly string[]>> = {};
    for (const [name, actor] of Object.entries({ editor: await actorOf("editor"), token: byToken })) {
      const url = `http://127.0.0.1:${receiver.port}/${name}`;
      const { endpoint } = await notification.addEndpoint({ url }, actor);
      await notification.subscribe({ target, endpoints: [endpoint.id] }, actor);
      states[name] = async () => (await notification.listDeliveries(endpoint.id, {}, actor)).map(({ state }) => state);
    }
    const sentTo = (name: string) => receiver.sent.filter(({ path }) => path === `/${name}`).length;
    await file("v1", { points: "1. Boats pay 20." }, { state: "private" });
    await file("v2", { points: "1. Boats pay 30." }, { state: "shared" });
    await pass(0);
    // An editor sees what is private; a token of a reader does not.
    expect([sentTo("editor"), sentTo("token")]).toEqual([2, 1]);
    await file("v3", { points: "1. Boats pay 40." }, { state: "shared" });
    await notification.tellNow();
    await setRole("editor", null);
    await access.revokeToken(made.token.id, LOCAL);
    await pass(0);
    expect([sentTo("editor"), sentTo("token")]).toEqual([2, 1]);
    expect(await states.editor?.()).toEqual(["cancelled", "delivered", "delivered"]);
    expect(await states.token?.()).toEqual(["cancelled", "delivered"]);
  });

  it("goes out together where it is told daily, once and in order", async () => {
    const { file, pass, receiver, notification, subscription } = await open();
    const pace = { when: "daily", hour: 18, timeZone: "UTC" } as const;
    await notification.changeSubscription(subscription.id, { pace }, LOCAL);
    await file("v1", { points: "1. Boats pay 20." });
    await pass(0);
    await file("v2", { points: "1. Boats pay 30." });
    await pass(HOUR);
    expect(receiver.sent).toHaveLength(0);
    await pass(7 * HOUR);
    expect(receiver.sent.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: "digest", data: { events: [{ version: "v1" }, { version: "v2" }], more: 0 } },
    ]);
    await pass(DAY);
    expect(receiver.sent).toHaveLength(1);
  });

  it("is kept for thirty days where it arrived, and for ninety where it did not", async () => {
    const { file, pass, deliveries, record, ref, notification } = await open();
    await file("v1", { points: "1. Boats pay 20." });
    await pass(0);
    await file("v2", { points: "1. Boats pay 30." });
    await notification.tellNow();
    await record.withdrawVersion(ref("v2"), "A forgery.");
    await pass(0);
    const states = async () => (await deliveries()).map(({ state }) => state).sort();
    await pass(30 * DAY - 1);
    expect(await states()).toEqual(["cancelled", "delivered"]);
    await pass(DAY);
    expect(await states()).toEqual(["cancelled"]);
    await pass(60 * DAY);
    expect(await states()).toEqual([]);
  });

  it("is tried by a message that tells of nothing, and says where nobody may go", async () => {
    const { notification, endpoint, receiver } = await open();
    expect(await notification.testEndpoint(endpoint.id, LOCAL)).toMatchObject({ isDelivered: true, status: 204 });
    expect(JSON.parse(receiver.sent[0]?.body ?? "")).toMatchObject({ type: "test", data: { endpoint: endpoint.id } });
    const inner = await notification.addEndpoint({ url: "http://169.254.169.254/latest" }, LOCAL);
    const came = await notification.testEndpoint(inner.endpoint.id, LOCAL);
    expect(came).toMatchObject({ isDelivered: false, status: undefined });
    for (const url of ["ftp://example.org", "hooks", `https://example.org/${"x".repeat(2_000)}`]) {
      await expect(notification.addEndpoint({ url }, LOCAL)).rejects.toThrow("no address that a webhook goes to");
    }
  });
});
