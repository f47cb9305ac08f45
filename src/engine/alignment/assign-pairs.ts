import { groupBy } from "../../model/group-by.ts";
import type { Pair } from "./partners.ts";

/** A possible pair and what it is worth above leaving both sides alone. */
export type Offer = Pair & { readonly worth: number };

// Thousands of points that all resemble one another could otherwise cost the square of their number; real drafts stay
// far below. Counted in offers looked at and not in time, so that the answer never depends on the machine.
const MOST_OFFERS_WEIGHED = 5_000_000;

/**
 * Chooses the set of pairs worth most together, each point at most once: one global decision, not greedy pairing.
 *
 * Offers worth nothing or less are never taken; leaving a point alone is worth 0.
 *
 * @param effort - How many offers may be looked at. What is left when they are spent goes to the best free partner,
 *   in order of `before`.
 * @returns The pairs taken, by `before`. Near linear where most points have few offers; at most O(effort·log effort).
 *   Deterministic: offers of equal worth are decided by their order.
 * Source: shortest augmenting paths with potentials (Jonker and Volgenant, Computing 38, 1987), on a sparse graph.
 */
export function assignPairs(offers: readonly Offer[], effort = MOST_OFFERS_WEIGHED): ReadonlyMap<number, number> {
  const good = offers.filter((offer) => offer.worth > 0);
  const byBefore = groupBy(good, (offer) => offer.before);
  const best = good.reduce((most, offer) => Math.max(most, offer.worth), 0);
  const assignment = new Assignment(byBefore, best, effort);
  const given = [...byBefore.keys()].filter((before) => !assignment.place(before));
  return takeBestFree(given, byBefore, assignment.pairs());
}

/** Gives each of the points given up on the best partner nobody holds. */
function takeBestFree(
  given: readonly number[],
  byBefore: ReadonlyMap<number, readonly Offer[]>,
  pairs: Map<number, number>,
): ReadonlyMap<number, number> {
  const taken = new Set(pairs.values());
  for (const before of given) {
    const free = (byBefore.get(before) ?? []).filter((offer) => !taken.has(offer.after));
    const best = free.reduce<Offer | undefined>(
      (most, offer) => (most === undefined || offer.worth > most.worth ? offer : most),
      undefined,
    );
    if (best === undefined) continue;
    pairs.set(before, best.after);
    taken.add(best.after);
  }
  return pairs;
}

/**
 * Costs are `best - worth`, so that all are at least 0 and leaving a point alone costs `best`. Each point before has a
 * place of its own for being left alone, written as `-1 - before`.
 */
class Assignment {
  readonly #offers: ReadonlyMap<number, readonly Offer[]>;
  readonly #aloneCost: number;
  #effort: number;
  readonly #holderOf = new Map<number, number>();
  readonly #placeOf = new Map<number, number>();
  readonly #priceBefore = new Map<number, number>();
  readonly #priceAfter = new Map<number, number>();

  constructor(offers: ReadonlyMap<number, readonly Offer[]>, aloneCost: number, effort: number) {
    this.#offers = offers;
    this.#aloneCost = aloneCost;
    this.#effort = effort;
  }

  pairs(): Map<number, number> {
    return new Map([...this.#placeOf].filter(([, after]) => after >= 0));
  }

  /**
   * Finds the cheapest way to seat one more point, moving others along if that pays (Dijkstra over reduced costs).
   *
   * @returns False, with nothing changed, when the effort is spent.
   */
  place(newcomer: number): boolean {
    const distance = new Map<number, number>();
    const cameFrom = new Map<number, number>();
    const settled = new Map<number, number>();
    const queue = new Heap();
    const visited = new Map<number, number>([[newcomer, 0]]);
    let [before, reached] = [newcomer, 0];
    for (;;) {
      for (const [after, cost] of this.#placesFor(before)) {
        this.#effort--;
        if (settled.has(after)) continue;
        const through = reached + cost - this.#price(this.#priceBefore, before) - this.#price(this.#priceAfter, after);
        if (through < (distance.get(after) ?? Number.POSITIVE_INFINITY)) {
          distance.set(after, through);
          cameFrom.set(after, before);
          queue.push(through, after);
        }
      }
      let next = queue.pop();
      while (next !== undefined && settled.has(next.place)) next = queue.pop();
      // The newcomer's own place for being left alone is always free, so only the effort can end the search.
      if (next === undefined || this.#effort < 0) return false;
      settled.set(next.place, next.distance);
      const holder = this.#holderOf.get(next.place);
      if (holder === undefined) {
        this.#updatePrices(next.distance, visited, settled);
        this.#seat(next.place, newcomer, cameFrom);
        return true;
      }
      [before, reached] = [holder, next.distance];
      visited.set(before, reached);
    }
  }

  *#placesFor(before: number): Iterable<readonly [number, number]> {
    for (const offer of this.#offers.get(before) ?? []) yield [offer.after, this.#aloneCost - offer.worth];
    yield [-1 - before, this.#aloneCost];
  }

  #price(prices: ReadonlyMap<number, number>, index: number): number {
    return prices.get(index) ?? 0;
  }

  #updatePrices(total: number, visited: ReadonlyMap<number, number>, settled: ReadonlyMap<number, number>): void {
    for (const [before, reached] of visited) {
      this.#priceBefore.set(before, this.#price(this.#priceBefore, before) + total - reached);
    }
    for (const [after, reached] of settled) {
      this.#priceAfter.set(after, this.#price(this.#priceAfter, after) - (total - reached));
    }
  }

  #seat(free: number, newcomer: number, cameFrom: ReadonlyMap<number, number>): void {
    let place = free;
    for (;;) {
      const before = cameFrom.get(place) ?? newcomer;
      const left = this.#placeOf.get(before);
      this.#holderOf.set(place, before);
      this.#placeOf.set(before, place);
      if (before === newcomer || left === undefined) return;
      place = left;
    }
  }
}

type QueuedPlace = { readonly distance: number; readonly place: number; readonly turn: number };

/** A binary heap; among equal distances the one pushed first comes out first, so that results never vary. */
class Heap {
  readonly #items: QueuedPlace[] = [];
  #turn = 0;

  push(distance: number, place: number): void {
    const items = this.#items;
    items.push({ distance, place, turn: this.#turn++ });
    let index = items.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfLater(parent, index)) return;
      index = parent;
    }
  }

  pop(): QueuedPlace | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (first === undefined || last === undefined || items.length === 0) return first;
    items[0] = last;
    let index = 0;
    for (;;) {
      const child = this.#earlierChild(index);
      if (child === undefined || !this.#swapIfLater(index, child)) return first;
      index = child;
    }
  }

  #earlierChild(index: number): number | undefined {
    const left = 2 * index + 1;
    if (left >= this.#items.length) return undefined;
    return left + 1 < this.#items.length && this.#isEarlier(left + 1, left) ? left + 1 : left;
  }

  #isEarlier(a: number, b: number): boolean {
    const [first, second] = [this.#items[a], this.#items[b]];
    if (first === undefined || second === undefined) return false;
    return first.distance < second.distance || (first.distance === second.distance && first.turn < second.turn);
  }

  #swapIfLater(parent: number, child: number): boolean {
    const [upper, lower] = [this.#items[parent], this.#items[child]];
    if (upper === undefined || lower === undefined || !this.#isEarlier(child, parent)) return false;
    this.#items[parent] = lower;
    this.#items[child] = upper;
    return true;
  }
}
