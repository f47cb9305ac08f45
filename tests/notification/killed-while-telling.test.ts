import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { groupBy } from "../../src/model/group-by.ts";
import type { StoragePlace } from "../../src/storage/open-storage.ts";
import { startChild } from "../support/child-process.ts";
import { createTestDatabase } from "../support/databases.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { temporaryRecordFolder } from "../support/temporary-folder.ts";
import { type Channel, type Finished, inboxChannel, streamChannel, type Told, webhookChannel } from "./channels.ts";

// A release is tried with more: npm run torture -- deliveries
const KILLS = Number(process.env.KILLS ?? 5);
const EVENTS = Number(process.env.EVENTS ?? 1_000);
const SEED = Number(process.env.SEED ?? 20261127);
const EVENTS_OF_ONE = 500;
const HOUR_MS = 3_600_000;
const OUTAGE_MS = 72 * HOUR_MS;

type Place = (onClose: (close: () => Promise<void>) => void) => Promise<StoragePlace>;
/** Where, and which part of it all: what PGlite takes longer for is less, and is left to torture. */
const places: Record<string, readonly [Place, number]> = {
  ...(process.env.EVENTS === undefined
    ? {}
    : { PGlite: [async () => ({ dataDirectory: join(await temporaryRecordFolder(), ".travaux") }), 0.1] }),
  PostgreSQL: [async (onClose) => ({ databaseUrl: await createTestDatabase(onClose) }), 1],
};

describe("a service killed while it tells, to receivers that are out for three days", () => {
  for (const [kind, [makePlace, part]] of Object.entries(places)) {
    const kills = Math.max(2, Math.round(KILLS * part));
    const events = Math.round(EVENTS * part);
    it(
      `loses no event in any channel, repeats one under its own id alone, and keeps the order of documents: ${events} events, ${kills} kills, on ${kind}, seed ${SEED}`,
      async () => {
        const place = await makePlace((close) => onTestFinished(close));
        const random = seededRandom(SEED);
        const ids = Array.from({ length: Math.max(2, Math.round(events / EVENTS_OF_ONE)) }, (_, at) => `endless-${at}`);
        const channels: readonly Channel[] = [
          inboxChannel(),
          streamChannel(ids),
          await webhookChannel("hmac", "at-once"),
          await webhookChannel("ed25519", "at-once"),
          await webhookChannel("hmac", "daily"),
        ];
        for (const channel of channels) onTestFinished(channel.close);
        const hooks = channels.flatMap(({ hooked }) => hooked ?? []);
        const allowed = hooks.map(({ url }) => new URL(url).host).join();
        const start = async (ahead: number, task: string) => {
          const script = new URL("./children/tell-without-end.ts", import.meta.url);
          const said = [JSON.stringify(place), allowed, String(ahead), task, JSON.stringify(hooks), String(ids.length)];
          const child = startChild(script, ...said);
          onTestFinished(() => child.kill());
          const address = await child.nextLine();
          const keys = JSON.parse(await child.nextLine()) as Readonly<Record<string, string>>;
          for (const channel of channels) channel.served(address, keys);
          return child;
        };
        // In the middle, a tenth of all rounds, and an hour passes with each of the others.
        const outRounds = Math.max(1, Math.round(kills / 10));
        const outFrom = Math.floor((kills - outRounds) / 2);
        let ahead = 0;
        for (let round = 0; round < kills; round += 1) {
          const isOut = round >= outFrom && round < outFrom + outRounds;
          for (const channel of channels) channel.setOut(isOut);
          const child = await start(ahead, "file");
          for (let filed = 0; filed < events / kills; filed += 1) await child.nextLine();
          // Without this, every kill would fall behind the end of a filing.
          await wait(random() * 40);
          await child.kill();
          ahead += isOut ? OUTAGE_MS / outRounds : HOUR_MS;
        }
        for (const channel of channels) channel.setOut(false);
        const finished = JSON.parse(await (await start(ahead, "finish")).nextLine()) as Finished;
        expect(finished.toldOf.length).toBeGreaterThanOrEqual(events);
        expect(finished.undelivered).toBe(0);
        const found: Record<string, number> = {};
        for (const channel of channels) found[channel.name] = await expectAll(channel, finished, kills);
        if (process.env.EVENTS !== undefined)
          process.stdout.write(`${kind}: ${finished.toldOf.length} events; repeated: ${JSON.stringify(found)}\n`);
      },
      60_000 + KILLS * 60_000,
    );
  }
});

const nameOf = ({ negotiation, entry }: Told) => `${negotiation} ${entry}`;

/** @returns How many came more than once. */
async function expectAll(channel: Channel, finished: Finished, kills: number): Promise<number> {
  const { name, complaints, mostRepeated } = channel;
  const { events, unnamed } = await channel.arrived(finished);
  expect(complaints, name).toEqual([]);
  const byName = groupBy(events, nameOf);
  const toldOf = new Set(finished.toldOf.map(nameOf));
  expect(
    [...byName.keys()].filter((one) => !toldOf.has(one)),
    `${name}: nothing but what happened`,
  ).toEqual([]);
  expect(finished.toldOf.length - byName.size, `${name}: lost`).toBe(unnamed);
  for (const [one, times] of byName) expect(new Set(times.map(({ id }) => id)).size, `${name}: ids of ${one}`).toBe(1);
  const repeated = events.length - byName.size;
  expect(repeated, `${name}: repeated`).toBeLessThanOrEqual(kills * mostRepeated);
  const firsts = [...byName.values()].flatMap(([first]) => first ?? []);
  for (const [document, own] of groupBy(firsts, (one) => `${one.negotiation} ${one.document}`)) {
    const entries = own.map(({ entry }) => entry);
    expect(entries, `${name}: the order of ${document}`).toEqual([...entries].sort((one, other) => one - other));
  }
  return repeated;
}
