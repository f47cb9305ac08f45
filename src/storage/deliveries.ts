import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, or, type SQL } from "drizzle-orm";
import { alias, type PgColumn } from "drizzle-orm/pg-core";
import { notExists, sql } from "drizzle-orm/sql";
import { groupBy } from "../model/group-by.ts";
import type { DeliveryState } from "../model/subscription.ts";
import type { Database } from "./driver.ts";
import type { StoredNotice } from "./notices.ts";
import { delivery, deliveryAttempt, deliveryNotice, notice } from "./notification-schema.ts";
import { negotiation } from "./schema.ts";

export type StoredDelivery = typeof delivery.$inferSelect;
export type StoredAttempt = typeof deliveryAttempt.$inferSelect;

/** A delivery with what it tells, in order. */
export type WholeDelivery = StoredDelivery & { readonly notices: readonly StoredNotice[] };

export type NewDelivery = Omit<
  StoredDelivery,
  "negotiationId" | "state" | "attempts" | "lease" | "leaseUntil" | "endedAt"
> & { readonly noticeIds: readonly string[] };

/** A delivery while somebody tries it. */
export type Claim = Pick<StoredDelivery, "negotiationId" | "deliveryId"> & { readonly lease: string };

/** Which deliveries of an endpoint are sent anew: those of some notices, or made from one moment up to another. */
export type Replayed = {
  readonly noticeIds?: readonly string[] | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
};

export type DeliveryRows = ReturnType<typeof deliveryRows>;

const INSERTED_AT_ONCE = 500;

/** What goes to endpoints, and what came of it. */
export function deliveryRows(database: Database) {
  // Negotiation by negotiation, so that the indexes, which start with it, are of use.
  const inNegotiations = (table: { readonly negotiationId: PgColumn }) =>
    inArray(table.negotiationId, database.select({ key: negotiation.negotiationId }).from(negotiation));
  const anywhere = () => inNegotiations(delivery);
  const before = alias(delivery, "delivery_before");
  /** Nothing of its chain stands before it that is not done with. */
  const isFirst = () =>
    notExists(
      database
        .select({ one: sql`1` })
        .from(before)
        .where(
          and(
            eq(before.negotiationId, delivery.negotiationId),
            eq(before.endpointId, delivery.endpointId),
            eq(before.chain, delivery.chain),
            eq(before.state, "waiting"),
            lt(before.sequence, delivery.sequence),
          ),
        ),
    );
  const isDue = (now: Date) =>
    and(
      eq(delivery.state, "waiting"),
      lte(delivery.dueAt, now),
      or(isNull(delivery.leaseUntil), lte(delivery.leaseUntil, now)),
      isFirst(),
    );
  const isOne = ({ negotiationId, deliveryId }: Pick<StoredDelivery, "negotiationId" | "deliveryId">) =>
    and(eq(delivery.negotiationId, negotiationId), eq(delivery.deliveryId, deliveryId));
  const isHeld = (claim: Claim) => and(isOne(claim), eq(delivery.lease, claim.lease), eq(delivery.state, "waiting"));

  async function withNotices(found: readonly StoredDelivery[]): Promise<readonly WholeDelivery[]> {
    if (found.length === 0) return [];
    const keys = [...new Set(found.map(({ negotiationId }) => negotiationId))];
    const rows = await database
      .select({ deliveryId: deliveryNotice.deliveryId, notice, negotiation: negotiation.slug })
      .from(deliveryNotice)
      .innerJoin(
        notice,
        and(eq(notice.negotiationId, deliveryNotice.negotiationId), eq(notice.noticeId, deliveryNotice.noticeId)),
      )
      .innerJoin(negotiation, eq(negotiation.negotiationId, deliveryNotice.negotiationId))
      .where(
        and(
          inArray(deliveryNotice.negotiationId, keys),
          inArray(
            deliveryNotice.deliveryId,
            found.map(({ deliveryId }) => deliveryId),
          ),
        ),
      )
      .orderBy(asc(notice.number), asc(notice.noticeId));
    const told = groupBy(rows, ({ deliveryId }) => deliveryId);
    return found.map((one) => ({
      ...one,
      notices: (told.get(one.deliveryId) ?? []).map(({ notice: row, negotiation: id }) => ({
        ...row,
        negotiation: id,
      })),
    }));
  }

  return {
    async insert(negotiationKey: string, deliveries: readonly NewDelivery[]): Promise<void> {
      for (let from = 0; from < deliveries.length; from += INSERTED_AT_ONCE) {
        const part = deliveries.slice(from, from + INSERTED_AT_ONCE);
        await database.insert(delivery).values(
          part.map(({ noticeIds: _, ...row }) => ({
            ...row,
            ...{ negotiationId: negotiationKey, state: "waiting" as const, attempts: 0 },
            ...{ lease: null, leaseUntil: null, endedAt: null },
          })),
        );
        await database
          .insert(deliveryNotice)
          .values(
            part.flatMap(({ deliveryId, noticeIds }) =>
              noticeIds.map((noticeId) => ({ negotiationId: negotiationKey, deliveryId, noticeId })),
            ),
          );
      }
    },

    /** One that several notices go out with, as long as nobody has begun to send it; held until this transaction ends. */
    async lockDigest(
      negotiationKey: string,
      { endpointId, subscriptionId, dueAt }: Pick<StoredDelivery, "endpointId" | "subscriptionId" | "dueAt">,
    ): Promise<StoredDelivery | undefined> {
      const [row] = await database
        .select()
        .from(delivery)
        .where(
          and(
            eq(delivery.negotiationId, negotiationKey),
            eq(delivery.endpointId, endpointId),
            eq(delivery.subscriptionId, subscriptionId),
            eq(delivery.state, "waiting"),
            eq(delivery.isDigest, true),
            eq(delivery.dueAt, dueAt),
            eq(delivery.attempts, 0),
            isNull(delivery.lease),
          ),
        )
        .for("update");
      return row;
    },

    async addNotices(negotiationKey: string, deliveryId: string, noticeIds: readonly string[]): Promise<void> {
      const rows = noticeIds.map((noticeId) => ({ negotiationId: negotiationKey, deliveryId, noticeId }));
      await database.insert(deliveryNotice).values(rows).onConflictDoNothing();
    },

    /** Endpoints to which something is to go now. */
    async listDueEndpoints(now: Date, limit: number): Promise<readonly string[]> {
      const rows = await database
        .selectDistinct({ endpointId: delivery.endpointId })
        .from(delivery)
        .where(and(anywhere(), isDue(now)))
        .limit(limit);
      return rows.map(({ endpointId }) => endpointId);
    },

    /** How many of an endpoint's somebody tries just now, in whichever process. */
    async countInFlight(endpointKey: string, now: Date): Promise<number> {
      const rows = await database
        .select({ deliveryId: delivery.deliveryId })
        .from(delivery)
        .where(
          and(
            anywhere(),
            eq(delivery.endpointId, endpointKey),
            eq(delivery.state, "waiting"),
            gt(delivery.leaseUntil, now),
          ),
        );
      return rows.length;
    },

    /** Takes some that are due, until a moment. In a transaction that holds the endpoint. Three queries. */
    async claim(
      endpointKey: string,
      {
        lease,
        now,
        until,
        limit,
      }: { readonly lease: string; readonly now: Date; readonly until: Date; readonly limit: number },
    ): Promise<readonly WholeDelivery[]> {
      const due = await database
        .select()
        .from(delivery)
        .where(and(anywhere(), eq(delivery.endpointId, endpointKey), isDue(now)))
        .orderBy(asc(delivery.dueAt), asc(delivery.sequence))
        .limit(limit)
        .for("update", { skipLocked: true });
      if (due.length === 0) return [];
      await database
        .update(delivery)
        .set({ lease, leaseUntil: until })
        .where(or(...due.map(isOne)));
      return withNotices(due);
    },

    /** What became of a try; nothing where it is no more whoever claims it who tries. @returns Whether it is. */
    async settle(
      claim: Claim,
      change: { readonly state: DeliveryState; readonly dueAt?: Date; readonly attempts?: number; readonly now: Date },
    ): Promise<boolean> {
      const { state, dueAt, attempts, now } = change;
      const settled = await database
        .update(delivery)
        .set({
          ...{ state, lease: null, leaseUntil: null, endedAt: state === "waiting" ? null : now },
          ...(dueAt === undefined ? {} : { dueAt }),
          ...(attempts === undefined ? {} : { attempts }),
        })
        .where(isHeld(claim))
        .returning({ deliveryId: delivery.deliveryId });
      return settled.length > 0;
    },

    async addAttempt(row: StoredAttempt): Promise<void> {
      await database.insert(deliveryAttempt).values(row);
    },

    /** Nothing more goes there of what waits. */
    async cancelAll(endpointKey: string, now: Date): Promise<void> {
      await database
        .update(delivery)
        .set({ state: "cancelled", lease: null, leaseUntil: null, endedAt: now })
        .where(and(anywhere(), eq(delivery.endpointId, endpointKey), eq(delivery.state, "waiting")));
    },

    /** Has what is done with go out once more, under the same ids and in the same order. @returns How many it are. */
    async replay(endpointKey: string, { noticeIds, from, to }: Replayed, now: Date): Promise<number> {
      const ofNotices: SQL | undefined =
        noticeIds &&
        inArray(
          delivery.deliveryId,
          database
            .select({ deliveryId: deliveryNotice.deliveryId })
            .from(deliveryNotice)
            .where(
              and(
                eq(deliveryNotice.negotiationId, delivery.negotiationId),
                inArray(deliveryNotice.noticeId, [...noticeIds]),
              ),
            ),
        );
      const replayed = await database
        .update(delivery)
        .set({ state: "waiting", attempts: 0, dueAt: now, lease: null, leaseUntil: null, endedAt: null })
        .where(
          and(
            anywhere(),
            eq(delivery.endpointId, endpointKey),
            inArray(delivery.state, ["delivered", "given-up", "cancelled"]),
            ofNotices,
            from === undefined ? undefined : sql`${delivery.madeAt} >= ${from.toISOString()}::timestamptz`,
            to === undefined ? undefined : lt(delivery.madeAt, to),
          ),
        )
        .returning({ deliveryId: delivery.deliveryId });
      return replayed.length;
    },

    /** Forgets what arrived before one moment, and what did not before another, with its tries. In a transaction. */
    async erase(arrivedBefore: Date, othersBefore: Date): Promise<void> {
      const isOld = or(
        and(eq(delivery.state, "delivered"), lt(delivery.endedAt, arrivedBefore)),
        and(inArray(delivery.state, ["given-up", "cancelled"]), lt(delivery.endedAt, othersBefore)),
      );
      const old = database
        .select({ deliveryId: delivery.deliveryId })
        .from(delivery)
        .where(and(anywhere(), isOld))
        .for("update", { skipLocked: true });
      const keys = (await old).map(({ deliveryId }) => deliveryId);
      for (let from = 0; from < keys.length; from += INSERTED_AT_ONCE) {
        const part = keys.slice(from, from + INSERTED_AT_ONCE);
        for (const table of [deliveryAttempt, deliveryNotice, delivery]) {
          await database.delete(table).where(and(inNegotiations(table), inArray(table.deliveryId, part)));
        }
      }
    },

    /** Those of an endpoint, newest first, with their notices. Two queries. */
    async listOf(
      endpointKey: string,
      { state, limit }: { readonly state: DeliveryState | undefined; readonly limit: number },
    ): Promise<readonly WholeDelivery[]> {
      const found = await database
        .select()
        .from(delivery)
        .where(
          and(
            anywhere(),
            eq(delivery.endpointId, endpointKey),
            state === undefined ? undefined : eq(delivery.state, state),
          ),
        )
        .orderBy(desc(delivery.madeAt), desc(delivery.sequence))
        .limit(limit);
      return withNotices(found);
    },

    /** In order. */
    async listAttempts(deliveries: readonly StoredDelivery[]): Promise<readonly StoredAttempt[]> {
      if (deliveries.length === 0) return [];
      return database
        .select()
        .from(deliveryAttempt)
        .where(
          and(
            inArray(deliveryAttempt.negotiationId, [...new Set(deliveries.map(({ negotiationId }) => negotiationId))]),
            inArray(
              deliveryAttempt.deliveryId,
              deliveries.map(({ deliveryId }) => deliveryId),
            ),
          ),
        )
        .orderBy(asc(deliveryAttempt.at), asc(deliveryAttempt.attemptId));
    },
  };
}
