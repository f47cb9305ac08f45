import { codePointOffsets } from "../engine/characters/code-point-offsets.ts";
import { textOf } from "../engine/redline/text-of.ts";
import type { Change, Entry, Redline } from "../model/comparison.ts";
import type { Worded, WordedRow } from "../model/lineage.ts";
import type { Point } from "../model/point.ts";
import type { TermCell, WordedTermRow } from "../model/term.ts";
import { versionAddress } from "../model/version.ts";
import type { cellWords, concordance } from "./schemas/lineages.ts";
import type { Sent } from "./schemas/sent.ts";
import type { termLedger } from "./schemas/terms.ts";

/** A row of tracks with its words. */
export function presentWordedRow({ cells, ...row }: WordedRow): Sent<typeof concordance>["rows"][number] {
  return {
    ...row,
    cells: cells.map((cell) => {
      if (cell === null) return null;
      const { paths, kind, points, words } = cell;
      return { paths, kind, words: presentWords(points, words) };
    }),
  };
}

/** A row of terms with its words. */
export function presentWordedTerm({ cells, ...term }: WordedTermRow): Sent<typeof termLedger>["terms"][number] {
  return { ...term, cells: cells.map((cell) => ({ ...cell, words: presentWords(valuesOf(cell), cell.words) })) };
}

/** What has a text, and perhaps a heading above it. */
type Said = Pick<Point, "path" | "heading" | "text">;

function valuesOf(cell: TermCell): readonly Said[] {
  return cell.state === "value" ? cell.passages.map(({ path, value }) => ({ path, heading: null, text: value })) : [];
}

/** The words of a cell as one text, and as one redline; headings stand above their points. */
export function presentWords(points: readonly Said[], words: Worded): Sent<typeof cellWords> {
  const { against, relation, entries, change } = words;
  const { redline, changes } = joinEntries(entries, points);
  return {
    text: entries.length > 0 && redline.length > 0 ? textOf(redline, "after") || null : plainText(points),
    against: against === null ? null : versionAddress(against),
    relation,
    kinds: [...new Set(entries.map(({ kind }) => kind))],
    redline: [...redline],
    change,
    changes: [...changes],
  };
}

function plainText(points: readonly Said[]): string | null {
  const known = points.filter(({ text }) => text !== null);
  if (known.length === 0) return null;
  return known
    .map(({ heading, text }) => [heading ?? "", text ?? ""].filter((part) => part !== "").join("\n"))
    .join("\n");
}

type Joined = { readonly redline: Redline; readonly changes: readonly Change[] };

/** The redlines of entries one under the other, with a line feed between; spans count on through all of them. */
function joinEntries(entries: readonly Entry[], points: readonly Said[]): Joined {
  const runs: Redline[number][] = [];
  const changes: Change[] = [];
  for (const entry of entries) {
    if (entry.redline.length > 0 && runs.length > 0) runs.push(["=", "\n"]);
    const heading = headingOf(entry, points);
    runs.push(...heading);
    if (heading.length > 0 && entry.redline.length > 0) runs.push(["=", "\n"]);
    const shift = { before: lengthOf(runs, "before"), after: lengthOf(runs, "after") };
    changes.push(...entry.changes.map((change) => shifted(change, shift)));
    runs.push(...entry.redline);
  }
  return { redline: runs, changes };
}

/** The headings of an entry; they were compared as one. */
function headingOf({ before, after, headingRedline }: Entry, points: readonly Said[]): Redline {
  if (headingRedline !== undefined) return headingRedline;
  const headings = points.filter(({ path, heading }) => after.includes(path) && (heading ?? "") !== "");
  if (headings.length === 0) return [];
  return [[before.length === 0 ? "+" : "=", headings.map(({ heading }) => heading).join("\n")]];
}

function lengthOf(redline: Redline, side: "before" | "after"): number {
  const text = textOf(redline, side);
  return codePointOffsets(text)(text.length);
}

function shifted(change: Change, by: { readonly before: number; readonly after: number }): Change {
  const { beforeSpan, afterSpan } = change;
  return {
    ...change,
    beforeSpan: beforeSpan && [beforeSpan[0] + by.before, beforeSpan[1] + by.before],
    afterSpan: afterSpan && [afterSpan[0] + by.after, afterSpan[1] + by.after],
  };
}
