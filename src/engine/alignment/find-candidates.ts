import { groupBy } from "../../model/group-by.ts";
import { CandidateColumns } from "./candidate-columns.ts";
import type { BothSides, Wording } from "./describe-wording.ts";
import { ExpectedPlaces } from "./expected-places.ts";
import { NONE, type Pair, type Partners } from "./partners.ts";

/** A pair worth a closer look. `likeness` is the cosine of the two wordings, 0 to 1. */
export type Candidate = Pair & { readonly likeness: number };

/** Enough that the true partner is among them in 99 of 100 cases on restructured contracts. */
export const CANDIDATES_PER_POINT = 8;

// A feature that stands in more wordings than this says little about any of them; it would only cost time.
const MOST_WORDINGS_PER_FEATURE = 64;
const SMALL_VERSION = 400;

/**
 * Finds, by an inverted index over words, the pairs of points whose wording is most alike.
 *
 * Points of one wording are looked up once, and of the many pairs between them only those near each other are named:
 * thousands of equal points cost no more than thousands of different ones.
 *
 * @param wordings - Undefined for a point that takes no part.
 * @param partners - Pairs already known: their points take no part, and they tell where a point would stand in the
 *   other version.
 * @returns The best eight of each open point, seen from either side, each pair once, by `before`, then `after`. Cost
 *   O(n·(f + k)) for n points with k candidates each and f features shared with others.
 */
export function findCandidates(
  wordings: BothSides<readonly (Wording | undefined)[]>,
  partners: Partners,
): readonly Candidate[] {
  const before = groupByWording(wordings.before, partners.ofBefore);
  const after = groupByWording(wordings.after, partners.ofAfter);
  const most = candidatesPerPoint(Math.max(countMembers(before), countMembers(after)));
  const alike = alikeWordings(before, after, most);
  const found = new FoundPairs(partners, most);
  const crowds = crowdedWordings(alike, before, after);
  const inTurn: Candidate[] = [];
  for (let place = 0; place < alike.size; place++) {
    const [old, now] = [alike.before[place] as number, alike.after[place] as number];
    const likeness = alike.likeness[place] as number;
    if (crowds.before[old] === 1 || crowds.after[now] === 1) inTurn.push({ before: old, after: now, likeness });
    else found.add(before[old]?.members[0] ?? NONE, after[now]?.members[0] ?? NONE, likeness);
  }
  inTurn.sort((a, b) => b.likeness - a.likeness);
  for (const { before: old, after: now, likeness } of inTurn)
    found.addNearest(before[old]?.members ?? [], after[now]?.members ?? [], likeness);
  return found.pairs.inOrder(wordings.before.length, wordings.after.length);
}

/**
 * By wording: 1 where several points say it, or are like it, else 0. Who of them is named depends on how many others were
 * named before; of two wordings that one point says each there is nothing to choose, and they need not wait their turn.
 */
function crowdedWordings(
  alike: CandidateColumns,
  before: readonly SameWording[],
  after: readonly SameWording[],
): BothSides<Uint8Array> {
  const crowds = { before: new Uint8Array(before.length), after: new Uint8Array(after.length) };
  const saidBySeveral = (groups: readonly SameWording[]) => groups.some(({ members }) => members.length > 1);
  if (!saidBySeveral(before) && !saidBySeveral(after)) return crowds;
  for (let place = 0; place < alike.size; place++) {
    const [old, now] = [alike.before[place] as number, alike.after[place] as number];
    if (before[old]?.members.length === 1 && after[now]?.members.length === 1) continue;
    crowds.before[old] = 1;
    crowds.after[now] = 1;
  }
  return crowds;
}

// Beyond this many points together fewer candidates each are looked at, so that no text takes minutes.
const MOST_CANDIDATES = 100_000;
const FEWEST_PER_POINT = 2;

function candidatesPerPoint(points: number): number {
  return Math.min(CANDIDATES_PER_POINT, Math.max(FEWEST_PER_POINT, Math.floor(MOST_CANDIDATES / points)));
}

function countMembers(groups: readonly SameWording[]): number {
  return groups.reduce((sum, { members }) => sum + members.length, 0);
}

/** Points that say the same: the wording of the first of them, and their indexes in order. */
type SameWording = { readonly wording: Wording; readonly members: number[] };

function groupByWording(wordings: readonly (Wording | undefined)[], partnerOf: Int32Array): readonly SameWording[] {
  const all: SameWording[] = [];
  // Most keys are of one group. Of those of one key, each leads to the one found before it.
  const lastOfKey = new Map<number, number>();
  const before: number[] = [];
  for (let index = 0; index < wordings.length; index++) {
    const wording = wordings[index];
    if (wording === undefined || partnerOf[index] !== NONE) continue;
    const last = lastOfKey.get(wording.key) ?? NONE;
    let group = last;
    // A lead-in counts its sub-points' words: equal keys with other features are other wordings.
    while (group !== NONE && !areEqual((all[group] as SameWording).wording.features, wording.features))
      group = before[group] as number;
    if (group !== NONE) (all[group] as SameWording).members.push(index);
    else {
      lastOfKey.set(wording.key, all.push({ wording, members: [index] }) - 1);
      before.push(last);
    }
  }
  return all;
}

function areEqual(one: Int32Array, other: Int32Array): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}

/** The wordings most alike, by index into the two lists: the best few from either side. */
function alikeWordings(
  before: readonly SameWording[],
  after: readonly SameWording[],
  mostOfEach: number,
): CandidateColumns {
  const index = new FeatureIndex(after);
  const counts = { before: countFeatures(before), after: countFeatures(after) };
  // Counted from both sides, so that it does not matter which version comes first.
  const mostLooks = mostWordingsPerFeature(Math.max(before.length, after.length)) ** 2;
  const isTelling = (feature: number) => (counts.before[feature] ?? 0) * (counts.after[feature] ?? 0) <= mostLooks;
  const byKey = groupBy(after.keys(), (now) => (after[now] as SameWording).wording.key);
  const likeness = new Float64Array(after.length);
  const bestOfBefore = new BestFew(before.length, mostOfEach);
  const bestOfAfter = new BestFew(after.length, mostOfEach);
  // An array made longer and shorter by turns would be made anew each time.
  const touched = new Int32Array(after.length);
  before.forEach(({ wording }, old) => {
    let count = index.addLikeness(wording, isTelling, likeness, touched);
    // Equal texts without a telling word ("* * *") share no feature and are alike all the same.
    for (const equal of byKey.get(wording.key) ?? []) {
      if (likeness[equal] !== 0) continue;
      touched[count++] = equal;
      likeness[equal] = 1;
    }
    for (let place = 0; place < count; place++) {
      const now = touched[place] as number;
      bestOfBefore.offer(old, now, likeness, now);
      bestOfAfter.offer(now, old, likeness, now);
      likeness[now] = 0;
    }
  });
  const alike = new CandidateColumns();
  bestOfBefore.forEach((old, now, worth) => {
    alike.add(old, now, worth);
  });
  bestOfAfter.forEach((now, old, worth) => {
    if (!bestOfBefore.has(old, now)) alike.add(old, now, worth);
  });
  return alike;
}

// In all, words that many wordings share may be looked at about so often.
const MOST_LOOKS = 2_000_000;

function mostWordingsPerFeature(wordings: number): number {
  if (wordings < SMALL_VERSION) return Number.POSITIVE_INFINITY;
  return Math.max(MOST_WORDINGS_PER_FEATURE, Math.min(wordings / 100, MOST_LOOKS / wordings));
}

/** By feature: how many wordings have it. */
function countFeatures(groups: readonly SameWording[]): Int32Array {
  let highest = NONE;
  for (const { wording } of groups) {
    const { features } = wording;
    if (features.length > 0) highest = Math.max(highest, features[features.length - 1] as number);
  }
  const counts = new Int32Array(highest + 1);
  for (const { wording } of groups)
    for (const feature of wording.features) counts[feature] = (counts[feature] as number) + 1;
  return counts;
}

/** Which wordings have a feature, and with what weight: one row after another in two arrays. */
class FeatureIndex {
  readonly #rowStarts: Int32Array;
  readonly #wordings: Int32Array;
  readonly #weights: Float64Array;

  constructor(groups: readonly SameWording[]) {
    const counts = countFeatures(groups);
    this.#rowStarts = new Int32Array(counts.length + 1);
    counts.forEach((count, feature) => {
      this.#rowStarts[feature + 1] = (this.#rowStarts[feature] ?? 0) + count;
    });
    const size = this.#rowStarts.at(-1) ?? 0;
    this.#wordings = new Int32Array(size);
    this.#weights = new Float64Array(size);
    const filled = this.#rowStarts.slice();
    groups.forEach(({ wording }, number) => {
      wording.features.forEach((feature, n) => {
        const place = filled[feature] ?? 0;
        this.#wordings[place] = number;
        this.#weights[place] = wording.weights[n] ?? 0;
        filled[feature] = place + 1;
      });
    });
  }

  /** Adds to `likeness` what each wording shares with this one; lists in `touched` which those are and says how many. */
  addLikeness(
    { features, weights }: Wording,
    isTelling: (feature: number) => boolean,
    likeness: Float64Array,
    touched: Int32Array,
  ): number {
    let count = 0;
    for (let n = 0; n < features.length; n++) {
      const feature = features[n] as number;
      const weight = weights[n] as number;
      const start = this.#rowStarts[feature] ?? 0;
      const end = this.#rowStarts[feature + 1] ?? 0;
      if (start === end || !isTelling(feature)) continue;
      for (let place = start; place < end; place++) {
        const other = this.#wordings[place] as number;
        const before = likeness[other] as number;
        if (before === 0) touched[count++] = other;
        likeness[other] = before + weight * (this.#weights[place] as number);
      }
    }
    return count;
  }
}

/** For each of several points the best few others offered, best first; of equals those offered first. */
class BestFew {
  readonly #most: number;
  readonly #others: Int32Array;
  readonly #worths: Float64Array;
  readonly #counts: Uint8Array;

  constructor(points: number, most: number) {
    this.#most = most;
    this.#others = new Int32Array(points * most);
    this.#worths = new Float64Array(points * most);
    this.#counts = new Uint8Array(points);
  }

  /**
   * @param worths - What it is worth stands there `at` a place, of which no more than 1 counts: of hundreds of thousands
   *   of numbers handed over by themselves each would be an object.
   */
  offer(point: number, other: number, worths: Float64Array, at: number): void {
    const worth = Math.min(1, worths[at] as number);
    const start = point * this.#most;
    const count = this.#counts[point] as number;
    let place = start + count;
    if (count === this.#most) {
      place--;
      if (worth <= (this.#worths[place] as number)) return;
    } else this.#counts[point] = count + 1;
    for (; place > start && (this.#worths[place - 1] as number) < worth; place--) {
      this.#worths[place] = this.#worths[place - 1] as number;
      this.#others[place] = this.#others[place - 1] as number;
    }
    this.#worths[place] = worth;
    this.#others[place] = other;
  }

  has(point: number, other: number): boolean {
    const start = point * this.#most;
    for (let place = start; place < start + (this.#counts[point] ?? 0); place++) {
      if (this.#others[place] === other) return true;
    }
    return false;
  }

  forEach(take: (point: number, other: number, worth: number) => void): void {
    for (let point = 0; point < this.#counts.length; point++) {
      const start = point * this.#most;
      for (let place = start; place < start + (this.#counts[point] as number); place++) {
        take(point, this.#others[place] as number, this.#worths[place] as number);
      }
    }
  }
}

// A point may stand on either side of either of the two places where it is expected.
const NEAREST = 2;

/** The pairs of points named so far. */
class FoundPairs {
  readonly pairs = new CandidateColumns();
  readonly #expected: ExpectedPlaces;
  readonly #most: number;
  readonly #countsBefore: Int32Array;
  readonly #countsAfter: Int32Array;

  constructor(partners: Partners, most: number) {
    this.#expected = new ExpectedPlaces(partners);
    this.#most = most;
    this.#countsBefore = new Int32Array(partners.ofBefore.length);
    this.#countsAfter = new Int32Array(partners.ofAfter.length);
  }

  /** Names two points. */
  add(before: number, after: number, likeness: number): void {
    this.#countsBefore[before] = (this.#countsBefore[before] as number) + 1;
    this.#countsAfter[after] = (this.#countsAfter[after] as number) + 1;
    this.pairs.add(before, after, likeness);
  }

  /**
   * Names pairs of points of two wordings: for each that has too few candidates yet the nearest of the other wording.
   * A point that everyone resembles must not crowd out a quiet one, so that either side has its turn.
   *
   * Wordings have to come in order of their likeness, the most alike first.
   */
  addNearest(before: readonly number[], after: readonly number[], likeness: number): void {
    if (before.length === 1 && after.length === 1) {
      this.add(before[0] as number, after[0] as number, likeness);
      return;
    }
    const added = new Set<number>();
    const add = (old: number, now: number) => {
      const pair = old * this.#countsAfter.length + now;
      if (added.has(pair)) return;
      added.add(pair);
      this.add(old, now, likeness);
    };
    for (const old of before.filter((point) => (this.#countsBefore[point] as number) < this.#most))
      for (const now of this.#nearestOf(after, this.#expected.inAfter(old))) add(old, now);
    for (const now of after.filter((point) => (this.#countsAfter[point] as number) < this.#most))
      for (const old of this.#nearestOf(before, this.#expected.inBefore(now))) add(old, now);
  }

  /** The members around the places where a point is expected; all of them where they are few. */
  #nearestOf(members: readonly number[], [onwards, backwards]: readonly [number, number]): readonly number[] {
    if (members.length <= this.#most) return members;
    const reach = Math.min(NEAREST, this.#most / 2);
    return [...nearest(members, onwards, reach), ...(backwards === onwards ? [] : nearest(members, backwards, reach))];
  }
}

/** The members on either side of a place; `members` rise. */
function nearest(members: readonly number[], place: number, reach: number): readonly number[] {
  let [low, high] = [0, members.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((members[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return members.slice(Math.max(0, low - reach), low + reach);
}
