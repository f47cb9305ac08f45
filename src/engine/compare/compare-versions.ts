import type { Comparison, Entry, Relation, Summary } from "../../model/comparison.ts";
import type { Point } from "../../model/point.ts";
import { alignPoints } from "../alignment/align-points.ts";
import { findMoved } from "../alignment/find-moved.ts";
import type { PointLink } from "../alignment/point-link.ts";
import type { Verdicts } from "../alignment/verdicts.ts";
import { pairByPositions } from "../positions/pair-by-positions.ts";
import { PairNumbering } from "../redline/number-words.ts";
import { WordTable } from "../words/word-table.ts";
import type { ComparedVersion } from "./compared-version.ts";
import { describeSummary } from "./describe-summary.ts";
import { mapGroups } from "./group-links.ts";
import {
  type Alignment,
  comparedGroupOf,
  comparedPairOf,
  compareWordings,
  keptEntryOf,
  loneEntryOf,
} from "./make-entries.ts";
import { unknownPoints } from "./unknown-points.ts";

/**
 * Names how `compareVersions` says today which points correspond and what kind of change that is. Raise the number with
 * every change to that: alignments that were kept under another are worked out anew.
 */
export const ALIGNMENT_METHOD = "alignment 3";

/**
 * Says what became of every point between two versions, with a redline inside each pair.
 *
 * @param relation - `witness` where both are known to be publications of one draft: then differences are variants.
 * @param verdicts - What people said of pairs of points; the rest is aligned around it.
 * @returns The contract's comparison: entries in the order of `after`, what was dropped where it stood. Every point of
 *   both versions stands in exactly one entry. Pure and deterministic. Never throws. Cost that of `alignPoints` and of
 *   one `redline` per pair; where they are long and wholly rewritten, all together take a bounded number of steps for
 *   each unit of their texts, and say that they are not precise.
 */
export function compareVersions(
  before: ComparedVersion,
  after: ComparedVersion,
  relation: Relation = "version",
  verdicts?: Verdicts,
): Comparison {
  const words = new WordTable();
  return compareLinked(before, after, alignVersions(before, after, verdicts, words), relation, words);
}

/**
 * The same where it is known which points correspond. @param links - In order of `before`, then `after`; each pair once.
 */
export function compareLinked(
  before: ComparedVersion,
  after: ComparedVersion,
  links: readonly PointLink[],
  relation: Relation,
  words = new WordTable(),
): Comparison {
  const alignment: Alignment = {
    before,
    after,
    links,
    moved: findMoved(before.points, after.points, links),
    unknown: unknownPoints(before, after, links),
    numbered: before.numbering === "printed" && after.numbering === "printed",
    numbering: new PairNumbering(words),
    ...compareWordings(before, after, links),
  };
  const entries = mapGroups(before.points.length, after.points.length, links, {
    ofPair: (link) => keptEntryOf(link, alignment) ?? comparedPairOf(link, alignment),
    ofDropped: (index) => loneEntryOf(before.points[index] as Point, "before", alignment),
    ofAdded: (index) => loneEntryOf(after.points[index] as Point, "after", alignment),
    ofOthers: (group) => comparedGroupOf(group, alignment),
  });
  const summary = summarise(entries);
  return {
    before: { title: before.title, points: before.points.length },
    after: { title: after.title, points: after.points.length },
    relation,
    summary,
    sentence: describeSummary(summary, relation),
    alignment: entries,
  };
}

/** By words; then titles without a counterpart by what the parties want there. */
function alignVersions(
  before: ComparedVersion,
  after: ComparedVersion,
  verdicts: Verdicts | undefined,
  words: WordTable,
): readonly PointLink[] {
  const links = alignPoints(before, after, verdicts, words);
  const further = pairByPositions(before, after, links, verdicts);
  if (further.length === 0) return links;
  return [...links, ...further].sort((a, b) => a.before - b.before || a.after - b.after);
}

function summarise(entries: readonly Entry[]): Summary {
  const counts = { ...NO_ENTRIES };
  for (let index = 0; index < entries.length; index++) {
    const { kind, moved, renumbered } = entries[index] as Entry;
    // Of most, and a name that is known beforehand is counted faster.
    if (kind === "kept") counts.kept++;
    else counts[kind]++;
    if (moved) counts.moved++;
    if (renumbered) counts.renumbered++;
  }
  return counts;
}

const NO_ENTRIES: Summary = {
  kept: 0,
  reworded: 0,
  split: 0,
  merged: 0,
  added: 0,
  dropped: 0,
  unreported: 0,
  moved: 0,
  renumbered: 0,
};
