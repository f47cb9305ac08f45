import type { JournalEntry } from "../../model/journal.ts";
import type { ViewReader } from "../view-reader.ts";
import type { Stretch } from "./stretches.ts";

/** The entries of a stretch of a journal, in order. One query, none for an empty one. */
export async function readStretch(
  reader: Pick<ViewReader, "readJournal">,
  id: string,
  { from, to }: Stretch,
): Promise<readonly JournalEntry[]> {
  return from >= to ? [] : (await reader.readJournal(id, from - 1, to - from)).entries;
}
