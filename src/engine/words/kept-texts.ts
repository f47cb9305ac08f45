import type { NumberedText } from "./spelling-table.ts";

const FIRST_WORDS = 256;

/**
 * Texts of one version as words, by their place, one behind the other in two columns. Arrays of its own for each of
 * 100,000 texts would take several times their room, and most are looked at once more or never.
 */
export class KeptTexts {
  readonly #texts: (string | undefined)[] = [];
  /** By place: where its words begin in the columns, which is where those before it end. */
  readonly #starts: number[] = [0];
  #bounds = new Int32Array(2 * FIRST_WORDS);
  #numbers = new Int32Array(FIRST_WORDS);
  #size = 0;

  /**
   * Keeps a text; places come rising.
   *
   * @param bounds - Of its words, as in `NumberedText`, and more behind them; so `numbers`.
   */
  keep(place: number, text: string, count: number, bounds: Int32Array, numbers: Int32Array): void {
    while (this.#texts.length < place) this.#add(undefined);
    if (this.#size + count > this.#numbers.length) this.#grow(this.#size + count);
    for (let word = 0; word < count; word++) {
      this.#bounds[2 * this.#size] = bounds[2 * word] as number;
      this.#bounds[2 * this.#size + 1] = bounds[2 * word + 1] as number;
      this.#numbers[this.#size++] = numbers[word] as number;
    }
    this.#add(text);
  }

  /** The words of a text, if it is what was kept at this place. */
  find(place: number, text: string): NumberedText | undefined {
    if (this.#texts[place] !== text) return undefined;
    const [start, end] = [this.#starts[place] as number, this.#starts[place + 1] as number];
    const bounds = this.#bounds.subarray(2 * start, 2 * end);
    return { text, bounds, count: end - start, numbers: this.#numbers.subarray(start, end) };
  }

  #add(text: string | undefined): void {
    this.#texts.push(text);
    this.#starts.push(this.#size);
  }

  #grow(least: number): void {
    const [bounds, numbers] = [new Int32Array(4 * least), new Int32Array(2 * least)];
    bounds.set(this.#bounds);
    numbers.set(this.#numbers);
    [this.#bounds, this.#numbers] = [bounds, numbers];
  }
}
