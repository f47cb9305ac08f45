import { and, asc, count, eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm/sql";
import type { Owner } from "../model/subscription.ts";
import type { Database } from "./driver.ts";
import { delivery, subscription } from "./notification-schema.ts";
import { negotiation } from "./schema.ts";

export type StoredSubscription = typeof subscription.$inferSelect;

/**
 * Where an event is that subscriptions are sought for; without a document, it concerns no single one. Threads are those to
 * which something was done.
 */
export type SoughtFor = {
  readonly negotiationKey: string;
  readonly documents: readonly string[];
  readonly threadIds?: readonly string[];
};

export type SubscriptionRows = ReturnType<typeof subscriptionRows>;

/** Who is told of what. One query each where no more is said. */
export function subscriptionRows(database: Database) {
  return {
    async insert(row: StoredSubscription): Promise<void> {
      await database.insert(subscription).values(row);
    },

    /** Whose something is, oldest first. */
    listOf(owner: Owner): Promise<readonly StoredSubscription[]> {
      return database
        .select()
        .from(subscription)
        .where(isOwnedBy(subscription, owner))
        .orderBy(asc(subscription.createdAt), asc(subscription.subscriptionId));
    },

    async countOf(owner: Owner): Promise<number> {
      const [row] = await database
        .select({ subscriptions: count() })
        .from(subscription)
        .where(isOwnedBy(subscription, owner));
      return row?.subscriptions ?? 0;
    },

    async find(subscriptionKey: string): Promise<StoredSubscription | undefined> {
      const [row] = await database.select().from(subscription).where(eq(subscription.subscriptionId, subscriptionKey));
      return row;
    },

    listNamed(subscriptionKeys: readonly string[]): Promise<readonly StoredSubscription[]> {
      return database
        .select()
        .from(subscription)
        .where(inArray(subscription.subscriptionId, [...subscriptionKeys]));
    },

    async update(
      subscriptionKey: string,
      change: Partial<Omit<StoredSubscription, "subscriptionId" | "personId" | "tokenSha256" | "createdAt">>,
    ): Promise<void> {
      await database.update(subscription).set(change).where(eq(subscription.subscriptionId, subscriptionKey));
    },

    /** Nothing more of it goes to an endpoint: also not what waits to go there. In a transaction. Two queries. */
    async leaveEndpoint(subscriptionKey: string, endpointKey: string, now: Date): Promise<void> {
      // As one step, whoever else changes what it goes to.
      await database
        .update(subscription)
        .set({ endpoints: sql`${subscription.endpoints} - ${endpointKey}::text` })
        .where(eq(subscription.subscriptionId, subscriptionKey));
      await this.cancelTo(subscriptionKey, [endpointKey], now);
    },

    /** What waits to go to some endpoints goes there no more. */
    async cancelTo(subscriptionKey: string, endpointKeys: readonly string[], now: Date): Promise<void> {
      const anywhere = database.select({ key: negotiation.negotiationId }).from(negotiation);
      await database
        .update(delivery)
        .set({ state: "cancelled", lease: null, leaseUntil: null, endedAt: now })
        .where(
          and(
            inArray(delivery.negotiationId, anywhere),
            inArray(delivery.endpointId, [...endpointKeys]),
            eq(delivery.subscriptionId, subscriptionKey),
            eq(delivery.state, "waiting"),
          ),
        );
    },

    async delete(subscriptionKey: string): Promise<void> {
      await database.delete(subscription).where(eq(subscription.subscriptionId, subscriptionKey));
    },

    /**
     * All that an event in these documents or threads of a negotiation may be of interest to: some looks at one index, however
     * many there are on other targets.
     */
    async listFor({ negotiationKey, documents, threadIds = [] }: SoughtFor): Promise<readonly StoredSubscription[]> {
      const ofNoThread = isNull(subscription.threadId);
      const anywhere = and(ofNoThread, isNull(subscription.document));
      const inDocument =
        documents.length === 0 ? undefined : and(ofNoThread, inArray(subscription.document, [...documents]));
      const inThread = threadIds.length === 0 ? undefined : inArray(subscription.threadId, [...threadIds]);
      const here = and(eq(subscription.negotiationId, negotiationKey), or(anywhere, inDocument, inThread));
      return database
        .select()
        .from(subscription)
        .where(or(isNull(subscription.negotiationId), here));
    },
  };
}

/** Of one person, or of the machine; whichever token made it. */
export function isOwnedBy(table: { readonly personId: PgColumn }, { personKey }: Pick<Owner, "personKey">): SQL {
  return personKey === undefined ? isNull(table.personId) : eq(table.personId, personKey);
}
