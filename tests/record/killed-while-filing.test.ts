import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { listPoints } from "../../src/engine/points/list-points.ts";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { openRecord, type RecordOfDrafts } from "../../src/record/record.ts";
import { openStorage, type StoragePlace } from "../../src/storage/open-storage.ts";
import { startChild } from "../support/child-process.ts";
import { createTestDatabase } from "../support/databases.ts";
import { sha256 } from "../support/drafts.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { temporaryRecordFolder } from "../support/temporary-folder.ts";
import { numberedVersion } from "./children/numbered-version.ts";

// A release is tried with more: npm run torture -- kills
const KILLS = Number(process.env.KILLS ?? 3);
const SEED = Number(process.env.SEED ?? 20251123);

const places: Record<string, (onClose: (close: () => Promise<void>) => void) => Promise<StoragePlace>> = {
  PGlite: async () => ({ dataDirectory: join(await temporaryRecordFolder(), ".travaux") }),
  PostgreSQL: async (onClose) => ({ databaseUrl: await createTestDatabase(onClose) }),
};

describe("a process killed while it files versions", () => {
  for (const [kind, makePlace] of Object.entries(places)) {
    it(
      `loses none that it acknowledged and leaves none half done, ${KILLS} times on ${kind} with seed ${SEED}`,
      async () => {
        const place = await makePlace((close) => onTestFinished(close));
        const random = seededRandom(SEED);
        let acknowledged = 0;
        let stored = 0;
        for (let kill = 1; kill <= KILLS; kill += 1) {
          const script = new URL("./children/file-without-end.ts", import.meta.url);
          const filer = startChild(script, JSON.stringify(place), String(stored + 1));
          onTestFinished(() => filer.kill());
          const killAfter = stored + 1 + Math.floor(random() * 15);
          while (acknowledged < killAfter) acknowledged = numberIn(await filer.nextLine());
          // A filing takes some ten milliseconds: without this, every kill would fall into the beginning of one.
          await wait(random() * 20);
          await filer.kill();
          // What it said between our decision and its death counts too.
          for (const line of await filer.remainingLines()) acknowledged = numberIn(line);

          const storage = await openStorage(place);
          // Those that were whole after the last kill are looked at again after the last one of all.
          const last = kill === KILLS;
          stored = await countWholeVersions(openRecord(storage), last ? 0 : stored);
          const ledger = openLedger(storage);
          await ledger.gather();
          if (last) expect(await ledger.verify()).toMatchObject({ ok: true, size: stored + 1 });
          else expect(await ledger.state()).toMatchObject({ size: stored + 1 });
          await storage.close();
          expect(stored, `versions stored after kill ${kill}`).toBeGreaterThanOrEqual(acknowledged);
          // The one in flight may have been committed without a word; no other can.
          expect(stored).toBeLessThanOrEqual(acknowledged + 1);
        }
      },
      60_000 + KILLS * 30_000,
    );
  }
});

function numberIn(line: string): number {
  return Number(line.slice(1));
}

/** Compares everything that is stored of every version after the `known` first ones with what was filed. */
async function countWholeVersions(record: RecordOfDrafts, known: number): Promise<number> {
  const { versions } = await record.getNegotiation("endless");
  const numbers = versions.map(({ version }) => numberIn(version)).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
  for (const n of numbers.slice(known)) {
    const { version, capture, draft } = numberedVersion(n);
    const ref = { negotiation: "endless", document: "plan", version };
    const read = await record.getVersion(ref);
    expect(read).toMatchObject({ title: draft.title, basedOn: draft.basedOn, pointCount: read.points.length });
    expect(read.points).toEqual(listPoints(draft.points));
    const kept = await record.getCapture(ref);
    expect(sha256(kept.bytes)).toBe(sha256(capture.bytes));
    expect(kept.sha256).toBe(sha256(capture.bytes));
  }
  // A description and one entry for each version, and nothing else.
  const { entries } = await record.readJournal("endless", numbers.length - 1, 10);
  expect(entries.map(({ position }) => position)).toEqual(numbers.length === 0 ? [0] : [numbers.length]);
  return numbers.length;
}
