import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { groupBy } from "../../src/model/group-by.ts";
import type { StoragePlace } from "../../src/storage/open-storage.ts";
import { type Child, startChild } from "../support/child-process.ts";
import { createTestDatabase } from "../support/databases.ts";
import { steadyPort } from "../support/free-port.ts";
import { openMailServer } from "../support/mail-server.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { temporaryFolder, temporaryRecordFolder } from "../support/temporary-folder.ts";
import type { Channel, Finished, Serving, Telling, Told } from "./channels/channel.ts";
import { feedChannel } from "./channels/feed-channel.ts";
import { inboxChannel } from "./channels/inbox-channel.ts";
import { mailChannel } from "./channels/mail-channel.ts";
import { streamChannel } from "./channels/stream-channel.ts";
import { watchChannel } from "./channels/watch-channel.ts";
import { webhookChannel } from "./channels/webhook-channel.ts";

// A release is tried with more: npm run torture -- deliveries
const KILLS = Number(process.env.KILLS ?? 3);
const EVENTS = Number(process.env.EVENTS ?? 240);
const SEED = Number(process.env.SEED ?? 20261127);
const EVENTS_OF_ONE = 500;
const HOUR_MS = 3_600_000;
const OUTAGE_MS = 72 * HOUR_MS;
// The feed of everything, a second kind of signature and mail once a day are dear, and left to torture too.
const IS_WHOLE = process.env.EVENTS !== undefined;
// What is told at once, to whoever reads it in a feed.
const FED = "?kinds=new-version,provenance&substance=any";

type Place = (onClose: (close: () => Promise<void>) => void) => Promise<StoragePlace>;
/** Where, and which part of it all: what PGlite takes longer for is less, and is left to torture. */
const places: Record<string, readonly [Place, number]> = {
  ...(IS_WHOLE
    ? { PGlite: [async () => ({ dataDirectory: join(await temporaryRecordFolder(), ".travaux") }), 0.1] }
    : {}),
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
        const negotiations = Array.from(
          { length: Math.max(2, Math.round(events / EVENTS_OF_ONE)) },
          (_, at) => `endless-${at}`,
        );
        const [folder, port, mailServer] = [await temporaryFolder(), await steadyPort(), await openMailServer()];
        onTestFinished(mailServer.close);
        const channels: readonly Channel[] = [
          inboxChannel(),
          streamChannel(negotiations),
          watchChannel(negotiations, folder),
          feedChannel(
            "atom",
            negotiations.map((id) => `/api/feeds/${id}/atom${FED}`),
          ),
          mailChannel(mailServer, "at-once"),
          await webhookChannel("hmac", "at-once"),
          await webhookChannel("hmac", "daily"),
          ...(IS_WHOLE
            ? [
                feedChannel("json", [`/api/feeds/json${FED}`]),
                mailChannel(mailServer, "daily"),
                await webhookChannel("ed25519", "at-once"),
              ]
            : []),
        ];
        for (const { close } of channels) if (close !== undefined) onTestFinished(close);
        const hooks = channels.flatMap(({ hooked }) => hooked ?? []);
        const urls = hooks.map(({ url }) => new URL(url)).filter(({ protocol }) => protocol === "http:");
        const perRound = Math.round(events / kills);
        const telling = {
          ...{ place, port, folder, relay: mailServer.settings(), negotiations, hooks },
          allowed: urls.map(({ host }) => host).join(),
        };
        const start = async (ahead: number, task: Telling["task"]) => {
          const script = new URL("./children/tell-without-end.ts", import.meta.url);
          const child = startChild(
            script,
            JSON.stringify({ ...telling, ahead, task, events: perRound } satisfies Telling),
          );
          onTestFinished(() => child.kill());
          const address = await child.nextLine();
          return { child, serving: { address, keys: JSON.parse(await child.nextLine()) as Serving["keys"] } };
        };
        // In the middle, a tenth of all rounds, and an hour passes with each of the others.
        const outRounds = Math.max(1, Math.round(kills / 10));
        const outFrom = Math.floor((kills - outRounds) / 2);
        let ahead = 0;
        for (let round = 0; round < kills; round += 1) {
          const isOut = round >= outFrom && round < outFrom + outRounds;
          // Some are killed while they file, most while they deliver: whether that is so early or late is drawn too.
          const task = random() < 0.3 ? "file" : "file and rest";
          const { child, serving } = await start(ahead, task);
          if (round === 0) await Promise.all(channels.map((channel) => channel.begin?.(serving)));
          for (const channel of channels) channel.setOut?.(isOut);
          child.say("go on");
          let looked: Promise<unknown> = Promise.resolve();
          for (let filed = 0; filed < perRound; filed += 1) {
            await child.nextLine();
            if (filed === Math.floor(perRound / 2)) looked = Promise.all(channels.map((channel) => channel.look?.()));
          }
          if (task === "file and rest") await untilTried(channels, child, Math.floor(random() * perRound));
          // Without this, every kill would fall behind the end of a filing.
          await wait(random() * 40);
          await child.kill();
          await looked;
          ahead += isOut ? OUTAGE_MS / outRounds : HOUR_MS;
        }
        for (const channel of channels) channel.setOut?.(false);
        const { child: last } = await start(ahead, "finish");
        last.say("go on");
        const finished = JSON.parse(await last.nextLine()) as Finished;
        expect(finished.toldOf.length).toBeGreaterThanOrEqual(events);
        expect(finished.undelivered).toBe(0);
        const found: Record<string, number> = {};
        for (const channel of channels) found[channel.name] = await expectAll(channel, finished, kills);
        if (IS_WHOLE)
          process.stdout.write(
            `${kind}: ${finished.toldOf.length} events, ${kills} kills, lost 0; repeated: ${JSON.stringify(found)}\n`,
          );
      },
      60_000 + KILLS * 60_000,
    );
  }
});

/** Until so much was sent somewhere; or, since that may fail and come later, until the child has no more to send. */
async function untilTried(channels: readonly Channel[], child: Child, wanted: number): Promise<void> {
  let tries = 0;
  const reached = new Promise<void>((resolve) => {
    for (const channel of channels) {
      channel.onTry?.(() => {
        tries += 1;
        if (tries > wanted) resolve();
      });
    }
  });
  let line: string | undefined;
  const rests = async () => {
    while (line !== "rests") line = await child.nextLine().catch(() => "rests");
  };
  await Promise.race([reached, rests()]);
}

const nameOf = ({ negotiation, entry }: Told) => `${negotiation} ${entry}`;

/** @returns How many messages came more than once. */
async function expectAll(channel: Channel, finished: Finished, kills: number): Promise<number> {
  const { name, complaints, mostRepeated } = channel;
  const messages = await channel.arrived(finished);
  expect(complaints, name).toEqual([]);
  const byId = groupBy(messages, ({ id }) => id);
  const firsts = [...byId.values()].flatMap(([first]) => first ?? []);
  for (const { id, ...first } of firsts)
    for (const again of byId.get(id) ?? []) expect({ ...first, id }, `${name}: repeated`).toEqual(again);
  const events = firsts.flatMap((message) => message.events);
  const names = new Set(events.map(nameOf));
  const toldOf = new Set(finished.toldOf.map(nameOf));
  expect(
    [...names].filter((one) => !toldOf.has(one)),
    `${name}: nothing but what happened`,
  ).toEqual([]);
  expect(events.length - names.size, `${name}: events under more than one id`).toBe(0);
  expect(toldOf.size - names.size, `${name}: lost`).toBe(firsts.reduce((sum, { more }) => sum + more, 0));
  const repeated = messages.length - firsts.length;
  expect(repeated, `${name}: repeated`).toBeLessThanOrEqual(kills * mostRepeated);
  for (const [document, own] of groupBy(events, (one) => `${one.negotiation} ${one.document}`)) {
    const entries = own.map(({ entry }) => entry);
    expect(entries, `${name}: the order of ${document}`).toEqual([...entries].sort((one, other) => one - other));
  }
  return repeated;
}
