import type { JournalEntry, JournalEventOf } from "../../model/journal.ts";
import type { Term } from "../../model/term.ts";
import type { Rows } from "../../storage/open-storage.ts";

/** What a person said of a term in a version, with who said it and when; `position` in the journal is its name. */
export type GivenMark = JournalEventOf<"term-marked">;

/** Everything said about terms: `term-named`, `term-marked`, `term-unmarked`. */
export type TermEntry = JournalEventOf<"term-named"> | GivenMark | JournalEventOf<"term-unmarked">;

const EVENTS = ["term-named", "term-marked", "term-unmarked"] as const;

/** What was said about the terms of a negotiation, in order. One query. */
export async function readTermEntries(rows: Rows, negotiationKey: string, after?: number): Promise<TermEntry[]> {
  const entries = await rows.journal.list(negotiationKey, { after, events: EVENTS });
  return entries.filter(isTermEntry);
}

function isTermEntry(entry: JournalEntry): entry is TermEntry {
  return entry.event === "term-named" || entry.event === "term-marked" || entry.event === "term-unmarked";
}

/** The terms in the order in which they were first named, each as it was named last. */
export function termsNamed(entries: readonly TermEntry[]): readonly Term[] {
  const terms = new Map<string, Term>();
  for (const entry of entries) if (entry.event === "term-named") terms.set(entry.data.term, entry.data);
  return [...terms.values()];
}

/** The marks that were neither taken back nor replaced, in the order in which they were made. */
export function standingMarks(entries: readonly TermEntry[]): readonly GivenMark[] {
  const over = new Set<number>();
  for (const entry of entries) {
    if (entry.event === "term-unmarked") over.add(entry.data.position);
    if (entry.event === "term-marked") for (const position of entry.data.supersedes) over.add(position);
  }
  return entries.flatMap((entry) => (entry.event === "term-marked" && !over.has(entry.position) ? [entry] : []));
}
