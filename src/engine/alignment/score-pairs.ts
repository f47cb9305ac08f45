import type { BothSides, Wording } from "./describe-wording.ts";
import type { Candidate } from "./find-candidates.ts";
import type { Pair } from "./partners.ts";
import { Rivals } from "./rivals.ts";
import type { Surrounding, Surroundings } from "./surroundings.ts";
import type { VersionPair } from "./version-pair.ts";

/** A candidate with what speaks for it. `score` is raw, see `chanceOfPair`. */
export type ScoredPair = Candidate &
  Surrounding &
  Likenesses & {
    readonly score: number;
    /** How far the score stands above that of the best other partner of either point; below 0 where another scores more. */
    readonly margin: number;
  };

/** What two wordings have in common beside their words. */
type Likenesses = {
  /** The same but for notation. */
  readonly identical: boolean;
  readonly sameHeading: boolean;
  readonly sameTerm: boolean;
  /** Only one of them defines a term, or they define different ones. */
  readonly otherTerm: boolean;
};

/** A pair must be worth more than this to be thought of; what is too poor is seen when all are known. */
export const FLOOR = 0.13;

// Chosen on four public alignment sets by leaving one out at a time: src/decisions/0003-alignment-scores.md.
const WEIGHTS = {
  // Boilerplate resembles everything: what the runners-up also have speaks for nothing.
  runnersUp: 0.25,
  identical: 0.3,
  neighbours: 0.2,
  parents: 0.1,
  children: 0.2,
  heading: 0.15,
  term: 0.16,
  otherTerm: 0.2,
  number: 0.32,
  reservedNumber: 0.3,
  distance: 0.04,
};

// Surroundings speak for a pair that shares words. Of one that shares none only this much is believed, which keeps it
// below the floor whatever stands around it …
const BELIEVED_WITHOUT_WORDS = 0.2;
// … and at this likeness and above all of it.
const BELIEVED_FROM = 0.08;

/** Two versions and the wordings of their open points. */
export type WordingContext = {
  readonly versions: VersionPair;
  readonly wordings: BothSides<readonly (Wording | undefined)[]>;
};

/** The candidates as one another's rivals, by their wording alone. */
export function rivalsByWording(candidates: readonly Candidate[]): Rivals {
  return new Rivals(candidates, (index) => (candidates[index] as Candidate).likeness);
}

/** Scores candidates by their wording alone: one part of the raw score each, in order. Linear in them. */
export function scoreWordings(candidates: readonly Candidate[], context: WordingContext, rivals: Rivals): Float64Array {
  const scores = new Float64Array(candidates.length);
  candidates.forEach((candidate, index) => {
    // A point with fewer than two others has rivals worth nothing.
    const runnersUp = Math.min(rivals.sum(candidate) / 4, candidate.likeness);
    scores[index] = candidate.likeness - WEIGHTS.runnersUp * runnersUp + scoreLikenesses(candidate, context);
  });
  return scores;
}

function scoreLikenesses(pair: Pair, context: WordingContext): number {
  const { identical, sameHeading, sameTerm, otherTerm } = compareWordings(pair, context);
  return (
    (identical ? WEIGHTS.identical : 0) +
    (sameHeading ? WEIGHTS.heading : 0) +
    (sameTerm ? WEIGHTS.term : 0) -
    (otherTerm ? WEIGHTS.otherTerm : 0)
  );
}

/** The raw score of each candidate: that of its wording and what its surroundings add. Linear in them. */
export function scorePairs(
  candidates: readonly Candidate[],
  worded: Float64Array,
  versions: VersionPair,
  surroundings: Surroundings,
): Float64Array {
  const scores = worded.slice();
  for (let index = 0; index < scores.length; index++)
    scores[index] =
      (scores[index] as number) + scoreSurroundings(candidates[index] as Candidate, versions, surroundings);
  return scores;
}

/** What speaks for those of the candidates that were chosen, given the scores of all. */
export function explainScores(
  candidates: readonly Candidate[],
  scores: Float64Array,
  isChosen: (pair: Pair) => boolean,
  surroundings: Surroundings,
  context: WordingContext,
): ScoredPair[] {
  const rivals = new Rivals(candidates, (index) => scores[index] ?? 0);
  const explained: ScoredPair[] = [];
  candidates.forEach((candidate, index) => {
    if (!isChosen(candidate)) return;
    const score = scores[index] ?? 0;
    const { before, after, likeness } = candidate;
    // Named one by one: spreading three objects into one takes longer than working them out.
    const { neighbours, parents, children, sameNumber, distance } = surroundings.of(candidate);
    const { identical, sameHeading, sameTerm, otherTerm } = compareWordings(candidate, context);
    explained.push({
      before,
      after,
      likeness,
      neighbours,
      parents,
      children,
      sameNumber,
      distance,
      identical,
      sameHeading,
      sameTerm,
      otherTerm,
      score,
      margin: score - rivals.best(candidate),
    });
  });
  return explained;
}

function compareWordings({ before, after }: Pair, { versions, wordings }: WordingContext): Likenesses {
  const [old, now] = [wordings.before[before], wordings.after[after]];
  const heading = versions.points.before[before]?.heading ?? null;
  return {
    identical: old !== undefined && old.key === now?.key,
    sameHeading: heading !== null && heading === versions.points.after[after]?.heading,
    sameTerm: old?.term !== undefined && old.term === now?.term,
    otherTerm: old?.term !== now?.term,
  };
}

/** What its surroundings add to the raw score of one candidate, or take from it. */
export function scoreSurroundings(
  { before, after, likeness }: Candidate,
  versions: VersionPair,
  surroundings: Surroundings,
): number {
  const believed = Math.min(1, BELIEVED_WITHOUT_WORDS + (1 - BELIEVED_WITHOUT_WORDS) * (likeness / BELIEVED_FROM));
  const sameNumber = surroundings.sameNumber(before, after);
  const isElsewhere = !sameNumber && isReserved(before, after, versions);
  const number = sameNumber ? WEIGHTS.number : isElsewhere ? -WEIGHTS.reservedNumber : 0;
  return (
    believed *
      (WEIGHTS.neighbours * surroundings.neighbours(before, after) +
        (surroundings.parents(before, after) ? WEIGHTS.parents : 0) +
        WEIGHTS.children * surroundings.children(before, after) +
        number * surroundings.numberTrust) -
    WEIGHTS.distance * surroundings.distance(before, after)
  );
}

function isReserved(before: number, after: number, { points, reserved }: VersionPair): boolean {
  if (reserved.before.size === 0 && reserved.after.size === 0) return false;
  return reserved.before.has(points.before[before]?.path ?? "") || reserved.after.has(points.after[after]?.path ?? "");
}
