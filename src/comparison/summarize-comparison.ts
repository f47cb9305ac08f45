import type { Entry, Relation } from "../model/comparison.ts";
import type { VersionFacts } from "../model/version.ts";
import type { VersionComparison } from "./compare-filed-versions.ts";

/** A comparison in a sentence, with one rewording to see, where there is one that is short and sure. */
export type ComparisonSummary = {
  readonly before: VersionFacts;
  readonly after: VersionFacts;
  readonly relation: Relation;
  readonly sentence: string;
  readonly rewording: Entry | undefined;
};

// A redline that is read in one go; a longer one would take over the page it is quoted on.
const QUOTED_UP_TO = 420;

export function summarizeComparison({ before, after, comparison }: VersionComparison): ComparisonSummary {
  const { relation, sentence, alignment } = comparison;
  return { before, after, relation, sentence, rewording: alignment.find(isQuotable) };
}

/** Whether it is a rewording that is sure, short, and both strikes and inserts. */
function isQuotable({ kind, confidence, redline }: Entry): boolean {
  const length = redline.reduce((sum, [, text]) => sum + text.length, 0);
  const signs = new Set(redline.map(([sign]) => sign));
  return kind === "reworded" && confidence === "high" && length <= QUOTED_UP_TO && signs.size === 3;
}
