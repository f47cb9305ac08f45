import type { JournalEntry, JournalEvent } from "../../src/model/journal.ts";
import type { JournalRun, JournalSpan } from "../../src/record/record.ts";
import { harbour } from "./harbour-record.ts";

const REASON = "Seen in a copy: “so & so”.";
const TREATY = { document: "treaty", version: "second-2026-02", reading: 1 };

/** One entry of each event, in the order in which they happened; the last is not gathered yet. */
const EVENTS: readonly (JournalEvent & Partial<typeof TREATY>)[] = [
  { event: "negotiation-described", data: harbour },
  { event: "version-filed", data: {}, ...TREATY },
  { event: "version-corrected", data: {}, ...TREATY, reading: 2 },
  { event: "version-withdrawn", data: { reason: REASON }, ...TREATY, version: "leaked-2026-02" },
  { event: "grade-revised", data: { grade: "B", reason: REASON }, ...TREATY },
  { event: "authorship-stated", data: { party: "south", stance: "denies", note: REASON }, ...TREATY },
  {
    event: "verdict-given",
    data: {
      ruling: "link",
      beforeVersion: "first-2026-01",
      afterVersion: "second-2026-02",
      pairs: [{ before: "8", after: "3" }],
      reason: REASON,
      supersedes: [],
    },
    ...TREATY,
  },
  { event: "term-named", data: { term: "cap", title: "Cap of warships" } },
  {
    event: "term-marked",
    data: { term: "cap", mark: { kind: "passage", path: "3", start: 0, end: 8, words: "Warships" }, supersedes: [] },
    ...TREATY,
  },
  { event: "term-unmarked", data: { term: "cap", position: 8, reason: REASON }, ...TREATY },
  {
    event: "reading-chosen",
    data: { point: { version: "second-2026-02", path: "3" }, witness: "leaked-2026-02", reason: REASON },
    ...TREATY,
  },
  {
    event: "standing-stated",
    data: {
      path: "3",
      standing: "agreed-in-principle",
      party: "south",
      source: { outlet: "Port Radio" },
      note: REASON,
    },
    ...TREATY,
  },
];

const HAPPENED: readonly JournalEntry[] = EVENTS.map((event, position) => ({
  ...{ document: undefined, version: undefined, reading: undefined },
  ...event,
  position,
  author: "local",
  at: `2026-03-02T10:${String(position).padStart(2, "0")}:00.000Z`,
  leafHash: "0".repeat(64),
  leafIndex: position === EVENTS.length - 1 ? undefined : 40 + position,
}));

/** What happened in the harbour talks. */
export async function lookBack(_: string, { events, limit }: JournalSpan): Promise<JournalRun> {
  const found = HAPPENED.filter(({ event }) => events?.includes(event) ?? true).toReversed();
  return {
    entries: found.slice(0, limit),
    hasOlder: false,
    hasNewer: false,
    termTitles: new Map([["cap", "Cap of warships"]]),
  };
}
