import { expect, it, onTestFinished } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import { createTestDatabase } from "../support/databases.ts";
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
