import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { groupBy } from "../../src/model/group-by.ts";
import type { StoragePlace } from "../../src/storage/open-storage.ts";
import { startChild } from "../support/child-process.ts";
import { createTestDatabase } from "../support/databases.ts";
import { openReceiver } from "../support/receiver.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { temporaryRecordFolder } from "../support/temporary-folder.ts";

// A release is tried with more: npm run torture -- deliveries
const KILLS = Number(process.env.KILLS ?? 4);
const SEED = Number(process.env.SEED ?? 20261127);
const MOST_IN_FLIGHT = 4;
// Each child's clock is so much ahead of the one before it: what failed there is tried again.
const STEP_MS = 13 * 3_600_000;

const places: Record<string, (onClose: (close: () => Promise<void>) => void) => Promise<StoragePlace>> = {
  PGlite: async () => ({ dataDirectory: join(await temporaryRecordFolder(), ".travaux") }),
  PostgreSQL: async (onClose) => ({ databaseUrl: await createTestDatabase(onClose) }),
};

type Finished = {
  readonly filed: readonly { readonly version: string; readonly document: string }[];
  readonly givenUp: number;
};

describe("a process killed while it delivers, to a receiver that is out every other time", () => {
  for (const [kind, makePlace] of Object.entries(places)) {
    it(
      `loses no event, repeats one under its own id alone, and keeps the order of documents, ${KILLS} times on ${kind} with seed ${SEED}`,
      async () => {
        const place = await makePlace((close) => onTestFinished(close));
        const random = seededRandom(SEED);
        let isOut = false;
        const taken: { readonly id: string; readonly version: string; readonly document: string }[] = [];
        const receiver = await openReceiver((request, response) => {
          const { data } = JSON.parse(receiver.sent.at(-1)?.body ?? "{}");
          const id = String(request.headers["webhook-id"]);
          if (!isOut) taken.push({ id, version: data.version, document: data.document });
          response.writeHead(isOut ? 503 : 204).end();
        });
        onTestFinished(() => receiver.close());
        const script = new URL("./children/deliver-without-end.ts", import.meta.url);
        const start = (round: number, task: string) => {
          const child = startChild(script, JSON.stringify(place), String(receiver.port), String(round * STEP_MS), task);
          onTestFinished(() => child.kill());
          return child;
        };
        for (let round = 0; round < KILLS; round += 1) {
          isOut = round % 2 === 1;
          const child = start(round, "file");
          for (let filed = 1 + Math.floor(random() * 12); filed > 0; filed -= 1) await child.nextLine();
          // Without this, every kill would fall behind the end of a filing.
          await wait(random() * 40);
          await child.kill();
        }
        isOut = false;
        const { filed, givenUp } = JSON.parse(await start(KILLS, "finish").nextLine()) as Finished;

        expect(filed.length).toBeGreaterThanOrEqual(KILLS);
        expect(givenUp).toBe(0);
        const byVersion = groupBy(taken, ({ version }) => version);
        expect([...byVersion.keys()].sort()).toEqual(filed.map(({ version }) => version).sort());
        for (const [version, times] of byVersion) expect(new Set(times.map(({ id }) => id)).size, version).toBe(1);
        expect(taken.length - byVersion.size).toBeLessThanOrEqual(KILLS * MOST_IN_FLIGHT);
        for (const document of ["plan", "annex"]) {
          const arrived = [...byVersion]
            .filter(([, [first]]) => first?.document === document)
            .map(([version]) => version);
          expect(arrived).toEqual(filed.filter((one) => one.document === document).map(({ version }) => version));
        }
      },
      60_000 + KILLS * 30_000,
    );
  }
});
