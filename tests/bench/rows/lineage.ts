import { PGlite } from "@electric-sql/pglite";
import { blameOfTrack } from "../../../src/lineage/blame-of-track.ts";
import { openLineages } from "../../../src/lineage/lineage.ts";
import type { Lineage } from "../../../src/model/lineage.ts";
import { openRecord } from "../../../src/record/record.ts";
import { openStorage, openStorageOnPGlite, type Storage } from "../../../src/storage/open-storage.ts";
import { preparePostgres, urlOfDatabase } from "../../support/postgres-server.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { longNegotiation } from "../inputs/long-negotiation.ts";
import { atMost } from "../judge.ts";
import type { RowOptions, RowResult } from "./row.ts";

const VERSIONS = 1_000;
// Filings around the tenth and the thousandth: one alone is as fast as the machine happens to be.
const AROUND = 11;
const FOLLOWED = 500;
// Filed before, elsewhere: a process that has just begun is slow, and would make the tenth filing look dear.
const WARMING = 60;
const FIRST_HUNDRED = Array.from({ length: 100 }, (_, index) => `v${index + 1}`);

/** Filing a long negotiation, and following its points: 1,000 versions of 100 points, on PGlite and on PostgreSQL. */
export async function lineage(options: RowOptions): Promise<RowResult> {
  const onPGlite = await measureOn("PGlite", await openStorageOnPGlite(await PGlite.create()), options);
  const postgres = await preparePostgres();
  const { forTests } = postgres;
  if (forTests.kind === "missing") return { ...onPGlite, notes: [...(onPGlite.notes ?? []), forTests.why] };
  try {
    const databaseUrl = urlOfDatabase(forTests.serverUrl, forTests.template);
    const onPostgres = await measureOn("PostgreSQL", await openStorage({ databaseUrl }), options);
    return {
      lines: [],
      findings: [...onPGlite.findings, ...onPostgres.findings],
      notes: [...(onPGlite.notes ?? []), ...(onPostgres.notes ?? [])],
    };
  } finally {
    await postgres.stop();
  }
}

async function measureOn(kind: string, storage: Storage, { seed }: RowOptions): Promise<RowResult> {
  try {
    await fileAll(storage, "warming", WARMING, seed + 1);
    const filings = await fileAll(storage, "talks", VERSIONS, seed);
    const first = await timeOf(() => openFollowing(storage)({ version: "v500", path: "50" }));
    const follow = openFollowing(storage);
    const cold = await timeOf(() => follow({ version: "v500", path: "50" }));
    const warm = await timeTracks(follow, seed);
    const table = await timeOf(async () => {
      await openLineages(storage, openRecord(storage)).tabulateTracks("talks", { versions: FIRST_HUNDRED });
    });
    return {
      lines: [],
      findings: [
        atMost(`${kind}: thousandth filing against the tenth`, filings.last / filings.tenth, {
          reach: 1.2,
          unit: " times",
        }),
        atMost(`${kind}: lineage of any point, slowest of ${FOLLOWED}`, warm.lineage.slowest, {
          reach: 20,
          unit: " ms",
        }),
        atMost(`${kind}: lineage and blame of any point, slowest of ${FOLLOWED}`, warm.both.slowest, {
          reach: 20,
          unit: " ms",
        }),
      ],
      notes: [
        `${kind}: a filing took ${filings.tenth.toFixed(1)} ms around the tenth and ${filings.last.toFixed(1)} ms around the thousandth (medians of ${AROUND}).`,
        `${kind}: ${FOLLOWED} points drawn from ${VERSIONS} versions, ${warm.stations} stations on average. Lineage: ${tell(warm.lineage)}; with blame: ${tell(warm.both)}; JavaScript and database together at work: ${tell(warm.busy)}.`,
        `${kind}: the first track of all, which aligns ${VERSIONS - 1} steps, ${(first / 1000).toFixed(1)} s; the first after a restart ${cold.toFixed(0)} ms; the concordance table of 100 versions after one ${(table / 1000).toFixed(1)} s.`,
      ],
    };
  } finally {
    await storage.close();
  }
}

async function fileAll(
  storage: Storage,
  negotiation: string,
  versions: number,
  seed: number,
): Promise<{ readonly tenth: number; readonly last: number }> {
  const record = openRecord(storage);
  await record.describeNegotiation({
    ...{ id: negotiation, title: "Talks", summary: "", parties: [], rounds: [] },
    documents: [{ id: "plan", title: "Plan" }],
  });
  const times: number[] = [];
  for (const { id, draft } of longNegotiation(versions, seed)) {
    const capture = { bytes: new TextEncoder().encode(id), mediaType: "text/markdown", extractor: "bench" };
    times.push(
      await timeOf(async () => {
        await record.fileVersion({ negotiation, document: "plan", version: id }, capture, draft);
      }),
    );
  }
  return {
    tenth: median(times.slice(10 - Math.ceil(AROUND / 2), 10 + Math.floor(AROUND / 2))),
    last: median(times.slice(-AROUND)),
  };
}

type Follow = (point: { readonly version: string; readonly path: string }) => Promise<Lineage>;

/** Follows points as a new process would, which knows nothing yet. */
function openFollowing(storage: Storage): Follow {
  const lineages = openLineages(storage, openRecord(storage));
  return (point) => lineages.followPoint({ negotiation: "talks", document: "plan", ...point });
}

async function timeTracks(follow: Follow, seed: number) {
  const random = seededRandom(seed);
  const [lineage, both, busy]: [number[], number[], number[]] = [[], [], []];
  let stations = 0;
  for (let index = 0; index < FOLLOWED; index++) {
    const point = { version: `v${1 + Math.floor(random() * VERSIONS)}`, path: `${1 + Math.floor(random() * 100)}` };
    const [started, used] = [performance.now(), process.cpuUsage()];
    const track = await follow(point);
    lineage.push(performance.now() - started);
    blameOfTrack(track);
    both.push(performance.now() - started);
    const { user, system } = process.cpuUsage(used);
    busy.push((user + system) / 1000);
    stations += track.stations.length;
  }
  return {
    lineage: spreadOf(lineage),
    both: spreadOf(both),
    busy: spreadOf(busy),
    stations: Math.round(stations / FOLLOWED),
  };
}

type Spread = { readonly median: number; readonly slow: number; readonly slowest: number };

function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    median: median(times),
    slow: sorted[Math.floor(0.95 * sorted.length)] ?? 0,
    slowest: sorted.at(-1) ?? 0,
  };
}

function tell({ median: middle, slow, slowest }: Spread): string {
  return `median ${middle.toFixed(1)} ms, 95 in 100 under ${slow.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms`;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
