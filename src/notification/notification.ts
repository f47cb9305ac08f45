import type { Actor } from "../model/actor.ts";
import type { Subscription } from "../model/subscription.ts";
import type { Storage } from "../storage/open-storage.ts";
import { fanOut } from "./fan-out.ts";
import { type InboxAsked, type InboxPage, listInbox, markRead, type NoteRead } from "./inbox.ts";
import { complainOnce, keepLooking, type Looking } from "./keep-looking.ts";
import { type Clock, databaseClock, type Notifying } from "./notifying.ts";
import {
  changeSubscription,
  listSubscriptions,
  type NewSubscription,
  type SubscriptionChange,
  subscribe,
  unsubscribe,
} from "./subscriptions.ts";
import type { ViewReaders } from "./view-reader.ts";

export type { NoteRead, ViewReaders };

/** Who is told of what. Everything that is somebody's takes who asks, and knows of nothing that is another's. */
export type Notification = {
  /** @throws the problems of `subscribe`. */
  subscribe(wanted: NewSubscription, by: Actor): Promise<Subscription>;
  /** Oldest first. @throws Problem `sign-in-needed`. */
  listSubscriptions(by: Actor): Promise<readonly Subscription[]>;
  /** @throws the problems of `changeSubscription`. */
  changeSubscription(id: string, change: SubscriptionChange, by: Actor): Promise<Subscription>;
  /** @throws Problem `sign-in-needed`, `subscription-not-found`. */
  unsubscribe(id: string, by: Actor): Promise<void>;
  /** Newest first. @throws the problems of `listInbox`. */
  listInbox(asked: InboxAsked, by: Actor): Promise<InboxPage>;
  /** @returns How many were not read before. @throws Problem `sign-in-needed`. */
  markRead(ids: readonly string[] | undefined, by: Actor): Promise<number>;
  /** Makes what is to be told of all that was committed until now. */
  tellNow(): Promise<void>;
  /** Does so again and again, from now until `close`. */
  keepTelling(): void;
  close(): Promise<void>;
};

export type NotificationOptions = {
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
  { clock = databaseClock, complain = console.error }: NotificationOptions = {},
): Notification {
  const notifying: Notifying = { storage, readers, clock, complain: complainOnce(complain) };
  let telling: Looking | undefined;

  async function tellNow(): Promise<void> {
    const untold = await storage.read(async (rows) => rows.notices.listUntold(await clock(rows)));
    for (const negotiation of untold) {
      while (await fanOut(notifying, negotiation, async (_rows, _key, _made, next) => next));
    }
  }

  return {
    subscribe: (wanted, by) => subscribe(notifying, wanted, by),
    listSubscriptions: (by) => listSubscriptions(notifying, by),
    changeSubscription: (id, change, by) => changeSubscription(notifying, id, change, by),
    unsubscribe: (id, by) => unsubscribe(notifying, id, by),
    listInbox: (asked, by) => listInbox(notifying, noteRead, asked, by),
    markRead: (ids, by) => markRead(notifying, ids, by),
    tellNow,
    keepTelling() {
      telling ??= keepLooking(tellNow, notifying.complain);
    },
    async close() {
      await telling?.stop();
    },
  };
}
