import { and, asc, count, desc, eq, gte, inArray, isNull, lt, lte, or, type SQL } from "drizzle-orm";
import { sql } from "drizzle-orm/sql";
import type { View } from "../model/opening.ts";
import type { Owner } from "../model/subscription.ts";
import { type Database, rowsOf } from "./driver.ts";
import { fanOut, type JournalLengths, notice, subscription } from "./notification-schema.ts";
import { journal, negotiation, version } from "./schema.ts";
import { isOwnedBy } from "./subscriptions.ts";

export type { JournalLengths };

export type NewNotice = Omit<typeof notice.$inferSelect, "negotiationId" | "readAt">;

/** A notice with the public id of its negotiation. */
export type StoredNotice = typeof notice.$inferSelect & { readonly negotiation: string };

/** How many events of one view of a negotiation, however often each is told. */
export type CountedEvents = { readonly negotiationKey: string; readonly view: View; readonly events: number };

/** Up to where the journals of a negotiation were told. */
export type ToldSoFar = JournalLengths & { readonly toldLength: number; readonly deliveries: number };

/** Which part of an inbox: what is shown by `now`, older than a notice where one is named. */
export type InboxSelection = {
  readonly now: Date;
  readonly before?: Pick<NewNotice, "shownFrom" | "number" | "noticeId"> | undefined;
  readonly isUnread?: boolean | undefined;
  readonly limit: number;
};

/** Which notices are read now: those named, and shown by a moment that is not to come. */
type MarkedRead = {
  readonly now: Date;
  readonly shownBy?: Date | undefined;
  readonly noticeIds: readonly string[] | undefined;
};
/** Whose notices, shown by `now`; of one subscription alone where it is named. */
export type ShownSelection = Owner & { readonly subscriptionId: string | undefined; readonly now: Date };

export type NoticeRows = ReturnType<typeof noticeRows>;

// Each has some fifteen parameters, of which a query may have 65,535.
const INSERTED_AT_ONCE = 500;

/** What was told, and how far. One query each, but for `insert`. */
export function noticeRows(database: Database) {
  // Negotiation by negotiation, so that the indexes, which start with it, are of use.
  const everywhere = () => database.select({ key: negotiation.negotiationId }).from(negotiation);
  const isShownTo = ({ subscriptionId, now, ...owner }: ShownSelection) =>
    and(
      inArray(notice.negotiationId, everywhere()),
      isOwnedBy(notice, owner),
      lte(notice.shownFrom, now),
      subscriptionId === undefined ? undefined : eq(notice.subscriptionId, subscriptionId),
    );
  return {
    /**
     * Negotiations that somebody follows and of which something was not told yet, or an embargo is over. Looks at the last
     * entry of each journal alone.
     */
    async listUntold(now: Date): Promise<readonly { readonly key: string; readonly id: string }[]> {
      const rows = await rowsOf(
        database,
        sql`select ${negotiation.negotiationId} as key, ${negotiation.slug} as id
          from ${negotiation} left join ${fanOut} on ${eq(fanOut.negotiationId, negotiation.negotiationId)}
          where (exists (select from ${subscription} where ${isNull(subscription.negotiationId)})
              or exists (select from ${subscription} where ${eq(subscription.negotiationId, negotiation.negotiationId)}))
            and (coalesce(${fanOut.toldLength}, 0) <> coalesce((
                select ${journal.position} + 1 from ${journal}
                where ${eq(journal.negotiationId, negotiation.negotiationId)}
                order by ${journal.position} desc limit 1), 0)
              or exists (select from ${version}
                where ${eq(version.negotiationId, negotiation.negotiationId)}
                  and ${version.publicFrom} <= ${now.toISOString()}::timestamptz))
          order by ${negotiation.slug}`,
      );
      return rows.map(({ key, id }) => ({ key: String(key), id: String(id) }));
    },

    async findToldSoFar(negotiationKey: string): Promise<ToldSoFar | undefined> {
      const [row] = await database.select().from(fanOut).where(eq(fanOut.negotiationId, negotiationKey));
      return row;
    },

    /** The same, begun at nothing where it was not there, and held until this transaction ends. */
    async lockToldSoFar(negotiationKey: string): Promise<ToldSoFar> {
      await this.beginTelling(negotiationKey, { desk: 0, members: 0, public: 0 }, 0);
      const [row] = await database.select().from(fanOut).where(eq(fanOut.negotiationId, negotiationKey)).for("update");
      return row as ToldSoFar;
    },

    /** What is there is told to nobody: does nothing where telling has begun. */
    async beginTelling(negotiationKey: string, lengths: JournalLengths, toldLength: number): Promise<void> {
      await database
        .insert(fanOut)
        .values({ negotiationId: negotiationKey, ...lengths, toldLength, deliveries: 0 })
        .onConflictDoNothing({ target: fanOut.negotiationId });
    },

    async keepToldSoFar(negotiationKey: string, told: ToldSoFar): Promise<void> {
      const { desk, members, public: ofPublic, toldLength, deliveries } = told;
      await database
        .update(fanOut)
        .set({ desk, members, public: ofPublic, toldLength, deliveries })
        .where(eq(fanOut.negotiationId, negotiationKey));
    },

    /** Leaves out those that are there already. @returns The ids of those that were not. */
    async insert(negotiationKey: string, notices: readonly NewNotice[]): Promise<ReadonlySet<string>> {
      const inserted = new Set<string>();
      for (let from = 0; from < notices.length; from += INSERTED_AT_ONCE) {
        const rows = await database
          .insert(notice)
          .values(
            notices
              .slice(from, from + INSERTED_AT_ONCE)
              .map((one) => ({ ...one, negotiationId: negotiationKey, readAt: null })),
          )
          .onConflictDoNothing({ target: [notice.negotiationId, notice.noticeId] })
          .returning({ noticeId: notice.noticeId });
        for (const { noticeId } of rows) inserted.add(noticeId);
      }
      return inserted;
    },

    /** Newest first. */
    async listInbox(owner: Owner, { now, before, isUnread, limit }: InboxSelection): Promise<readonly StoredNotice[]> {
      const rows = await database
        .select({ notice, negotiation: negotiation.slug })
        .from(notice)
        .innerJoin(negotiation, eq(negotiation.negotiationId, notice.negotiationId))
        .where(
          and(
            inArray(notice.negotiationId, everywhere()),
            isOwnedBy(notice, owner),
            lte(notice.shownFrom, now),
            isUnread ? isNull(notice.readAt) : undefined,
            before === undefined ? undefined : isBefore(before),
          ),
        )
        .orderBy(desc(notice.shownFrom), desc(notice.number), desc(notice.noticeId))
        .limit(limit);
      return rows.map(({ notice: row, negotiation: id }) => ({ ...row, negotiation: id }));
    },

    /** How many somebody was shown by now. */
    async countShown(of: ShownSelection): Promise<number> {
      const [row] = await database.select({ notices: count() }).from(notice).where(isShownTo(of));
      return row?.notices ?? 0;
    },

    /** In the order in which they were shown, from the one with number `from` up to number `to`. Linear in `to`. */
    async listShown(
      of: ShownSelection,
      { from, to }: { readonly from: number; readonly to: number },
    ): Promise<readonly StoredNotice[]> {
      const rows = await database
        .select({ notice, negotiation: negotiation.slug })
        .from(notice)
        .innerJoin(negotiation, eq(negotiation.negotiationId, notice.negotiationId))
        .where(isShownTo(of))
        .orderBy(asc(notice.shownFrom), asc(notice.number), asc(notice.noticeId))
        .offset(from)
        .limit(to - from);
      return rows.map(({ notice: row, negotiation: id }) => ({ ...row, negotiation: id }));
    },

    async find(noticeKey: string): Promise<StoredNotice | undefined> {
      const [row] = await database
        .select({ notice, negotiation: negotiation.slug })
        .from(notice)
        .innerJoin(negotiation, eq(negotiation.negotiationId, notice.negotiationId))
        .where(and(inArray(notice.negotiationId, everywhere()), eq(notice.noticeId, noticeKey)));
      return row && { ...row.notice, negotiation: row.negotiation };
    },

    /** How many are shown by now and were not read: an index has no other ones. */
    countUnread(owner: Owner, now: Date): Promise<readonly CountedEvents[]> {
      const isOfJournal = gte(notice.number, 0);
      const events = sql<number>`(count(distinct (${notice.threadId}, ${notice.number})) filter (where ${isOfJournal}) + count(*) filter (where not ${isOfJournal}))::int`;
      return database
        .select({ negotiationKey: notice.negotiationId, view: notice.view, events })
        .from(notice)
        .where(
          and(
            inArray(notice.negotiationId, everywhere()),
            isOwnedBy(notice, owner),
            lte(notice.shownFrom, now),
            isNull(notice.readAt),
          ),
        )
        .groupBy(notice.negotiationId, notice.view);
    },

    /**
     * Some of them, or all; of those that are shown by a moment. What was read before stays as it is.
     *
     * @returns How many it were.
     */
    async markRead(owner: Owner, { now, shownBy = now, noticeIds }: MarkedRead): Promise<number> {
      const marked = await database
        .update(notice)
        .set({ readAt: now })
        .where(
          and(
            inArray(notice.negotiationId, everywhere()),
            isOwnedBy(notice, owner),
            lte(notice.shownFrom, shownBy < now ? shownBy : now),
            isNull(notice.readAt),
            noticeIds === undefined ? undefined : inArray(notice.noticeId, [...noticeIds]),
          ),
        )
        .returning({ noticeId: notice.noticeId });
      return marked.length;
    },

    /** What the database's clock says: the one clock that all processes share. */
    async clock(): Promise<Date> {
      const [row] = await rowsOf(database, sql`select extract(epoch from clock_timestamp()) * 1000 as now`);
      return new Date(Math.floor(Number(row?.now)));
    },
  };
}

function isBefore({ shownFrom, number, noticeId }: NonNullable<InboxSelection["before"]>): SQL | undefined {
  const isSameMoment = eq(notice.shownFrom, shownFrom);
  const isSameNumber = and(isSameMoment, eq(notice.number, number));
  return or(
    lt(notice.shownFrom, shownFrom),
    and(isSameMoment, lt(notice.number, number)),
    and(isSameNumber, lt(notice.noticeId, noticeId)),
  );
}
