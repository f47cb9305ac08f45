import type { ScoredPair } from "../../src/engine/alignment/score-pairs.ts";

/** A pair of which only what its chance depends on is set. */
export function scoredPair(score: number, margin = score, { identical = false, neighbours = 0.5 } = {}): ScoredPair {
  return {
    before: 0,
    after: 0,
    likeness: score,
    score,
    margin,
    identical,
    sameHeading: false,
    sameTerm: false,
    otherTerm: false,
    neighbours,
    parents: false,
    children: 0,
    sameNumber: false,
    distance: 0,
  };
}
