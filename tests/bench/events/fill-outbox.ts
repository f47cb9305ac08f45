import { randomUUID } from "node:crypto";
import { openAccess } from "../../../src/access/access.ts";
import { LOCAL } from "../../../src/model/actor.ts";
import { DEFAULT_BASE, DEFAULT_PACE, DEFAULT_THRESHOLD } from "../../../src/model/subscription.ts";
import { noticeKey } from "../../../src/notification/notice-id.ts";
import { makeEndpointSecret } from "../../../src/notification/sign-webhook.ts";
import { openRecord } from "../../../src/record/record.ts";
import type { NewDelivery } from "../../../src/storage/deliveries.ts";
import type { NewNotice } from "../../../src/storage/notices.ts";
import type { Storage } from "../../../src/storage/open-storage.ts";
import { aCapture, aDraft, aNegotiation } from "../../support/drafts.ts";

/** What waits to be delivered: how much, to how many endpoints, of how many documents. */
export type Outbox = { readonly deliveries: number; readonly endpoints: number; readonly documents: number };

const AT_ONCE = 5_000;

/**
 * Makes what is told of a negotiation wait for delivery, as telling would: to each endpoint, which is a reader's own, as much,
 * document after document in turn.
 *
 * @param url - Of an endpoint, by its number.
 */
export async function fillOutbox(
  storage: Storage,
  id: string,
  { deliveries, endpoints, documents }: Outbox,
  url: (endpoint: number) => string,
): Promise<void> {
  const record = openRecord(storage);
  const names = Array.from({ length: documents }, (_, at) => `paper-${at}`);
  await record.describeNegotiation(aNegotiation(id, { documents: names.map((name) => ({ id: name, title: name })) }));
  for (const document of names) {
    const ref = { negotiation: id, document, version: `${document}-v1` };
    await record.fileVersion(ref, aCapture(document), aDraft({ title: document }), undefined, { state: "shared" });
  }
  const { key, journalLength } = await record.getNegotiation(id);
  const to = [];
  for (let at = 0; at < endpoints; at += 1) to.push(await addReader(storage, id, `${id}-${at}`, url(at)));
  const now = new Date();
  for (let from = 0; from < deliveries; from += AT_ONCE) {
    const notices: NewNotice[] = [];
    const waiting: NewDelivery[] = [];
    for (let sequence = from; sequence < Math.min(deliveries, from + AT_ONCE); sequence += 1) {
      const { personId, subscriptionId, endpointId } = to[sequence % endpoints] as (typeof to)[number];
      const number = Math.floor(sequence / endpoints);
      const document = names[number % documents] as string;
      const noticeId = noticeKey({ negotiationKey: key, view: "members", number, subscriptionKey: subscriptionId });
      notices.push({
        ...{ noticeId, subscriptionId, personId, tokenSha256: null, view: "members", number, kind: "new-version" },
        ...{ document, version: `${document}-v1`, threadId: null, noteId: null, at: now, shownFrom: now },
        message: {
          title: "A new version",
          sentences: ["Two figures differ."],
          path: `/n/${id}`,
          changes: { quantity: 2 },
        },
      });
      waiting.push({
        ...{ deliveryId: randomUUID(), sequence, endpointId, subscriptionId, chain: document, isDigest: false },
        ...{ dueAt: now, madeAt: now, noticeIds: [noticeId] },
      });
    }
    await storage.transaction(async (rows) => {
      await rows.notices.insert(key, notices);
      await rows.deliveries.insert(key, waiting);
    });
  }
  await storage.transaction(async (rows) => {
    await rows.notices.lockToldSoFar(key);
    const told = { desk: journalLength, members: journalLength, public: 0, toldLength: journalLength };
    await rows.notices.keepToldSoFar(key, { ...told, deliveries });
  });
}

/** Somebody who may read a negotiation, with an endpoint and a subscription that goes there. */
async function addReader(storage: Storage, id: string, name: string, url: string) {
  const access = openAccess(storage);
  await access.addPerson({ name, isOwner: false, password: null }, LOCAL);
  await access.setRole(id, name, "reader", LOCAL);
  const [endpointId, subscriptionId, createdAt] = [randomUUID(), randomUUID(), new Date()];
  return storage.transaction(async (rows) => {
    const personId = (await rows.people.find(name))?.personId ?? null;
    const { key } = (await rows.negotiations.find(id)) ?? { key: "" };
    await rows.endpoints.insert({
      ...{ endpointId, personId, tokenSha256: null, title: name, url, createdAt },
      ...{ channel: "webhook", secrets: [{ secret: makeEndpointSecret("hmac") }] },
      ...{ confirmedAt: null, askedSha256: null, askedUntil: null },
      ...{ failingSince: null, switchedOffAt: null, switchedOffWhy: null },
    });
    await rows.subscriptions.insert({
      ...{ subscriptionId, personId, tokenSha256: null, title: name, target: { kind: "negotiation", negotiation: id } },
      ...{
        negotiationId: key,
        document: null,
        threadId: null,
        threshold: DEFAULT_THRESHOLD,
        base: DEFAULT_BASE,
        pace: DEFAULT_PACE,
      },
      ...{ endpoints: [endpointId], anchors: [], since: {}, createdAt },
    });
    return { personId, subscriptionId, endpointId };
  });
}
