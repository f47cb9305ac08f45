import { PairNumbers } from "../words/pair-numbers.ts";
import { NONE, type Pair, type Partners } from "./partners.ts";
import type { VersionPair } from "./version-pair.ts";

/** What stands around a pair. Shares lie in 0 to 1. */
export type Surrounding = {
  /** Half for either neighbour that is paired with the neighbour; a quarter where both have none. */
  readonly neighbours: number;
  readonly parents: boolean;
  /** Share of the sub-points that are paired with each other. */
  readonly children: number;
  readonly sameNumber: boolean;
  /** Distance of the two places as a share of their versions' lengths. */
  readonly distance: number;
};

/**
 * Pairs of free points that stand at the same path, those before by a number that tells which is meant. Linear in the
 * points.
 */
export function pairsOfOnePath({ points, numbers }: VersionPair, free: Partners): readonly Pair[] {
  const byPath = new Map<string, number>();
  points.after.forEach(({ path }, after) => {
    if (free.ofAfter[after] === NONE) byPath.set(path, after);
  });
  const pairs: Pair[] = [];
  points.before.forEach(({ path }, before) => {
    if (numbers.before[before] === NONE || free.ofBefore[before] !== NONE) return;
    const after = byPath.get(path);
    if (after !== undefined) pairs.push({ before, after });
  });
  return pairs;
}

// A pair of parents, or of points proposed, for each so many points is a fair guess; a map that grows is filled anew.
const FOR_EACH = 4;

/** What the pairs found so far say about others. Building it is linear in the points. */
export class Surroundings {
  /** Share of the paired points that kept their number, squared: where half agree, they agree by chance of order. */
  readonly numberTrust: number;
  readonly #versions: VersionPair;
  readonly #partners: Partners;
  /** How many pairs stand under each pair of parents; undefined where nothing stands under anything. */
  readonly #childPairs: PairNumbers | undefined;

  constructor(versions: VersionPair, partners: Partners) {
    this.#versions = versions;
    this.#partners = partners;
    this.#childPairs = this.#countChildPairs();
    this.numberTrust = versions.numbered ? this.#shareOfSameNumbers() ** 2 : 0;
  }

  of({ before, after }: Pair): Surrounding {
    return {
      neighbours: this.neighbours(before, after),
      parents: this.parents(before, after),
      children: this.children(before, after),
      sameNumber: this.sameNumber(before, after),
      distance: this.distance(before, after),
    };
  }

  neighbours(before: number, after: number): number {
    return (this.#besidePair(before, after, -1) + this.#besidePair(before, after, 1)) / 2;
  }

  parents(before: number, after: number): boolean {
    const { places } = this.#versions;
    const [parent, parentAfter] = [places.before.parentOf(before), places.after.parentOf(after)];
    return parent !== NONE && parentAfter !== NONE && this.#partners.ofBefore[parent] === parentAfter;
  }

  children(before: number, after: number): number {
    if (this.#childPairs === undefined) return 0;
    const { places } = this.#versions;
    const pairs = Math.max(0, this.#childPairs.get(before, after));
    return pairs / Math.max(1, places.before.childCount(before), places.after.childCount(after));
  }

  /** Whether they bear the same number in the same place, and numbers are to be trusted. */
  sameNumber(before: number, after: number): boolean {
    const { numbers, places } = this.#versions;
    if (this.numberTrust === 0 || numbers.before[before] === NONE) return false;
    if (numbers.before[before] !== numbers.after[after]) return false;
    const areAtTop = places.before.parentOf(before) === NONE && places.after.parentOf(after) === NONE;
    return areAtTop || this.parents(before, after);
  }

  distance(before: number, after: number): number {
    const { points } = this.#versions;
    return Math.abs(before / points.before.length - after / points.after.length);
  }

  /**
   * By point before: 1 where this may say something else of its pairs than `earlier` did of the same versions, else 0.
   * Linear in the points.
   */
  whereOtherThan(earlier: Surroundings): Uint8Array {
    const { ofBefore } = this.#partners;
    const isOther = new Uint8Array(ofBefore.length);
    // Each pair of one number is worth more or less by then.
    if (this.numberTrust !== earlier.numberTrust) return isOther.fill(1);
    const places = this.#versions.places.before;
    const mark = (before: number) => {
      if (before !== NONE) isOther[before] = 1;
    };
    for (let before = 0; before < isOther.length; before++) {
      if (ofBefore[before] === earlier.#partners.ofBefore[before]) continue;
      mark(places.beside(before, -1));
      mark(places.beside(before, 1));
      mark(places.parentOf(before));
      places.childrenOf(before).forEach(mark);
    }
    return isOther;
  }

  /**
   * Pairs of free points that their place alone proposes: beside or above a pair, or of the same number. At most five
   * per point.
   *
   * @param free - Who has no partner yet in what is settled.
   * @param ofOnePath - What `pairsOfOnePath` says of them; asked for only where numbers are to be trusted.
   */
  proposals(free: Partners, ofOnePath = () => pairsOfOnePath(this.#versions, free)): Pair[] {
    const { points, places } = this.#versions;
    const proposed: Pair[] = [];
    const known = new PairNumbers(points.before.length / FOR_EACH);
    const isFree = (before: number) => before !== NONE && free.ofBefore[before] === NONE;
    const propose = (before: number, after: number) => {
      if (after === NONE || free.ofAfter[after] !== NONE) return;
      if (known.get(before, after) !== NONE) return;
      known.set(before, after, proposed.length);
      proposed.push({ before, after });
    };
    this.#partners.ofBefore.forEach((after, before) => {
      if (after === NONE) return;
      // Most points stand among settled ones: nobody asks what stands around their partners.
      const [behind, ahead, parent] = [
        places.before.beside(before, -1),
        places.before.beside(before, 1),
        places.before.parentOf(before),
      ];
      if (isFree(behind)) propose(behind, places.after.beside(after, -1));
      if (isFree(ahead)) propose(ahead, places.after.beside(after, 1));
      if (isFree(parent)) propose(parent, places.after.parentOf(after));
    });
    if (this.numberTrust > 0) for (const { before, after } of ofOnePath()) propose(before, after);
    return proposed;
  }

  #besidePair(before: number, after: number, step: -1 | 1): number {
    const { places } = this.#versions;
    const [old, now] = [places.before.beside(before, step), places.after.beside(after, step)];
    if (old === NONE && now === NONE) return 0.5;
    return old !== NONE && now !== NONE && this.#partners.ofBefore[old] === now ? 1 : 0;
  }

  #shareOfSameNumbers(): number {
    const { numbers } = this.#versions;
    let [numbered, same] = [0, 0];
    this.#partners.ofBefore.forEach((after, before) => {
      if (after === NONE || numbers.before[before] === NONE || numbers.after[after] === NONE) return;
      numbered++;
      if (numbers.before[before] === numbers.after[after]) same++;
    });
    // One more, so that a single pair proves nothing.
    return same / (numbered + 1);
  }

  #countChildPairs(): PairNumbers | undefined {
    const { points, places } = this.#versions;
    if (places.before.isFlat || places.after.isFlat) return undefined;
    const counts = new PairNumbers(points.before.length / FOR_EACH);
    this.#partners.ofBefore.forEach((after, before) => {
      if (after === NONE) return;
      const [old, now] = [places.before.parentOf(before), places.after.parentOf(after)];
      if (old === NONE || now === NONE) return;
      counts.set(old, now, Math.max(0, counts.get(old, now)) + 1);
    });
    return counts;
  }
}
