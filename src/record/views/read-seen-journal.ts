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
  const numbered = journal.entries.map((entry, number) => ({ entry, number }));
  const asked = numbered.filter(({ entry }) => events === undefined || events.includes(entry.event));
  const start = from === "the end" ? Number.POSITIVE_INFINITY : "before" in from ? from.before : from.after;
  const isAfter = from !== "the end" && "after" in from;
  const within = asked.filter(({ number }) => (isAfter ? number > start : number < start));
  const run = isAfter ? within.slice(0, limit) : within.slice(-limit);
  const [first, last] = [run[0]?.number ?? start + (isAfter ? 1 : 0), run.at(-1)?.number ?? start - (isAfter ? 0 : 1)];
  return storage.read(async (rows) => {
    const told = await tellAll(
      rows,
      snapshot,
      run.map(({ entry }) => entry),
    );
    const entries = [...told].reverse();
    return {
      entries,
      hasOlder: asked.some(({ number }) => number < first),
      hasNewer: asked.some(({ number }) => number > last),
      termTitles: await readTermTitles(rows, snapshot.key, entries),
    };
  });
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
