import { describeOutsideDifference } from "../engine/compare/describe-outside.ts";
import { listPoints } from "../engine/points/list-points.ts";
import { compareInSubstance } from "../engine/substance/compare-in-substance.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Draft } from "../model/draft.ts";
import type { Party } from "../model/negotiation.ts";
import type { Point } from "../model/point.ts";

/** Two unfiled texts with what became of each point. */
export type TextComparison = {
  readonly before: { readonly draft: Draft; readonly points: readonly Point[] };
  readonly after: { readonly draft: Draft; readonly points: readonly Point[] };
  readonly comparison: Comparison;
};

/** What is known of a side beside its draft. */
export type DraftSource = {
  /** The version's id where the file carries it in its name: with `witness-of` it tells a witness from a version. */
  readonly id?: string;
  /** The text that the draft was read from. */
  readonly text?: string;
  /** Of the negotiation that it belongs to, so that they can be called by their names. */
  readonly parties?: readonly Party[];
};

export type DraftSources = { readonly before?: DraftSource; readonly after?: DraftSource };

/**
 * Compares two drafts that are filed nowhere. Where their points all say the same, the sentence also tells what else
 * the texts differ in.
 */
export function compareDrafts(before: Draft, after: Draft, sources: DraftSources = {}): TextComparison {
  const sides = {
    before: { draft: before, points: listPoints(before.points) },
    after: { draft: after, points: listPoints(after.points) },
  };
  const relation = areWitnesses(before, after, sources) ? "witness" : "version";
  const comparison = compareInSubstance(
    { ...before, points: sides.before.points, parties: sources.before?.parties },
    { ...after, points: sides.after.points, parties: sources.after?.parties },
    relation,
  );
  const outside = hasDifferences(comparison) ? undefined : differenceOutside(sources);
  if (outside === undefined) return { ...sides, comparison };
  return { ...sides, comparison: { ...comparison, sentence: `${comparison.sentence} ${outside}` } };
}

/** Whether anything became of any point. */
export function hasDifferences({ alignment }: Comparison): boolean {
  return alignment.some(
    (entry) => (entry.kind !== "kept" && entry.kind !== "unreported") || entry.moved || entry.renumbered,
  );
}

function differenceOutside({ before, after }: DraftSources): string | undefined {
  if (before?.text === undefined || after?.text === undefined) return undefined;
  return describeOutsideDifference(before.text, after.text);
}

/** One is a witness of the other, or both are of a third. Two files of one name say nothing: they may be anything. */
function areWitnesses(before: Draft, after: Draft, sources: DraftSources): boolean {
  if (before.witnessOf === undefined && after.witnessOf === undefined) return false;
  return (before.witnessOf ?? sources.before?.id) === (after.witnessOf ?? sources.after?.id);
}
