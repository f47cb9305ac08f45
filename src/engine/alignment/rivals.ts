import { NONE, type Pair } from "./partners.ts";

const KEPT = 3;
const COMPARED = 2;

/**
 * For a pair the two best worths that either of its points reaches with other partners: at most four.
 *
 * @param worthOf - By index into the candidates. Linear in them.
 */
export function findRivals(
  candidates: readonly Pair[],
  worthOf: (index: number) => number,
): (pair: Pair) => readonly number[] {
  const ofBefore = new BestThree(candidates.reduce((most, { before }) => Math.max(most, before), NONE) + 1);
  const ofAfter = new BestThree(candidates.reduce((most, { after }) => Math.max(most, after), NONE) + 1);
  candidates.forEach(({ before, after }, index) => {
    ofBefore.offer(before, after, worthOf(index));
    ofAfter.offer(after, before, worthOf(index));
  });
  return ({ before, after }) => {
    const rivals: number[] = [];
    ofBefore.pushOthers(before, after, rivals);
    ofAfter.pushOthers(after, before, rivals);
    return rivals;
  };
}

/** For each point the three partners worth most, best first; of equals those offered first. */
class BestThree {
  readonly #partners: Int32Array;
  readonly #worths: Float64Array;

  constructor(points: number) {
    this.#partners = new Int32Array(points * KEPT).fill(NONE);
    this.#worths = new Float64Array(points * KEPT);
  }

  offer(point: number, partner: number, worth: number): void {
    const start = point * KEPT;
    let place = start + KEPT;
    while (place > start && this.#isWorthMore(worth, place - 1)) {
      place--;
      if (place + 1 < start + KEPT) this.#set(place + 1, this.#partners[place] ?? NONE, this.#worths[place] ?? 0);
    }
    if (place < start + KEPT) this.#set(place, partner, worth);
  }

  /** The worths of the two best beside `partner`. */
  pushOthers(point: number, partner: number, worths: number[]): void {
    const most = worths.length + COMPARED;
    for (let place = point * KEPT; place < (point + 1) * KEPT && worths.length < most; place++) {
      const other = this.#partners[place] ?? NONE;
      if (other !== NONE && other !== partner) worths.push(this.#worths[place] ?? 0);
    }
  }

  #isWorthMore(worth: number, place: number): boolean {
    return this.#partners[place] === NONE || (this.#worths[place] ?? 0) < worth;
  }

  #set(place: number, partner: number, worth: number): void {
    this.#partners[place] = partner;
    this.#worths[place] = worth;
  }
}
