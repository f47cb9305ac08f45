import type { ScoredPair } from "./score-pairs.ts";

/**
 * How much a revision left as it was, seen from the pairs of two versions. Where everything was reworded, a pair with
 * little in common is nothing strange; where nearly all kept its words, it is hardly a pair.
 */
export type Revision = {
  /** How alike the pairs are that are alike at all: the mean of their raw scores, each weighed by its square. */
  readonly alike: number;
  /** Share of the points, of the version that has fewer, that were paired because they are equal. */
  readonly kept: number;
};

/**
 * @param points - Of the version that has fewer.
 * @param equal - How many points were paired because they are equal.
 */
export function describeRevision(points: number, equal: number, chosen: readonly ScoredPair[]): Revision {
  const known = Math.min(equal, MOST_EQUAL_COUNTED);
  let squares = known + PRESUMED;
  let cubes = known + PRESUMED * REWRITTEN;
  for (const pair of chosen) {
    const score = Math.min(MOST_ALIKE, pair.score);
    squares += score ** 2;
    cubes += score ** 3;
  }
  // Weighed so, the many poor pairs that stand in every comparison count next to nothing beside a few good ones.
  return { alike: cubes / squares, kept: points === 0 ? 0 : equal / points };
}

const MOST_ALIKE = 1.2;
// In a short text the equal points say how much was left alone; in a long one the others tell it better.
const MOST_EQUAL_COUNTED = 3;
// One pair or two cannot tell, so a little is presumed: as much as one pair a quarter alike would say.
const PRESUMED = 0.05;

/**
 * How far a revision is from one that rewrote everything, where a poor pair is likeliest to be right. If pairs are more
 * alike than there, poor ones are out of keeping; if less, the versions have little to do with each other, and poor
 * pairs are chance.
 */
export function distanceFromRewritten({ alike }: Revision): number {
  return Math.abs(Math.min(HARDLY_CHANGED, alike) - REWRITTEN);
}

// How alike pairs are, as in `Revision`, where everything was rewritten, and where next to nothing was.
const REWRITTEN = 0.65;
const HARDLY_CHANGED = 1;
