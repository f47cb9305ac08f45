import type { FollowedTerm, GivenMark, TermEntry } from "../lineage/terms/terms.ts";
import type { TermRow, WordedTermRow } from "../model/term.ts";
import type { VersionFacts } from "../model/version.ts";
import { nextOf, type PageOf } from "./page-of.ts";
import { presentFacts } from "./present.ts";
import { presentWordedTerm } from "./present-words.ts";
import type { Sent } from "./schemas/sent.ts";
import type { followedTerm, termLedger, termMark } from "./schemas/terms.ts";

export function presentMark({
  position,
  author,
  at,
  document = "",
  version = "",
  reading = 1,
  data,
}: GivenMark): Sent<typeof termMark> {
  return { position, author, at, document, version, reading, ...data };
}

export function presentTermLedger(
  versions: readonly VersionFacts[],
  page: PageOf<TermRow | WordedTermRow>,
): Sent<typeof termLedger> {
  return { versions: versions.map(presentFacts), terms: page.items.map(presentTermRow), ...nextOf(page) };
}

function presentTermRow(row: TermRow | WordedTermRow): Sent<typeof termLedger>["terms"][number] {
  return isWorded(row) ? presentWordedTerm(row) : row;
}

function isWorded(row: TermRow | WordedTermRow): row is WordedTermRow {
  return row.cells.every((cell) => "words" in cell);
}

export function presentFollowedTerm({ row, versions, entries }: FollowedTerm): Sent<typeof followedTerm> {
  return {
    ...row,
    versions: versions.map(presentFacts),
    marks: entries.flatMap((entry) =>
      entry.event === "term-marked" ? [{ ...presentMark(entry), ended: endOf(entry, entries) }] : [],
    ),
  };
}

/** The entry that took a mark back, or in whose favour it went. */
function endOf({ position }: GivenMark, entries: readonly TermEntry[]) {
  const end = entries.find(
    (entry) =>
      (entry.event === "term-unmarked" && entry.data.position === position) ||
      (entry.event === "term-marked" && entry.data.supersedes.includes(position)),
  );
  if (end === undefined || end.event === "term-named") return null;
  const { reason } = end.data;
  return { position: end.position, author: end.author, at: end.at, ...(reason === undefined ? {} : { reason }) };
}
