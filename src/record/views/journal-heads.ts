import type { JournalEntry } from "../../model/journal.ts";
import type { OpenState } from "../../model/opening.ts";
import { openingSaidBy } from "../../model/openness.ts";

/** What a view needs to know of an entry of a journal, to tell whether it has it. Some 100 bytes. */
export type JournalHead = {
  readonly position: number;
  readonly at: string;
  readonly event: JournalEntry["event"];
  /** Ids of the versions that it names: it is there for whoever sees all of them. */
  readonly versions: readonly string[];
  /** Ids of the documents that it names. */
  readonly documents: readonly string[];
  /** Of what is said of a term. */
  readonly term: string | undefined;
  /** Of `term-unmarked`: position of the mark. */
  readonly unmarked: number | undefined;
  /** Of what files or opens a version: how open it is from here on. */
  readonly opens: OpenState | undefined;
};

export function headOf(entry: JournalEntry): JournalHead {
  const { position, at, event, version } = entry;
  return {
    ...{ position, at, event },
    versions: [...new Set([...(version === undefined ? [] : [version]), ...versionsNamedIn(entry)])],
    documents: event === "negotiation-described" ? entry.data.documents.map(({ id }) => id) : [],
    term: "term" in entry.data ? entry.data.term : undefined,
    unmarked: event === "term-unmarked" ? entry.data.position : undefined,
    opens: openingSaidBy(entry)?.state,
  };
}

function versionsNamedIn(entry: JournalEntry): readonly string[] {
  if (entry.event === "verdict-given") return [entry.data.beforeVersion, entry.data.afterVersion];
  if (entry.event !== "reading-chosen") return [];
  const { point, witness } = entry.data;
  return witness === null ? [point.version] : [point.version, witness];
}
