import { groupBy } from "../../model/group-by.ts";
import type { Point } from "../../model/point.ts";
import type { BothSides } from "./describe-wording.ts";
import type { Pair } from "./pair-equals.ts";
import type { Places } from "./place-points.ts";

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

/** What the pairs found so far say about others. Building it is linear in the points. */
export class Surroundings {
  /** Share of the paired points that kept their number, squared: where half agree, they agree by chance of order. */
  readonly numberTrust: number;
  readonly #points: BothSides<readonly Point[]>;
  readonly #places: BothSides<Places>;
  readonly #partners: ReadonlyMap<number, number>;
  readonly #childPairs: ReadonlyMap<string, number>;
  readonly #numbers: BothSides<ReadonlyMap<number, string>>;

  /** @param numbered - Whether the numbers of both versions are printed and so may agree. */
  constructor(
    points: BothSides<readonly Point[]>,
    places: BothSides<Places>,
    numbered: boolean,
    partners: ReadonlyMap<number, number>,
  ) {
    this.#points = points;
    this.#places = places;
    this.#partners = partners;
    this.#childPairs = countChildPairs(places, partners);
    this.#numbers = {
      before: tellingNumbers(points.before, places.before),
      after: tellingNumbers(points.after, places.after),
    };
    this.numberTrust = numbered ? this.#shareOfSameNumbers() ** 2 : 0;
  }

  of({ before, after }: Pair): Surrounding {
    const [parent, parentAfter] = [this.#places.before.parentOf(before), this.#places.after.parentOf(after)];
    const parents = parent !== undefined && parentAfter !== undefined && this.#partners.get(parent) === parentAfter;
    const sameLevel = parents || (parent === undefined && parentAfter === undefined);
    return {
      neighbours: (this.#besidePair(before, after, -1) + this.#besidePair(before, after, 1)) / 2,
      parents,
      children: this.#shareOfChildren(before, after),
      sameNumber: this.numberTrust > 0 && sameLevel && this.#haveSameNumber(before, after),
      distance: Math.abs(before / this.#points.before.length - after / this.#points.after.length),
    };
  }

  /** Pairs that their place alone proposes: beside or above a pair, or of the same number. At most five per point. */
  proposals(): Pair[] {
    const proposed = new Map<string, Pair>();
    const propose = (before: number | undefined, after: number | undefined) => {
      if (before !== undefined && after !== undefined) proposed.set(`${before} ${after}`, { before, after });
    };
    for (const [before, after] of this.#partners) {
      for (const step of [-1, 1] as const)
        propose(this.#places.before.beside(before, step), this.#places.after.beside(after, step));
      propose(this.#places.before.parentOf(before), this.#places.after.parentOf(after));
    }
    if (this.numberTrust > 0) {
      const byPath = new Map(this.#points.after.map((point, index) => [point.path, index]));
      for (const before of this.#numbers.before.keys())
        propose(before, byPath.get(this.#points.before[before]?.path ?? ""));
    }
    return [...proposed.values()];
  }

  #besidePair(before: number, after: number, step: -1 | 1): number {
    const [old, now] = [this.#places.before.beside(before, step), this.#places.after.beside(after, step)];
    if (old === undefined && now === undefined) return 0.5;
    return old !== undefined && now !== undefined && this.#partners.get(old) === now ? 1 : 0;
  }

  #shareOfChildren(before: number, after: number): number {
    const pairs = this.#childPairs.get(`${before} ${after}`) ?? 0;
    const most = Math.max(this.#places.before.childrenOf(before).length, this.#places.after.childrenOf(after).length);
    return pairs / Math.max(1, most);
  }

  #haveSameNumber(before: number, after: number): boolean {
    const number = this.#numbers.before.get(before);
    return number !== undefined && number === this.#numbers.after.get(after);
  }

  #shareOfSameNumbers(): number {
    let [numbered, same] = [0, 0];
    for (const [before, after] of this.#partners) {
      if (!this.#numbers.before.has(before) || !this.#numbers.after.has(after)) continue;
      numbered++;
      if (this.#haveSameNumber(before, after)) same++;
    }
    // One more, so that a single pair proves nothing.
    return same / (numbered + 1);
  }
}

/** How many pairs stand under each pair of parents. */
function countChildPairs(
  places: BothSides<Places>,
  partners: ReadonlyMap<number, number>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [before, after] of partners) {
    const [old, now] = [places.before.parentOf(before), places.after.parentOf(after)];
    if (old !== undefined && now !== undefined) counts.set(`${old} ${now}`, (counts.get(`${old} ${now}`) ?? 0) + 1);
  }
  return counts;
}

/** The numbers that no sibling has too: only those can say which point is meant. */
function tellingNumbers(points: readonly Point[], places: Places): ReadonlyMap<number, string> {
  const numbered = [...points.keys()].filter((index) => points[index]?.number !== "");
  const alike = groupBy(numbered, (index) => `${places.parentOf(index)} ${points[index]?.number}`);
  const telling = [...alike.values()].flatMap(([index, ...others]) =>
    index === undefined || others.length > 0 ? [] : [index],
  );
  return new Map(telling.map((index) => [index, points[index]?.number ?? ""]));
}
