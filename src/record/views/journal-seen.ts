import type { JournalEntry } from "../../model/journal.ts";
import { isOpenTo, type OpenedAt, type View } from "../../model/opening.ts";
import type { ToldAs } from "../../model/tell-entry.ts";
import { type Times, tellTime } from "../../model/times.ts";
import type { JournalHead } from "./journal-heads.ts";

/** An entry that a view has: where it stands in the journal of the desk, and since when the view has it. */
export type SeenEntry = OpenedAt & { readonly event: JournalEntry["event"] };

/**
 * The journal as a view has it: the entries whose every version it sees, in the order in which they became visible,
 * numbered by themselves. So no gap tells of what is left out, and what opens later comes at the end, where whoever
 * follows meets it. A function of the journal alone: every process numbers alike.
 */
export type JournalSeen = {
  /** By the view's own numbers, from 0. */
  readonly entries: readonly SeenEntry[];
  /** The same by positions of the desk's journal. */
  readonly told: ReadonlyMap<number, ToldAs>;
};

/**
 * Works out a view's journal. Linear in the journal, and one sort.
 *
 * @param heads - All entries of the desk's, in order.
 * @param documentOf - The id of the document in which a version stands, by the version's.
 * @param times - How exactly the view is told them; the order is that of the moments in any case.
 */
export function seeJournal(
  view: Exclude<View, "desk">,
  heads: readonly JournalHead[],
  documentOf: ReadonlyMap<string, string>,
  times: Times = "exact",
): JournalSeen {
  const opened = whenOpened(view, heads, documentOf);
  const entries = heads
    .flatMap((head) => {
      const since = seenSince(head, opened);
      return since === undefined ? [] : [{ head, since }];
    })
    .sort((one, other) => one.since - other.since || one.head.position - other.head.position)
    .map(({ head: { position, event, at }, since }): SeenEntry => {
      return { position, event, at: tellTime(times, heads[since]?.at ?? at) };
    });
  return { entries, told: new Map(entries.map(({ position, at }, number) => [position, { number, at }])) };
}

/** From which position on a view sees versions, documents and terms; absent what it does not see. */
type Opened = {
  readonly versions: ReadonlyMap<string, number>;
  readonly documents: ReadonlyMap<string, number>;
  readonly terms: ReadonlyMap<string, number>;
  /** By the position of the mark. */
  readonly marks: ReadonlyMap<number, number>;
};

function whenOpened(view: View, heads: readonly JournalHead[], documentOf: ReadonlyMap<string, string>): Opened {
  const [versions, documents] = [new Map<string, number>(), new Map<string, number>()];
  for (const { position, opens, versions: named } of heads) {
    const [version] = named;
    if (version === undefined || opens === undefined || !isOpenTo(view, opens) || versions.has(version)) continue;
    versions.set(version, position);
    const document = documentOf.get(version);
    if (document !== undefined && !documents.has(document)) documents.set(document, position);
  }
  const [terms, marks] = [new Map<string, number>(), new Map<number, number>()];
  for (const { position, event, term, versions: named } of heads) {
    const since = event === "term-marked" ? lastOf(position, named, versions) : undefined;
    if (since === undefined || term === undefined) continue;
    marks.set(position, since);
    terms.set(term, Math.min(since, terms.get(term) ?? since));
  }
  return { versions, documents, terms, marks };
}

/** From which position on an entry is seen; undefined where something that it names is not. */
function seenSince(head: JournalHead, { versions, documents, terms, marks }: Opened): number | undefined {
  const { position, event, term, unmarked } = head;
  // To others, what it opens is there from then on; that it was not there before is no matter of theirs.
  if (event === "version-opened" || event === "embargo-ended") return undefined;
  if (event === "negotiation-described") return lastOf(position, head.documents, documents);
  // A term without a mark that is seen is a word about what is not seen.
  if (event === "term-named") return lastOf(position, [term], terms);
  if (event === "term-unmarked") return lastOf(position, [unmarked], marks);
  return lastOf(position, head.versions, versions);
}

function lastOf<Name>(
  own: number,
  names: readonly (Name | undefined)[],
  since: ReadonlyMap<Name, number>,
): number | undefined {
  let last = own;
  for (const name of names) {
    const opened = name === undefined ? undefined : since.get(name);
    if (opened === undefined) return undefined;
    last = Math.max(last, opened);
  }
  return last;
}
