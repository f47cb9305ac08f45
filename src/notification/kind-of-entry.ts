import type { JournalEntry } from "../model/journal.ts";
import type { EventKind } from "../model/subscription.ts";
import type { VersionFacts } from "../model/version.ts";

/** What an entry means to a reader. @param version - That it is about, as it is now. */
export function kindOfEntry({ event }: JournalEntry, version: VersionFacts | undefined): EventKind {
  if (event === "version-filed") return version?.witnessOf === undefined ? "new-version" : "witness";
  return KINDS[event];
}

const KINDS: Readonly<Record<Exclude<JournalEntry["event"], "version-filed">, EventKind>> = {
  "version-corrected": "correction",
  "version-withdrawn": "withdrawal",
  "version-opened": "provenance",
  "embargo-ended": "provenance",
  "grade-revised": "provenance",
  "authorship-stated": "provenance",
  "verdict-given": "verdict",
  "reading-chosen": "verdict",
  "standing-stated": "standing",
  "term-named": "term",
  "term-marked": "term",
  "term-unmarked": "term",
  "negotiation-described": "description",
};
