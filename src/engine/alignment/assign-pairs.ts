import { EarliestFirst } from "./earliest-first.ts";
import { NONE } from "./partners.ts";

/**
 * Possible pairs and what each is worth above leaving both sides alone. Offer n is what stands at place n of all three:
 * an object for each of thousands, made anew each round, would cost as much as deciding between them.
 */
export type Offers = { readonly before: Int32Array; readonly after: Int32Array; readonly worth: Float64Array };

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
export function assignPairs(offers: Offers, effort = MOST_OFFERS_WEIGHED): ReadonlyMap<number, number> {
  const book = new OfferBook(offers);
  const assignment = new Assignment(book, effort);
  const given: number[] = [];
  for (let row = 0; row < book.rows.length; row++) if (!assignment.place(row)) given.push(row);
  takeBestFree(given, book, assignment);
  const pairs = new Map<number, number>();
  book.rows.forEach((before, row) => {
    const column = assignment.columnOf(row);
    if (column >= 0 && column < book.columns.length) pairs.set(before, book.columns[column] as number);
  });
  return pairs;
}

/** Gives each of the rows given up on the best column nobody holds. */
function takeBestFree(given: readonly number[], book: OfferBook, assignment: Assignment): void {
  for (const row of given) {
    let best = NONE;
    for (let offer = book.starts[row] as number; offer < (book.starts[row + 1] as number); offer++) {
      if (assignment.isHeld(book.columnOf[offer] as number)) continue;
      if (best === NONE || (book.worths[offer] as number) > (book.worths[best] as number)) best = offer;
    }
    if (best !== NONE) assignment.seat(row, book.columnOf[best] as number);
  }
}

/** Offers by row: a row is a point before that has any, a column one after; both count in order of first appearance. */
class OfferBook {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Row r has the offers from `starts[r]` to `starts[r + 1]`. */
  readonly starts: Int32Array;
  readonly columnOf: Int32Array;
  readonly worths: Float64Array;
  readonly best: number;

  /** Offers worth nothing or less are left out. */
  constructor({ before, after, worth }: Offers) {
    const rows = numberInOrder(before, worth);
    const columns = numberInOrder(after, worth);
    this.rows = rows.points;
    this.columns = columns.points;
    this.starts = new Int32Array(this.rows.length + 1);
    for (let offer = 0; offer < worth.length; offer++) {
      if ((worth[offer] as number) <= 0) continue;
      const behind = (rows.numbers[before[offer] as number] as number) + 1;
      this.starts[behind] = (this.starts[behind] as number) + 1;
    }
    for (let row = 0; row < this.rows.length; row++)
      this.starts[row + 1] = (this.starts[row + 1] as number) + (this.starts[row] as number);
    const count = this.starts[this.rows.length] as number;
    this.columnOf = new Int32Array(count);
    this.worths = new Float64Array(count);
    const filled = this.starts.slice();
    let best = 0;
    for (let offer = 0; offer < worth.length; offer++) {
      const own = worth[offer] as number;
      if (own <= 0) continue;
      const row = rows.numbers[before[offer] as number] as number;
      const place = filled[row] as number;
      filled[row] = place + 1;
      this.columnOf[place] = columns.numbers[after[offer] as number] as number;
      this.worths[place] = own;
      best = Math.max(best, own);
    }
    this.best = best;
  }
}

/** The points whose offers are worth something, in order of first appearance; and by point its place among them. */
function numberInOrder(
  points: Int32Array,
  worth: Float64Array,
): { readonly points: readonly number[]; readonly numbers: Int32Array } {
  const numbers = new Int32Array(points.reduce((most, point) => Math.max(most, point), NONE) + 1).fill(NONE);
  const numbered: number[] = [];
  for (let offer = 0; offer < points.length; offer++) {
    const point = points[offer] as number;
    if ((worth[offer] as number) > 0 && numbers[point] === NONE) numbers[point] = numbered.push(point) - 1;
  }
  return { points: numbered, numbers };
}

/**
 * Costs are `best - worth`, so that all are at least 0 and leaving a row alone costs `best`. Each row has a column of
 * its own for being left alone, behind the others.
 */
class Assignment {
  readonly #book: OfferBook;
  #effort: number;
  readonly #holderOf: Int32Array;
  readonly #columnOf: Int32Array;
  readonly #rowPrices: Float64Array;
  readonly #columnPrices: Float64Array;
  /** Distances hold for the search whose number is in `#seenIn`, and for good for that in `#settledIn`. */
  readonly #distances: Float64Array;
  readonly #cameFrom: Int32Array;
  readonly #seenIn: Int32Array;
  readonly #settledIn: Int32Array;
  readonly #queue = new EarliestFirst();
  #search = 0;

  constructor(book: OfferBook, effort: number) {
    const [rows, columns] = [book.rows.length, book.columns.length + book.rows.length];
    this.#book = book;
    this.#effort = effort;
    this.#holderOf = new Int32Array(columns).fill(NONE);
    this.#columnOf = new Int32Array(rows).fill(NONE);
    this.#rowPrices = new Float64Array(rows);
    this.#columnPrices = new Float64Array(columns);
    this.#distances = new Float64Array(columns);
    this.#cameFrom = new Int32Array(columns);
    this.#seenIn = new Int32Array(columns);
    this.#settledIn = new Int32Array(columns);
  }

  columnOf(row: number): number {
    return this.#columnOf[row] as number;
  }

  isHeld(column: number): boolean {
    return this.#holderOf[column] !== NONE;
  }

  seat(row: number, column: number): void {
    this.#holderOf[column] = row;
    this.#columnOf[row] = column;
  }

  /**
   * Finds the cheapest way to seat one more row, moving others along if that pays (Dijkstra over reduced costs).
   *
   * @returns False, with nothing changed, when the effort is spent.
   */
  place(newcomer: number): boolean {
    if (this.#effort < 0) return false;
    this.#search++;
    this.#queue.clear();
    const settled: number[] = [];
    const visited = [newcomer];
    let [row, reached] = [newcomer, 0];
    for (;;) {
      this.#lookFrom(row, reached);
      let column = this.#queue.take();
      while (column !== NONE && this.#settledIn[column] === this.#search) column = this.#queue.take();
      // The newcomer's own column for being left alone is always free, so only the effort can end the search.
      if (column === NONE || this.#effort < 0) return false;
      this.#settledIn[column] = this.#search;
      settled.push(column);
      reached = this.#distances[column] as number;
      const holder = this.#holderOf[column] as number;
      if (holder === NONE) {
        this.#updatePrices(reached, newcomer, visited, settled);
        this.#moveAlong(column, newcomer);
        return true;
      }
      row = holder;
      visited.push(row);
    }
  }

  #lookFrom(row: number, reached: number): void {
    const { starts, columnOf, worths, best, columns } = this.#book;
    const price = this.#rowPrices[row] as number;
    const end = starts[row + 1] as number;
    for (let offer = starts[row] as number; offer < end; offer++) {
      this.#effort--;
      this.#lookAt(columnOf[offer] as number, row, reached + best - (worths[offer] as number) - price);
    }
    this.#effort--;
    this.#lookAt(columns.length + row, row, reached + best - price);
  }

  #lookAt(column: number, row: number, cost: number): void {
    if (this.#settledIn[column] === this.#search) return;
    const through = cost - (this.#columnPrices[column] as number);
    if (this.#seenIn[column] === this.#search && through >= (this.#distances[column] as number)) return;
    this.#seenIn[column] = this.#search;
    this.#distances[column] = through;
    this.#cameFrom[column] = row;
    this.#queue.add(through, column);
  }

  #updatePrices(total: number, newcomer: number, visited: readonly number[], settled: readonly number[]): void {
    for (const row of visited) {
      const reached = row === newcomer ? 0 : (this.#distances[this.#columnOf[row] as number] as number);
      this.#rowPrices[row] = (this.#rowPrices[row] as number) + total - reached;
    }
    for (const column of settled) {
      const reached = this.#distances[column] as number;
      this.#columnPrices[column] = (this.#columnPrices[column] as number) - (total - reached);
    }
  }

  #moveAlong(free: number, newcomer: number): void {
    let column = free;
    for (;;) {
      const row = this.#cameFrom[column] as number;
      const left = this.#columnOf[row] as number;
      this.seat(row, column);
      if (row === newcomer) return;
      column = left;
    }
  }
}
