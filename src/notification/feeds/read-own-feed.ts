import type { Actor } from "../../model/actor.ts";
import type { FeedDocument } from "../../model/feed.ts";
import type { StoredFeed } from "../../storage/feeds.ts";
import type { StoredNotice } from "../../storage/notices.ts";
import type { Rows } from "../../storage/open-storage.ts";
import { showNotices } from "../inbox.ts";
import { noticeKeyOf } from "../notice-id.ts";
import type { Notifying } from "../notifying.ts";
import { readOwners } from "../owners.ts";
import { archiveNotFound, feedNotFound } from "./feed-not-found.ts";
import { hashFeedSecret } from "./feed-secret.ts";
import { countArchives, newestStretch, type Stretch, stretchOf } from "./stretches.ts";
import type { Feeding } from "./tell-stretch.ts";

export type AskedOwnFeed = { readonly secret: string; readonly archive?: string | undefined };

/**
 * What somebody was told, at the secret address of theirs: as `listInbox` shows it to them now. Archives go over fifty notices
 * in the order in which they were shown, also over those that are left out.
 *
 * @throws Problem `feed-not-found`: for what is no secret, or none any more; where its owner's account is closed, or the token
 *   ended by which it was made; for an archive that there is not (yet). Three queries, and a look at each negotiation.
 */
export async function readOwnFeed(feeding: Feeding, { secret, archive: name }: AskedOwnFeed): Promise<FeedDocument> {
  const { feed, owner, count, title, notices, archive } = await findNotices(feeding, secret, name);
  const shown = await showNotices(feeding, feeding.noteRead, [...notices].reverse(), owner);
  const entries = shown.map(({ id, kind, at, message }) => ({
    ...{ id: noticeKeyOf(id), kind, at },
    ...{ title: message.title, sentences: message.sentences, path: message.path },
  }));
  const older = archive === undefined ? countArchives(count) : archive;
  const isNewer = archive !== undefined && archive + 1 < countArchives(count);
  return {
    ...{ id: feed.feedId, title, path: undefined, entries },
    updated: entries[0]?.at ?? feed.createdAt.toISOString(),
    archive: name,
    older: older > 0 ? String(older - 1) : undefined,
    newer: isNewer ? String(archive + 1) : undefined,
  };
}

type FoundNotices = {
  readonly feed: StoredFeed;
  readonly owner: Actor;
  readonly title: string;
  readonly count: number;
  readonly archive: number | undefined;
  /** Oldest first. */
  readonly notices: readonly StoredNotice[];
};

function findNotices({ storage, clock }: Notifying, secret: string, name: string | undefined): Promise<FoundNotices> {
  const secretSha256 = hashFeedSecret(secret);
  if (secretSha256 === undefined) throw feedNotFound();
  return storage.read(async (rows) => {
    const feed = await rows.feeds.findBySecret(secretSha256);
    if (feed === undefined) throw feedNotFound();
    const now = await clock(rows);
    const owner = (await readOwners(rows, [feed], now))(feed);
    if (owner.kind === "nobody") throw feedNotFound();
    const of = {
      ...{ personKey: feed.personId ?? undefined, tokenSha256: undefined },
      ...{ subscriptionId: feed.subscriptionId ?? undefined, now },
    };
    const count = await rows.notices.countShown(of);
    const archive = name === undefined ? undefined : readArchive(name, count);
    const stretch: Stretch = archive === undefined ? newestStretch(count) : stretchOf(archive);
    const notices = await rows.notices.listShown(of, stretch);
    return { feed, owner, title: await titleOf(rows, feed), count, archive, notices };
  });
}

async function titleOf(rows: Rows, { title, subscriptionId }: StoredFeed): Promise<string> {
  if (title !== "") return title;
  const subscription = subscriptionId === null ? undefined : await rows.subscriptions.find(subscriptionId);
  return subscription === undefined || subscription.title === "" ? "Travaux: what you are told" : subscription.title;
}

function readArchive(name: string, count: number): number {
  const archive = /^(?:0|[1-9]\d{0,6})$/u.test(name) ? Number(name) : Number.POSITIVE_INFINITY;
  if (archive >= countArchives(count)) throw archiveNotFound();
  return archive;
}
