import { randomUUID } from "node:crypto";
import type { Actor } from "../model/actor.ts";
import { Problem } from "../model/problem.ts";
import { type Delivery, type DeliveryState, type Endpoint, type Owner, ownerOf } from "../model/subscription.ts";
import { isUuid } from "../model/uuid.ts";
import type { StoredAttempt, WholeDelivery } from "../storage/deliveries.ts";
import type { StoredEndpoint } from "../storage/endpoints.ts";
import type { Rows } from "../storage/open-storage.ts";
import { isOf, known } from "./known.ts";
import { readNoticeId, writeNoticeId } from "./notice-id.ts";
import type { Notifying } from "./notifying.ts";
import { type Delivering, deliveryIdOf, sendTest } from "./send-delivery.ts";
import { makeEndpointSecret, publicKeyOf, type SignatureKind } from "./sign-webhook.ts";
import { unreadableSubscription } from "./unreadable-subscription.ts";

export type NewEndpoint = {
  readonly title?: string | undefined;
  readonly url: string;
  readonly signature?: SignatureKind | undefined;
};

export type EndpointChange = { readonly title?: string | undefined; readonly isOn?: boolean | undefined };

/** An endpoint with its new secret, which is shown this once; of ed25519 there is none to be shown. */
export type MadeEndpoint = { readonly endpoint: Endpoint; readonly secret: string | undefined };

/** What came of a test message. */
export type Tested = {
  readonly isDelivered: boolean;
  readonly status: number | undefined;
  readonly answer: string;
  readonly took: number;
};

const MOST_OF_ONE = 20;
const ROTATION_MS = 24 * 3_600_000;
const LONGEST_URL = 2_000;

/**
 * @throws Problem `sign-in-needed`; `unreadable-subscription` for what is no URL by https (http where the service allows it), and
 *   for too many. Whether anything may be sent there shows when it is.
 */
export async function addEndpoint(
  { storage, clock }: Notifying,
  wanted: NewEndpoint,
  by: Actor,
): Promise<MadeEndpoint> {
  const owner = ownerOf(known(by));
  const { title = "", url, signature = "hmac" } = wanted;
  refuseUrl(url);
  const secret = makeEndpointSecret(signature);
  const row = await storage.transaction(async (rows) => {
    refuseTooMany(await rows.endpoints.listOf(owner));
    const made: StoredEndpoint = {
      ...{ endpointId: randomUUID(), personId: owner.personKey ?? null, tokenSha256: owner.tokenSha256 ?? null },
      ...{ title, channel: "webhook", url: new URL(url).href, secrets: [{ secret }], createdAt: await clock(rows) },
      ...{ confirmedAt: null, askedSha256: null, askedUntil: null },
      ...{ failingSince: null, switchedOffAt: null, switchedOffWhy: null },
    };
    await rows.endpoints.insert(made);
    return made;
  });
  return { endpoint: presentEndpoint(row), secret: shown(secret) };
}

/** @param own - All that somebody has. @throws Problem `unreadable-subscription`. */
export function refuseTooMany(own: readonly StoredEndpoint[]): void {
  if (own.length < MOST_OF_ONE) return;
  throw unreadableSubscription(`You have ${MOST_OF_ONE} endpoints.`, "Delete one that is not in use.");
}

/** Oldest first, never their secrets. @throws Problem `sign-in-needed`. */
export async function listEndpoints({ storage }: Notifying, by: Actor): Promise<readonly Endpoint[]> {
  const owner = ownerOf(known(by));
  return (await storage.read((rows) => rows.endpoints.listOf(owner))).map(presentEndpoint);
}

/**
 * Switched on again, it is sent what comes from then on; what it missed is sent by `replay`.
 *
 * @throws Problem `sign-in-needed`, `endpoint-not-found`; `unreadable-subscription` for an address that is to be switched on before it
 *   is confirmed.
 */
export function changeEndpoint(
  { storage, clock }: Notifying,
  id: string,
  { title, isOn }: EndpointChange,
  by: Actor,
): Promise<Endpoint> {
  const owner = ownerOf(known(by));
  return storage.transaction(async (rows) => {
    const before = await findOwn(rows, owner, id);
    const now = await clock(rows);
    if (isOn === true) refuseUnconfirmed(before);
    const change = {
      ...(title === undefined ? {} : { title }),
      ...(isOn === true ? { failingSince: null, switchedOffAt: null, switchedOffWhy: null } : {}),
      ...(isOn === false && before.switchedOffAt === null
        ? { switchedOffAt: now, switchedOffWhy: "It was switched off by hand." }
        : {}),
    };
    if (Object.keys(change).length > 0) await rows.endpoints.update(id, change);
    if (isOn === false) await rows.deliveries.cancelAll(id, now);
    return presentEndpoint({ ...before, ...change });
  });
}

/** @throws Problem `sign-in-needed`, `endpoint-not-found`. */
export async function deleteEndpoint({ storage, clock }: Notifying, id: string, by: Actor): Promise<void> {
  const owner = ownerOf(known(by));
  await storage.transaction(async (rows) => {
    await findOwn(rows, owner, id);
    await rows.endpoints.delete(id);
    await rows.deliveries.cancelAll(id, await clock(rows));
  });
}

/**
 * A new secret takes the place of the others, which sign as well for a day. @throws as `deleteEndpoint`, and Problem
 * `unreadable-subscription` for an address of mail: links that were sent there are good by its secret.
 */
export function rotateSecret({ storage, clock }: Notifying, id: string, by: Actor): Promise<MadeEndpoint> {
  const owner = ownerOf(known(by));
  return storage.transaction(async (rows) => {
    const { channel } = await findOwn(rows, owner, id);
    if (channel === "mail") throw unreadableSubscription("Mail is not signed.", "Rotate the secret of a webhook.");
    const before = await rows.endpoints.lock(id);
    const [newest] = before?.secrets ?? [];
    if (before === undefined || newest === undefined) throw endpointNotFound();
    const now = await clock(rows);
    const until = new Date(now.getTime() + ROTATION_MS).toISOString();
    const secret = makeEndpointSecret(publicKeyOf(newest.secret) === undefined ? "hmac" : "ed25519");
    const older = before.secrets
      .map((one) => ({ secret: one.secret, until: one.until ?? until }))
      .filter((one) => Date.parse(one.until) > now.getTime());
    const secrets = [{ secret }, ...older];
    await rows.endpoints.update(id, { secrets });
    return { endpoint: presentEndpoint({ ...before, secrets }), secret: shown(secret) };
  });
}

/**
 * Sends a message that tells of nothing, at once and once, also where it is switched off. @throws as `deleteEndpoint`, and Problem
 * `unreadable-subscription` for an address that is not confirmed.
 */
export async function testEndpoint(delivering: Delivering, id: string, by: Actor): Promise<Tested> {
  const { storage, clock } = delivering;
  const owner = ownerOf(known(by));
  const { endpoint, at } = await storage.read(async (rows) => ({
    endpoint: await findOwn(rows, owner, id),
    at: await clock(rows),
  }));
  refuseUnconfirmed(endpoint);
  const { came, status, answer, took } = await sendTest(delivering, endpoint, at);
  return { isDelivered: came === "taken", status, answer, took };
}

/** Newest first, with each try. @throws as `deleteEndpoint`. */
export function listDeliveries(
  { storage }: Notifying,
  id: string,
  { state, limit = 100 }: { readonly state?: DeliveryState | undefined; readonly limit?: number | undefined },
  by: Actor,
): Promise<readonly Delivery[]> {
  const owner = ownerOf(known(by));
  return storage.read(async (rows) => {
    await findOwn(rows, owner, id);
    const found = await rows.deliveries.listOf(id, { state, limit });
    const attempts = await rows.deliveries.listAttempts(found);
    return found.map((one) =>
      presentDelivery(
        one,
        attempts.filter(({ deliveryId }) => deliveryId === one.deliveryId),
      ),
    );
  });
}

/** What is sent once more: events by their ids, or all of a stretch of time. */
export type Replay = {
  readonly events?: readonly string[] | undefined;
  /** ISO 8601 instants. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Under the same ids and in the same order as the first time. @returns How many. @throws as `deleteEndpoint`. */
export function replay(
  { storage, clock }: Notifying,
  id: string,
  { events, from, to }: Replay,
  by: Actor,
): Promise<number> {
  const owner = ownerOf(known(by));
  if (events === undefined && from === undefined) {
    throw unreadableSubscription("Nothing says what is to be sent again.", 'Send "events", or "from" with an instant.');
  }
  return storage.transaction(async (rows) => {
    const endpoint = await findOwn(rows, owner, id);
    if (endpoint.switchedOffAt !== null)
      throw unreadableSubscription("The endpoint is switched off.", "Switch it on first.");
    const noticeIds = events?.flatMap((event) => readNoticeId(event) ?? []);
    if (noticeIds?.length === 0) return 0;
    const wanted = {
      noticeIds,
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
    };
    return rows.deliveries.replay(id, wanted, await clock(rows));
  });
}

/** Those that are whoever asks'. @throws Problem `endpoint-not-found` for one that is not. */
export async function ownEndpoints(rows: Rows, owner: Owner, ids: readonly string[]): Promise<readonly string[]> {
  const named = [...new Set(ids)];
  if (named.length === 0) return [];
  const own = new Set((await rows.endpoints.listOf(owner)).map(({ endpointId }) => endpointId));
  if (named.some((id) => !own.has(id))) throw endpointNotFound();
  return named;
}

/** @throws Problem `endpoint-not-found` for one that is not theirs. */
export async function findOwn(rows: Rows, owner: Owner, id: string): Promise<StoredEndpoint> {
  const found = isUuid(id) ? await rows.endpoints.find(id) : undefined;
  if (found === undefined || !isOf(found, owner)) throw endpointNotFound();
  return found;
}

function refuseUnconfirmed({ channel, confirmedAt }: StoredEndpoint): void {
  if (channel !== "mail" || confirmedAt !== null) return;
  throw unreadableSubscription(
    "The address is not confirmed yet.",
    "Follow the link that was sent there, or ask for another.",
  );
}

function endpointNotFound(): Problem {
  return new Problem("endpoint-not-found", "You have no such endpoint.", "List yours to see those there are.");
}

function refuseUrl(url: string): void {
  const isRead = url.length <= LONGEST_URL && URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol);
  if (isRead) return;
  throw unreadableSubscription(
    `"${url.slice(0, 60)}" is no address that a webhook goes to.`,
    "Write it whole, https://…; or mailto: and an address.",
  );
}

function shown(secret: string): string | undefined {
  return publicKeyOf(secret) === undefined ? secret : undefined;
}

export function presentEndpoint(row: StoredEndpoint): Endpoint {
  const { endpointId: id, title, channel, url, secrets, failingSince, switchedOffAt, switchedOffWhy, createdAt } = row;
  const publicKey = publicKeyOf(secrets[0]?.secret ?? "");
  const signature = channel === "mail" ? undefined : publicKey === undefined ? "hmac" : "ed25519";
  return {
    ...{ id, title, channel, url, confirmedAt: row.confirmedAt?.toISOString(), publicKey, signature },
    failingSince: failingSince?.toISOString(),
    switchedOff: switchedOffAt === null ? undefined : { at: switchedOffAt.toISOString(), why: switchedOffWhy ?? "" },
    createdAt: createdAt.toISOString(),
  };
}

function presentDelivery(one: WholeDelivery, attempts: readonly StoredAttempt[]): Delivery {
  const { notices, subscriptionId: subscription, state, madeAt, dueAt } = one;
  return {
    ...{ id: deliveryIdOf(one), events: notices.map(({ noticeId }) => writeNoticeId(noticeId)) },
    ...{ negotiation: notices[0]?.negotiation ?? "", subscription, state },
    ...{ madeAt: madeAt.toISOString(), dueAt: dueAt.toISOString() },
    attempts: attempts.map(({ at, status, answer, took }) => {
      return { at: at.toISOString(), status: status ?? undefined, answer, took };
    }),
  };
}
