import { and, asc, eq, max } from "drizzle-orm";
import type { Point } from "../model/point.ts";
import { FIRST_READING } from "../model/version.ts";
import type { Database } from "./driver.ts";
import { point } from "./schema.ts";
import { isStorable } from "./storable-text.ts";

// A statement takes at most 65 535 parameters, and a point has 16.
const POINTS_AT_ONCE = 1000;

export type PointRows = ReturnType<typeof pointRows>;

/** The points of versions. */
export function pointRows(database: Database) {
  return {
    /** Inserts all points of one reading of a version, given in reading order; one statement for each thousand. */
    async insert(negotiationKey: string, versionKey: string, reading: number, points: readonly Point[]): Promise<void> {
      const orders = new Map(points.map(({ path, order }) => [path, order]));
      const rows = points.map((one) => ({
        negotiationId: negotiationKey,
        versionId: versionKey,
        reading,
        readingOrder: one.order,
        parentOrder: one.parent === null ? null : required(orders, one.parent),
        depth: one.depth,
        path: one.path,
        number: one.number,
        label: one.label,
        heading: one.heading,
        text: one.text,
        status: one.status,
        note: one.note,
        sources: one.sources,
        positions: one.positions,
      }));
      for (let from = 0; from < rows.length; from += POINTS_AT_ONCE) {
        await database.insert(point).values(rows.slice(from, from + POINTS_AT_ONCE));
      }
    },

    /** The points of one reading of a version in reading order. One query. */
    async list(negotiationKey: string, versionKey: string, reading: number): Promise<readonly Point[]> {
      const rows = await database
        .select()
        .from(point)
        .where(
          and(eq(point.negotiationId, negotiationKey), eq(point.versionId, versionKey), eq(point.reading, reading)),
        )
        .orderBy(asc(point.readingOrder));
      // Not by a join: of a version just filed the database has no statistics, and would compare every point with
      // every other (4.5 s for 5000 points).
      const paths = new Map(rows.map(({ readingOrder, path }) => [readingOrder, path]));
      return rows.map((row) => ({
        path: row.path,
        order: row.readingOrder,
        depth: row.depth,
        parent: row.parentOrder === null ? null : required(paths, row.parentOrder),
        number: row.number,
        label: row.label,
        heading: row.heading,
        text: row.text,
        status: row.status ?? undefined,
        note: row.note ?? undefined,
        sources: row.sources ?? undefined,
        positions: row.positions ?? undefined,
      }));
    },

    /** Keys of the versions of a negotiation that hold a point of this path, each with the newest reading that does. One query. */
    async findVersionsHolding(negotiationKey: string, path: string): Promise<ReadonlyMap<string, number>> {
      if (!isStorable(path)) return new Map();
      const rows = await database
        .select({ versionKey: point.versionId, reading: max(point.reading) })
        .from(point)
        .where(and(eq(point.negotiationId, negotiationKey), eq(point.path, path)))
        .groupBy(point.versionId);
      return new Map(rows.map(({ versionKey, reading }) => [versionKey, reading ?? FIRST_READING]));
    },

    /** The readings of one version that hold a point of this path, in order. One query. */
    async findReadingsHolding(negotiationKey: string, versionKey: string, path: string): Promise<readonly number[]> {
      if (!isStorable(path)) return [];
      const rows = await database
        .select({ reading: point.reading })
        .from(point)
        .where(and(eq(point.negotiationId, negotiationKey), eq(point.path, path), eq(point.versionId, versionKey)))
        .orderBy(asc(point.reading));
      return rows.map(({ reading }) => reading);
    },
  };
}

/** A point's parent stands in the same reading, before it. */
function required<Key, Found>(known: ReadonlyMap<Key, Found>, point: Key): Found {
  const found = known.get(point);
  if (found === undefined) throw new Error(`The point ${point} is named as a parent but is not in the version.`);
  return found;
}
