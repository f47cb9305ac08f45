/** One map from spelling to whole number for a comparison, so that words are compared as numbers ever after. */
export class WordTable {
  readonly #numbers = new Map<string, number>();

  /** The number of a spelling, the next free one if it is new. */
  numberOf(spelling: string): number {
    const known = this.#numbers.get(spelling);
    if (known !== undefined) return known;
    this.#numbers.set(spelling, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  get size(): number {
    return this.#numbers.size;
  }
}
