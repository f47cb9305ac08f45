import { findWords } from "../words/split-words.ts";
import type { NumberedText } from "./numbered-text.ts";

/** Two texts whose words share one set of numbers, `0` to `spellings - 1`. */
export type NumberedPair = {
  readonly before: NumberedText;
  readonly after: NumberedText;
  readonly spellings: number;
};

/**
 * Gives the words of two texts numbers, one for each spelling, code point for code point.
 *
 * Linear in the texts; copies no word. A table of its own rather than a `Map`, because cutting out every word as a
 * string took most of the time of a short redline.
 */
export function numberWords(before: string, after: string): NumberedPair {
  const [foundBefore, foundAfter] = [findWords(before), findWords(after)];
  const spellings = new SpellingTable(foundBefore.count + foundAfter.count);
  const numberedBefore = { ...foundBefore, text: before, numbers: spellings.numberAll(before, foundBefore) };
  const numberedAfter = { ...foundAfter, text: after, numbers: spellings.numberAll(after, foundAfter) };
  return { before: numberedBefore, after: numberedAfter, spellings: spellings.size };
}

// Whoever knows the hash can write words that all fall on one place; after so many tries a plain map takes over.
const MOST_TRIES = 32;

/** Open addressing over the places where spellings first stood. */
class SpellingTable {
  readonly #slots: Int32Array;
  readonly #firstTexts: string[] = [];
  readonly #firstStarts: number[] = [];
  readonly #lengths: number[] = [];
  #crowded: Map<string, number> | undefined;

  constructor(words: number) {
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * words + 2)));
  }

  get size(): number {
    return this.#lengths.length;
  }

  numberAll(text: string, { bounds, count }: { bounds: Int32Array; count: number }): Int32Array {
    const numbers = new Int32Array(count);
    for (let index = 0; index < count; index++)
      numbers[index] = this.#numberOf(text, bounds[2 * index] as number, bounds[2 * index + 1] as number);
    return numbers;
  }

  #numberOf(text: string, start: number, end: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = hashOf(text, start, end) & last;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const taken = slots[slot] as number;
      if (taken === 0) {
        slots[slot] = this.size + 1;
        return this.#add(text, start, end);
      }
      if (this.#isSpelledAs(taken - 1, text, start, end)) return taken - 1;
      slot = (slot + 1) & last;
    }
    const spelling = text.slice(start, end);
    this.#crowded ??= new Map();
    const known = this.#crowded.get(spelling);
    if (known !== undefined) return known;
    this.#crowded.set(spelling, this.size);
    return this.#add(text, start, end);
  }

  #add(text: string, start: number, end: number): number {
    this.#firstTexts.push(text);
    this.#firstStarts.push(start);
    return this.#lengths.push(end - start) - 1;
  }

  #isSpelledAs(number: number, text: string, start: number, end: number): boolean {
    const length = end - start;
    if (this.#lengths[number] !== length) return false;
    const known = this.#firstTexts[number] as string;
    const knownStart = this.#firstStarts[number] as number;
    for (let offset = 0; offset < length; offset++)
      if (known.charCodeAt(knownStart + offset) !== text.charCodeAt(start + offset)) return false;
    return true;
  }
}

// FNV-1a over UTF-16 units (Fowler, Noll, Vo), with the high bits folded down as only low ones are used.
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
