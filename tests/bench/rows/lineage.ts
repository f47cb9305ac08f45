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
const ROUNDS = 8;
const AROUND_TENTH = { from: 5, to: 14 };
const BY_TURNS = ROUNDS * (AROUND_TENTH.to - AROUND_TENTH.from + 1);
const FOLLOWED = 500;
const FOLLOWED_ROUNDS = 3;
// Followed before: the engine's code runs slowly until it has run for a while. A note tells of the first of them all.
const FOLLOWED_FIRST = 200;
// Filed before, elsewhere, while the process is slow.
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
    await fileTimes(await beginTalks(storage, "warming", WARMING, seed + 1), WARMING);
    const long = await beginTalks(storage, "talks", VERSIONS, seed);
    await fileTimes(long, VERSIONS - BY_TURNS);
    const filings = await fileByTurns(storage, long, seed);
    const first = await timeOf(() => openFollowing(storage)({ version: "v500", path: "50" }));
    const follow = openFollowing(storage);
    const cold = await timeOf(() => follow({ version: "v500", path: "50" }));
    await timeTracks(follow, seed + 1, FOLLOWED_FIRST);
    const warm = await timeTracks(follow, seed, FOLLOWED, FOLLOWED_ROUNDS);
    const table = await timeOf(async () => {
      await openLineages(storage, openRecord(storage)).tabulateTracks("talks", { versions: FIRST_HUNDRED });
    });
    return {
      lines: [],
      findings: [
        atMost(`${kind}: thousandth filing against the tenth`, filings.thousandth / filings.tenth, {
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
        atMost(
          `${kind}: the same with all pauses, slowest of ${FOLLOWED * FOLLOWED_ROUNDS} calls`,
          warm.calls.slowest,
          {
            reach: 20,
            unit: " ms",
          },
        ),
      ],
      notes: [
        `${kind}: a filing took ${filings.tenth.toFixed(1)} ms around the tenth and ${filings.thousandth.toFixed(1)} ms around the thousandth (medians of ${BY_TURNS} each, by turns).`,
        `${kind}: ${FOLLOWED} points drawn from ${VERSIONS} versions, ${warm.stations} stations on average, after ${FOLLOWED_FIRST} others, each in ${FOLLOWED_ROUNDS} rounds; of each the median. Lineage: ${tell(warm.lineage)}; with blame: ${tell(warm.both)}; single calls: ${tell(warm.calls)}.`,
        `${kind}: the first track of all, which aligns ${VERSIONS - 1} steps, ${(first / 1000).toFixed(1)} s; the first after a restart ${cold.toFixed(0)} ms; the concordance table of 100 versions after one ${(table / 1000).toFixed(1)} s.`,
      ],
    };
  } finally {
    await storage.close();
  }
}

type FileNext = () => Promise<number>;

/** Begins a negotiation, and files its drafts one by one; each answers with the milliseconds that it took. */
async function beginTalks(storage: Storage, negotiation: string, versions: number, seed: number): Promise<FileNext> {
  const record = openRecord(storage);
  await record.describeNegotiation({
    ...{ id: negotiation, title: "Talks", summary: "", parties: [], rounds: [] },
    documents: [{ id: "plan", title: "Plan" }],
  });
  const drafts = longNegotiation(versions, seed);
  return async () => {
    const { value } = drafts.next();
    if (value === undefined) throw new Error(`There are no more than ${versions} drafts of ${negotiation}.`);
    const { id, draft } = value;
    const capture = { bytes: new TextEncoder().encode(id), mediaType: "text/markdown", extractor: "bench" };
    return timeOf(async () => {
      await record.fileVersion({ negotiation, document: "plan", version: id }, capture, draft);
    });
  };
}

async function fileTimes(fileNext: FileNext, versions: number): Promise<void> {
  for (let version = 1; version <= versions; version++) await fileNext();
}

/**
 * Files by turns into a negotiation that has just begun and into the long one: one moment and one process for both, for
 * a process that has just begun files slowly, and makes a tenth filing measured then look dear.
 */
async function fileByTurns(storage: Storage, long: FileNext, seed: number) {
  const [tenth, thousandth]: [number[], number[]] = [[], []];
  for (let round = 1; round <= ROUNDS; round++) {
    const fresh = await beginTalks(storage, `fresh-${round}`, AROUND_TENTH.to, seed + 1 + round);
    await fileTimes(fresh, AROUND_TENTH.from - 1);
    for (let version = AROUND_TENTH.from; version <= AROUND_TENTH.to; version++) {
      tenth.push(await fresh());
      thousandth.push(await long());
    }
  }
  return { tenth: median(tenth), thousandth: median(thousandth) };
}

type Follow = (point: { readonly version: string; readonly path: string }) => Promise<Lineage>;

/** Follows points as a new process would, which knows nothing yet. */
function openFollowing(storage: Storage): Follow {
  const lineages = openLineages(storage, openRecord(storage));
  return (point) => lineages.followPoint({ negotiation: "talks", document: "plan", ...point });
}

/**
 * Times points, round after round, so that the same point is met by other pauses: what a point costs by itself is the
 * median of its rounds.
 */
async function timeTracks(follow: Follow, seed: number, count: number, rounds = 1) {
  const random = seededRandom(seed);
  const points = Array.from({ length: count }, () => {
    return { version: `v${1 + Math.floor(random() * VERSIONS)}`, path: `${1 + Math.floor(random() * 100)}` };
  });
  const lineage: number[][] = points.map(() => []);
  const both: number[][] = points.map(() => []);
  let stations = 0;
  for (let round = 1; round <= rounds; round++) {
    for (const [index, point] of points.entries()) {
      const started = performance.now();
      const track = await follow(point);
      lineage[index]?.push(performance.now() - started);
      blameOfTrack(track);
      both[index]?.push(performance.now() - started);
      stations += track.stations.length;
    }
  }
  return {
    lineage: spreadOf(lineage.map(median)),
    both: spreadOf(both.map(median)),
    calls: spreadOf(both.flat()),
    stations: Math.round(stations / count / rounds),
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
