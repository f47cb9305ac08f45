import { PGlite } from "@electric-sql/pglite";
import { openLineages } from "../../../src/lineage/lineage.ts";
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
const FOLLOWED = 200;
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
    const filings = await fileAll(storage, seed);
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
        atMost(`${kind}: lineage of any point, median`, warm.median, { reach: 20, unit: " ms" }),
        atMost(`${kind}: lineage of any point, slowest of 100 in 95`, warm.slow, { reach: 20, unit: " ms" }),
      ],
      notes: [
        `${kind}: a filing took ${filings.tenth.toFixed(1)} ms around the tenth and ${filings.last.toFixed(1)} ms around the thousandth (medians of ${AROUND}).`,
        `${kind}: ${FOLLOWED} points drawn from ${VERSIONS} versions, ${warm.stations} stations on average; the longest took ${warm.slowest.toFixed(1)} ms.`,
        `${kind}: the first track of all, which aligns ${VERSIONS - 1} steps, ${(first / 1000).toFixed(1)} s; the first after a restart ${cold.toFixed(0)} ms; the concordance table of 100 versions after one ${(table / 1000).toFixed(1)} s.`,
      ],
    };
  } finally {
    await storage.close();
  }
}

async function fileAll(storage: Storage, seed: number): Promise<{ readonly tenth: number; readonly last: number }> {
  const record = openRecord(storage);
  await record.describeNegotiation({
    ...{ id: "talks", title: "Talks", summary: "", parties: [], rounds: [] },
    documents: [{ id: "plan", title: "Plan" }],
  });
  const times: number[] = [];
  for (const { id, draft } of longNegotiation(VERSIONS, seed)) {
    const capture = { bytes: new TextEncoder().encode(id), mediaType: "text/markdown", extractor: "bench" };
    times.push(
      await timeOf(async () => {
        await record.fileVersion({ negotiation: "talks", document: "plan", version: id }, capture, draft);
      }),
    );
  }
  return {
    tenth: median(times.slice(10 - Math.ceil(AROUND / 2), 10 + Math.floor(AROUND / 2))),
    last: median(times.slice(-AROUND)),
  };
}

type Follow = (point: { readonly version: string; readonly path: string }) => Promise<number>;

/** Follows points as a new process would, which knows nothing yet; answers how many stations there are. */
function openFollowing(storage: Storage): Follow {
  const lineages = openLineages(storage, openRecord(storage));
  return async (point) =>
    (await lineages.followPoint({ negotiation: "talks", document: "plan", ...point })).stations.length;
}

async function timeTracks(follow: Follow, seed: number) {
  const random = seededRandom(seed);
  const times: number[] = [];
  let stations = 0;
  for (let index = 0; index < FOLLOWED; index++) {
    const point = { version: `v${1 + Math.floor(random() * VERSIONS)}`, path: `${1 + Math.floor(random() * 100)}` };
    times.push(
      await timeOf(async () => {
        stations += await follow(point);
      }),
    );
  }
  const sorted = times.toSorted((a, b) => a - b);
  return {
    median: median(times),
    slow: sorted[Math.floor(0.95 * sorted.length)] ?? 0,
    slowest: sorted.at(-1) ?? 0,
    stations: Math.round(stations / FOLLOWED),
  };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
