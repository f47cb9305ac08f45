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
  /** Of the service, for each stream, once all are open and nothing happens. */
  readonly bytesEach: number;
  /** Of the service, in a minute in which nothing happens. */
  readonly idleCpuMs: number;
};

// As many as one person may have.
const OF_ONE = 20;
const LISTENERS = 2;
const BETWEEN_MS = 1_000;
const IDLE_MS = 16_000;
const LAST_MS = 5_000;

/** Opens streams of readers to a service, from processes beside it, and has things happen. */
export async function measureStreams(place: StoragePlace, { streams, events }: Streams): Promise<Streamed> {
  const { readers, editor } = await prepareReaders(place, Math.ceil(streams / OF_ONE));
  const serving = startChild(new URL("./children/serve.ts", import.meta.url), JSON.stringify(place));
  const listening: Child[] = [];
  const use = async () => {
    serving.say("what was used");
    return JSON.parse(await serving.nextLine()) as Used;
  };
  try {
    const address = await serving.nextLine();
    const before = await use();
    const secrets = Array.from({ length: streams }, (_, at) => readers[at % readers.length] as string);
    for (let at = 0; at < LISTENERS; at += 1) {
      const own = secrets.filter((_, place) => place % LISTENERS === at);
      const script = new URL("./children/listen.ts", import.meta.url);
      listening.push(startChild(script, address, "/api/journal/streamed/stream", JSON.stringify(own)));
    }
    for (const one of listening) await one.nextLine();
    const open = await use();
    // Each says once that it is still there.
    await wait(IDLE_MS);
    const idle = await use();
    const begun = new Map<number, number>();
    for (let at = 0; at < events; at += 1) {
      const asked = performance.timeOrigin + performance.now();
      begun.set(await describeAnew(address, editor, `Talks ${at}`), asked);
      await wait(BETWEEN_MS);
    }
    await wait(LAST_MS);
    const heard: HeardAll[] = [];
    for (const one of listening) {
      one.say("what was heard");
      heard.push(JSON.parse(await one.nextLine()) as HeardAll);
    }
    const latenciesMs = heard.flatMap(({ times }) =>
      times.flatMap(([position, at]) => at.map((one) => one - (begun.get(position) ?? Number.NaN))),
    );
    return {
      ...{ latenciesMs, missed: streams * events - latenciesMs.length },
      ended: heard.reduce((sum, { ended }) => sum + ended, 0),
      bytesEach: (open.rss - before.rss) / streams,
      idleCpuMs: ((idle.cpuMs - open.cpuMs) / IDLE_MS) * 60_000,
    };
  } finally {
    for (const one of listening) await one.kill();
    await serving.kill();
  }
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

/** @returns The number of the entry that it made. */
async function describeAnew(address: string, secret: string, title: string): Promise<number> {
  const headers = { authorization: `Bearer ${secret}` };
  const put = await fetch(`${address}/api/n/streamed`, { method: "PUT", headers, body: `title: ${title}\n` });
  if (!put.ok) throw new Error(await put.text());
  const journal = await fetch(`${address}/api/journal/streamed?after=-1&limit=500`, { headers });
  const { entries } = (await journal.json()) as { readonly entries: readonly { readonly position: number }[] };
  return entries.at(-1)?.position ?? -1;
}
