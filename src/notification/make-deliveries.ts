import { randomUUID } from "node:crypto";
import type { NewDelivery } from "../storage/deliveries.ts";
import type { Rows } from "../storage/open-storage.ts";
import type { MadeNotice } from "./fan-out.ts";

/**
 * Makes what is to be delivered of new notices: one delivery for each endpoint of their subscriptions, where it is told at once;
 * else they go out with those that wait for the same moment. In the transaction that makes the notices, under the lock of
 * `fan_out`. Two queries for each digest, and two for all that is new.
 *
 * @param next - The number of the first. @returns That of the one after the last.
 */
export async function makeDeliveries(
  rows: Rows,
  negotiationKey: string,
  made: readonly MadeNotice[],
  next: number,
  now: Date,
): Promise<number> {
  const added: NewDelivery[] = [];
  const digests = new Map<string, string[]>();
  const waiting = new Map<string, string[]>();
  for (const { subscription, row } of made) {
    const { subscriptionId, pace } = subscription;
    for (const endpointId of subscription.endpoints) {
      const isDigest = pace.when !== "at-once";
      const name = `${endpointId} ${subscriptionId} ${row.shownFrom.getTime()}`;
      const open = digests.get(name);
      if (open !== undefined) {
        open.push(row.noticeId);
        continue;
      }
      const place = { endpointId, subscriptionId, dueAt: row.shownFrom };
      const noticeIds = [row.noticeId];
      if (isDigest) digests.set(name, noticeIds);
      const known = isDigest ? await rows.deliveries.lockDigest(negotiationKey, place) : undefined;
      if (known !== undefined) {
        waiting.set(known.deliveryId, noticeIds);
        continue;
      }
      // What is of no single document is in order among itself; notes are in the order of their thread.
      const ofEvent = row.threadId === null ? (row.document ?? "") : `thread ${row.threadId}`;
      const chain = isDigest ? `digest ${subscriptionId}` : ofEvent;
      const deliveryId = randomUUID();
      added.push({ deliveryId, sequence: next + added.length, ...place, chain, isDigest, madeAt: now, noticeIds });
    }
  }
  for (const [deliveryId, noticeIds] of waiting)
    await rows.deliveries.addNotices(negotiationKey, deliveryId, noticeIds);
  await rows.deliveries.insert(negotiationKey, added);
  return next + added.length;
}
