import { setTimeout as wait } from "node:timers/promises";
import { openAccess } from "../../../src/access/access.ts";
import { LOCAL } from "../../../src/model/actor.ts";
import { openRecord } from "../../../src/record/record.ts";
import { openStorage, type StoragePlace } from "../../../src/storage/open-storage.ts";
import { type Child, startChild } from "../../support/child-process.ts";
import { aCapture, aDraft, aNegotiation } from "../../support/drafts.ts";
import type { HeardAll } from "./children/listen.ts";
import type { Used } from "./measure-deliveries.ts";

/** How many listen, and to how many events. */
export type Streams = { readonly streams: number; readonly events: number };

/** What came of it. */
export type Streamed = {
  /** For each event and stream, in milliseconds from when it was asked to be kept. */
  readonly latenciesMs: readonly number[];
  /** Of event and stream, how many did not come. */
  readonly missed: number;
  readonly ended: number;
  /** Of the service, for each stream, once all are open and nothing happens: of the process, and of what it keeps itself. */
  readonly bytesEach: { readonly resident: number; readonly kept: number };
  /** Of the service, in a minute in which nothing happens. */
  readonly idleCpuMs: number;
  /** Of the service, for each event. */
  readonly eventCpuMs: number;
};

// As many as one person may have.
const OF_ONE = 20;
const LISTENERS = 2;
// What the first streams and readings of a process make it compile, and its heap grow for what is thrown away at once, is not
// what a stream needs.
const WARM_UP = 500;
const WARM_UP_READINGS = 4_000;
const READ_AT_ONCE = 20;
const BETWEEN_MS = 1_000;
// Each says once in it that it is still there.
const IDLE_MS = 16_000;
const LAST_MS = 5_000;

/** Opens streams of readers to a service, from processes beside it, and has things happen. */
export async function measureStreams(place: StoragePlace, { streams, events }: Streams): Promise<Streamed> {
  const { readers, editor } = await prepareReaders(place, Math.ceil(Math.max(streams, WARM_UP) / OF_ONE));
  const serving = startChild(new URL("./children/serve.ts", import.meta.url), JSON.stringify(place));
  const listening: Child[] = [];
  const use = async () => {
    serving.say("what was used");
    return JSON.parse(await serving.nextLine()) as Used;
  };
  const ask = async (what: (listener: number) => string) => {
    for (const [at, one] of listening.entries()) one.say(what(at));
    return Promise.all(listening.map((one) => one.nextLine()));
  };
  const open = (count: number) => {
    const secrets = Array.from({ length: count }, (_, at) => readers[Math.floor(at / OF_ONE)] as string);
    return ask((listener) => JSON.stringify(secrets.filter((_, at) => at % LISTENERS === listener)));
  };
  try {
    const address = await serving.nextLine();
    const script = new URL("./children/listen.ts", import.meta.url);
    for (let at = 0; at < LISTENERS; at += 1) {
      listening.push(startChild(script, address, "/api/journal/streamed/stream"));
    }
    await open(WARM_UP);
    await reviseGrade(address, editor, "warm-up");
    await ask(() => "hang up");
    await readJournals(address, readers, WARM_UP_READINGS);
    // What is left of a connection goes a moment later.
    await wait(BETWEEN_MS);
    const before = await use();
    await open(streams);
    const opened = await use();
    await wait(IDLE_MS);
    const idle = await use();
    const begun: number[] = [];
    for (let at = 0; at < events; at += 1) {
      begun.push(Date.now());
      await reviseGrade(address, editor, `event-${at}`);
      await wait(BETWEEN_MS);
    }
    const told = await use();
    await wait(LAST_MS);
    const heard = (await ask(() => "heard")).map((line) => JSON.parse(line) as HeardAll);
    const latenciesMs = heard.flatMap(({ times }) =>
      times.flatMap(([event, at]) => at.map((one) => one - (begun[event] ?? Number.NaN))),
    );
    return {
      ...{ latenciesMs, missed: streams * events - latenciesMs.length },
      ended: heard.reduce((sum, { ended }) => sum + ended, 0),
      bytesEach: { resident: (idle.rss - before.rss) / streams, kept: (keptBy(idle) - keptBy(before)) / streams },
      idleCpuMs: ((idle.cpuMs - opened.cpuMs) / IDLE_MS) * 60_000,
      eventCpuMs: (told.cpuMs - idle.cpuMs) / events,
    };
  } finally {
    for (const one of listening) await one.kill();
    await serving.kill();
  }
}

/** Reads the journal by the ordinary route, so often. */
async function readJournals(address: string, readers: readonly string[], times: number): Promise<void> {
  for (let from = 0; from < times; from += READ_AT_ONCE) {
    const reading = Array.from({ length: READ_AT_ONCE }, async (_, at) => {
      const headers = { authorization: `Bearer ${readers[(from + at) % readers.length]}` };
      const answer = await fetch(`${address}/api/journal/streamed`, { headers });
      if (!answer.ok) throw new Error(await answer.text());
      await answer.text();
    });
    await Promise.all(reading);
  }
}

function keptBy({ heapUsed, external }: Used): number {
  return heapUsed + external;
}

/** @returns The tokens of people who may read, and of one who may write. */
async function prepareReaders(place: StoragePlace, people: number) {
  const storage = await openStorage(place);
  const access = openAccess(storage);
  const record = openRecord(storage);
  await record.describeNegotiation(aNegotiation("streamed"));
  const ref = { negotiation: "streamed", document: "plan", version: "v1" };
  // What nobody may read has no journal for them.
  await record.fileVersion(ref, aCapture(), aDraft(), undefined, { state: "shared" });
  const tokenOf = async (name: string, role: "reader" | "editor") => {
    await access.addPerson({ name, isOwner: false, password: null }, LOCAL);
    await access.setRole("streamed", name, role, LOCAL);
    return (await access.makeToken({ name, title: "listens", role }, LOCAL)).secret;
  };
  const readers: string[] = [];
  for (let at = 0; at < people; at += 1) readers.push(await tokenOf(`listener-${at}`, "reader"));
  const editor = await tokenOf("editor", "editor");
  await storage.close();
  return { readers, editor };
}

/** Has something happen that costs little, and of which everybody is told with the reason that is given for it. */
async function reviseGrade(address: string, secret: string, reason: string): Promise<void> {
  const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
  const body = JSON.stringify({ grade: "C", reason });
  const answer = await fetch(`${address}/api/n/streamed/plan/v1/grades`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(await answer.text());
}
