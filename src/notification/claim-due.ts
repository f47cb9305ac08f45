import { randomUUID } from "node:crypto";
import { viewOf } from "../model/can.ts";
import { seesAllOf } from "../model/opening.ts";
import type { StoredEndpoint } from "../storage/endpoints.ts";
import type { StoredNotice } from "../storage/notices.ts";
import type { Rows } from "../storage/open-storage.ts";
import { isGone } from "./inbox.ts";
import { readOwners } from "./owners.ts";
import { readOnce } from "./read-once.ts";
import { type Delivering, LONGEST_TRY_MS, type ToSend } from "./send-delivery.ts";

/** What is to go to one endpoint, held by whoever claimed it. In the order in which it is to go. */
export type Claimed = {
  readonly endpoint: StoredEndpoint;
  readonly lease: string;
  /** When it was claimed, by the clock that all share. */
  readonly at: Date;
  /** Then, by `performance.now`. */
  readonly begun: number;
  readonly deliveries: readonly ToSend[];
};

// Whoever tries is done by then, or dead: a group is begun with for a second, and then whatever was begun is waited for.
const LEASE_MS = 3 * LONGEST_TRY_MS;
// What a quick receiver takes in the second for which a group holds, shared among those that are served together.
const MOST_CLAIMED = 1_000;
const MOST_OF_EACH = 200;

/**
 * Takes what is due, but for endpoints that somebody is at, and looks what of it their owners may know of. Nothing that was
 * committed after their rights ended is among it: what is told is read before the rights are.
 *
 * A dozen queries, however many endpoints and deliveries there are, and a look at each negotiation.
 *
 * @param limit - Of endpoints.
 */
export async function claimDue(
  delivering: Delivering,
  { except, limit }: { readonly except: readonly string[]; readonly limit: number },
): Promise<readonly Claimed[]> {
  const { storage, clock } = delivering;
  const lease = randomUUID();
  const found = await storage.transaction(async (rows) => {
    const [begun, now] = [performance.now(), await clock(rows)];
    const due = await rows.deliveries.listDueEndpoints(now, { except, limit });
    const endpoints = due.length === 0 ? [] : await lockServed(rows, due, now);
    if (endpoints.length === 0) return undefined;
    const mostOfEach = Math.ceil(Math.min(MOST_OF_EACH, MOST_CLAIMED / endpoints.length));
    const until = new Date(now.getTime() + LEASE_MS);
    const claiming = { endpointKeys: endpoints.map(({ endpointId }) => endpointId), lease, now, until, mostOfEach };
    const deliveries = await rows.deliveries.claim(claiming);
    if (deliveries.length === 0) return undefined;
    const subscriptions = await rows.subscriptions.listNamed([
      ...new Set(deliveries.map(({ subscriptionId }) => subscriptionId)),
    ]);
    const asWhom = await readOwners(rows, [...endpoints, ...subscriptions], now);
    return { endpoints, deliveries, subscriptions, asWhom, at: now, begun };
  });
  if (found === undefined) return [];
  const { endpoints, deliveries, subscriptions, asWhom, at, begun } = found;
  const subscriptionOf = new Map(subscriptions.map((one) => [one.subscriptionId, one]));
  const endpointOf = new Map(endpoints.map((one) => [one.endpointId, one]));
  const readers = readOnce(delivering.readers);
  const toSend = new Map<string, ToSend[]>();
  for (const one of deliveries) {
    const subscription = subscriptionOf.get(one.subscriptionId);
    const owned = [endpointOf.get(one.endpointId), subscription];
    const told: StoredNotice[] = [];
    for (const notice of one.notices) {
      const mayStill = owned.every((own) => {
        const actor = own && asWhom(own);
        const view = actor && viewOf(actor, notice.negotiationId);
        return actor?.kind !== "nobody" && view && seesAllOf(view, notice.view);
      });
      if (mayStill && !(await isGone({ readers }, notice, subscription && asWhom(subscription)))) told.push(notice);
    }
    const own = toSend.get(one.endpointId) ?? [];
    toSend.set(one.endpointId, own);
    own.push({ ...one, told });
  }
  return endpoints.flatMap((endpoint) => {
    const own = toSend.get(endpoint.endpointId);
    return own === undefined ? [] : [{ endpoint, lease, at, begun, deliveries: own }];
  });
}

/** Those that something may be sent to, held. What waits for one that is gone or switched off is cancelled. */
async function lockServed(rows: Rows, endpointKeys: readonly string[], now: Date): Promise<readonly StoredEndpoint[]> {
  const locked = await rows.endpoints.lockFree(endpointKeys);
  const lockedKeys = new Set(locked.map(({ endpointId }) => endpointId));
  const others = endpointKeys.filter((key) => !lockedKeys.has(key));
  // Gone, or held by another process: that one sees to it.
  const there = new Set(
    others.length === 0 ? [] : (await rows.endpoints.listNamed(others)).map(({ endpointId }) => endpointId),
  );
  const off = locked.filter(({ switchedOffAt }) => switchedOffAt !== null).map(({ endpointId }) => endpointId);
  for (const key of [...others.filter((one) => !there.has(one)), ...off]) await rows.deliveries.cancelAll(key, now);
  return locked.filter(({ switchedOffAt }) => switchedOffAt === null);
}
