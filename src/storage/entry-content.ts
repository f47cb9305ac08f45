import type { JournalEvent } from "../model/journal.ts";
import type { Rows } from "./open-storage.ts";

/** An entry as far as what it vouches for is concerned. */
export type EntrySubject = JournalEvent & {
  readonly versionKey?: string | null | undefined;
  readonly reading?: number | null | undefined;
};

/**
 * What the ledger vouches for in an entry: of a filing or a correction every column of the reading's row, its edges and its
 * points; else what the event says. Made from what is stored, both when it is filed and when it is checked, so that nothing
 * that pages show could be altered beside it. JSON; null where what should be there is gone. At most four queries.
 */
export async function contentOfEntry(rows: Rows, negotiationKey: string, entry: EntrySubject): Promise<unknown> {
  const { event, data, versionKey, reading } = entry;
  if (event === "negotiation-described") return data;
  if (versionKey === null || versionKey === undefined) return { data };
  if (event === "version-filed" || event === "version-corrected") {
    const stored = await rows.versions.findReadingRow(negotiationKey, versionKey, reading ?? 0);
    if (stored === undefined) return null;
    return { ...stored, points: await rows.points.list(negotiationKey, versionKey, reading ?? 0), data };
  }
  return { version: (await rows.versions.findId(negotiationKey, versionKey)) ?? null, reading: reading ?? null, data };
}
