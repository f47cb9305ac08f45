import { and, asc, eq, max } from "drizzle-orm";
import { sql } from "drizzle-orm/sql";
import type { Point } from "../model/point.ts";
import { FIRST_READING } from "../model/version.ts";
import { type Database, rowsOf } from "./driver.ts";
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
      return rows.map(({ readingOrder: order, parentOrder, ...row }) => ({
        ...wordsOf(row),
        order,
        parent: parentOrder === null ? null : required(paths, parentOrder),
      }));
    },

    /**
     * The points named, each with the key of its version and its reading, in no order; one that is not there is left out. One query, of
     * which each point costs two looks into an index.
     */
    async listNamed(
      negotiationKey: string,
      named: readonly NamedPoint[],
    ): Promise<readonly (Omit<NamedPoint, "path"> & { readonly point: Point })[]> {
      if (named.length === 0) return [];
      const wanted = named.map(({ versionKey, reading, path }) => ({ v: versionKey, r: reading, p: path }));
      // A lateral of one row, and a subquery instead of a join: of tables just filled the database has no statistics, and
      // would read all points of the negotiation to find some.
      const rows = await rowsOf(
        database,
        sql`select found.version_id as "versionKey", found.reading, found.path, found.reading_order as "order", found.depth, found.number,
              found.label, found.heading, found.text, found.status, found.note, found.sources, found.positions,
              (select above.path from ${point} above
                where above.negotiation_id = found.negotiation_id and above.version_id = found.version_id
                  and above.reading = found.reading and above.reading_order = found.parent_order) as parent
            from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as wanted(v uuid, r integer, p text)
            cross join lateral (select * from ${point} one
              where one.negotiation_id = ${negotiationKey} and one.path = wanted.p and one.version_id = wanted.v
                and one.reading = wanted.r limit 1) found`,
      );
      return rows.map((row) => {
        const { versionKey, reading, order, parent, ...words } = row as NamedRow;
        return { versionKey, reading, point: { ...wordsOf(words), order, parent } };
      });
    },

    /**
     * All points of some readings, those of each in reading order. One query, of which a point costs a third of a row of
     * its own: every reading comes as one piece of JSON.
     */
    async listReadings(
      negotiationKey: string,
      readings: readonly Omit<NamedPoint, "path">[],
    ): Promise<readonly (Omit<NamedPoint, "path"> & { readonly points: readonly Point[] })[]> {
      if (readings.length === 0) return [];
      const wanted = readings.map(({ versionKey, reading }) => ({ v: versionKey, r: reading }));
      const rows = await rowsOf(
        database,
        sql`select wanted.v as "versionKey", wanted.r as reading,
              (select json_agg(json_build_array(one.reading_order, one.parent_order, one.path, one.depth, one.number,
                  one.label, one.heading, one.text, one.status, one.note, one.sources, one.positions)
                  order by one.reading_order) from ${point} one
                where one.negotiation_id = ${negotiationKey} and one.version_id = wanted.v
                  and one.reading = wanted.r) as points
            from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as wanted(v uuid, r integer)`,
      );
      return rows.map((row) => {
        const { versionKey, reading, points } = row as Omit<NamedPoint, "path"> & { points: PackedPoint[] | null };
        return { versionKey, reading, points: unpackPoints(points ?? []) };
      });
    },

    /**
     * The points of some readings that hold a sign of a bracket in heading or text, in reading order, with the key of their
     * version. One query.
     */
    async listBracketed(
      negotiationKey: string,
      readings: readonly Omit<NamedPoint, "path">[],
    ): Promise<readonly (Pick<Point, "path" | "heading" | "text"> & { readonly versionKey: string })[]> {
      if (readings.length === 0) return [];
      const wanted = readings.map(({ versionKey, reading }) => ({ v: versionKey, r: reading }));
      const rows = await rowsOf(
        database,
        sql`select one.version_id as "versionKey", one.path, one.heading, one.text
            from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as wanted(v uuid, r integer)
            join ${point} one on one.negotiation_id = ${negotiationKey} and one.version_id = wanted.v
              and one.reading = wanted.r
            where coalesce(one.heading, '') || coalesce(one.text, '') ~ '[][]'
            order by one.version_id, one.reading_order`,
      );
      return rows as unknown as readonly (Pick<Point, "path" | "heading" | "text"> & { readonly versionKey: string })[];
    },

    /** The paths of whole readings, in reading order, by the key of their version. One query. */
    async listPaths(
      negotiationKey: string,
      readings: readonly Omit<NamedPoint, "path">[],
    ): Promise<ReadonlyMap<string, readonly string[]>> {
      if (readings.length === 0) return new Map();
      const wanted = readings.map(({ versionKey, reading }) => ({ v: versionKey, r: reading }));
      const rows = await rowsOf(
        database,
        sql`select wanted.v as "versionKey",
              (select jsonb_agg(one.path order by one.reading_order) from ${point} one
                where one.negotiation_id = ${negotiationKey} and one.version_id = wanted.v
                  and one.reading = wanted.r) as paths
            from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as wanted(v uuid, r integer)`,
      );
      return new Map(
        rows.map((row) => {
          const { versionKey, paths } = row as { versionKey: string; paths: readonly string[] | null };
          return [versionKey, paths ?? []];
        }),
      );
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

/** A point by the key of its version, which reading of it, and its path. */
export type NamedPoint = { readonly versionKey: string; readonly reading: number; readonly path: string };

type WordsRow = Pick<
  typeof point.$inferSelect,
  "path" | "depth" | "number" | "label" | "heading" | "text" | "status" | "note" | "sources" | "positions"
>;
type NamedRow = WordsRow & Omit<NamedPoint, "path"> & { readonly order: number; readonly parent: string | null };

type PackedPoint = readonly [
  order: number,
  parentOrder: number | null,
  path: string,
  depth: number,
  number: string,
  label: string | null,
  heading: string | null,
  text: string | null,
  status: WordsRow["status"],
  note: string | null,
  sources: WordsRow["sources"],
  positions: WordsRow["positions"],
];

function unpackPoints(packed: readonly PackedPoint[]): readonly Point[] {
  const paths = new Map(packed.map(([order, , path]) => [order, path]));
  return packed.map(
    ([order, parentOrder, path, depth, number, label, heading, text, status, note, sources, positions]) => ({
      ...wordsOf({ path, depth, number, label, heading, text, status, note, sources, positions }),
      order,
      parent: parentOrder === null ? null : required(paths, parentOrder),
    }),
  );
}

/** What a row says of its point by itself. */
function wordsOf(row: WordsRow): Omit<Point, "order" | "parent"> {
  return {
    path: row.path,
    depth: row.depth,
    number: row.number,
    label: row.label,
    heading: row.heading,
    text: row.text,
    status: row.status ?? undefined,
    note: row.note ?? undefined,
    sources: row.sources ?? undefined,
    positions: row.positions ?? undefined,
  };
}

/** A point's parent stands in the same reading, before it. */
function required<Key, Found>(known: ReadonlyMap<Key, Found>, point: Key): Found {
  const found = known.get(point);
  if (found === undefined) throw new Error(`The point ${point} is named as a parent but is not in the version.`);
  return found;
}
