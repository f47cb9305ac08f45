import { expect, it } from "vitest";
import { openStorage } from "../../src/storage/open-storage.ts";
import { createTestDatabase } from "../support/databases.ts";

const MOST_SESSIONS = 10;

it("a session of PostgreSQL goes to whoever waited for one longest, but first to what many wait for", async () => {
  const closing: (() => Promise<void>)[] = [];
  const storage = await openStorage({ databaseUrl: await createTestDatabase((close) => closing.push(close)) });
  const order: string[] = [];
  const note = (name: string) => async () => void order.push(name);
  let giveBack: () => void = () => undefined;
  let giveBackAll: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (giveBack = resolve));
  const others = new Promise<void>((resolve) => (giveBackAll = resolve));
  const one = storage.read(() => first);
  const busy = Array.from({ length: MOST_SESSIONS - 1 }, () => storage.read(() => others));
  const asked = [storage.read(note("first")), storage.read(note("second")), storage.readFirst(note("for many"))];
  expect(order).toEqual([]);
  giveBack();
  await one;
  asked.push(storage.read(note("later")));
  await Promise.all(asked);
  expect(order).toEqual(["for many", "first", "second", "later"]);
  // Whoever waits while it closes has their turn too.
  const last = storage.read(note("last"));
  const closed = storage.close();
  giveBackAll();
  await Promise.all([closed, last, ...busy]);
  expect(order.at(-1)).toBe("last");
  for (const close of closing) await close();
});
