import { Problem } from "../model/problem.ts";
import { type Delivering, deliverTo } from "./deliver.ts";

/** Serves endpoints, each by itself: one that is slow keeps no other waiting. */
export type Servers = {
  /** Begins with those to which something is due and that are not being served. */
  begin(): Promise<void>;
  /** Waits until all that was due is done with. */
  finish(): Promise<void>;
};

// Each has a connection of the database now and then, and four outside.
const MOST_SERVED = 50;

export function serveEndpoints(delivering: Delivering): Servers {
  const { storage, clock, complain, signal } = delivering;
  const served = new Map<string, Promise<void>>();

  async function serve(endpointKey: string): Promise<void> {
    try {
      await deliverTo(delivering, endpointKey);
    } catch (error) {
      if (!(error instanceof Problem && error.code === "record-unavailable")) complain(error);
    } finally {
      served.delete(endpointKey);
    }
  }

  return {
    async begin() {
      if (signal.aborted) return;
      const due = await storage.read(async (rows) =>
        rows.deliveries.listDueEndpoints(await clock(rows), 2 * MOST_SERVED),
      );
      for (const endpointKey of due) {
        if (served.size < MOST_SERVED && !served.has(endpointKey)) served.set(endpointKey, serve(endpointKey));
      }
    },
    async finish() {
      while (served.size > 0) await Promise.all(served.values());
    },
  };
}
