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
  const expected = new ExpectedPlaces(partners);
  const found: Candidate[] = [];
  let [mostBefore, mostAfter] = [1, 1];
  for (const { before: old, after: now, likeness } of alikeWordings(before, after)) {
    const [olds, nows] = [before[old]?.members ?? [], after[now]?.members ?? []];
    [mostBefore, mostAfter] = [Math.max(mostBefore, olds.length), Math.max(mostAfter, nows.length)];
    for (const { before: first, after: second } of nearPairs(olds, nows, expected))
      found.push({ before: first, after: second, likeness });
  }
  // Where every wording stands once, the best few of each are already the best few of each point.
  const best = mostBefore === 1 && mostAfter === 1 ? found : keepBest(found, expected);
  return best.sort((a, b) => a.before - b.before || a.after - b.after);
}

/** Points that say the same: the wording of the first of them, and their indexes in order. */
type SameWording = { readonly wording: Wording; readonly members: number[] };

function groupByWording(wordings: readonly (Wording | undefined)[], partnerOf: Int32Array): readonly SameWording[] {
  const groups = new Map<number, SameWording[]>();
  const all: SameWording[] = [];
  wordings.forEach((wording, index) => {
    if (wording === undefined || partnerOf[index] !== NONE) return;
    const sameKey = groups.get(wording.key) ?? [];
    // A lead-in counts its sub-points' words: equal keys with other features are other wordings.
    const group = sameKey.find((other) => other.wording.features.length === wording.features.length);
    if (group !== undefined) group.members.push(index);
    else {
      const added = { wording, members: [index] };
      sameKey.push(added);
      groups.set(wording.key, sameKey);
      all.push(added);
    }
  });
  return all;
}

/** The wordings most alike, by index into the two lists: the best few from either side. */
function alikeWordings(before: readonly SameWording[], after: readonly SameWording[]): readonly Candidate[] {
  const index = new FeatureIndex(after);
  const most =
    after.length < SMALL_VERSION ? Number.POSITIVE_INFINITY : Math.max(MOST_WORDINGS_PER_FEATURE, after.length / 100);
  const byKey = new Map(after.map(({ wording }, now) => [wording.key, now]));
  const likeness = new Float64Array(after.length);
  const bestOfBefore = new BestFew(before.length);
  const bestOfAfter = new BestFew(after.length);
  const touched: number[] = [];
  before.forEach(({ wording }, old) => {
    touched.length = 0;
    index.addLikeness(wording, most, likeness, touched);
    // Equal texts without a telling word ("* * *") share no feature and are alike all the same.
    const equal = byKey.get(wording.key);
    if (equal !== undefined && likeness[equal] === 0) touched.push(equal);
    if (equal !== undefined) likeness[equal] = 1;
    for (const now of touched) {
      const alike = Math.min(1, likeness[now] ?? 0);
      bestOfBefore.offer(old, now, alike);
      bestOfAfter.offer(now, old, alike);
      likeness[now] = 0;
    }
  });
  const candidates = [...bestOfBefore.all()].map(({ of: old, other: now, worth }) => ({
    before: old,
    after: now,
    likeness: worth,
  }));
  for (const { of: now, other: old, worth } of bestOfAfter.all()) {
    if (!bestOfBefore.has(old, now)) candidates.push({ before: old, after: now, likeness: worth });
  }
  return candidates;
}

/** Which wordings have a feature, and with what weight: one row after another in two arrays. */
class FeatureIndex {
  readonly #rowStarts: Int32Array;
  readonly #wordings: Int32Array;
  readonly #weights: Float64Array;

  constructor(groups: readonly SameWording[]) {
    const highest = groups.reduce((most, { wording }) => Math.max(most, wording.features.at(-1) ?? NONE), NONE);
    this.#rowStarts = new Int32Array(highest + 2);
    for (const { wording } of groups) {
      for (const feature of wording.features) this.#rowStarts[feature + 1] = (this.#rowStarts[feature + 1] ?? 0) + 1;
    }
    for (let feature = 0; feature <= highest; feature++) {
      this.#rowStarts[feature + 1] = (this.#rowStarts[feature + 1] ?? 0) + (this.#rowStarts[feature] ?? 0);
    }
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

  /** Adds to `likeness` what each wording shares with this one, and to `touched` which wordings those are. */
  addLikeness({ features, weights }: Wording, most: number, likeness: Float64Array, touched: number[]): void {
    for (let n = 0; n < features.length; n++) {
      const feature = features[n] as number;
      const weight = weights[n] as number;
      const start = this.#rowStarts[feature] ?? 0;
      const end = this.#rowStarts[feature + 1] ?? 0;
      if (end - start > most) continue;
      for (let place = start; place < end; place++) {
        const other = this.#wordings[place] as number;
        const before = likeness[other] as number;
        if (before === 0) touched.push(other);
        likeness[other] = before + weight * (this.#weights[place] as number);
      }
    }
  }
}

/** For each of several points the best few others offered, best first; of equals those offered first. */
class BestFew {
  readonly #others: Int32Array;
  readonly #worths: Float64Array;
  readonly #counts: Uint8Array;

  constructor(points: number) {
    this.#others = new Int32Array(points * CANDIDATES_PER_POINT);
    this.#worths = new Float64Array(points * CANDIDATES_PER_POINT);
    this.#counts = new Uint8Array(points);
  }

  offer(point: number, other: number, worth: number): void {
    const start = point * CANDIDATES_PER_POINT;
    const count = this.#counts[point] ?? 0;
    let place = start + count;
    if (count === CANDIDATES_PER_POINT) {
      place--;
      if (worth <= (this.#worths[place] ?? 0)) return;
    } else this.#counts[point] = count + 1;
    for (; place > start && (this.#worths[place - 1] ?? 0) < worth; place--) {
      this.#worths[place] = this.#worths[place - 1] ?? 0;
      this.#others[place] = this.#others[place - 1] ?? 0;
    }
    this.#worths[place] = worth;
    this.#others[place] = other;
  }

  has(point: number, other: number): boolean {
    const start = point * CANDIDATES_PER_POINT;
    for (let place = start; place < start + (this.#counts[point] ?? 0); place++) {
      if (this.#others[place] === other) return true;
    }
    return false;
  }

  *all(): Iterable<{ readonly of: number; readonly other: number; readonly worth: number }> {
    for (let point = 0; point < this.#counts.length; point++) {
      const start = point * CANDIDATES_PER_POINT;
      for (let place = start; place < start + (this.#counts[point] ?? 0); place++) {
        yield { of: point, other: this.#others[place] ?? 0, worth: this.#worths[place] ?? 0 };
      }
    }
  }
}

// Up to this many on either side, every point of one wording meets every point of the other.
const FEW_MEMBERS = CANDIDATES_PER_POINT;
const NEAREST = 2;

function nearPairs(before: readonly number[], after: readonly number[], expected: ExpectedPlaces): readonly Pair[] {
  if (before.length <= FEW_MEMBERS && after.length <= FEW_MEMBERS) {
    return before.flatMap((old) => after.map((now) => ({ before: old, after: now })));
  }
  const pairs = new Map<string, Pair>();
  const add = (old: number, now: number) => pairs.set(`${old} ${now}`, { before: old, after: now });
  for (const old of before)
    for (const place of expected.inAfter(old)) for (const now of nearest(after, place)) add(old, now);
  for (const now of after)
    for (const place of expected.inBefore(now)) for (const old of nearest(before, place)) add(old, now);
  return [...pairs.values()];
}

/** The members on either side of a place; `members` rise. */
function nearest(members: readonly number[], place: number): readonly number[] {
  let [low, high] = [0, members.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((members[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return members.slice(Math.max(0, low - NEAREST), low + NEAREST);
}

/** The best few seen from either side: a point everyone resembles must not crowd out a quiet one. */
function keepBest(candidates: readonly Candidate[], expected: ExpectedPlaces): Candidate[] {
  const ranked = candidates.map((candidate) => ({ candidate, distance: expected.distance(candidate) }));
  ranked.sort((a, b) => b.candidate.likeness - a.candidate.likeness || a.distance - b.distance);
  const kept = new Set<Candidate>();
  for (const side of ["before", "after"] as const) {
    const counts = new Map<number, number>();
    for (const { candidate } of ranked) {
      const count = counts.get(candidate[side]) ?? 0;
      if (count >= CANDIDATES_PER_POINT) continue;
      counts.set(candidate[side], count + 1);
      kept.add(candidate);
    }
  }
  return [...kept];
}
