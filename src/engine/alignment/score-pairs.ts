import { groupBy } from "../../model/group-by.ts";
import type { Point } from "../../model/point.ts";
import type { BothSides, Wording } from "./describe-wording.ts";
import type { Candidate } from "./find-candidates.ts";
import type { Surrounding, Surroundings } from "./surroundings.ts";

/** A candidate with what speaks for it. `score` is raw, see `calibrate`. */
export type ScoredPair = Candidate &
  Surrounding & {
    readonly score: number;
    /** How far the score stands above that of the best other partner of either point; below 0 where another scores more. */
    readonly margin: number;
    readonly identical: boolean;
    readonly sameHeading: boolean;
    readonly sameTerm: boolean;
  };

/** A pair must be worth more than this; below it both points are better left alone. */
export const FLOOR = 0.22;

// Chosen on four public alignment sets by leaving one out at a time: src/decisions/0003-alignment-scores.md.
const WEIGHTS = {
  // Boilerplate resembles everything: what the runners-up also have speaks for nothing.
  runnersUp: 0.35,
  identical: 0.3,
  neighbours: 0.28,
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

/** What scoring needs to know beside the candidates themselves. */
export type ScoringContext = {
  readonly points: BothSides<readonly Point[]>;
  readonly wordings: BothSides<readonly Wording[]>;
  readonly surroundings: Surroundings;
  /** Paths that a point without text claims on the other side. */
  readonly reserved: BothSides<ReadonlySet<string>>;
};

/** Scores candidates by wording and by what their surroundings say. One scored pair per candidate; linear in them. */
export function scorePairs(candidates: readonly Candidate[], context: ScoringContext): ScoredPair[] {
  const rivalsOf = findRivals(candidates, (candidate) => candidate.likeness);
  const scored = candidates.map((candidate) => {
    const wording = compareWordings(candidate, context);
    const around = context.surroundings.of(candidate);
    const score =
      candidate.likeness -
      WEIGHTS.runnersUp * Math.min(meanOfFour(rivalsOf(candidate)), candidate.likeness) +
      scoreWording(wording) +
      scoreSurrounding(around, candidate, context);
    return { ...candidate, ...around, ...wording, score };
  });
  const rivalScoresOf = findRivals(scored, (pair) => pair.score);
  return scored.map((pair) => ({ ...pair, margin: pair.score - Math.max(0, ...rivalScoresOf(pair)) }));
}

const STEEPNESS = 8;
const EVEN_CHANCE_AT = 0.22;

/**
 * Turns a raw score into a chance: of the pairs that come out at 0.9, about nine in ten are right.
 * Logistic, fitted on the public sets; rounded to three decimals.
 */
export function calibrate(score: number): number {
  return Math.round(1000 / (1 + Math.exp(-STEEPNESS * (score - EVEN_CHANCE_AT)))) / 1000;
}

/** Links whose chance is lower are shown to a person. */
export const LOW_CONFIDENCE_BELOW = 0.85;

function compareWordings({ before, after }: Candidate, { points, wordings }: ScoringContext) {
  const [old, now] = [wordings.before[before], wordings.after[after]];
  const heading = points.before[before]?.heading ?? null;
  return {
    identical: old?.key !== undefined && old.key === now?.key,
    sameHeading: heading !== null && heading === points.after[after]?.heading,
    sameTerm: old?.term !== undefined && old.term === now?.term,
    otherTerm: old?.term !== now?.term,
  };
}

function scoreWording(wording: ReturnType<typeof compareWordings>): number {
  return (
    (wording.identical ? WEIGHTS.identical : 0) +
    (wording.sameHeading ? WEIGHTS.heading : 0) +
    (wording.sameTerm ? WEIGHTS.term : 0) -
    (wording.otherTerm ? WEIGHTS.otherTerm : 0)
  );
}

function scoreSurrounding(
  around: Surrounding,
  { before, after, likeness }: Candidate,
  context: ScoringContext,
): number {
  const believed = Math.min(1, BELIEVED_WITHOUT_WORDS + (1 - BELIEVED_WITHOUT_WORDS) * (likeness / BELIEVED_FROM));
  const { points, reserved, surroundings } = context;
  const isReserved =
    reserved.before.has(points.before[before]?.path ?? "") || reserved.after.has(points.after[after]?.path ?? "");
  const number = around.sameNumber ? WEIGHTS.number : isReserved ? -WEIGHTS.reservedNumber : 0;
  return (
    believed *
      (WEIGHTS.neighbours * around.neighbours +
        (around.parents ? WEIGHTS.parents : 0) +
        WEIGHTS.children * around.children +
        number * surroundings.numberTrust) -
    WEIGHTS.distance * around.distance
  );
}

/** A point with fewer than two others has rivals worth nothing. */
function meanOfFour(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / 4;
}

/** For each candidate the two best values that either of its points reaches with other partners: at most four. */
function findRivals<C extends Candidate>(candidates: readonly C[], worthOf: (candidate: C) => number) {
  const top = { before: topThree(candidates, "before", worthOf), after: topThree(candidates, "after", worthOf) };
  const others = (candidate: C, side: "before" | "after") => {
    const best = top[side].get(candidate[side]) ?? [];
    return best
      .filter((other) => other !== candidate)
      .slice(0, 2)
      .map(worthOf);
  };
  return (candidate: C) => [...others(candidate, "before"), ...others(candidate, "after")];
}

function topThree<C extends Candidate>(
  candidates: readonly C[],
  side: "before" | "after",
  worthOf: (candidate: C) => number,
) {
  const groups = groupBy(candidates, (candidate) => candidate[side]);
  const best = (group: readonly C[]) => group.toSorted((a, b) => worthOf(b) - worthOf(a)).slice(0, 3);
  return new Map([...groups].map(([point, group]) => [point, best(group)]));
}
