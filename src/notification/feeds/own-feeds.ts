import { randomUUID } from "node:crypto";
import type { Actor } from "../../model/actor.ts";
import type { OwnFeed } from "../../model/feed.ts";
import { ownerOf } from "../../model/subscription.ts";
import { isUuid } from "../../model/uuid.ts";
import type { StoredFeed } from "../../storage/feeds.ts";
import { isOf, known } from "../known.ts";
import type { Notifying } from "../notifying.ts";
import { findOwn } from "../subscriptions.ts";
import { unreadableSubscription } from "../unreadable-subscription.ts";
import { feedNotFound } from "./feed-not-found.ts";
import { hashFeedSecret, makeFeedSecret } from "./feed-secret.ts";

export type NewOwnFeed = {
  readonly title?: string | undefined;
  /** The only subscription to tell of; all of the inbox where it is left out. */
  readonly subscription?: string | undefined;
};

/** A feed with the secret of its address, which is shown this once. */
export type MadeOwnFeed = { readonly feed: OwnFeed; readonly secret: string };

const MOST_OF_ONE = 100;

/**
 * Makes a secret address for what somebody is told, since readers of feeds cannot sign in. What a token made shows what the
 * token may see, and ends with it.
 *
 * @throws Problem `sign-in-needed`; `subscription-not-found` for one that is not theirs; `unreadable-subscription` for too many.
 */
export async function makeOwnFeed(
  { storage, clock }: Notifying,
  { title = "", subscription }: NewOwnFeed,
  by: Actor,
): Promise<MadeOwnFeed> {
  const owner = ownerOf(known(by));
  const secret = makeFeedSecret();
  return storage.transaction(async (rows) => {
    if ((await rows.feeds.listOf(owner)).length >= MOST_OF_ONE) {
      throw unreadableSubscription(`You have ${MOST_OF_ONE} feeds.`, "Revoke one that is not in use.");
    }
    const row: StoredFeed = {
      ...{ feedId: randomUUID(), personId: owner.personKey ?? null, tokenSha256: owner.tokenSha256 ?? null },
      subscriptionId: subscription === undefined ? null : (await findOwn(rows, owner, subscription)).subscriptionId,
      secretSha256: hashFeedSecret(secret) ?? "",
      ...{ title, createdAt: await clock(rows) },
    };
    await rows.feeds.insert(row);
    return { feed: presentOwnFeed(row), secret };
  });
}

/** Oldest first, never their secrets. @throws Problem `sign-in-needed`. */
export async function listOwnFeeds({ storage }: Notifying, by: Actor): Promise<readonly OwnFeed[]> {
  const owner = ownerOf(known(by));
  return (await storage.read((rows) => rows.feeds.listOf(owner))).map(presentOwnFeed);
}

/** Whoever has its address is told nothing more. @throws Problem `sign-in-needed`, `feed-not-found`. */
export async function revokeOwnFeed({ storage }: Notifying, id: string, by: Actor): Promise<void> {
  const owner = ownerOf(known(by));
  await storage.transaction(async (rows) => {
    const found = isUuid(id) ? await rows.feeds.find(id) : undefined;
    if (found === undefined || !isOf(found, owner)) throw feedNotFound();
    await rows.feeds.delete(id);
  });
}

function presentOwnFeed({ feedId: id, title, subscriptionId, createdAt }: StoredFeed): OwnFeed {
  return { id, title, subscription: subscriptionId ?? undefined, createdAt: createdAt.toISOString() };
}
