import type { ScoredPair } from "./score-pairs.ts";

/**
 * How alike the pairs of two versions are on the whole: the median of their raw scores, 0 to 1. Where everything was
 * reworded, a pair with little in common is nothing strange; where nearly all kept its words, it is hardly a pair.
 *
 * @param points - Of the version that has fewer.
 * @param equal - How many points were paired because they are equal.
 */
export function typicalScore(points: number, equal: number, chosen: readonly ScoredPair[]): number {
  const scores = chosen.map(({ score }) => Math.min(MOST_TYPICAL, score)).sort((a, b) => a - b);
  const presumed = Math.max(LEAST_PRESUMED, PAIRS_EXPECTED * points - equal - scores.length);
  // The median counted from below: the equal ones and those presumed stand above all others.
  return scores[Math.floor((equal + presumed + scores.length) / 2)] ?? MOST_TYPICAL;
}

const MOST_TYPICAL = 1;
// Two versions are taken to be much alike until some pairs say otherwise, and as many as half the points of either: a
// few poor pairs between texts that have nothing to do with each other must not vouch for one another.
const LEAST_PRESUMED = 3;
const PAIRS_EXPECTED = 0.5;

// A pair less likely than this is not told: its points are better left alone.
const LEAST_CHANCE = 0.18;

/** Whether a pair is too poor and too little distinct to be told. */
export function isTooPoor(pair: ScoredPair, typical: number): boolean {
  return !pair.identical && chanceOfPair(pair, typical) < LEAST_CHANCE;
}

// Fitted by logistic regression: src/decisions/0003-alignment-scores.md.
const WEIGHTS = { even: 0, score: 5.7, margin: 3.8, identical: -2, typical: -3.1 };
// More than this says no more.
const MOST_SCORE = 1.5;
const MOST_MARGIN = 0.5;
const LEAST_MARGIN = -0.3;

/** How likely a pair is right, 0 to 1 with three decimals: by its score, and how far it stands above its rivals. */
export function chanceOfPair(pair: ScoredPair, typical: number): number {
  const sum =
    WEIGHTS.even +
    WEIGHTS.score * Math.min(MOST_SCORE, pair.score) +
    WEIGHTS.margin * countedMargin(pair) +
    (pair.identical ? WEIGHTS.identical : 0) +
    WEIGHTS.typical * typical;
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}

function countedMargin({ margin }: ScoredPair): number {
  return Math.max(LEAST_MARGIN, Math.min(MOST_MARGIN, margin));
}

/** Links whose chance is lower are shown to a person. */
export const LOW_CONFIDENCE_BELOW = 0.75;
