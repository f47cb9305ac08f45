import { sortRising } from "../words/sort-rising.ts";
import type { WordTable } from "../words/word-table.ts";

/** Adds up how often each feature of one point occurs. Features are numbers of the table: words, and pairs of words. */
export class FeatureCounts {
  readonly table: WordTable;
  #counts = new Float64Array(1024);
  #seen = new Int32Array(64);
  #size = 0;

  constructor(table: WordTable) {
    this.table = table;
  }

  add(feature: number, weight: number): void {
    if (feature >= this.#counts.length) this.#counts = grown(this.#counts, new Float64Array(2 * feature));
    const count = this.#counts[feature] as number;
    this.#counts[feature] = count + weight;
    if (count !== 0 || weight === 0) return;
    if (this.#size === this.#seen.length) this.#seen = grown(this.#seen, new Int32Array(2 * this.#size));
    this.#seen[this.#size] = feature;
    this.#size++;
  }

  /** What was added since the last taking, by rising feature. */
  take(): { readonly features: Int32Array; readonly counts: Float64Array } {
    const size = this.#size;
    const features = this.table.rooms.whole(size);
    for (let index = 0; index < size; index++) features[index] = this.#seen[index] as number;
    sortRising(features, 0, size);
    const counts = this.table.rooms.real(size);
    for (let index = 0; index < size; index++) {
      const feature = features[index] as number;
      counts[index] = this.#counts[feature] as number;
      this.#counts[feature] = 0;
    }
    this.#size = 0;
    return { features, counts };
  }
}

function grown<Numbers extends Float64Array | Int32Array>(numbers: Numbers, longer: Numbers): Numbers {
  longer.set(numbers);
  return longer;
}

/** How telling each feature is: the fewer of the points seen have it, the more. */
export class Rarity {
  readonly #seenIn: Float64Array;
  readonly #rarities: Float64Array;
  #points = 0;

  /** @param counts - From which all features come that will be seen. Those that come later count as seen once. */
  constructor({ table }: FeatureCounts) {
    this.#seenIn = new Float64Array(table.size);
    this.#rarities = new Float64Array(table.size);
  }

  /** Sees a point with these features; `times` where it stands for several. */
  see(features: Int32Array, times: number): void {
    this.#points += times;
    const seenIn = this.#seenIn;
    for (let index = 0; index < features.length; index++) {
      const feature = features[index] as number;
      if (feature < seenIn.length) seenIn[feature] = (seenIn[feature] as number) + times;
    }
  }

  /** Inverse document frequency, 0.69 for what stands everywhere. To be asked when all points were seen. */
  of(feature: number): number {
    const known = this.#rarities[feature] ?? 0;
    if (known !== 0) return known;
    const rarity = Math.log(1 + this.#points / Math.max(1, this.#seenIn[feature] ?? 1));
    if (feature < this.#rarities.length) this.#rarities[feature] = rarity;
    return rarity;
  }
}
