import { expect, it, onTestFinished } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openOutwards } from "../../src/outwards/outwards.ts";
import { readAllowed } from "../../src/outwards/read-allowed.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import { createTestDatabase } from "../support/databases.ts";
import { aNegotiation } from "../support/drafts.ts";
import { openReceiver } from "../support/receiver.ts";
import { openToldTalks } from "../support/told-talks.ts";

// More than one look takes at once.
const VERSIONS = 60;

it("two processes that tell at once tell each event once, in order", async () => {
  const databaseUrl = await createTestDatabase((close) => onTestFinished(close));
  const storages = await Promise.all([1, 2].map(() => openStorage({ databaseUrl })));
  for (const storage of storages) onTestFinished(() => storage.close());
  const [first, second] = await Promise.all(storages.map((storage) => openToldTalks(storage, "told-twice")));
  if (first === undefined || second === undefined) throw new Error("There are two.");
  const target = { kind: "negotiation", negotiation: "told-twice" } as const;
  await first.notification.subscribe({ target, threshold: { inSubstance: false } }, LOCAL);
  const telling = async (notification: typeof first.notification) => {
    for (let times = 0; times < 20; times += 1) await notification.tellNow();
  };
  const filing = async () => {
    for (let at = 1; at <= VERSIONS; at += 1) await first.file(`v${at}`, { points: `1. Boats pay ${at}.` });
  };
  await Promise.all([filing(), telling(first.notification), telling(second.notification)]);
  await Promise.all([first.notification.tellNow(), second.notification.tellNow()]);
  const { notices } = await second.notification.listInbox({ limit: 500 }, LOCAL);
  expect(notices.map(({ version }) => version).reverse()).toEqual(
    Array.from({ length: VERSIONS }, (_, at) => `v${at + 1}`),
  );
});

it("a process that comes second does not move back how far was told", async () => {
  const databaseUrl = await createTestDatabase((close) => onTestFinished(close));
  const storages = await Promise.all([1, 2].map(() => openStorage({ databaseUrl })));
  for (const storage of storages) onTestFinished(() => storage.close());
  const [slow, quick] = storages;
  if (slow === undefined || quick === undefined) throw new Error("There are two.");
  const overtaking = await openToldTalks(quick, "overtaken");
  let looks = 0;
  const overtaken = await openToldTalks(slow, "overtaken", {
    // The second look at the clock is between what it reads and what it writes.
    clock: async (rows) => {
      looks += 1;
      if (looks === 2) {
        await overtaking.file("v2", { points: "1. Boats pay 30." });
        await overtaking.notification.tellNow();
      }
      return rows.notices.clock();
    },
  });
  const target = { kind: "negotiation", negotiation: "overtaken" } as const;
  await overtaking.notification.subscribe({ target, threshold: { inSubstance: false } }, LOCAL);
  await overtaking.file("v1", { points: "1. Boats pay 20." });
  await overtaken.notification.tellNow();
  const { key, journalLength } = await overtaking.record.getNegotiation("overtaken");
  const told = await quick.read((rows) => rows.notices.findToldSoFar(key));
  expect(told).toMatchObject({ desk: journalLength, toldLength: journalLength });
  expect(await overtaking.hear()).toHaveLength(2);
});

it("two processes that deliver at once deliver each event once, in order, and no more than four at a time", async () => {
  const databaseUrl = await createTestDatabase((close) => onTestFinished(close));
  let [underWay, most] = [0, 0];
  // The first four are answered when all of them are there: what is sent beside them would be a fifth.
  const held: (() => void)[] = [];
  const receiver = await openReceiver((_, response) => {
    underWay += 1;
    most = Math.max(most, underWay);
    const answer = () => {
      underWay -= 1;
      response.writeHead(204).end();
    };
    if (receiver.sent.length > 4) return answer();
    held.push(answer);
    if (held.length === 4) for (const one of held) one();
  });
  onTestFinished(() => receiver.close());
  const outwards = openOutwards({ allow: readAllowed(`127.0.0.1/32:${receiver.port}`, "test") });
  const open = async () => {
    const storage = await openStorage({ databaseUrl });
    onTestFinished(() => storage.close());
    return openToldTalks(storage, "sent-twice", { outwards });
  };
  const [first, second] = [await open(), await open()];
  const documents = Array.from({ length: 6 }, (_, at) => ({ id: `paper-${at}`, title: `Paper ${at}` }));
  await first.record.describeNegotiation(aNegotiation("sent-twice", { documents }));
  const { endpoint } = await first.notification.addEndpoint({ url: `http://127.0.0.1:${receiver.port}/` }, LOCAL);
  const target = { kind: "negotiation", negotiation: "sent-twice" } as const;
  await first.notification.subscribe({ target, threshold: { inSubstance: false }, endpoints: [endpoint.id] }, LOCAL);
  for (let at = 0; at < VERSIONS; at += 1) {
    await first.file(`v${at}`, { points: `1. Boats pay ${at}.`, document: `paper-${at % documents.length}` });
  }
  await first.notification.tellNow();
  const delivering = async ({ notification }: typeof first) => {
    while ((await notification.listDeliveries(endpoint.id, { state: "waiting" }, LOCAL)).length > 0) {
      await notification.deliverNow();
    }
  };
  await Promise.all([delivering(first), delivering(second)]);
  const arrived = receiver.sent.map(({ body }) => JSON.parse(body).data as { version: string; document: string });
  expect(arrived).toHaveLength(VERSIONS);
  for (const [place, { id }] of documents.entries()) {
    const expected = Array.from(
      { length: VERSIONS / documents.length },
      (_, at) => `v${at * documents.length + place}`,
    );
    expect(arrived.filter(({ document }) => document === id).map(({ version }) => version)).toEqual(expected);
  }
  expect(most).toBe(4);
});

it("an inbox is read page by page, newest first, each notice once", async () => {
  const databaseUrl = await createTestDatabase((close) => onTestFinished(close));
  const storage = await openStorage({ databaseUrl });
  onTestFinished(() => storage.close());
  const { notification, file } = await openToldTalks(storage, "paged");
  await notification.subscribe({ target: { kind: "everything" }, threshold: { inSubstance: false } }, LOCAL);
  for (let at = 1; at <= 7; at += 1) await file(`v${at}`, { points: `1. Boats pay ${at}.` });
  await notification.tellNow();
  const read: (string | undefined)[] = [];
  let cursor: string | undefined;
  do {
    const page = await notification.listInbox({ cursor, limit: 3 }, LOCAL);
    read.push(...page.notices.map(({ version }) => version));
    cursor = page.next;
  } while (cursor !== undefined);
  expect(read).toEqual(["v7", "v6", "v5", "v4", "v3", "v2", "v1"]);
});
