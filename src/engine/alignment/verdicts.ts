import type { Point } from "../../model/point.ts";
import type { BothSides } from "./describe-wording.ts";
import type { Keys } from "./pair-equals.ts";
import { NONE, type Pair, Partners } from "./partners.ts";

/** Two points by path. */
type PathPair = { readonly before: string; readonly after: string };

/** What people said of the points of two versions: this is that, this is not that. */
export type Verdicts = { readonly same: readonly PathPair[]; readonly different: readonly PathPair[] };

/**
 * Verdicts by index into the points of either version.
 *
 * A path that a version does not have is passed over, as is a pair of which both was said: it needs a person again.
 */
export class Judged {
  /** Each pair once, by `before`, then `after`. */
  readonly same: readonly Pair[];
  /** For each point the first it is said to be, if that is free; what else is said of the two are further parts. */
  readonly firstPartners: Partners;
  readonly #different: ReadonlySet<number>;
  readonly #afterCount: number;

  /** Linear in the points where anything was said, else free. */
  constructor(points: BothSides<readonly Point[]>, { same, different }: Verdicts = NO_VERDICTS) {
    this.#afterCount = points.after.length;
    const find = finder(points);
    const [said, denied] = [new Set(same.flatMap(find)), new Set(different.flatMap(find))];
    this.#different = new Set([...denied].filter((pair) => !said.has(pair)));
    this.same = [...said]
      .filter((pair) => !denied.has(pair))
      .sort((a, b) => a - b)
      .map((pair) => ({ before: Math.floor(pair / this.#afterCount), after: pair % this.#afterCount }));
    this.firstPartners = Partners.none(points.before.length, points.after.length);
    for (const { before, after } of this.same)
      if (this.firstPartners.isFree(before, after)) this.firstPartners.add(before, after);
  }

  /** Whether it was said that these two do not correspond. */
  areDifferent(before: number, after: number): boolean {
    return this.#different.size > 0 && this.#different.has(before * this.#afterCount + after);
  }

  /** Whether anything was said of any pair. */
  isSilent(): boolean {
    return this.same.length === 0 && this.#different.size === 0;
  }

  /** Takes the keys from points that are not to be paired by them: those said to be some other, and equal ones that are not the same. */
  withoutKeys({ before, after }: BothSides<Keys>): BothSides<Keys> {
    if (this.isSilent()) return { before, after };
    const [old, now] = [before.slice(), after.slice()];
    for (const pair of this.same) {
      old[pair.before] = NONE;
      now[pair.after] = NONE;
    }
    for (const pair of this.#different) {
      const [one, other] = [Math.floor(pair / this.#afterCount), pair % this.#afterCount];
      if (before[one] === after[other]) now[other] = NONE;
    }
    return { before: old, after: now };
  }
}

const NO_VERDICTS: Verdicts = { same: [], different: [] };

/** Pairs of paths as one number: the place before times the points after, and the place after. */
function finder({ before, after }: BothSides<readonly Point[]>): (pair: PathPair) => readonly number[] {
  let places: BothSides<ReadonlyMap<string, number>> | undefined;
  return (pair) => {
    places ??= { before: placesOf(before), after: placesOf(after) };
    const [old, now] = [places.before.get(pair.before), places.after.get(pair.after)];
    return old === undefined || now === undefined ? [] : [old * after.length + now];
  };
}

function placesOf(points: readonly Point[]): ReadonlyMap<string, number> {
  return new Map(points.map(({ path }, index) => [path, index]));
}
