import type { WordTable } from "../words/word-table.ts";

/** Adds up how often each feature of one point occurs. Features are numbers of the table: words, and pairs of words. */
export class FeatureCounts {
  readonly table: WordTable;
  #counts = new Float64Array(1024);
  #seen: number[] = [];

  constructor(table: WordTable) {
    this.table = table;
  }

  add(feature: number, weight: number): void {
    if (feature >= this.#counts.length) this.#grow(feature);
    const count = this.#counts[feature] ?? 0;
    if (count === 0 && weight !== 0) this.#seen.push(feature);
    this.#counts[feature] = count + weight;
  }

  /** What was added since the last taking, by rising feature. */
  take(): { readonly features: Int32Array; readonly counts: Float64Array } {
    const features = Int32Array.from(this.#seen).sort();
    const counts = Float64Array.from(features, (feature) => this.#counts[feature] ?? 0);
    for (const feature of features) this.#counts[feature] = 0;
    this.#seen = [];
    return { features, counts };
  }

  #grow(feature: number): void {
    const grown = new Float64Array(Math.max(feature + 1, 2 * this.#counts.length));
    grown.set(this.#counts);
    this.#counts = grown;
  }
}

/** How telling each feature is: the fewer of the points seen have it, the more. */
export class Rarity {
  readonly #seenIn: Float64Array;
  #points = 0;

  /** @param counts - From which all features come that will be seen. Those that come later count as seen once. */
  constructor({ table }: FeatureCounts) {
    this.#seenIn = new Float64Array(table.size);
  }

  /** Sees a point with these features; `times` where it stands for several. */
  see(features: Int32Array, times: number): void {
    this.#points += times;
    for (const feature of features) {
      if (feature < this.#seenIn.length) this.#seenIn[feature] = (this.#seenIn[feature] ?? 0) + times;
    }
  }

  /** Inverse document frequency, 0.69 for what stands everywhere. */
  of(feature: number): number {
    return Math.log(1 + this.#points / Math.max(1, this.#seenIn[feature] ?? 1));
  }
}
