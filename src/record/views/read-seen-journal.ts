import type { JournalEntry } from "../../model/journal.ts";
import { tellEntry } from "../../model/tell-entry.ts";
import type { Rows, Storage } from "../../storage/open-storage.ts";
import { type JournalRun, type JournalSpan, readTermTitles } from "../look-back.ts";
import type { JournalPage } from "../read-journal.ts";
import type { Snapshot } from "../take-snapshot.ts";
import type { SeenEntry } from "./journal-seen.ts";
import type { Seen } from "./seen-snapshots.ts";

/** The entries that a view has after a number of its own, at most `limit`. One query. */
export async function readSeenJournal(
  storage: Storage,
  { snapshot, journal }: Seen,
  after: number,
  limit: number,
): Promise<JournalPage> {
  const wanted = journal.entries.slice(after + 1, after + 1 + limit);
  const entries = await storage.read((rows) => tellAll(rows, snapshot, wanted));
  const isMore = after + 1 + limit < journal.entries.length;
  return { entries, next: isMore ? entries.at(-1)?.position : undefined };
}

/** The same from its end, newest first: see `lookBack`. Two queries. */
export async function lookBackSeen(
  storage: Storage,
  { snapshot, journal }: Seen,
  { from, events, limit }: JournalSpan,
): Promise<JournalRun> {
  const asked = journal.entries.flatMap((entry, number) =>
    events === undefined || events.includes(entry.event) ? [{ entry, number }] : [],
  );
  const countTo = (end: number) => asked.filter(({ number }) => number < end).length;
  const [begin, end] = bounds(from, limit, countTo, asked.length);
  const run = asked.slice(begin, end).map(({ entry }) => entry);
  return storage.read(async (rows) => {
    const entries = [...(await tellAll(rows, snapshot, run))].reverse();
    return {
      entries,
      hasOlder: begin > 0,
      hasNewer: end < asked.length,
      termTitles: await readTermTitles(rows, snapshot.key, entries),
    };
  });
}

/** Where in the entries asked for a run begins, and where it ends. @param countTo - How many stand before a number. */
function bounds(
  from: JournalSpan["from"],
  limit: number,
  countTo: (end: number) => number,
  all: number,
): readonly [number, number] {
  if (from !== "the end" && "after" in from) {
    const begin = countTo(from.after + 1);
    return [begin, begin + limit];
  }
  const end = from === "the end" ? all : countTo(from.before);
  return [Math.max(0, end - limit), end];
}

async function tellAll(rows: Rows, snapshot: Snapshot, wanted: readonly SeenEntry[]): Promise<readonly JournalEntry[]> {
  const stored = await rows.journal.listAt(
    snapshot.key,
    wanted.map(({ position }) => position),
  );
  const byPosition = new Map(stored.map((entry) => [entry.position, entry]));
  return wanted.flatMap(({ position }) => {
    const entry = byPosition.get(position);
    return (entry && tellEntry(snapshot, entry)) ?? [];
  });
}
