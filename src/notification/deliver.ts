import { randomUUID } from "node:crypto";
import { viewOf } from "../model/can.ts";
import { seesAllOf } from "../model/opening.ts";
import { endpointHref } from "../model/subscription-addresses.ts";
import type { Claim } from "../storage/deliveries.ts";
import type { StoredEndpoint } from "../storage/endpoints.ts";
import type { StoredNotice } from "../storage/notices.ts";
import type { Rows } from "../storage/open-storage.ts";
import { isGone } from "./inbox.ts";
import { uuidOf } from "./notice-id.ts";
import { readOwners } from "./owners.ts";
import { readRetryAfter, retryAfter } from "./retry-schedule.ts";
import { type Delivering, LONGEST_TRY_MS, type Sent, sendDelivery, type ToSend } from "./send-delivery.ts";

const MOST_IN_FLIGHT = 4;
// Whoever tries is done by then, or dead.
const LEASE_MS = 3 * LONGEST_TRY_MS;
const DAYS_OF_FAILING = 5;
const DAY_MS = 86_400_000;

/**
 * Sends what is due to an endpoint, four at a time, until nothing is. Of each document in the order of its events: what is not
 * delivered yet holds back what comes after it. Each delivery is sent at least once; where whoever sent it died before
 * they wrote so down, once more under the same id.
 *
 * Whether its owner may know of it is looked at before each try.
 */
export async function deliverTo(delivering: Delivering, endpointKey: string): Promise<void> {
  for (;;) {
    const claimed = await claimSome(delivering, endpointKey);
    if (claimed === undefined || claimed.deliveries.length === 0) return;
    await Promise.all(claimed.deliveries.map((one) => deliverOne(delivering, claimed, one)));
    if (delivering.signal.aborted) return;
  }
}

type Claimed = {
  readonly endpoint: StoredEndpoint;
  readonly lease: string;
  /** When they were claimed. */
  readonly at: Date;
  readonly deliveries: readonly ToSend[];
};

/** Nothing where another process is at it. */
async function claimSome(delivering: Delivering, endpointKey: string): Promise<Claimed | undefined> {
  const { storage, clock } = delivering;
  const lease = randomUUID();
  const found = await storage.transaction(async (rows) => {
    const now = await clock(rows);
    const endpoint = await rows.endpoints.lock(endpointKey, true);
    if (endpoint === undefined) {
      // Gone, or held by another process: that one sees to it.
      if ((await rows.endpoints.find(endpointKey)) === undefined) await rows.deliveries.cancelAll(endpointKey, now);
      return undefined;
    }
    if (endpoint.switchedOffAt !== null) {
      await rows.deliveries.cancelAll(endpointKey, now);
      return undefined;
    }
    const room = MOST_IN_FLIGHT - (await rows.deliveries.countInFlight(endpointKey, now));
    if (room <= 0) return undefined;
    const until = new Date(now.getTime() + LEASE_MS);
    const deliveries = await rows.deliveries.claim(endpointKey, { lease, now, until, limit: room });
    const subscriptions = await rows.subscriptions.listNamed(deliveries.map(({ subscriptionId }) => subscriptionId));
    const asWhom = await readOwners(rows, [endpoint, ...subscriptions], now);
    return { endpoint, deliveries, subscriptions, asWhom, now };
  });
  if (found === undefined) return undefined;
  const { endpoint, deliveries, subscriptions, asWhom, now: at } = found;
  const byKey = new Map(subscriptions.map((one) => [one.subscriptionId, one]));
  const toSend: ToSend[] = [];
  for (const one of deliveries) {
    const subscription = byKey.get(one.subscriptionId);
    const told: StoredNotice[] = [];
    for (const notice of subscription === undefined ? [] : one.notices) {
      const mayStill = [endpoint, subscription].every((owned) => {
        const actor = owned && asWhom(owned);
        const view = actor && viewOf(actor, notice.negotiationId);
        return actor?.kind !== "nobody" && view && seesAllOf(view, notice.view);
      });
      if (mayStill && !(await isGone(delivering, notice))) told.push(notice);
    }
    toSend.push({ ...one, told });
  }
  return { endpoint, lease, at, deliveries: toSend };
}

async function deliverOne(delivering: Delivering, { endpoint, lease, at }: Claimed, one: ToSend): Promise<void> {
  const { storage, clock } = delivering;
  const claim: Claim = { ...one, lease };
  if (one.told.length === 0) {
    await storage.read((rows) => rows.deliveries.settle(claim, { state: "cancelled", now: at }));
    return;
  }
  const sent = await sendDelivery(delivering, endpoint, one, at);
  const { status, answer, took } = sent;
  await storage.transaction(async (rows) => {
    const now = await clock(rows);
    if (sent.came === "stopped") {
      // Not a try: the service is closing, and whoever comes next begins with it.
      await rows.deliveries.settle(claim, { state: "waiting", now });
      return;
    }
    const { negotiationId, deliveryId } = one;
    const tried = { negotiationId, attemptId: randomUUID(), deliveryId, at, status: status ?? null, answer, took };
    await rows.deliveries.addAttempt(tried);
    if (sent.came === "taken") {
      const kept = await rows.deliveries.settle(claim, { state: "delivered", attempts: one.attempts + 1, now });
      if (kept && endpoint.failingSince !== null)
        await rows.endpoints.update(endpoint.endpointId, { failingSince: null });
      return;
    }
    // Held, so that of two tries that fail at once one switches it off.
    const held = await rows.endpoints.lock(endpoint.endpointId);
    await settleFailure(delivering, rows, { claim, one, held, sent, now });
  });
}

type Failure = {
  readonly claim: Claim;
  readonly one: ToSend;
  readonly held: StoredEndpoint | undefined;
  readonly sent: Sent;
  readonly now: Date;
};

async function settleFailure(
  { random }: Delivering,
  rows: Rows,
  { claim, one, held, sent, now }: Failure,
): Promise<void> {
  const attempts = one.attempts + 1;
  const wait = retryAfter(attempts, readRetryAfter(sent.retryAfter, now), random());
  const isKept = await rows.deliveries.settle(
    claim,
    wait === undefined
      ? { state: "given-up", attempts, now }
      : { state: "waiting", attempts, dueAt: new Date(now.getTime() + wait), now },
  );
  if (!isKept || held === undefined || held.switchedOffAt !== null) return;
  const failingSince = held.failingSince ?? now;
  if (sent.goneForGood !== undefined || now.getTime() - failingSince.getTime() >= DAYS_OF_FAILING * DAY_MS) {
    const why = sent.goneForGood ?? `Nothing was delivered there for ${DAYS_OF_FAILING} days.`;
    await rows.endpoints.update(held.endpointId, { failingSince, switchedOffAt: now, switchedOffWhy: why });
    await rows.deliveries.cancelAll(held.endpointId, now);
    await tellOwner(rows, held, one, why, now);
    return;
  }
  if (held.failingSince === null) await rows.endpoints.update(held.endpointId, { failingSince });
}

/** In the inbox of whoever has the endpoint, beside what was told of the talks that went there last. */
async function tellOwner(
  rows: Rows,
  { endpointId, title, personId, tokenSha256 }: StoredEndpoint,
  { negotiationId, subscriptionId }: ToSend,
  why: string,
  now: Date,
): Promise<void> {
  const message = {
    title: `Switched off: ${title === "" ? "an endpoint of yours" : title}`,
    sentences: [why, "Switch it on again once it answers, and replay what it missed."],
    ...{ path: endpointHref(endpointId), changes: {} },
  };
  const noticeId = uuidOf(["endpoint-off", endpointId, now.getTime()]);
  await rows.notices.insert(negotiationId, [
    {
      ...{ noticeId, subscriptionId, personId, tokenSha256, view: "public", number: -1, kind: "endpoint-off" },
      ...{ document: null, version: null, threadId: null, noteId: null, at: now, shownFrom: now, message },
    },
  ]);
}
