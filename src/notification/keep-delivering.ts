import { Problem } from "../model/problem.ts";
import { dayOf } from "../model/times.ts";
import { type Claimed, claimDue } from "./claim-due.ts";
import { deliverClaimed } from "./deliver.ts";
import type { Delivering } from "./send-delivery.ts";
import { settleTogether } from "./settle-taken.ts";

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

// Each has four connections outside. Those that let us wait until the end of our patience keep their places meanwhile.
const MOST_SERVED = 200;

/**
 * Claims for many endpoints together, and serves each by itself. As soon as one is done with it is claimed for again, together with
 * those that have become free meanwhile, until nothing is due.
 */
export function serveEndpoints(delivering: Delivering): Servers {
  const { storage, clock, complain, signal } = delivering;
  const settleTaken = settleTogether(delivering);
  const served = new Map<string, Promise<void>>();
  let claiming: Promise<void> | undefined;
  let isStale = false;
  let tidiedOn: string | undefined;

  /** Once a day, by each process for itself: the second finds nothing to erase. */
  async function tidy(now: Date): Promise<void> {
    const day = dayOf(now.toISOString());
    if (tidiedOn === day) return;
    const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
    await storage.transaction((rows) => rows.deliveries.erase(ago(KEPT_DAYS.arrived), ago(KEPT_DAYS.others)));
    await storage.read((rows) => rows.deliveries.analyze());
    tidiedOn = day;
  }

  async function claimOnce(): Promise<void> {
    const limit = MOST_SERVED - served.size;
    if (limit <= 0) return;
    await tidy(await storage.read((rows) => clock(rows)));
    for (const claimed of await claimDue(delivering, { except: [...served.keys()], limit })) {
      served.set(claimed.endpoint.endpointId, serve(claimed));
    }
  }
  async function claimOn(): Promise<void> {
    do {
      isStale = false;
      await claimOnce();
    } while (isStale && !signal.aborted);
  }
  function claim(): Promise<void> {
    if (claiming !== undefined) isStale = true;
    claiming ??= claimOn().finally(() => {
      claiming = undefined;
    });
    return claiming;
  }

  async function serve(claimed: Claimed): Promise<void> {
    try {
      await deliverClaimed(delivering, claimed, settleTaken);
    } catch (error) {
      tell(error);
    } finally {
      served.delete(claimed.endpoint.endpointId);
      if (!signal.aborted) claim().catch(tell);
    }
  }
  function tell(error: unknown): void {
    if (!(error instanceof Problem && error.code === "record-unavailable")) complain(error);
  }

  return {
    async begin() {
      if (!signal.aborted) await claim();
    },
    async finish() {
      while (served.size > 0 || claiming !== undefined) {
        await Promise.all(served.values());
        await claiming?.catch(() => undefined);
      }
    },
  };
}
