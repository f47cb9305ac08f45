import { and, asc, desc, eq, inArray, isNull, lt, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm/sql";
import { groupBy } from "../model/group-by.ts";
import type { DeliveryState } from "../model/subscription.ts";
import { type Database, rowsOf } from "./driver.ts";
import type { StoredNotice } from "./notices.ts";
import { delivery, deliveryAttempt, deliveryNotice, notice, subscription } from "./notification-schema.ts";
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

/** Which of what is due is claimed: of some endpoints, and of each no more than so many. */
export type Claiming = {
  readonly endpointKeys: readonly string[];
  readonly lease: string;
  readonly now: Date;
  readonly until: Date;
  readonly mostOfEach: number;
};

/** A try that succeeded. */
export type Taken = { readonly claim: Claim; readonly endpointId: string; readonly attempt: StoredAttempt };

/** Which deliveries of an endpoint are sent anew: those of some notices, or made from one moment up to another. */
export type Replayed = {
  readonly noticeIds?: readonly string[] | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
};

export type DeliveryRows = ReturnType<typeof deliveryRows>;

const INSERTED_AT_ONCE = 500;

// What leaps from value to value is taken to cost a thousand times what it does: a server that compiles what it takes for dear
// would compile for longer than it looks.
const COMPILE_NOTHING = sql`set local jit = off`;

// The parts of a query below leap from one value of an index to the next, so that what waits behind is not looked at.

/** Negotiations, and endpoints to which something of them waits. */
const WAITING = sql`waiting as (
  select ${negotiation.negotiationId}, found.endpoint_id from ${negotiation} cross join lateral (
    with recursive leap as (
      (select own.endpoint_id from ${delivery} as own
        where own.negotiation_id = ${negotiation.negotiationId} and own.state = 'waiting'
        order by own.endpoint_id limit 1)
      union all
      select (select own.endpoint_id from ${delivery} as own
        where own.negotiation_id = ${negotiation.negotiationId} and own.state = 'waiting'
          and own.endpoint_id > leap.endpoint_id
        order by own.endpoint_id limit 1)
      from leap where leap.endpoint_id is not null)
    select leap.endpoint_id from leap where leap.endpoint_id is not null) as found)`;

/** The chains of a row of `waiting`. */
const CHAINS_OF_WAITING = sql`lateral (
  with recursive leap as (
    (select own.chain from ${delivery} as own
      where own.negotiation_id = waiting.negotiation_id and own.endpoint_id = waiting.endpoint_id
        and own.state = 'waiting'
      order by own.chain limit 1)
    union all
    select (select own.chain from ${delivery} as own
      where own.negotiation_id = waiting.negotiation_id and own.endpoint_id = waiting.endpoint_id
        and own.state = 'waiting' and own.chain > leap.chain
      order by own.chain limit 1)
    from leap where leap.chain is not null)
  select leap.chain from leap where leap.chain is not null) as chains`;

function uuidsIn(keys: readonly string[]): SQL {
  return sql`(select key::uuid from jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb) as key)`;
}

function instantOf(at: Date): SQL {
  return sql`${at.toISOString()}::timestamptz`;
}

/** What goes to endpoints, and what came of it. */
export function deliveryRows(database: Database) {
  // Negotiation by negotiation, so that the indexes, which start with it, are of use.
  const inNegotiations = (table: { readonly negotiationId: PgColumn }) =>
    inArray(table.negotiationId, database.select({ key: negotiation.negotiationId }).from(negotiation));
  const anywhere = () => inNegotiations(delivery);
  const isOne = ({ negotiationId, deliveryId }: Pick<StoredDelivery, "negotiationId" | "deliveryId">) =>
    and(eq(delivery.negotiationId, negotiationId), eq(delivery.deliveryId, deliveryId));
  // Listed one by one, so that the index is used however few there are. What is done with has no lease.
  const areHeld = (claims: readonly Claim[]) =>
    and(
      inArray(delivery.negotiationId, [...new Set(claims.map(({ negotiationId }) => negotiationId))]),
      inArray(
        delivery.deliveryId,
        claims.map(({ deliveryId }) => deliveryId),
      ),
      inArray(delivery.lease, [...new Set(claims.map(({ lease }) => lease))]),
    );
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

    /** Some endpoints to which something is to go now. Looks at no more than the first of each chain. In a transaction. */
    async listDueEndpoints(
      now: Date,
      { except, limit }: { readonly except: readonly string[]; readonly limit: number },
    ): Promise<readonly string[]> {
      await database.execute(COMPILE_NOTHING);
      const rows = await rowsOf(
        database,
        sql`with ${WAITING}
          select distinct waiting.endpoint_id as key from waiting
          where waiting.endpoint_id not in ${uuidsIn(except)} and exists (
            select from ${CHAINS_OF_WAITING} cross join lateral (
              select first.due_at, first.lease_until from ${delivery} as first
              where first.negotiation_id = waiting.negotiation_id and first.endpoint_id = waiting.endpoint_id
                and first.chain = chains.chain and first.state = 'waiting'
              order by first.sequence limit 1) as first
            where first.due_at <= ${instantOf(now)} and coalesce(first.lease_until <= ${instantOf(now)}, true))
          limit ${limit}`,
      );
      return rows.map(({ key }) => String(key));
    },

    /**
     * Takes what is due to some endpoints, until a moment: of each chain what stands at its beginning, and nothing that goes to an
     * endpoint of which anybody holds something. In a transaction that holds the endpoints and has listed what is due. In the
     * order in which it is to go; three queries.
     */
    async claim({ endpointKeys, lease, now, until, mostOfEach }: Claiming): Promise<readonly WholeDelivery[]> {
      const at = instantOf(now);
      const ready = await rowsOf(
        database,
        sql`with ${WAITING}, asked as (select * from waiting where endpoint_id in ${uuidsIn(endpointKeys)}),
          held as (
            select asked.endpoint_id from asked cross join lateral (
              select from ${delivery} as own
              where own.negotiation_id = asked.negotiation_id and own.endpoint_id = asked.endpoint_id
                and own.state = 'waiting' and own.lease_until > ${at}
              order by own.endpoint_id, own.chain, own.sequence limit 1) as own),
          ready as (
            select run.*, row_number() over (partition by run.endpoint_id order by run.ready_at, run.sequence) as place
            from asked as waiting cross join ${CHAINS_OF_WAITING} cross join lateral (
              select own.negotiation_id, own.delivery_id, own.endpoint_id, own.sequence,
                max(own.due_at) over (order by own.sequence) as ready_at
              from ${delivery} as own
              where own.negotiation_id = waiting.negotiation_id and own.endpoint_id = waiting.endpoint_id
                and own.chain = chains.chain and own.state = 'waiting'
              order by own.sequence limit ${mostOfEach}) as run
            where run.ready_at <= ${at} and waiting.endpoint_id not in (select endpoint_id from held))
          select delivery_id as key, negotiation_id as negotiation, place from ready where place <= ${mostOfEach}`,
      );
      if (ready.length === 0) return [];
      const places = new Map(ready.map(({ key, place }) => [String(key), Number(place)]));
      const negotiations = [...new Set(ready.map(({ negotiation: key }) => String(key)))];
      const claimed = await database
        .update(delivery)
        .set({ lease, leaseUntil: until })
        .where(
          and(
            inArray(delivery.negotiationId, negotiations),
            inArray(delivery.deliveryId, [...places.keys()]),
            eq(delivery.state, "waiting"),
          ),
        )
        .returning();
      const placeOf = ({ deliveryId }: StoredDelivery) => places.get(deliveryId) ?? 0;
      return withNotices(claimed.sort((one, other) => placeOf(one) - placeOf(other)));
    },

    /**
     * Keeps tries that succeeded, each with what it was of, all in one query. What is held by nobody of these any more stays as it
     * is, but for the try.
     */
    async settleTaken(taken: readonly Taken[], now: Date): Promise<void> {
      const tries = taken.map(({ attempt }) => [
        ...[attempt.negotiationId, attempt.attemptId, attempt.deliveryId, attempt.at.toISOString()],
        ...[attempt.status, attempt.answer, attempt.took],
      ]);
      const isHeldByThese = areHeld(taken.map(({ claim }) => claim));
      await database.execute(
        sql`with kept as (
            insert into ${deliveryAttempt} (negotiation_id, attempt_id, delivery_id, at, status, answer, took)
            select (one->>0)::uuid, (one->>1)::uuid, (one->>2)::uuid, (one->>3)::timestamptz, (one->>4)::integer, one->>5,
              (one->>6)::integer
            from jsonb_array_elements(${JSON.stringify(tries)}::text::jsonb) as one)
          update ${delivery} set state = 'delivered', attempts = ${delivery.attempts} + 1, lease = null, lease_until = null,
            ended_at = ${instantOf(now)}
          where ${isHeldByThese}`,
      );
    },

    /** Gives back what was not tried. */
    async giveBack(claims: readonly Claim[]): Promise<void> {
      await database.update(delivery).set({ lease: null, leaseUntil: null }).where(areHeld(claims));
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

    /**
     * Tells the database's planner what is told to whom, and what waits: some 10 ms for small tables, under half a second for
     * great ones. A server looks by itself, within a minute of a great change; PGlite never does. Not in a transaction.
     */
    async analyze(): Promise<void> {
      await database.execute(
        sql`analyze ${subscription}, ${notice}, ${delivery}, ${deliveryNotice}, ${deliveryAttempt}`,
      );
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
