import { eq, sql } from "drizzle-orm";
import { type Database, rowsOf } from "./driver.ts";
import { point } from "./schema.ts";

/** One reading of a version, by keys. */
export type ReadingKey = { readonly versionKey: string; readonly reading: number };
/** The heading and the text of a point; of a point that is not reported, both may be null. */
export type Wording = { readonly heading: string | null; readonly text: string | null };
/** A point of a reading. `sha256` is of heading and text: equal for equal wordings. */
type PlacedWording = { readonly path: string; readonly sha256: string };
/** The points of a reading, in reading order. */
type PlacedReading = ReadingKey & { readonly points: readonly PlacedWording[] };
/** What some readings say: the points of each, and every wording once, by its `sha256`. */
export type ReadingsSaid = {
  readonly readings: readonly PlacedReading[];
  readonly wordings: ReadonlyMap<string, Wording>;
};

export type SearchRows = ReturnType<typeof searchRows>;

/** What search asks of the database: wordings to make an index of, and stems of words. One query each. */
export function searchRows(database: Database) {
  return {
    /**
     * Every point of some readings; one that has none is left out. Versions of a text mostly repeat each other: a wording
     * comes over the wire once, and a reading as one value, which a driver takes far faster than a row for each point.
     */
    async listWordings(negotiationKey: string, readings: readonly ReadingKey[]): Promise<ReadingsSaid> {
      const wordings = new Map<string, Wording>();
      if (readings.length === 0) return { readings: [], wordings };
      const wanted = readings.map(({ versionKey, reading }) => ({ version: versionKey, reading }));
      const rows = await rowsOf(
        database,
        sql`select version_id, reading, json_agg(
            case when nth = 1 then json_build_array(path, sha256, heading, text) else json_build_array(path, sha256) end
            order by reading_order
          )::text as points
          from (
            select found.*, row_number() over (partition by found.sha256) as nth
            from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as wanted (version uuid, reading integer)
            cross join lateral (
              select ${point.versionId} as version_id, ${point.reading} as reading, ${point.readingOrder} as reading_order,
                ${point.path} as path, ${point.heading} as heading, ${point.text} as text, ${SHA256} as sha256
              from ${point}
              where ${eq(point.negotiationId, negotiationKey)} and ${point.versionId} = wanted.version
                and ${point.reading} = wanted.reading
              -- In the order of the primary key, or an index that knows the version last is taken, and read from end to end.
              order by ${point.readingOrder}
            ) as found
          ) as numbered
          group by version_id, reading`,
      );
      const placed = rows.map(({ version_id, reading, points }) => ({
        versionKey: String(version_id),
        reading: Number(reading),
        points: (JSON.parse(String(points)) as readonly SentPoint[]).map(([path, sha256, ...said]) => {
          const [heading, text] = said;
          if (heading !== undefined && text !== undefined) wordings.set(sha256, { heading, text });
          return { path, sha256 };
        }),
      }));
      return { readings: placed, wordings };
    },

    /** The wordings at some places, in no order; at most some thousands of places. */
    async listAt(
      negotiationKey: string,
      places: readonly (ReadingKey & { readonly order: number })[],
    ): Promise<readonly (ReadingKey & Wording & { readonly order: number })[]> {
      if (places.length === 0) return [];
      // One look at the primary key for each: a join, or one condition of many parts, may become a scan of all points.
      const rows = await rowsOf(
        database,
        sql`select wanted.version, wanted.reading, wanted.place, found.heading, found.text
          from jsonb_to_recordset(${JSON.stringify(
            places.map(({ versionKey, reading, order }) => ({ version: versionKey, reading, place: order })),
          )}::text::jsonb) as wanted (version uuid, reading integer, place integer)
          cross join lateral (
            select ${point.heading} as heading, ${point.text} as text from ${point}
            where ${eq(point.negotiationId, negotiationKey)} and ${point.versionId} = wanted.version
              and ${point.reading} = wanted.reading and ${point.readingOrder} = wanted.place
            limit 1
          ) as found`,
      );
      return rows.map(({ version, reading, place, heading, text }) => ({
        versionKey: String(version),
        reading: Number(reading),
        order: Number(place),
        heading: heading === null ? null : String(heading),
        text: text === null ? null : String(text),
      }));
    },

    /** Those of `dictionaries` that this database has. */
    async findDictionaries(dictionaries: readonly string[]): Promise<ReadonlySet<string>> {
      const rows = await rowsOf(
        database,
        sql`select dictname::text as name from pg_ts_dict where dictname::text in (select jsonb_array_elements_text(${JSON.stringify(dictionaries)}::text::jsonb))`,
      );
      return new Set(rows.map(({ name }) => String(name)));
    },

    /** The stem of each word by a dictionary of the database, `english_stem`; a word that it passes over is its own. */
    async stemWords(dictionary: string, words: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (words.length === 0) return new Map();
      const rows = await rowsOf(
        database,
        sql`select word, (ts_lexize(${dictionary}::text::regdictionary, word))[1] as stem from jsonb_array_elements_text(${JSON.stringify(words)}::text::jsonb) as word`,
      );
      return new Map(rows.map(({ word, stem }) => [String(word), String(stem ?? word)]));
    },
  };
}

type SentPoint = readonly [path: string, sha256: string, heading?: string | null, text?: string | null];

// The length in front says where the heading ends: no two wordings are one text.
const HEADING = sql`coalesce(${point.heading}, '')`;
const SHA256 = sql`encode(sha256(convert_to(length(${HEADING}) || ':' || ${HEADING} || coalesce(${point.text}, ''), 'UTF8')), 'base64')`;
