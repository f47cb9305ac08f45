import type { Relay } from "../mail/relay.ts";
import type { Actor } from "../model/actor.ts";
import type { FeedDocument, OwnFeed } from "../model/feed.ts";
import { isMailUrl } from "../model/mail-url.ts";
import type { Delivery, DeliveryState, Endpoint, Subscription } from "../model/subscription.ts";
import type { Outwards } from "../outwards/outwards.ts";
import type { Storage } from "../storage/open-storage.ts";
import {
  addEndpoint,
  changeEndpoint,
  deleteEndpoint,
  type EndpointChange,
  listDeliveries,
  listEndpoints,
  type MadeEndpoint,
  type NewEndpoint,
  type Replay,
  replay,
  rotateSecret,
  type Tested,
  testEndpoint,
} from "./endpoints.ts";
import { type Estimate, estimate } from "./estimate.ts";
import { fanOut } from "./fan-out.ts";
import { fanOutNotes } from "./fan-out-notes.ts";
import { listOwnFeeds, type MadeOwnFeed, makeOwnFeed, type NewOwnFeed, revokeOwnFeed } from "./feeds/own-feeds.ts";
import { type AskedFeed, type FeedRead, readFeed } from "./feeds/read-feed.ts";
import { type AskedOwnFeed, readOwnFeed } from "./feeds/read-own-feed.ts";
import { type Feeding, keepToldLately } from "./feeds/tell-stretch.ts";
import { countUnread, type InboxAsked, type InboxPage, listInbox, markRead, type NoteRead } from "./inbox.ts";
import { serveEndpoints } from "./keep-delivering.ts";
import { complainOnce, keepLooking, type Looking } from "./keep-looking.ts";
import { addAddress, askAgain } from "./mail/add-address.ts";
import { type AskedAddress, confirmAddress, lookAtAddress } from "./mail/confirm-address.ts";
import { type EndedMail, endMail, lookAtMail } from "./mail/end-mail.ts";
import { findTold } from "./mail/find-told.ts";
import { openMailing } from "./mail/mailing.ts";
import { makeDeliveries } from "./make-deliveries.ts";
import { type Clock, databaseClock, type Notifying } from "./notifying.ts";
import type { Delivering } from "./send-delivery.ts";
import {
  changeSubscription,
  listSubscriptions,
  type NewSubscription,
  type SubscriptionChange,
  subscribe,
  unsubscribe,
} from "./subscriptions.ts";
import { type TellEntries, type ToldEntry, tellEntriesOf } from "./tell-entries.ts";
import type { ViewReaders } from "./view-reader.ts";

export type { Estimate, InboxPage, NewEndpoint, NewSubscription, NoteRead, Tested, ToldEntry, ViewReaders };

/** Who is told of what. Everything that is somebody's takes who asks, and knows of nothing that is another's. */
export type Notification = {
  /** Whether anything can be sent by e-mail. */
  readonly sendsMail: boolean;
  /** @throws the problems of `subscribe`. */
  subscribe(wanted: NewSubscription, by: Actor): Promise<Subscription>;
  /** Oldest first. @throws Problem `sign-in-needed`. */
  listSubscriptions(by: Actor): Promise<readonly Subscription[]>;
  /** @throws the problems of `changeSubscription`. */
  changeSubscription(id: string, change: SubscriptionChange, by: Actor): Promise<Subscription>;
  /** @throws Problem `sign-in-needed`, `subscription-not-found`. */
  unsubscribe(id: string, by: Actor): Promise<void>;
  /** How often it would have told them in the past month. @throws the problems of `subscribe`. */
  estimate(wanted: NewSubscription, by: Actor): Promise<Estimate>;
  /** What it would tell whoever asks of entries that they read themselves. @throws the problems of `tellEntriesOf`. */
  tellEntriesOf(wanted: NewSubscription, by: Actor): Promise<TellEntries>;
  /** What a subscription would tell whoever asks, as a document of a feed. @throws the problems of `readFeed`. */
  readFeed(asked: AskedFeed, by: Actor): Promise<FeedRead>;
  /** @throws the problems of `makeOwnFeed`. */
  makeOwnFeed(wanted: NewOwnFeed, by: Actor): Promise<MadeOwnFeed>;
  /** Oldest first. @throws Problem `sign-in-needed`. */
  listOwnFeeds(by: Actor): Promise<readonly OwnFeed[]>;
  /** @throws Problem `sign-in-needed`, `feed-not-found`. */
  revokeOwnFeed(id: string, by: Actor): Promise<void>;
  /** What its owner was told, to whoever has its secret. @throws Problem `feed-not-found`. */
  readOwnFeed(asked: AskedOwnFeed): Promise<FeedDocument>;
  /** Newest first. @throws the problems of `listInbox`. */
  listInbox(asked: InboxAsked, by: Actor): Promise<InboxPage>;
  /** Of how many events something there was not read. @throws Problem `sign-in-needed`. */
  countUnread(by: Actor): Promise<number>;
  /** @param shownBy - See `markRead`. @returns How many were not read before. @throws Problem `sign-in-needed`. */
  markRead(ids: readonly string[] | undefined, by: Actor, shownBy?: string): Promise<number>;
  /** @throws the problems of `addEndpoint`; of an address those of `addAddress`. */
  addEndpoint(wanted: NewEndpoint, by: Actor): Promise<MadeEndpoint>;
  /** Oldest first. @throws Problem `sign-in-needed`. */
  listEndpoints(by: Actor): Promise<readonly Endpoint[]>;
  /** @throws Problem `sign-in-needed`, `endpoint-not-found`; so do all that name one. */
  changeEndpoint(id: string, change: EndpointChange, by: Actor): Promise<Endpoint>;
  deleteEndpoint(id: string, by: Actor): Promise<void>;
  /** Gives it a new secret; the former signs as well for a day. */
  rotateSecret(id: string, by: Actor): Promise<MadeEndpoint>;
  /** Sends an address the link once more by which it is confirmed. @throws the problems of `askAgain`. */
  askAgain(id: string, by: Actor): Promise<Endpoint>;
  /** What a link asks that was sent to an address. @throws the problems of `lookAtAddress`. */
  lookAtAddress(secret: string): Promise<AskedAddress>;
  /** Mail may come there. @throws as `lookAtAddress`. */
  confirmAddress(secret: string): Promise<AskedAddress>;
  /** What a link would end that stands in a mail. @throws the problems of `lookAtMail`. */
  lookAtMail(token: string): Promise<EndedMail>;
  /** Ends it. @throws as `lookAtMail`. */
  endMail(token: string): Promise<EndedMail>;
  /** Where a mail leads that may not say where. @throws the problems of `findTold`. */
  findTold(id: string, by: Actor): Promise<string>;
  /** Sends it a message that tells of nothing. */
  testEndpoint(id: string, by: Actor): Promise<Tested>;
  /** Newest first, with each try. */
  listDeliveries(
    id: string,
    asked: { readonly state?: DeliveryState | undefined; readonly limit?: number | undefined },
    by: Actor,
  ): Promise<readonly Delivery[]>;
  /** Has what was sent go out once more. @returns How many deliveries it are. @throws the problems of `replay`. */
  replay(id: string, what: Replay, by: Actor): Promise<number>;
  /** Makes what is to be told of all that was committed until now. */
  tellNow(): Promise<void>;
  /** Sends what is due by now, and waits until it is done with. */
  deliverNow(): Promise<void>;
  /** Does both again and again, from now until `close`. */
  keepTelling(): void;
  close(): Promise<void>;
};

export type NotificationOptions = {
  /** The way out to endpoints. */
  readonly outwards: Outwards;
  /** The way to addresses of mail; without it, or without an origin to which its links lead, none is sent. */
  readonly relay?: Relay | undefined;
  /** See `Mailing`. */
  readonly origin?: string | undefined;
  /** From 0 up to 1: spreads what is tried again. */
  readonly random?: () => number;
  readonly clock?: Clock | undefined;
  readonly complain?: (error: unknown) => void;
};

/**
 * Opens the capability; any number may stand over one database, and tell at once: each event is told once.
 *
 * @param readers - The record as each view sees it.
 */
export function openNotification(
  storage: Storage,
  readers: ViewReaders,
  noteRead: NoteRead,
  {
    outwards,
    relay,
    origin,
    clock = databaseClock,
    complain = console.error,
    random = Math.random,
  }: NotificationOptions,
): Notification {
  const closing = new AbortController();
  const notifying: Notifying = { storage, readers, clock, complain: complainOnce(complain) };
  const feeding: Feeding = { ...notifying, noteRead, toldLately: keepToldLately() };
  const { fetchOutside } = outwards;
  const mail = relay === undefined || origin === undefined ? undefined : openMailing(origin, relay);
  const delivering: Delivering = { ...notifying, fetchOutside, origin, mail, random, signal: closing.signal };
  const servers = serveEndpoints(delivering);
  let [telling, sending]: (Looking | undefined)[] = [];

  async function tellNow(): Promise<void> {
    const untold = await storage.read(async (rows) => rows.notices.listUntold(await clock(rows)));
    for (const negotiation of untold) {
      while (await fanOut(notifying, negotiation, makeDeliveries));
    }
    const withDeeds = await storage.read(async (rows) => rows.untoldDeeds.listNegotiations(await clock(rows)));
    for (const negotiation of withDeeds) {
      while (await fanOutNotes(notifying, negotiation, makeDeliveries));
    }
  }

  return {
    sendsMail: mail !== undefined,
    subscribe: (wanted, by) => subscribe(notifying, wanted, by),
    listSubscriptions: (by) => listSubscriptions(notifying, by),
    changeSubscription: (id, change, by) => changeSubscription(notifying, id, change, by),
    unsubscribe: (id, by) => unsubscribe(notifying, id, by),
    estimate: (wanted, by) => estimate(notifying, wanted, by),
    tellEntriesOf: (wanted, by) => tellEntriesOf(notifying, wanted, by),
    readFeed: (asked, by) => readFeed(feeding, asked, by),
    makeOwnFeed: (wanted, by) => makeOwnFeed(notifying, wanted, by),
    listOwnFeeds: (by) => listOwnFeeds(notifying, by),
    revokeOwnFeed: (id, by) => revokeOwnFeed(notifying, id, by),
    readOwnFeed: (asked) => readOwnFeed(feeding, asked),
    listInbox: (asked, by) => listInbox(notifying, noteRead, asked, by),
    countUnread: (by) => countUnread(notifying, by),
    markRead: (ids, by, shownBy) => markRead(notifying, ids, by, shownBy),
    addEndpoint: (wanted, by) =>
      isMailUrl(wanted.url) ? addAddress(delivering, wanted, by) : addEndpoint(notifying, wanted, by),
    listEndpoints: (by) => listEndpoints(notifying, by),
    changeEndpoint: (id, change, by) => changeEndpoint(notifying, id, change, by),
    deleteEndpoint: (id, by) => deleteEndpoint(notifying, id, by),
    rotateSecret: (id, by) => rotateSecret(notifying, id, by),
    askAgain: (id, by) => askAgain(delivering, id, by),
    lookAtAddress: (secret) => lookAtAddress(notifying, secret),
    confirmAddress: (secret) => confirmAddress(notifying, secret),
    lookAtMail: (token) => lookAtMail(notifying, token),
    endMail: (token) => endMail(notifying, token),
    findTold: (id, by) => findTold(notifying, id, by),
    testEndpoint: (id, by) => testEndpoint(delivering, id, by),
    listDeliveries: (id, asked, by) => listDeliveries(notifying, id, asked, by),
    replay: (id, what, by) => replay(notifying, id, what, by),
    tellNow,
    async deliverNow() {
      await servers.begin();
      await servers.finish();
    },
    keepTelling() {
      telling ??= keepLooking(tellNow, notifying.complain);
      sending ??= keepLooking(servers.begin, notifying.complain);
    },
    async close() {
      // What is under way to endpoints is given up; it goes out again under the same ids.
      closing.abort();
      await telling?.stop();
      await sending?.stop();
      await servers.finish();
      await mail?.close();
    },
  };
}
