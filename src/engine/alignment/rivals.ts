import { NONE, type Pair } from "./partners.ts";

const KEPT = 3;
const COMPARED = 2;

/**
 * What the points of a pair are worth with other partners: for each point the three best it has. Linear in the pairs.
 */
export class Rivals {
  readonly #ofBefore: BestThree;
  readonly #ofAfter: BestThree;

  /** @param worthOf - By index into the pairs. */
  constructor(pairs: readonly Pair[], worthOf: (index: number) => number) {
    let [lastBefore, lastAfter] = [NONE, NONE];
    for (const { before, after } of pairs) {
      lastBefore = Math.max(lastBefore, before);
      lastAfter = Math.max(lastAfter, after);
    }
    this.#ofBefore = new BestThree(lastBefore + 1);
    this.#ofAfter = new BestThree(lastAfter + 1);
    pairs.forEach(({ before, after }, index) => {
      const worth = worthOf(index);
      this.#ofBefore.offer(before, after, worth);
      this.#ofAfter.offer(after, before, worth);
    });
  }

  /** The two best others of either point, at most four, added up. */
  sum({ before, after }: Pair): number {
    return this.#ofBefore.sumOfOthers(before, after) + this.#ofAfter.sumOfOthers(after, before);
  }

  /** The best other of either point; 0 where there is none. */
  best({ before, after }: Pair): number {
    return Math.max(0, this.#ofBefore.bestOther(before, after), this.#ofAfter.bestOther(after, before));
  }
}

/** For each point the three partners worth most, best first; of equals those offered first. */
class BestThree {
  readonly #partners: Int32Array;
  readonly #worths: Float64Array;

  constructor(points: number) {
    this.#partners = new Int32Array(points * KEPT).fill(NONE);
    this.#worths = new Float64Array(points * KEPT).fill(Number.NEGATIVE_INFINITY);
  }

  offer(point: number, partner: number, worth: number): void {
    const [partners, worths, start] = [this.#partners, this.#worths, point * KEPT];
    let place = start + KEPT;
    if (worth <= (worths[place - 1] as number)) return;
    for (place--; place > start && (worths[place - 1] as number) < worth; place--) {
      partners[place] = partners[place - 1] as number;
      worths[place] = worths[place - 1] as number;
    }
    partners[place] = partner;
    worths[place] = worth;
  }

  /** The worths of the two best beside `partner`, added up. */
  sumOfOthers(point: number, partner: number): number {
    let [sum, counted] = [0, 0];
    for (let place = point * KEPT; place < (point + 1) * KEPT && counted < COMPARED; place++) {
      const other = this.#partners[place];
      if (other === NONE || other === undefined) break;
      if (other === partner) continue;
      sum += this.#worths[place] as number;
      counted++;
    }
    return sum;
  }

  bestOther(point: number, partner: number): number {
    const first = point * KEPT;
    const place = this.#partners[first] === partner ? first + 1 : first;
    return this.#worths[place] ?? Number.NEGATIVE_INFINITY;
  }
}
