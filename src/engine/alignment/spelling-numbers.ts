import type { Point } from "../../model/point.ts";
import { NONE } from "./partners.ts";

// Whoever knows the samples can write texts that all fall on one place, and a long table may do so by chance; after so
// many tries a map takes over, which reads every letter.
const MOST_TRIES = 32;
// Of a text so many letters are looked at, spread evenly over it; up to twice as many of short ones.
const SAMPLES = 16;

/**
 * Numbers points by heading and text, in the order in which they come: equal numbers are equal code point for code point.
 *
 * Open addressing in one array, made as large as it may have to be. A `Map` of tens of thousands of texts grows again
 * and again, and fetches each of them from all over the memory whenever it does.
 */
export class SpellingNumbers {
  /** By key: the place that was given with it when it came first. */
  readonly firstPlaces: number[] = [];
  readonly #points: Point[] = [];
  /** By slot: a key counted from 1, 0 where the slot is free, and the hash of its letters. */
  readonly #slots: Int32Array;
  #crowded: Map<string | null, Map<string, number>> | undefined;

  /** @param points - How many there are at most. */
  constructor(points: number) {
    this.#slots = new Int32Array(2 * 2 ** Math.ceil(Math.log2(2 * Math.max(1, points))));
  }

  /** `NONE` for a point whose text is not known. Clashes of hashes cost comparisons and never an answer. */
  keyOf(point: Point, place: number): number {
    const { heading, text } = point;
    if (text === null) return NONE;
    const hash = hashOf(heading, text);
    const slots = this.#slots;
    const last = slots.length / 2 - 1;
    let slot = (hash ^ (hash >>> 15)) & last;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const taken = slots[2 * slot] as number;
      if (taken === 0) {
        const key = this.#add(point, place);
        slots[2 * slot] = key + 1;
        slots[2 * slot + 1] = hash;
        return key;
      }
      if (slots[2 * slot + 1] === hash && this.#isSpelled(taken - 1, heading, text)) return taken - 1;
      slot = (slot + 1) & last;
    }
    return this.#keyOfCrowded(point, text, place);
  }

  #isSpelled(key: number, heading: string | null, text: string): boolean {
    const known = this.#points[key] as Point;
    return known.text === text && known.heading === heading;
  }

  #keyOfCrowded(point: Point, text: string, place: number): number {
    this.#crowded ??= new Map();
    const texts = this.#crowded.get(point.heading) ?? new Map<string, number>();
    this.#crowded.set(point.heading, texts);
    const known = texts.get(text);
    if (known !== undefined) return known;
    const key = this.#add(point, place);
    texts.set(text, key);
    return key;
  }

  #add(point: Point, place: number): number {
    this.#points.push(point);
    return this.firstPlaces.push(place) - 1;
  }
}

// FNV-1a over letters (Fowler, Noll, Vo): quick, and good enough where equality is checked afterwards.
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

function hashOf(heading: string | null, text: string): number {
  const hash = hashLetters(text, OFFSET);
  return heading === null ? hash : hashLetters(heading, hash);
}

function hashLetters(text: string, start: number): number {
  let hash = Math.imul(start ^ text.length, PRIME);
  const step = Math.max(1, Math.floor(text.length / SAMPLES));
  for (let at = 0; at < text.length; at += step) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
}
