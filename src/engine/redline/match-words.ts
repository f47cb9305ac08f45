import { findAnchors } from "./find-anchors.ts";
import { Frontiers, findSplit, type Stretch } from "./find-split.ts";

/** Which words correspond: `partners[n]` is the place after of word n before, or `NO_PARTNER`. */
export type WordMatch = { readonly partners: Int32Array; readonly precise: boolean };
export const NO_PARTNER = -1;

// Steps, not milliseconds: a clock would make the answer depend on the machine. A step is one comparison of the search,
// a few nanoseconds; two texts of 1 MB with nothing to hold on to stop here.
export const MOST_STEPS = 30_000_000;
// Above this many words of both sides together, sequences that stand once on either side part a stretch first; below,
// the search alone is as fast and finds the least difference.
const LONG_STRETCH = 2_000;
// Tried in this order. Eight equal words in a row are no accident; single words that stand once come last.
const ANCHOR_LENGTHS = [8, 3, 1];
// Looking for anchors costs about so many steps a word. Counted, as nested repetitions can ask for it many times over.
const ANCHOR_STEPS = 8;
// However many words there are, a search looks at least so many differences far from either end.
const LEAST_ROUNDS = 64;

/**
 * Says which words of two numbered texts correspond, in order.
 *
 * Texts of up to 2,000 words together get the least difference there is. Longer ones are parted first at what stands
 * once on either side; then each part is compared as a short text.
 *
 * @param words - Numbers from 0 to `spellings - 1`; equal numbers are equal words.
 * @param mostSteps - The work allowed. Words not reached have no partner.
 * @returns `precise` is false where a search stopped early or words were not reached.
 * Room O(n) and at most about `mostSteps` steps. Deterministic; never throws.
 */
export function matchWords(
  before: Int32Array,
  after: Int32Array,
  spellings: number,
  mostSteps: number = MOST_STEPS,
  room = new SearchRoom(),
): WordMatch {
  const matcher = new Matcher(before, after, spellings, mostSteps, room);
  matcher.matchAll();
  return { partners: matcher.partners, precise: matcher.precise };
}

/** What searches write to, one after another: arrays of its own for each would cost a short pair as much as its search. */
export class SearchRoom {
  /** By word: the last search that saw it on either side. */
  seenBefore = new Int32Array(0);
  seenAfter = new Int32Array(0);
  searches = 0;
  /** The places of the words that stand on both sides, and the words. */
  placesBefore = new Int32Array(0);
  placesAfter = new Int32Array(0);
  before = new Int32Array(0);
  after = new Int32Array(0);
  frontiers = new Frontiers(0, 0);

  /** @param words - Of either side; numbers of words are smaller than `spellings`. */
  makeRoomFor(spellings: number, words: number): void {
    if (this.seenBefore.length < spellings) {
      const length = Math.max(spellings, 2 * this.seenBefore.length);
      [this.seenBefore, this.seenAfter] = [new Int32Array(length), new Int32Array(length)];
    }
    if (this.before.length >= words) return;
    const length = Math.max(words, 2 * this.before.length);
    [this.placesBefore, this.placesAfter] = [new Int32Array(length), new Int32Array(length)];
    [this.before, this.after] = [new Int32Array(length), new Int32Array(length)];
    this.frontiers = new Frontiers(length, length);
  }
}

class Matcher {
  readonly partners: Int32Array;
  precise = true;
  readonly #before: Int32Array;
  readonly #after: Int32Array;
  readonly #mostRounds: number;
  readonly #spellings: number;
  readonly #room: SearchRoom;
  #stepsLeft: number;

  constructor(before: Int32Array, after: Int32Array, spellings: number, mostSteps: number, room: SearchRoom) {
    this.partners = new Int32Array(before.length).fill(NO_PARTNER);
    this.#before = before;
    this.#after = after;
    this.#spellings = spellings;
    this.#room = room;
    this.#stepsLeft = mostSteps;
    this.#mostRounds = Math.max(LEAST_ROUNDS, Math.floor(mostSteps / (before.length + after.length)));
  }

  matchAll(): void {
    const whole = { beforeStart: 0, beforeEnd: this.#before.length, afterStart: 0, afterEnd: this.#after.length };
    const waiting: { readonly stretch: Stretch; readonly level: number }[] = [{ stretch: whole, level: 0 }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const stretch = this.#trim(next.stretch);
      if (isOneSided(stretch)) continue;
      const { level, parts } = this.#part(stretch, next.level);
      if (parts.length === 0) this.#search(stretch);
      else for (const part of parts) waiting.push({ stretch: part, level });
    }
  }

  /** Pairs what both sides of a stretch begin and end with; returns what is left between. */
  #trim(stretch: Stretch): Stretch {
    const trimmed = trim(this.#before, this.#after, stretch);
    for (let i = stretch.beforeStart, j = stretch.afterStart; i < trimmed.beforeStart; i++, j++) this.partners[i] = j;
    for (let i = trimmed.beforeEnd, j = trimmed.afterEnd; i < stretch.beforeEnd; i++, j++) this.partners[i] = j;
    return trimmed;
  }

  /** The parts of a long stretch between its anchors, which are paired; none where it is short or nothing holds. */
  #part(stretch: Stretch, from: number): { readonly level: number; readonly parts: Stretch[] } {
    const size = stretch.beforeEnd - stretch.beforeStart + stretch.afterEnd - stretch.afterStart;
    if (size <= LONG_STRETCH) return { level: from, parts: [] };
    for (let level = from; level < ANCHOR_LENGTHS.length && this.#stepsLeft > 0; level++) {
      const length = ANCHOR_LENGTHS[level] as number;
      this.#stepsLeft -= ANCHOR_STEPS * size;
      const anchors = findAnchors(this.#before, this.#after, stretch, length);
      if (anchors.length > 0) return { level, parts: this.#partAt(stretch, anchors, length) };
    }
    return { level: ANCHOR_LENGTHS.length, parts: [] };
  }

  #partAt(
    stretch: Stretch,
    anchors: readonly { readonly before: number; readonly after: number }[],
    length: number,
  ): Stretch[] {
    const parts: Stretch[] = [];
    let { beforeStart, afterStart } = stretch;
    for (const anchor of anchors) {
      // Overlaps the anchor before it.
      if (anchor.before < beforeStart || anchor.after < afterStart) continue;
      parts.push({ beforeStart, beforeEnd: anchor.before, afterStart, afterEnd: anchor.after });
      for (let offset = 0; offset < length; offset++) this.partners[anchor.before + offset] = anchor.after + offset;
      [beforeStart, afterStart] = [anchor.before + length, anchor.after + length];
    }
    parts.push({ beforeStart, beforeEnd: stretch.beforeEnd, afterStart, afterEnd: stretch.afterEnd });
    return parts;
  }

  /** Word by word. Words that stand on one side only have no partner and are left out, which halves the search or better. */
  #search({ beforeStart, beforeEnd, afterStart, afterEnd }: Stretch): void {
    const room = this.#room;
    room.makeRoomFor(this.#spellings, Math.max(beforeEnd - beforeStart, afterEnd - afterStart));
    const search = ++room.searches;
    for (let i = beforeStart; i < beforeEnd; i++) room.seenBefore[this.#before[i] as number] = search;
    for (let j = afterStart; j < afterEnd; j++) room.seenAfter[this.#after[j] as number] = search;
    const [seenBefore, seenAfter] = [room.seenBefore, room.seenAfter];
    let [count, countAfter] = [0, 0];
    for (let i = beforeStart; i < beforeEnd; i++) {
      const word = this.#before[i] as number;
      if (seenAfter[word] !== search) continue;
      room.placesBefore[count] = i;
      room.before[count++] = word;
    }
    for (let j = afterStart; j < afterEnd; j++) {
      const word = this.#after[j] as number;
      if (seenBefore[word] !== search) continue;
      room.placesAfter[countAfter] = j;
      room.after[countAfter++] = word;
    }
    this.#stepsLeft -= beforeEnd - beforeStart + afterEnd - afterStart;
    if (count > 0) this.#searchAmong(count, countAfter);
  }

  /** Among the words that stand on both sides, so many of either. */
  #searchAmong(count: number, countAfter: number): void {
    const { before, after, placesBefore, placesAfter, frontiers } = this.#room;
    const waiting: Stretch[] = [{ beforeStart: 0, beforeEnd: count, afterStart: 0, afterEnd: countAfter }];
    for (let stretch = waiting.pop(); stretch !== undefined; stretch = waiting.pop()) {
      const inner = trim(before, after, stretch);
      for (let i = stretch.beforeStart, j = stretch.afterStart; i < inner.beforeStart; i++, j++)
        this.partners[placesBefore[i] as number] = placesAfter[j] as number;
      for (let i = inner.beforeEnd, j = inner.afterEnd; i < stretch.beforeEnd; i++, j++)
        this.partners[placesBefore[i] as number] = placesAfter[j] as number;
      if (isOneSided(inner)) continue;
      if (this.#stepsLeft <= 0) {
        this.precise = false;
        return;
      }
      const split = findSplit(before, after, inner, frontiers, this.#mostRounds);
      this.#stepsLeft -= split.steps;
      if (!split.exact) this.precise = false;
      const { beforeStart, beforeEnd, afterStart, afterEnd } = inner;
      waiting.push(
        { beforeStart, beforeEnd: split.before, afterStart, afterEnd: split.after },
        { beforeStart: split.before, beforeEnd, afterStart: split.after, afterEnd },
      );
    }
  }
}

function isOneSided({ beforeStart, beforeEnd, afterStart, afterEnd }: Stretch): boolean {
  return beforeStart === beforeEnd || afterStart === afterEnd;
}

/** A stretch without what both its sides begin and end with. */
function trim(before: Int32Array, after: Int32Array, stretch: Stretch): Stretch {
  let { beforeStart, beforeEnd, afterStart, afterEnd } = stretch;
  while (beforeStart < beforeEnd && afterStart < afterEnd && before[beforeStart] === after[afterStart]) {
    beforeStart++;
    afterStart++;
  }
  while (beforeStart < beforeEnd && afterStart < afterEnd && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd--;
    afterEnd--;
  }
  return { beforeStart, beforeEnd, afterStart, afterEnd };
}
