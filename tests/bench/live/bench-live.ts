import { cpus } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Child, startChild } from "../../support/child-process.ts";
import { createDatabase, dropDatabase, preparePostgres, urlOfDatabase } from "../../support/postgres-server.ts";
import { figure } from "../judge.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Typed, Typing } from "./children/typists.ts";
import type { Room, Server } from "./dial.ts";
import { prepareRooms } from "./prepare-rooms.ts";
import { readStoredMarks } from "./stored-marks.ts";

const USAGE = `npm run bench:live [-- --connections N] [--threads N] [--seconds N] [--runs N] [--most N]

Types into the live texts of Travaux and, in turns, of a Hocuspocus server (debounce 0), each over a PostgreSQL database of
its own on one server, from two processes beside theirs. Then looks how many pieces a second each keeps up with, and kills
each while it is typed into.

--connections  1000, in 200 --threads
--seconds      of typing at 500 pieces a second (20), and at each further rate half of it
--runs         of the first, in turns (2)
--most         pieces a second to try (4000)`;

const SERVERS: readonly Server[] = ["travaux", "hocuspocus"];
const TYPISTS = 2;
const PER_SECOND = 500;
const PATIENCE_MS = 3000;
const KILLED_AFTER_MS = 4000;

const { values } = parseArgs({
  options: {
    connections: { type: "string", default: "1000" },
    threads: { type: "string", default: "200" },
    seconds: { type: "string", default: "20" },
    runs: { type: "string", default: "2" },
    most: { type: "string", default: "4000" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}
const [connections, threads, seconds] = [Number(values.connections), Number(values.threads), Number(values.seconds)];

type Load = {
  readonly server: Server;
  readonly perSecond: number;
  readonly seconds: number;
  readonly isKilled?: boolean;
};

/** What one load came to. */
type Measured = {
  readonly sent: number;
  readonly acknowledged: number;
  readonly acknowledgedMs: readonly number[];
  readonly relayedMs: readonly number[];
  /** Of what was relayed to others, how much came. */
  readonly relayed: number;
  /** Acknowledged, and not in the database. */
  readonly lost: number;
  /** How much longer acknowledgements take at the end than at the beginning. */
  readonly growth: number;
};

const COLUMNS = [
  "sent",
  "acknowledged",
  "p50 ms",
  "p95 ms",
  "p99 ms",
  "relayed",
  "relay p50",
  "relay p95",
  "lost",
  "growth",
];

const postgres = await preparePostgres();
if (postgres.forTests.kind === "missing") throw new Error(postgres.forTests.why);
const { serverUrl, template } = postgres.forTests;
print(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? ""}`,
);
print(`${connections} connections in ${threads} threads, from ${TYPISTS} processes.\n`);
try {
  await compare();
  await keepUp();
  await killed();
} finally {
  await postgres.stop();
}

/** At 500 pieces a second. */
async function compare(): Promise<void> {
  const rows: string[][] = [];
  for (let run = 1; run <= Number(values.runs); run += 1) {
    for (const server of SERVERS) {
      const measured = await measure({ server, perSecond: PER_SECOND, seconds });
      rows.push([`${server}, run ${run}`, ...described(measured)]);
    }
  }
  print(`## ${PER_SECOND} pieces a second for ${seconds} s\n`);
  print(`${markdownTable(["server", ...COLUMNS], rows)}\n`);
}

/** More and more, until acknowledgements fall behind. */
async function keepUp(): Promise<void> {
  const rows: string[][] = [];
  for (const server of SERVERS) {
    for (let perSecond = 2 * PER_SECOND; perSecond <= Number(values.most); perSecond += PER_SECOND) {
      const measured = await measure({ server, perSecond, seconds: seconds / 2 });
      const isKept = measured.acknowledged === measured.sent && measured.growth < 3;
      rows.push([`${server}, ${perSecond}/s`, ...described(measured), isKept ? "yes" : "no"]);
      if (!isKept) break;
    }
  }
  print(`## How many it keeps up with (acknowledged within ${PATIENCE_MS / 1000} s, without growing slower)\n`);
  print(`${markdownTable(["server", ...COLUMNS, "keeps up"], rows)}\n`);
}

/** What is lost of what was acknowledged, when the process is killed. */
async function killed(): Promise<void> {
  const rows: string[][] = [];
  for (const server of SERVERS) {
    const { acknowledged, lost } = await measure({ server, perSecond: PER_SECOND, seconds, isKilled: true });
    rows.push([server, figure(acknowledged), figure(lost)]);
  }
  print(`## Killed with SIGKILL while it is typed into\n`);
  print(markdownTable(["server", "acknowledged", "of these lost"], rows));
}

function described(measured: Measured): string[] {
  const { sent, acknowledged, acknowledgedMs, relayedMs, relayed, lost, growth } = measured;
  return [
    ...[sent, acknowledged].map(figure),
    ...[0.5, 0.95, 0.99].map((share) => figure(quantile(acknowledgedMs, share))),
    `${(relayed * 100).toFixed(1)} %`,
    ...[0.5, 0.95].map((share) => figure(quantile(relayedMs, share))),
    figure(lost),
    `× ${growth.toFixed(2)}`,
  ];
}

async function measure({ server, perSecond, seconds: lasts, isKilled = false }: Load): Promise<Measured> {
  process.stderr.write(`${server} at ${perSecond}/s …\n`);
  const name = await createDatabase(serverUrl, template);
  const databaseUrl = urlOfDatabase(serverUrl, name);
  const script = new URL(`./children/serve-${server}.ts`, import.meta.url);
  const serving = startChild(script, databaseUrl);
  const typists: Child[] = [];
  try {
    const { rooms, socket } = await prepareRooms(server, await serving.nextLine(), threads);
    const per = Math.ceil(connections / TYPISTS);
    for (let number = 0; number < TYPISTS; number += 1) {
      const own = Array.from({ length: per }, (_, index) => rooms[(number * per + index) % rooms.length] as Room);
      const typing: Typing = {
        ...{ server, address: socket, rooms: own, perSecond: perSecond / TYPISTS, seconds: lasts },
        patienceMs: PATIENCE_MS,
      };
      typists.push(startChild(new URL("./children/typists.ts", import.meta.url), JSON.stringify(typing)));
    }
    for (const one of typists) await one.nextLine();
    for (const one of typists) one.say("go");
    if (isKilled) {
      await wait(KILLED_AFTER_MS);
      await serving.kill();
    }
    const results: Typed[] = [];
    for (const one of typists) results.push(JSON.parse(await one.nextLine()));
    // What is on its way into the database has come there: none of it was acknowledged before.
    if (!isKilled) await wait(server === "hocuspocus" ? 2000 : 0);
    const stored = await readStoredMarks(server, databaseUrl, rooms);
    return summarize(results, stored);
  } finally {
    for (const one of typists) await one.kill();
    await serving.kill();
    await dropDatabase(serverUrl, name);
  }
}

function summarize(results: readonly Typed[], stored: ReadonlySet<string>): Measured {
  const sum = (of: (typed: Typed) => number) => results.reduce((total, typed) => total + of(typed), 0);
  const [sent, acknowledged] = [sum((typed) => typed.sent), sum((typed) => typed.acknowledged.length)];
  const relayedMs = results.flatMap((typed) => typed.relayedMs);
  return {
    ...{ sent, acknowledged, relayedMs },
    acknowledgedMs: results.flatMap((typed) => typed.acknowledgedMs),
    relayed: relayedMs.length / (sent * (connections / threads - 1)),
    lost: results.flatMap((typed) => typed.acknowledged).filter((mark) => !stored.has(mark)).length,
    growth: Math.max(...results.map(({ acknowledgedMs }) => growthOf(acknowledgedMs))),
  };
}

/** The median of the last quarter beside that of the second: the first is warming up. */
function growthOf(milliseconds: readonly number[]): number {
  const quarter = Math.floor(milliseconds.length / 4);
  const median = (from: number) => quantile(milliseconds.slice(from * quarter, (from + 1) * quarter), 0.5);
  return median(3) / Math.max(1, median(1));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
