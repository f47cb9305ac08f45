import type { KeptTexts } from "./kept-texts.ts";
import type { NumberRooms } from "./number-rooms.ts";
import { endOfWord, startOfWord } from "./split-words.ts";

/** A text as words: word n lies in `[bounds[2n], bounds[2n + 1])` and is spelled like every other of its number. */
export type NumberedText = {
  readonly text: string;
  readonly bounds: Int32Array;
  readonly count: number;
  readonly numbers: Int32Array;
};

const FIRST_ROOM = 256;
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
  /** By slot: a number counted from 1, 0 where the slot is free, and the hash of its spelling. */
  #slots: Int32Array<ArrayBuffer>;
  /** By number: the text in which a spelling first stood, then where it starts there and how long it is. */
  readonly #texts: string[] = [];
  #spans: Int32Array<ArrayBuffer>;
  #filled = 0;
  #crowded: Map<string, number> | undefined;
  /** Where a text is read to before it is known how many words it has. */
  #bounds = new Int32Array(2 * FIRST_ROOM);
  #numbers = new Int32Array(FIRST_ROOM);

  /** @param words - How many are to be expected; the table grows beyond. */
  constructor(words: number) {
    this.#slots = new Int32Array(2 * 2 ** Math.ceil(Math.log2(2 * words + 2)));
    this.#spans = new Int32Array(2 * words);
  }

  /** How many numbers have been given out. */
  get size(): number {
    return this.#texts.length;
  }

  /** The number of a spelling, the next free one if it is new. */
  numberOf(spelling: string): number {
    return this.#numberOf(spelling, 0, spelling.length, hashOf(spelling, 0, spelling.length));
  }

  /** The words of a text with their numbers, in rooms of many texts that are kept as long as each other. Linear in the text. */
  readInto(rooms: NumberRooms, text: string): NumberedText {
    const count = this.#readAll(text);
    const [bounds, numbers] = [rooms.whole(2 * count), rooms.whole(count)];
    bounds.set(this.#bounds.subarray(0, 2 * count));
    numbers.set(this.#numbers.subarray(0, count));
    return { text, bounds, count, numbers };
  }

  /** The numbers of the words of a text, to be used before another is read. Linear in the text. */
  scan(text: string): Int32Array {
    // Reading may make more room, so it comes first.
    const count = this.#readAll(text);
    return this.#numbers.subarray(0, count);
  }

  /** The same of a text at a place, which is kept there. */
  scanInto(kept: KeptTexts, place: number, text: string): Int32Array {
    const count = this.#readAll(text);
    kept.keep(place, text, count, this.#bounds, this.#numbers);
    return this.#numbers.subarray(0, count);
  }

  /** Leaves bounds and numbers where they are read to; returns how many words there are. */
  #readAll(text: string): number {
    let count = 0;
    let start = startOfWord(text, 0);
    while (start < text.length) {
      // Most words are of plain letters, or of figures behind one, and their hash is worked out on the way to their end.
      let hash = FIRST_HASH;
      let end = start;
      let unit = text.charCodeAt(end);
      while (isPlainLetter(unit) || (end > start && isPlainDigit(unit))) {
        hash = nextHash(hash, unit);
        unit = ++end < text.length ? text.charCodeAt(end) : SPACE;
      }
      if (end === start && isPlainMark(unit) && !(text.charCodeAt(end + 1) >= FIRST_ACCENT)) {
        hash = lastHash(nextHash(hash, unit));
        end++;
      } else if (end === start || !endsPlainWord(unit)) {
        end = endOfWord(text, start);
        hash = hashOf(text, start, end);
      } else hash = lastHash(hash);
      if (count === this.#numbers.length) this.#makeRoomToRead();
      this.#bounds[2 * count] = start;
      this.#bounds[2 * count + 1] = end;
      this.#numbers[count] = this.#numberOf(text, start, end, hash);
      count++;
      start = startOfWord(text, end);
    }
    return count;
  }

  /** A number that no spelling has. */
  reserve(): number {
    return this.#add("", 0, RESERVED);
  }

  isReserved(number: number): boolean {
    return this.#spans[2 * number + 1] === RESERVED;
  }

  /** Empty for a number that was reserved. */
  spellingOf(number: number): string {
    const start = this.#spans[2 * number] ?? 0;
    return (this.#texts[number] ?? "").slice(start, start + (this.#spans[2 * number + 1] ?? 0));
  }

  #numberOf(text: string, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const last = slots.length / 2 - 1;
    let slot = hash & last;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const taken = slots[2 * slot] as number;
      // Once a map had to take over it is asked for all that is new, as slots fall free when the table grows.
      if (taken === 0 && this.#crowded !== undefined) break;
      if (taken === 0) {
        slots[2 * slot] = this.size + 1;
        slots[2 * slot + 1] = hash;
        this.#filled++;
        const number = this.#add(text, start, end - start);
        if (4 * this.#filled > slots.length) this.#grow();
        return number;
      }
      if (slots[2 * slot + 1] === hash && this.#isSpelledAs(taken - 1, text, start, end)) return taken - 1;
      slot = (slot + 1) & last;
    }
    return this.#numberOfCrowded(text.slice(start, end));
  }

  #numberOfCrowded(spelling: string): number {
    this.#crowded ??= new Map();
    const known = this.#crowded.get(spelling);
    if (known !== undefined) return known;
    this.#crowded.set(spelling, this.size);
    return this.#add(spelling, 0, spelling.length);
  }

  #add(text: string, start: number, length: number): number {
    const number = this.#texts.push(text) - 1;
    if (2 * number === this.#spans.length) this.#spans = longer(this.#spans);
    this.#spans[2 * number] = start;
    this.#spans[2 * number + 1] = length;
    return number;
  }

  #makeRoomToRead(): void {
    this.#bounds = longer(this.#bounds);
    this.#numbers = longer(this.#numbers);
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(2 * old.length);
    const last = slots.length / 2 - 1;
    for (let place = 0; place < old.length; place += 2) {
      if (old[place] === 0) continue;
      const hash = old[place + 1] as number;
      let slot = hash & last;
      while (slots[2 * slot] !== 0) slot = (slot + 1) & last;
      slots[2 * slot] = old[place] as number;
      slots[2 * slot + 1] = hash;
    }
    this.#slots = slots;
  }

  #isSpelledAs(number: number, text: string, start: number, end: number): boolean {
    const length = end - start;
    if (this.#spans[2 * number + 1] !== length) return false;
    const known = this.#texts[number] as string;
    const knownStart = this.#spans[2 * number] as number;
    for (let offset = 0; offset < length; offset++)
      if (known.charCodeAt(knownStart + offset) !== text.charCodeAt(start + offset)) return false;
    return true;
  }
}

/** The same numbers with room for as many again. */
function longer(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(2 * numbers.length);
  grown.set(numbers);
  return grown;
}

const RESERVED = -1;
const SPACE = 0x20;

function isPlainLetter(unit: number): boolean {
  const small = unit | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

function isPlainDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

// No accent that combines with a mark comes before it.
const FIRST_ACCENT = 0x300;
const DOLLAR = 0x24;

/** A mark of ASCII, which is a word by itself; the sign of a currency may begin a figure. */
function isPlainMark(unit: number): boolean {
  return unit < 0x80 && !isPlainLetter(unit) && !isPlainDigit(unit) && unit !== DOLLAR;
}

/** Whether a word of plain letters and figures ends before this unit: a blank or mark of ASCII that joins nothing. */
function endsPlainWord(unit: number): boolean {
  return unit < 0x80 && unit !== 0x27 && unit !== 0x2d;
}

// FNV-1a over UTF-16 units (Fowler, Noll, Vo), finished as in MurmurHash3, as only low bits are used: without that, words
// that differ in their last letters alone (w1a, w1b) crowd one another out of their places.
const FIRST_HASH = 0x811c9dc5 | 0;

function nextHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function lastHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & 0x3fffffff;
}

function hashOf(text: string, start: number, end: number): number {
  let hash = FIRST_HASH;
  for (let at = start; at < end; at++) hash = nextHash(hash, text.charCodeAt(at));
  return lastHash(hash);
}
