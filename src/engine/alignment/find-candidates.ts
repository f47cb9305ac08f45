import { groupBy } from "../../model/group-by.ts";
import type { BothSides, Wording } from "./describe-wording.ts";
import type { Pair } from "./pair-equals.ts";

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
 * @param open - Indexes of the points that take part, in order.
 * @param paired - Partners already known; they tell where a point would stand in the other version.
 * @returns The best eight of each open point, seen from either side, each pair once. Cost O(n·(f + k)) for n points
 *   with k candidates each and f features shared with others.
 */
export function findCandidates(
  wordings: BothSides<readonly Wording[]>,
  open: BothSides<readonly number[]>,
  paired: ReadonlyMap<number, number>,
): Candidate[] {
  const before = groupByWording(wordings.before, open.before);
  const after = groupByWording(wordings.after, open.after);
  const expected = new ExpectedPlaces(paired, { before: wordings.before.length, after: wordings.after.length });
  const found: Candidate[] = [];
  for (const { before: old, after: now, likeness } of alikeWordings(before, after)) {
    for (const pair of nearPairs(before[old]?.members ?? [], after[now]?.members ?? [], expected)) {
      found.push({ ...pair, likeness });
    }
  }
  return keepBest(found, expected);
}

/** Points that say the same: `features` and `key` of any of them, and their indexes in order. */
type SameWording = Pick<Wording, "features" | "key"> & { readonly members: readonly number[] };

function groupByWording(wordings: readonly Wording[], open: readonly number[]): SameWording[] {
  // A lead-in counts its sub-points' words: equal keys with other features are other wordings.
  const identity = (index: number) => `${wordings[index]?.features.size} ${wordings[index]?.key}`;
  return [...groupBy(open, identity).values()].flatMap((members) => {
    const first = wordings[members[0] ?? -1];
    return first === undefined ? [] : [{ features: first.features, key: first.key, members }];
  });
}

/** The wordings most alike, by index into the two lists: the best few from either side. */
function alikeWordings(before: readonly SameWording[], after: readonly SameWording[]): Candidate[] {
  const index = indexFeatures(after);
  const most =
    after.length < SMALL_VERSION ? Number.POSITIVE_INFINITY : Math.max(MOST_WORDINGS_PER_FEATURE, after.length / 100);
  const byKey = new Map(after.map(({ key }, now) => [key, now]));
  const likeness = new Float64Array(after.length);
  const bestOfBefore = before.map(() => new BestFew());
  const bestOfAfter = after.map(() => new BestFew());
  before.forEach(({ features, key }, old) => {
    const touched: number[] = [];
    for (const [feature, weight] of features) {
      const list = index.get(feature);
      if (list === undefined || list.length > most) continue;
      for (const other of list) {
        if (likeness[other.wording] === 0) touched.push(other.wording);
        likeness[other.wording] = (likeness[other.wording] ?? 0) + weight * other.weight;
      }
    }
    // Equal texts without a telling word ("* * *") share no feature and are alike all the same.
    const equal = byKey.get(key);
    if (equal !== undefined && likeness[equal] === 0) touched.push(equal);
    if (equal !== undefined) likeness[equal] = 1;
    for (const now of touched) {
      const candidate = { before: old, after: now, likeness: Math.min(1, likeness[now] ?? 0) };
      bestOfBefore[old]?.offer(candidate);
      bestOfAfter[now]?.offer(candidate);
      likeness[now] = 0;
    }
  });
  return [...new Set([...bestOfBefore, ...bestOfAfter].flatMap((best) => best.candidates))];
}

function indexFeatures(wordings: readonly SameWording[]) {
  const index = new Map<number, { readonly wording: number; readonly weight: number }[]>();
  wordings.forEach(({ features }, wording) => {
    for (const [feature, weight] of features) {
      const list = index.get(feature);
      if (list === undefined) index.set(feature, [{ wording, weight }]);
      else list.push({ wording, weight });
    }
  });
  return index;
}

/** The best few of all candidates offered, best first; of equals those offered first. */
class BestFew {
  readonly candidates: Candidate[] = [];

  offer(candidate: Candidate): void {
    const list = this.candidates;
    if (list.length === CANDIDATES_PER_POINT && candidate.likeness <= (list.at(-1)?.likeness ?? 0)) return;
    const place = list.findIndex((other) => other.likeness < candidate.likeness);
    list.splice(place === -1 ? list.length : place, 0, candidate);
    if (list.length > CANDIDATES_PER_POINT) list.pop();
  }
}

// Up to this many on either side, every point of one wording meets every point of the other.
const FEW_MEMBERS = CANDIDATES_PER_POINT;
const NEAREST = 2;

function nearPairs(before: readonly number[], after: readonly number[], expected: ExpectedPlaces): Pair[] {
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

/** Where a point would stand in the other version if nothing came between it and the paired points around it. */
class ExpectedPlaces {
  readonly #after: readonly (readonly [number, number])[];
  readonly #before: readonly (readonly [number, number])[];

  constructor(paired: ReadonlyMap<number, number>, counts: BothSides<number>) {
    this.#after = expectedPlaces(new Map(paired), counts.before, counts.after);
    this.#before = expectedPlaces(new Map([...paired].map(([old, now]) => [now, old])), counts.after, counts.before);
  }

  /** Counted on from the paired point before it, and back from the one behind it. */
  inAfter(before: number): readonly [number, number] {
    return this.#after[before] ?? [before, before];
  }

  inBefore(after: number): readonly [number, number] {
    return this.#before[after] ?? [after, after];
  }

  /** How far a pair stands from where either of its points is expected, in points. */
  distance({ before, after }: Pair): number {
    const [forwards, backwards] = this.inAfter(before);
    return Math.min(Math.abs(after - forwards), Math.abs(after - backwards));
  }
}

function expectedPlaces(
  paired: ReadonlyMap<number, number>,
  count: number,
  otherCount: number,
): (readonly [number, number])[] {
  const forwards: number[] = [];
  for (let index = 0, place = 0; index < count; index++, place++) {
    place = paired.get(index) ?? place;
    forwards.push(place);
  }
  const places: (readonly [number, number])[] = [];
  for (let index = count - 1, place = otherCount - 1; index >= 0; index--, place--) {
    place = paired.get(index) ?? place;
    places[index] = [forwards[index] ?? place, place];
  }
  return places;
}

/** The best few seen from either side: a point everyone resembles must not crowd out a quiet one. */
function keepBest(candidates: readonly Candidate[], expected: ExpectedPlaces): Candidate[] {
  const ranked = candidates.map((candidate) => ({ candidate, distance: expected.distance(candidate) }));
  const kept = new Set<Candidate>();
  for (const side of ["before", "after"] as const) {
    for (const group of groupBy(ranked, ({ candidate }) => candidate[side]).values()) {
      group.sort((a, b) => b.candidate.likeness - a.candidate.likeness || a.distance - b.distance);
      for (const { candidate } of group.slice(0, CANDIDATES_PER_POINT)) kept.add(candidate);
    }
  }
  return candidates.filter((candidate) => kept.has(candidate));
}
