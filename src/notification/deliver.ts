import { randomUUID } from "node:crypto";
import { endpointHref } from "../model/subscription-addresses.ts";
import type { Claim, StoredAttempt } from "../storage/deliveries.ts";
import type { StoredEndpoint } from "../storage/endpoints.ts";
import type { Rows } from "../storage/open-storage.ts";
import type { Claimed } from "./claim-due.ts";
import { uuidOf } from "./notice-id.ts";
import { readRetryAfter, retryAfter } from "./retry-schedule.ts";
import { type Delivering, type Sent, sendDelivery, type ToSend } from "./send-delivery.ts";
import type { SettleTaken } from "./settle-taken.ts";

const MOST_IN_FLIGHT = 4;
// So long what was found when it was claimed holds: whose rights end meanwhile is told no longer than one who listens to a
// stream.
const HOLDS_MS = 1_000;
const DAYS_OF_FAILING = 5;
const DAY_MS = 86_400_000;

/**
 * Sends what was claimed for an endpoint, four at a time: what is sent counts until what came of it is kept. Of each chain in its
 * order, one after the other: where one fails, what stands behind it is given back, and so is what there was no time for.
 * Each delivery is sent at least once; where whoever sent it died before they wrote so down, once more under the same id.
 */
export async function deliverClaimed(
  delivering: Delivering,
  claimed: Claimed,
  settleTaken: SettleTaken,
): Promise<void> {
  const left = chainsOf(claimed.deliveries);
  async function deliverOn(): Promise<void> {
    while (performance.now() - claimed.begun < HOLDS_MS && !delivering.signal.aborted) {
      // Each chain is with one at a time, and goes on behind the others.
      const chain = left.shift();
      const one = chain?.shift();
      if (chain === undefined || one === undefined) return;
      const after = await deliverOne(delivering, claimed, one, settleTaken);
      if (after === "go on" && chain.length > 0) left.push(chain);
      if (after === "hold back") await giveBack(delivering, claimed, chain);
      // What waits was cancelled.
      if (after === "nothing more") left.length = 0;
    }
  }
  await Promise.all(Array.from({ length: MOST_IN_FLIGHT }, deliverOn));
  await giveBack(delivering, claimed, left.flat());
}

function chainsOf(deliveries: readonly ToSend[]): ToSend[][] {
  const chains = new Map<string, ToSend[]>();
  for (const one of deliveries) {
    const name = `${one.negotiationId} ${one.chain}`;
    const chain = chains.get(name);
    if (chain === undefined) chains.set(name, [one]);
    else chain.push(one);
  }
  return [...chains.values()];
}

async function giveBack({ storage }: Delivering, { lease }: Claimed, untried: readonly ToSend[]): Promise<void> {
  if (untried.length === 0) return;
  await storage.read((rows) =>
    rows.deliveries.giveBack(untried.map(({ negotiationId, deliveryId }) => ({ negotiationId, deliveryId, lease }))),
  );
}

/** @returns What is to be done with what comes after it in its chain, or with all that was claimed. */
async function deliverOne(
  delivering: Delivering,
  claimed: Claimed,
  one: ToSend,
  settleTaken: SettleTaken,
): Promise<"go on" | "hold back" | "nothing more"> {
  const { storage, clock } = delivering;
  const { endpoint, lease, at, begun } = claimed;
  const { negotiationId, deliveryId, endpointId } = one;
  const claim: Claim = { negotiationId, deliveryId, lease };
  if (one.told.length === 0) {
    await storage.read((rows) => rows.deliveries.settle(claim, { state: "cancelled", now: at }));
    return "go on";
  }
  const sent = await sendDelivery(delivering, endpoint, one, at);
  if (sent.came === "stopped") {
    // Not a try: the service is closing, and whoever comes next begins with it.
    await giveBack(delivering, claimed, [one]);
    return "hold back";
  }
  const { status = null, answer, took } = sent;
  const attempt = { negotiationId, attemptId: randomUUID(), deliveryId, at, status, answer, took };
  if (sent.came === "taken") {
    const takenAt = new Date(at.getTime() + performance.now() - begun);
    await settleTaken({ claim, endpointId, attempt }, takenAt, endpoint.failingSince !== null);
    return "go on";
  }
  return storage.transaction(async (rows) => {
    const now = await clock(rows);
    // Held, so that of two tries that fail at once one switches it off.
    const held = await rows.endpoints.lock(endpointId);
    const isOff = await settleFailure(delivering, rows, { claim, one, attempt, held, sent, now });
    return isOff ? "nothing more" : "hold back";
  });
}

type Failure = {
  readonly claim: Claim;
  readonly one: ToSend;
  readonly attempt: StoredAttempt;
  readonly held: StoredEndpoint | undefined;
  readonly sent: Sent;
  readonly now: Date;
};

/** @returns Whether nothing goes to the endpoint any more. */
async function settleFailure(
  { random }: Delivering,
  rows: Rows,
  { claim, one, attempt, held, sent, now }: Failure,
): Promise<boolean> {
  await rows.deliveries.addAttempt(attempt);
  const attempts = one.attempts + 1;
  const wait = retryAfter(attempts, readRetryAfter(sent.retryAfter, now), random());
  const isKept = await rows.deliveries.settle(
    claim,
    wait === undefined
      ? { state: "given-up", attempts, now }
      : { state: "waiting", attempts, dueAt: new Date(now.getTime() + wait), now },
  );
  if (held === undefined || held.switchedOffAt !== null) return true;
  if (!isKept) return false;
  const failingSince = held.failingSince ?? now;
  if (sent.goneForGood !== undefined || now.getTime() - failingSince.getTime() >= DAYS_OF_FAILING * DAY_MS) {
    const why = sent.goneForGood ?? `Nothing was delivered there for ${DAYS_OF_FAILING} days.`;
    await rows.endpoints.update(held.endpointId, { failingSince, switchedOffAt: now, switchedOffWhy: why });
    await rows.deliveries.cancelAll(held.endpointId, now);
    await tellOwner(rows, held, one, why, now);
    return true;
  }
  if (held.failingSince === null) await rows.endpoints.update(held.endpointId, { failingSince });
  return false;
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
