import { Problem } from "../model/problem.ts";
import { dayOf } from "../model/times.ts";
import { deliverTo } from "./deliver.ts";
import type { Delivering } from "./send-delivery.ts";

/** Serves endpoints, each by itself: one that is slow keeps no other waiting. */
export type Servers = {
  /** Begins with those to which something is due and that are not being served. */
  begin(): Promise<void>;
  /** Waits until all that was due is done with. */
  finish(): Promise<void>;
};

// So long what arrived can be sent again, and what did not be looked into.
const KEPT_DAYS = { arrived: 30, others: 90 };
const DAY_MS = 86_400_000;

// Each has a connection of the database now and then, and four outside.
const MOST_SERVED = 50;

export function serveEndpoints(delivering: Delivering): Servers {
  const { storage, clock, complain, signal } = delivering;
  const served = new Map<string, Promise<void>>();
  let erasedOn: string | undefined;

  /** Once a day, by each process for itself: the second finds nothing. */
  async function eraseOld(now: Date): Promise<void> {
    const day = dayOf(now.toISOString());
    if (erasedOn === day) return;
    const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
    await storage.transaction((rows) => rows.deliveries.erase(ago(KEPT_DAYS.arrived), ago(KEPT_DAYS.others)));
    erasedOn = day;
  }

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
      const now = await storage.read((rows) => clock(rows));
      await eraseOld(now);
      const due = await storage.read((rows) => rows.deliveries.listDueEndpoints(now, 2 * MOST_SERVED));
      for (const endpointKey of due) {
        if (served.size < MOST_SERVED && !served.has(endpointKey)) served.set(endpointKey, serve(endpointKey));
      }
    },
    async finish() {
      while (served.size > 0) await Promise.all(served.values());
    },
  };
}
