import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import type { Point } from "../model/point.ts";
import type { Database } from "./driver.ts";
import { point } from "./schema.ts";
import { isStorable } from "./storable-text.ts";

// A statement takes at most 65 535 parameters, and a point has 15.
const POINTS_AT_ONCE = 1000;

export type PointRows = ReturnType<typeof pointRows>;

/** The points of versions. */
export function pointRows(database: Database) {
  return {
    /** Inserts all points of one version, given in reading order; one statement for each thousand. */
    async insert(negotiationKey: string, versionKey: string, points: readonly Point[]): Promise<void> {
      const keys = new Map(points.map(({ path }) => [path, randomUUID()]));
      const rows = points.map((one) => ({
        negotiationId: negotiationKey,
        versionId: versionKey,
        pointId: required(keys, one.path),
        parentId: one.parent === null ? null : required(keys, one.parent),
        readingOrder: one.order,
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

    /** The points of one version in reading order. One query. */
    async list(negotiationKey: string, versionKey: string): Promise<readonly Point[]> {
      const rows = await database
        .select()
        .from(point)
        .where(and(eq(point.negotiationId, negotiationKey), eq(point.versionId, versionKey)))
        .orderBy(asc(point.readingOrder));
      // Not by a join: of a version just filed the database has no statistics, and would compare every point with
      // every other (4.5 s for 5000 points).
      const paths = new Map(rows.map(({ pointId, path }) => [pointId, path]));
      return rows.map((row) => ({
        path: row.path,
        order: row.readingOrder,
        depth: row.depth,
        parent: row.parentId === null ? null : required(paths, row.parentId),
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

    /** Keys of the versions of a negotiation that hold a point of this path. One query. */
    async findVersionsHolding(negotiationKey: string, path: string): Promise<ReadonlySet<string>> {
      if (!isStorable(path)) return new Set();
      const rows = await database
        .select({ versionKey: point.versionId })
        .from(point)
        .where(and(eq(point.negotiationId, negotiationKey), eq(point.path, path)));
      return new Set(rows.map(({ versionKey }) => versionKey));
    },
  };
}

/** A point's parent stands in the same version, before it. */
function required(known: ReadonlyMap<string, string>, point: string): string {
  const found = known.get(point);
  if (found === undefined) throw new Error(`The point ${point} is named as a parent but is not in the version.`);
  return found;
}
