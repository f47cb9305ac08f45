import { likenessOf } from "./describe-wording.ts";
import type { Candidate } from "./find-candidates.ts";
import type { OpenVersions } from "./open-versions.ts";
import type { Pair, Partners } from "./partners.ts";
import type { Rivals } from "./rivals.ts";
import { rivalsByWording, scorePairs, scoreSurroundings, scoreWordings } from "./score-pairs.ts";
import { Surroundings } from "./surroundings.ts";

/** Pairs that may be chosen, and the raw score of each. */
export type ScoredCandidates = { readonly candidates: readonly Candidate[]; readonly scores: Float64Array };

/**
 * The pairs that wording named, with their raw scores among the partners found so far. Partners change at few points
 * from one round to the next, and only pairs of points beside, above and under those are scored anew.
 */
export class NamedPairs {
  readonly #open: OpenVersions;
  readonly #candidates: readonly Candidate[];
  /** The candidates of point n before stand from `#rows[n]` to `#rows[n + 1]`. */
  readonly #rows: Int32Array;
  readonly #rivals: Rivals;
  readonly #worded: Float64Array;
  readonly #scores: Float64Array;
  #surroundings: Surroundings;

  /**
   * @param partners - Those that stand already.
   * @param candidates - By `before`, then `after`. Linear in them and in the points.
   */
  constructor(open: OpenVersions, partners: Partners, candidates: readonly Candidate[]) {
    this.#open = open;
    this.#candidates = candidates;
    this.#rows = rowsByBefore(candidates, open.versions.points.before.length);
    this.#rivals = rivalsByWording(candidates);
    this.#worded = scoreWordings(candidates, open, this.#rivals);
    this.#surroundings = new Surroundings(open.versions, partners);
    this.#scores = scorePairs(candidates, this.#worded, open.versions, this.#surroundings);
  }

  /** What the partners seen last say of any pair. */
  get surroundings(): Surroundings {
    return this.#surroundings;
  }

  /** Sees the pairs among other partners, which must not change while they are seen. Linear in the points at most. */
  placeAmong(partners: Partners): void {
    const { versions } = this.#open;
    const around = new Surroundings(versions, partners);
    const isOther = around.whereOtherThan(this.#surroundings);
    this.#surroundings = around;
    for (let before = 0; before < isOther.length; before++) {
      if (isOther[before] === 0) continue;
      const [start, end] = [this.#rows[before] as number, this.#rows[before + 1] as number];
      for (let place = start; place < end; place++)
        this.#scores[place] =
          (this.#worded[place] as number) + scoreSurroundings(this.#candidates[place] as Candidate, versions, around);
    }
  }

  /**
   * Adds to the named pairs those that wording alone did not name; a point without known text is never paired by what
   * surrounds it.
   */
  withProposed(proposed: readonly Pair[]): ScoredCandidates {
    const { versions, wordings, judged } = this.#open;
    const added: Candidate[] = [];
    for (const { before, after } of proposed) {
      const [old, now] = [wordings.before[before], wordings.after[after]];
      if (old === undefined || now === undefined || this.#isNamed(before, after)) continue;
      if (judged.areDifferent(before, after)) continue;
      added.push({ before, after, likeness: likenessOf(old, now) });
    }
    if (added.length === 0) return { candidates: this.#candidates, scores: this.#scores };
    const scores = new Float64Array(this.#scores.length + added.length);
    scores.set(this.#scores);
    const worded = scoreWordings(added, this.#open, this.#rivals);
    scores.set(scorePairs(added, worded, versions, this.#surroundings), this.#scores.length);
    return { candidates: this.#candidates.concat(added), scores };
  }

  /** O(log k) for a point with k candidates. */
  #isNamed(before: number, after: number): boolean {
    const end = this.#rows[before + 1] as number;
    let [low, high] = [this.#rows[before] as number, end];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#candidates[middle] as Candidate).after < after) low = middle + 1;
      else high = middle;
    }
    return low < end && this.#candidates[low]?.after === after;
  }
}

function rowsByBefore(candidates: readonly Candidate[], points: number): Int32Array {
  const rows = new Int32Array(points + 1);
  for (const { before } of candidates) rows[before + 1] = (rows[before + 1] as number) + 1;
  for (let point = 0; point < points; point++) rows[point + 1] = (rows[point + 1] as number) + (rows[point] as number);
  return rows;
}
