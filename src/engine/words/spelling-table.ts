// Whoever knows the hash can write words that all fall on one place; after so many tries a plain map takes over.
const MOST_TRIES = 32;

/**
 * One map from spelling to whole number, so that words are compared as numbers ever after. Spellings are told apart
 * code point for code point; numbers count from 0 in the order of asking.
 *
 * Open addressing over the places where spellings first stood: cutting every word out of its text as a string, to ask a
 * `Map` for it, took most of the time of a short redline.
 */
export class SpellingTable {
  #slots: Int32Array;
  readonly #texts: string[] = [];
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  #filled = 0;
  #crowded: Map<string, number> | undefined;

  /** @param words - How many are to be expected; the table grows beyond. */
  constructor(words: number) {
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * words + 2)));
  }

  /** How many numbers have been given out. */
  get size(): number {
    return this.#lengths.length;
  }

  /** The number of the word `[start, end)` of a text, the next free one if it is new. */
  numberOf(text: string, start: number, end: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = hashOf(text, start, end) & last;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const taken = slots[slot] as number;
      if (taken === 0) {
        slots[slot] = this.size + 1;
        this.#filled++;
        const number = this.#add(text, start, end);
        if (2 * this.#filled > slots.length) this.#grow();
        return number;
      }
      if (this.#isSpelledAs(taken - 1, text, start, end)) return taken - 1;
      slot = (slot + 1) & last;
    }
    return this.#numberOfCrowded(text.slice(start, end));
  }

  /** The number of every word of a text, given where they stand (see `findWords`). */
  numberAll(text: string, { bounds, count }: { readonly bounds: Int32Array; readonly count: number }): Int32Array {
    const numbers = new Int32Array(count);
    for (let index = 0; index < count; index++)
      numbers[index] = this.numberOf(text, bounds[2 * index] as number, bounds[2 * index + 1] as number);
    return numbers;
  }

  /** A number that no spelling has. */
  reserve(): number {
    this.#texts.push("");
    this.#starts.push(0);
    return this.#lengths.push(RESERVED) - 1;
  }

  /** Empty for a number that was reserved. */
  spellingOf(number: number): string {
    const start = this.#starts[number] ?? 0;
    return (this.#texts[number] ?? "").slice(start, start + (this.#lengths[number] ?? 0));
  }

  #numberOfCrowded(spelling: string): number {
    this.#crowded ??= new Map();
    const known = this.#crowded.get(spelling);
    if (known !== undefined) return known;
    this.#crowded.set(spelling, this.size);
    return this.#add(spelling, 0, spelling.length);
  }

  #add(text: string, start: number, end: number): number {
    this.#texts.push(text);
    this.#starts.push(start);
    return this.#lengths.push(end - start) - 1;
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const last = slots.length - 1;
    for (const taken of this.#slots) {
      if (taken === 0) continue;
      const [text, start] = [this.#texts[taken - 1] as string, this.#starts[taken - 1] as number];
      let slot = hashOf(text, start, start + (this.#lengths[taken - 1] as number)) & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = taken;
    }
    this.#slots = slots;
  }

  #isSpelledAs(number: number, text: string, start: number, end: number): boolean {
    const length = end - start;
    if (this.#lengths[number] !== length) return false;
    const known = this.#texts[number] as string;
    const knownStart = this.#starts[number] as number;
    for (let offset = 0; offset < length; offset++)
      if (known.charCodeAt(knownStart + offset) !== text.charCodeAt(start + offset)) return false;
    return true;
  }
}

const RESERVED = -1;

// FNV-1a over UTF-16 units (Fowler, Noll, Vo), with the high bits folded down as only low ones are used.
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
