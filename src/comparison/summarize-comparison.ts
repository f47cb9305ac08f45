import type { SaidSummary } from "../engine/compare/describe-summary.ts";
import { changedInSubstance } from "../engine/substance/changed-in-substance.ts";
import { countComparison, sayComparison } from "../engine/substance/say-comparison.ts";
import type { Entry, Relation } from "../model/comparison.ts";
import type { VersionFacts } from "../model/version.ts";
import type { VersionComparison } from "./compare-filed-versions.ts";

/** A comparison in a sentence, with one rewording to see, where there is one that is short and sure: of substance rather. */
export type ComparisonSummary = {
  readonly before: VersionFacts;
  readonly after: VersionFacts;
  readonly relation: Relation;
  readonly sentence: string;
  /** The sentence in parts, as long as a list of comparisons bears. */
  readonly said: SaidSummary;
  /** The sentence with counts alone. */
  readonly counts: string;
  readonly rewording: Entry | undefined;
};

// Four lines of a column, in characters; the comparison itself tells the rest.
const ROOM = 240;
// A redline that is read in one go; a longer one would take over the page it is quoted on.
const QUOTED_UP_TO = 420;

export function summarizeComparison({ before, after, comparison }: VersionComparison): ComparisonSummary {
  const { relation, sentence, alignment } = comparison;
  const quotable = alignment.filter(isQuotable);
  const rewording = quotable.find(changedInSubstance) ?? quotable[0];
  const said = sayComparison(comparison, ROOM);
  return { before, after, relation, sentence, said, counts: countComparison(comparison), rewording };
}

/** Whether it is a rewording that is sure, short, and both strikes and inserts. */
function isQuotable({ kind, confidence, redline }: Entry): boolean {
  const length = redline.reduce((sum, [, text]) => sum + text.length, 0);
  const signs = new Set(redline.map(([sign]) => sign));
  return kind === "reworded" && confidence === "high" && length <= QUOTED_UP_TO && signs.size === 3;
}
