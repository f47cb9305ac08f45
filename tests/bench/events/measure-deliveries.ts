import { setTimeout as wait } from "node:timers/promises";
import { openStorage, type StoragePlace } from "../../../src/storage/open-storage.ts";
import { startChild } from "../../support/child-process.ts";
import { analyze } from "./analyze.ts";
import type { Received } from "./children/receive.ts";
import { fillOutbox, type Outbox } from "./fill-outbox.ts";

/** What the service used, as it says itself. */
export type Used = {
  readonly cpuMs: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
};

/** What came of delivering what waited. */
export type Delivered = Received & {
  /** Of the service, in milliseconds for each delivery. */
  readonly cpuMs: number;
};

/** Has the service deliver what waits in an outbox of its own to a receiver beside it, both processes of their own. */
export async function measureDeliveries(place: StoragePlace, outbox: Outbox, mostMs: number): Promise<Delivered> {
  const receiving = startChild(new URL("./children/receive.ts", import.meta.url), String(outbox.deliveries));
  try {
    const port = await receiving.nextLine();
    const filling = await openStorage(place);
    await fillOutbox(filling, "hooked", outbox, (endpoint) => `http://127.0.0.1:${port}/${endpoint}`);
    await filling.close();
    await analyze(place);
    const serving = startChild(
      new URL("./children/serve.ts", import.meta.url),
      JSON.stringify(place),
      `127.0.0.1/32:${port}`,
    );
    try {
      await serving.nextLine();
      serving.say("what was used");
      const before = JSON.parse(await serving.nextLine()) as Used;
      const all = receiving.nextLine();
      const over = new AbortController();
      const isWhole = await Promise.race([
        all.then(() => true),
        wait(mostMs, false, { signal: over.signal }).catch(() => false),
      ]);
      over.abort();
      serving.say("what was used");
      const used = JSON.parse(await serving.nextLine()) as Used;
      receiving.say("what came");
      const next = isWhole ? await receiving.nextLine() : await all;
      // All may have come just as the time was over.
      const received = JSON.parse(next.startsWith("{") ? next : await receiving.nextLine()) as Received;
      return { ...received, cpuMs: (used.cpuMs - before.cpuMs) / received.fresh };
    } finally {
      await serving.kill();
    }
  } finally {
    await receiving.kill();
  }
}
