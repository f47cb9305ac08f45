import { asc, eq } from "drizzle-orm";
import type { Owner } from "../model/subscription.ts";
import type { Database } from "./driver.ts";
import { feed } from "./notification-schema.ts";
import { isOwnedBy } from "./subscriptions.ts";

export type StoredFeed = typeof feed.$inferSelect;

export type FeedRows = ReturnType<typeof feedRows>;

/** The secret addresses of people's own feeds. One query each. */
export function feedRows(database: Database) {
  return {
    async insert(row: StoredFeed): Promise<void> {
      await database.insert(feed).values(row);
    },

    /** Oldest first. */
    listOf(owner: Owner): Promise<readonly StoredFeed[]> {
      return database.select().from(feed).where(isOwnedBy(feed, owner)).orderBy(asc(feed.createdAt), asc(feed.feedId));
    },

    async find(feedKey: string): Promise<StoredFeed | undefined> {
      const [row] = await database.select().from(feed).where(eq(feed.feedId, feedKey));
      return row;
    },

    async findBySecret(secretSha256: string): Promise<StoredFeed | undefined> {
      const [row] = await database.select().from(feed).where(eq(feed.secretSha256, secretSha256));
      return row;
    },

    async delete(feedKey: string): Promise<void> {
      await database.delete(feed).where(eq(feed.feedId, feedKey));
    },

    /** Those that tell of one subscription alone. */
    async deleteOf(subscriptionKey: string): Promise<void> {
      await database.delete(feed).where(eq(feed.subscriptionId, subscriptionKey));
    },
  };
}
