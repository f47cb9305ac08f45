import { distanceFromRewritten, type Revision } from "./revision.ts";
import type { ScoredPair } from "./score-pairs.ts";

// A pair less likely than this is not told: its points are better left alone.
const LEAST_CHANCE = 0.18;

/** Whether a pair is too poor and too little distinct to be told. */
export function isTooPoor(pair: ScoredPair, revision: Revision): boolean {
  return !pair.identical && chanceOfPair(pair, revision) < LEAST_CHANCE;
}

// Fitted by logistic regression: src/decisions/0003-alignment-scores.md.
const WEIGHTS = { even: -1.54, score: 6.5, margin: 6, identical: -2, unlikeRewritten: -6.1, astray: -2.5 };
// More than this says no more.
const MOST_SCORE = 1.5;
const MOST_MARGIN = 0.5;
const LEAST_MARGIN = -0.3;
/**
 * How likely a pair is right, 0 to 1 with three decimals: by its score, how far it stands above its rivals, what the
 * revision did to the other pairs, and whether it left its place where most points kept theirs.
 */
export function chanceOfPair(pair: ScoredPair, revision: Revision): number {
  const sum =
    WEIGHTS.even +
    WEIGHTS.score * Math.min(MOST_SCORE, pair.score) +
    WEIGHTS.margin * countedMargin(pair) +
    (pair.identical ? WEIGHTS.identical : 0) +
    WEIGHTS.unlikeRewritten * distanceFromRewritten(revision) +
    (pair.neighbours === 0 ? WEIGHTS.astray * revision.kept : 0);
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}

function countedMargin({ margin }: ScoredPair): number {
  return Math.max(LEAST_MARGIN, Math.min(MOST_MARGIN, margin));
}

/** Links whose chance is lower are shown to a person. */
export const LOW_CONFIDENCE_BELOW = 0.75;
