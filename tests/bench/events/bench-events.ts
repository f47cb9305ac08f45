import { mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { StoragePlace } from "../../../src/storage/open-storage.ts";
import { createDatabase, dropDatabase, preparePostgres, urlOfDatabase } from "../../support/postgres-server.ts";
import { atLeast, atMost, type Finding } from "../judge.ts";
import { markdownTable } from "../markdown-table.ts";
import { measureCommits } from "./measure-commits.ts";
import { measureDeliveries } from "./measure-deliveries.ts";
import { measureStreams } from "./measure-streams.ts";

const USAGE = `npm run bench:events [-- PART …] [--deliveries N] [--streams N] [--subscriptions N]

How fast people are told: the service in a process of its own, receivers and listeners in others, PostgreSQL beside them, and
nothing but loopback.

PART             deliveries, streams, commits; all when none is named
--deliveries     that wait when the service comes up (20000; on PGlite a fifth)
--streams        that are open at once (5000)
--subscriptions  to other things (100000)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    deliveries: { type: "string", default: "20000" },
    streams: { type: "string", default: "5000" },
    subscriptions: { type: "string", default: "100000" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}

const MOST_MS = 60_000;
const DOCUMENTS = 8;
const ENDPOINTS = [1, 20, 500];
const EVENTS = 20;

/** Measured beside the goals; no bound is set for them, and so none is said to be reached. */
const NOT_ASKED =
  /^deliveries to (?:1 endpoint|.*, PGlite), (?:a second|processor)|^processor time|, (?:half of them|the last)$/u;

const PARTS: Readonly<Record<string, () => Promise<readonly Finding[]>>> = {
  deliveries: async () => {
    const findings: Finding[] = [];
    for (const endpoints of ENDPOINTS)
      findings.push(...(await onPostgres((place) => judgeDeliveries("", place, endpoints))));
    return [...findings, ...(await onPGlite((place) => judgeDeliveries(", PGlite", place, 20, 0.2)))];
  },
  streams: () => onPostgres(judgeStreams),
  commits: () => onPostgres(judgeCommits),
};

const named = positionals.length === 0 ? Object.keys(PARTS) : positionals;
if (named.some((name) => PARTS[name] === undefined)) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
const postgres = await preparePostgres();
if (postgres.forTests.kind === "missing") throw new Error(postgres.forTests.why);
const { serverUrl, template } = postgres.forTests;
try {
  const [load = 0] = loadavg();
  print(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? ""}, load before ${load.toFixed(1)}`);
  const findings: Finding[] = [];
  for (const name of named) {
    process.stderr.write(`${name} …\n`);
    findings.push(...((await PARTS[name]?.()) ?? []));
  }
  const rows = findings.map(({ what, measured, reach, verdict }) =>
    NOT_ASKED.test(what) ? [what, measured, "–", "–"] : [what, measured, reach, verdict],
  );
  print(markdownTable(["what", "measured", "to be reached", "verdict"], rows));
  if (findings.some(({ verdict }) => verdict === "short")) process.exitCode = 1;
} finally {
  await postgres.stop();
}

async function judgeDeliveries(where: string, place: StoragePlace, endpoints: number, part = 1) {
  const outbox = { deliveries: Number(values.deliveries) * part, endpoints, documents: DOCUMENTS };
  const { fresh, repeated, outOfOrder, lasted, cpuMs } = await measureDeliveries(place, outbox, MOST_MS);
  const name = `deliveries to ${endpoints} endpoint${endpoints === 1 ? "" : "s"}${where}`;
  const isGoal = where === "" && endpoints > 1;
  return [
    atLeast(`${name}, a second`, (1_000 * fresh) / lasted, { reach: isGoal ? 1_000 : 0 }),
    atMost(`${name}, processor time of the service each`, cpuMs, { reach: isGoal ? 1 : 1_000, unit: " ms" }),
    atMost(`${name}, repeated or out of order`, repeated + outOfOrder, { reach: 0 }),
  ];
}

async function judgeStreams(place: StoragePlace): Promise<readonly Finding[]> {
  const streams = Number(values.streams);
  const measured = await measureStreams(place, { streams, events: EVENTS });
  const { latenciesMs, missed, ended, bytesEach, idleCpuMs, eventCpuMs } = measured;
  const sorted = [...latenciesMs].sort((one, other) => one - other);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  return [
    atMost(`an event reaches ${streams} streams, half of them`, at(0.5), { reach: 1_000, unit: " ms" }),
    atMost(`an event reaches ${streams} streams, p99`, at(0.99), { reach: 1_000, unit: " ms" }),
    atMost(`an event reaches ${streams} streams, the last`, at(1), { reach: 5_000, unit: " ms" }),
    atMost("events that did not reach a stream, or streams that ended", missed + ended, { reach: 0 }),
    atMost("memory of an idle stream, of the process", bytesEach.resident / 1_024, { reach: 30, unit: " KB" }),
    atMost("memory of an idle stream, kept in the heap and beside it", bytesEach.kept / 1_024, {
      reach: 30,
      unit: " KB",
    }),
    atMost("processor time of the service for an event", eventCpuMs, { reach: 1_000, unit: " ms" }),
    atMost("processor time of idle streams in a minute", idleCpuMs, { reach: 60_000, unit: " ms" }),
  ];
}

async function judgeCommits(place: StoragePlace): Promise<readonly Finding[]> {
  const subscriptions = Number(values.subscriptions);
  const { before, after } = await measureCommits(place, subscriptions);
  const slower = `an event's commit beside ${subscriptions} subscriptions on other targets (${before.toFixed(1)} → ${after.toFixed(1)} ms), slower by`;
  return [atMost(slower, Math.max(0, (after / before - 1) * 100), { reach: 10, unit: " %" })];
}

async function onPostgres<Result>(work: (place: StoragePlace) => Promise<Result>): Promise<Result> {
  const name = await createDatabase(serverUrl, template);
  try {
    return await work({ databaseUrl: urlOfDatabase(serverUrl, name) });
  } finally {
    await dropDatabase(serverUrl, name);
  }
}

async function onPGlite<Result>(work: (place: StoragePlace) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "travaux-bench-"));
  try {
    return await work({ dataDirectory: join(folder, ".travaux") });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
