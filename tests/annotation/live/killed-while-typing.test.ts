import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { readBodies } from "../../../src/annotation/live/thread-text.ts";
import { openStorage, type StoragePlace } from "../../../src/storage/open-storage.ts";
import { type Child, startChild } from "../../support/child-process.ts";
import { createTestDatabase } from "../../support/databases.ts";
import { freePort } from "../../support/free-port.ts";
import { type LiveClient, openLiveClient } from "../../support/live-client.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { sendTo, talksWithNotes } from "../../support/talks-with-notes.ts";
import { temporaryRecordFolder } from "../../support/temporary-folder.ts";

// A release is tried with more: npm run torture -- restarts
const KILLS = Number(process.env.KILLS ?? 3);
const SEED = Number(process.env.SEED ?? 20_261_127);
const TYPISTS = 3;
// An embedded record takes as long to open as ten of the others.
const KILLS_OF: Readonly<Record<string, number>> = { PGlite: Math.ceil(KILLS / 2), PostgreSQL: KILLS };

const places: Record<string, (onClose: (close: () => Promise<void>) => void) => Promise<StoragePlace>> = {
  PGlite: async () => ({ dataDirectory: join(await temporaryRecordFolder(), ".travaux") }),
  PostgreSQL: async (onClose) => ({ databaseUrl: await createTestDatabase(onClose) }),
};

describe("a service killed while it is typed into", () => {
  for (const [kind, makePlace] of Object.entries(places)) {
    const kills = KILLS_OF[kind] ?? 0;
    it(
      `loses nothing that it said was saved, and its texts are as long as what was typed, ${kills} times on ${kind} with seed ${SEED}`,
      async () => {
        const place = await makePlace((close) => onTestFinished(close));
        const random = seededRandom(SEED);
        const port = await freePort();
        let serving: Child | undefined;
        onTestFinished(async () => serving?.kill());
        const start = async () => {
          const script = new URL("./children/serve-live.ts", import.meta.url);
          serving = startChild(script, JSON.stringify({ port, dataDirectory: ".travaux", ...place }));
          await serving.nextLine();
          return serving;
        };
        await start();
        const talks = talksWithNotes(sendTo(`http://127.0.0.1:${port}`));
        await talks.fileTalks("lake");
        const { thread, note } = await talks.beginThread("lake", "");
        const typists = Array.from({ length: TYPISTS }, () =>
          openLiveClient(() => `ws://127.0.0.1:${port}/api/live/lake`, thread),
        );
        onTestFinished(() => {
          for (const one of typists) one.close();
        });
        await Promise.all(typists.map((one) => one.saved()));
        let typed = 0;
        for (let kill = 1; kill <= kills; kill += 1) {
          const many = 5 + Math.floor(random() * 40);
          const killed = (async () => {
            await wait(random() * 40);
            await serving?.kill();
          })();
          for (let letter = 0; letter < many; letter += 1) {
            typists[letter % TYPISTS]?.type(note, "x");
            typed += 1;
            // Some in one breath, some one by one.
            if (letter % 4 === 0) await wait(random() * 4);
          }
          await killed;
          await start();
          await Promise.all(typists.map((one) => one.saved()));
        }
        await Promise.all(typists.map((one) => one.until(() => one.words(note).length === typed)));
        expect(new Set(typists.map((one: LiveClient) => one.words(note)))).toEqual(new Set(["x".repeat(typed)]));
        await serving?.kill();
        const storage = await openStorage(place);
        onTestFinished(() => storage.close());
        expect(await storedWords(storage, thread, note)).toHaveLength(typed);
      },
      60_000 + kills * 20_000,
    );
  }
});

async function storedWords(storage: Awaited<ReturnType<typeof openStorage>>, threadId: string, note: string) {
  return storage.read(async (rows) => {
    const negotiationKey = (await rows.negotiations.find("lake"))?.key ?? "";
    const pieces = await rows.threadUpdates.listAfter({ negotiationKey, threadId }, 0);
    const bodies = readBodies(
      pieces.map(({ bytes }) => bytes),
      [note],
    );
    return bodies.get(note) ?? "";
  });
}
