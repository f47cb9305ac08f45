import { asc, eq, inArray } from "drizzle-orm";
import type { Owner } from "../model/subscription.ts";
import type { Database } from "./driver.ts";
import { type EndpointSecret, endpoint } from "./notification-schema.ts";
import { isOwnedBy } from "./subscriptions.ts";

export type { EndpointSecret };
export type StoredEndpoint = typeof endpoint.$inferSelect;

export type EndpointRows = ReturnType<typeof endpointRows>;

/** Where webhooks and mails go. One query each. */
export function endpointRows(database: Database) {
  return {
    async insert(row: StoredEndpoint): Promise<void> {
      await database.insert(endpoint).values(row);
    },

    /** Oldest first. */
    listOf(owner: Owner): Promise<readonly StoredEndpoint[]> {
      return database
        .select()
        .from(endpoint)
        .where(isOwnedBy(endpoint, owner))
        .orderBy(asc(endpoint.createdAt), asc(endpoint.endpointId));
    },

    listNamed(endpointKeys: readonly string[]): Promise<readonly StoredEndpoint[]> {
      return database
        .select()
        .from(endpoint)
        .where(inArray(endpoint.endpointId, [...endpointKeys]));
    },

    async find(endpointKey: string): Promise<StoredEndpoint | undefined> {
      const [row] = await database.select().from(endpoint).where(eq(endpoint.endpointId, endpointKey));
      return row;
    },

    /** Of mail: the one whose last link asks by what has this hash. */
    async findAsked(sha256: string): Promise<StoredEndpoint | undefined> {
      const [row] = await database.select().from(endpoint).where(eq(endpoint.askedSha256, sha256));
      return row;
    },

    /** One by its key, held until this transaction ends; whoever else would hold it waits. */
    async lock(endpointKey: string): Promise<StoredEndpoint | undefined> {
      const [row] = await database.select().from(endpoint).where(eq(endpoint.endpointId, endpointKey)).for("update");
      return row;
    },

    /** Those of some that nobody else holds, in the same way. */
    lockFree(endpointKeys: readonly string[]): Promise<readonly StoredEndpoint[]> {
      return database
        .select()
        .from(endpoint)
        .where(inArray(endpoint.endpointId, [...endpointKeys]))
        .orderBy(asc(endpoint.endpointId))
        .for("update", { skipLocked: true });
    },

    /** Something was delivered there. */
    async endFailing(endpointKeys: readonly string[]): Promise<void> {
      await database
        .update(endpoint)
        .set({ failingSince: null })
        .where(inArray(endpoint.endpointId, [...endpointKeys]));
    },

    async update(
      endpointKey: string,
      change: Partial<
        Omit<StoredEndpoint, "endpointId" | "personId" | "tokenSha256" | "channel" | "url" | "createdAt">
      >,
    ): Promise<void> {
      await database.update(endpoint).set(change).where(eq(endpoint.endpointId, endpointKey));
    },

    async delete(endpointKey: string): Promise<void> {
      await database.delete(endpoint).where(eq(endpoint.endpointId, endpointKey));
    },
  };
}
