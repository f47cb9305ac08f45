import { createHash } from "node:crypto";
import { and, asc, eq, or, sql } from "drizzle-orm";
import { type Database, rowsOf } from "./driver.ts";
import { point } from "./schema.ts";

/** One reading of a version, by keys. */
export type ReadingKey = { readonly versionKey: string; readonly reading: number };
/** The heading and the text of a point; of a point that is not reported, both may be null. */
export type Wording = { readonly heading: string | null; readonly text: string | null };
/** A wording where it stands. `sha256` is of heading and text: equal for equal wordings. */
export type PlacedWording = ReadingKey &
  Wording & { readonly order: number; readonly path: string; readonly sha256: string };

export type SearchRows = ReturnType<typeof searchRows>;

/** What search asks of the database: wordings to make an index of, and stems of words. One query each. */
export function searchRows(database: Database) {
  return {
    /** Every point of some readings, reading by reading in their reading order. */
    async listWordings(negotiationKey: string, readings: readonly ReadingKey[]): Promise<readonly PlacedWording[]> {
      if (readings.length === 0) return [];
      const rows = await database
        .select(PLACED)
        .from(point)
        .where(
          and(
            eq(point.negotiationId, negotiationKey),
            or(...readings.map((one) => and(eq(point.versionId, one.versionKey), eq(point.reading, one.reading)))),
          ),
        )
        .orderBy(asc(point.versionId), asc(point.reading), asc(point.readingOrder));
      return rows.map((row) => ({ ...row, sha256: hashOf(row) }));
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

const PLACED = {
  versionKey: point.versionId,
  reading: point.reading,
  order: point.readingOrder,
  path: point.path,
  heading: point.heading,
  text: point.text,
};

function hashOf({ heading, text }: Wording): string {
  return createHash("sha256")
    .update(JSON.stringify([heading ?? "", text ?? ""]))
    .digest("base64");
}
