import type { Stretch } from "./find-split.ts";

/** A place before and a place after that say the same: the first of `length` equal words on either side. */
export type Anchor = { readonly before: number; readonly after: number };

/**
 * Finds sequences of words that stand once on either side of a stretch, and of those the most that keep one order.
 *
 * @param length - How many words in a row make a sequence; long ones stand by chance in no other place.
 * @returns Anchors in order on both sides; their sequences may overlap. Cost O(n log n) for n words.
 * Source: patience diff (B. Cohen, 2003), with sequences in place of lines.
 */
export function findAnchors(before: Int32Array, after: Int32Array, stretch: Stretch, length: number): Anchor[] {
  const beforeCount = stretch.beforeEnd - stretch.beforeStart - length + 1;
  const afterCount = stretch.afterEnd - stretch.afterStart - length + 1;
  if (beforeCount <= 0 || afterCount <= 0) return [];
  const table = new SequenceTable(before, after, length, beforeCount);
  const slots = new Int32Array(beforeCount);
  for (let offset = 0; offset < beforeCount; offset++) slots[offset] = table.addBefore(stretch.beforeStart + offset);
  for (let offset = 0; offset < afterCount; offset++) table.addAfter(stretch.afterStart + offset);
  const common: Anchor[] = [];
  for (let offset = 0; offset < beforeCount; offset++) {
    const partner = table.partnerAt(slots[offset] as number);
    if (partner !== undefined) common.push({ before: stretch.beforeStart + offset, after: partner });
  }
  return longestRising(common);
}

const MOST_TRIES = 16;
const NOWHERE = -1;
const TWICE = -1;

/** Sequences of words and where they stand; one that finds no slot in a few tries is left out, which costs an anchor. */
class SequenceTable {
  readonly #before: Int32Array;
  readonly #after: Int32Array;
  readonly #length: number;
  /** Where the sequence of a slot first stands before, counted from 1; 0 where the slot is free. */
  readonly #firsts: Int32Array;
  readonly #repeated: Uint8Array;
  /** Where it stands after, counted from 1; 0 for nowhere. */
  readonly #partners: Int32Array;

  constructor(before: Int32Array, after: Int32Array, length: number, sequences: number) {
    this.#before = before;
    this.#after = after;
    this.#length = length;
    const capacity = 2 ** Math.ceil(Math.log2(2 * sequences));
    this.#firsts = new Int32Array(capacity);
    this.#repeated = new Uint8Array(capacity);
    this.#partners = new Int32Array(capacity);
  }

  addBefore(start: number): number {
    const slot = this.#slotOf(this.#before, start);
    if (slot === NOWHERE) return NOWHERE;
    if (this.#firsts[slot] === 0) this.#firsts[slot] = start + 1;
    else this.#repeated[slot] = 1;
    return slot;
  }

  addAfter(start: number): void {
    const slot = this.#slotOf(this.#after, start);
    if (slot === NOWHERE || this.#firsts[slot] === 0) return;
    this.#partners[slot] = this.#partners[slot] === 0 ? start + 1 : TWICE;
  }

  partnerAt(slot: number): number | undefined {
    if (slot === NOWHERE || this.#repeated[slot] === 1) return undefined;
    const partner = this.#partners[slot] as number;
    return partner > 0 ? partner - 1 : undefined;
  }

  /** The slot of the sequence, or the free one it would take. */
  #slotOf(words: Int32Array, start: number): number {
    const last = this.#firsts.length - 1;
    let slot = this.#hash(words, start) & last;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const first = this.#firsts[slot] as number;
      if (first === 0 || this.#isSame(first - 1, words, start)) return slot;
      slot = (slot + 1) & last;
    }
    return NOWHERE;
  }

  #hash(words: Int32Array, start: number): number {
    let hash = 0;
    for (let offset = 0; offset < this.#length; offset++) {
      hash = Math.imul(hash ^ (words[start + offset] as number), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  #isSame(known: number, words: Int32Array, start: number): boolean {
    for (let offset = 0; offset < this.#length; offset++)
      if (this.#before[known + offset] !== words[start + offset]) return false;
    return true;
  }
}

/** The longest run of anchors, given in order before, that also rises after (patience sorting). */
function longestRising(anchors: readonly Anchor[]): Anchor[] {
  const tops: number[] = [];
  const previous = new Int32Array(anchors.length);
  for (const [index, { after }] of anchors.entries()) {
    const pile = firstPileFrom(anchors, tops, after);
    previous[index] = pile === 0 ? NOWHERE : (tops[pile - 1] as number);
    tops[pile] = index;
  }
  const rising: Anchor[] = [];
  for (let index = tops.at(-1) ?? NOWHERE; index !== NOWHERE; index = previous[index] as number)
    rising.push(anchors[index] as Anchor);
  return rising.reverse();
}

function firstPileFrom(anchors: readonly Anchor[], tops: readonly number[], after: number): number {
  let [low, high] = [0, tops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((anchors[tops[middle] as number] as Anchor).after < after) low = middle + 1;
    else high = middle;
  }
  return low;
}
