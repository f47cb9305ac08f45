// Whoever knows the hash can write texts that all fall on one place; after so many tries a plain map takes over.
const MOST_TRIES = 32;
const FIRST_SLOTS = 64;

/**
 * Numbers pairs of sequences of numbers, equal ones alike, from 0.
 *
 * Open addressing over one array that holds all sequences: an array for each of thousands of short ones would cost more
 * than all else.
 */
export class SequenceTable {
  /** By hash: the number of a pair, counted from 1; 0 where the slot is free. */
  #slots = new Int32Array(FIRST_SLOTS);
  /** Pair n is `#numbers` from `#starts[n]` to `#starts[n + 1]`: the length of its first sequence, then both. */
  #numbers = new Int32Array(1024);
  #starts = [0];
  readonly #hashes: number[] = [];
  #crowded: Map<string, number> | undefined;

  /** Linear in the length of the sequences; a clash of hashes costs one comparison and never an answer. */
  numberOf(first: Int32Array, second: Int32Array): number {
    const hash = hashOf(first, second);
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & last;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const taken = slots[slot] as number;
      // Once a map had to take over it is asked for all that is new, as slots fall free when the table grows.
      if (taken === 0 && this.#crowded === undefined) {
        const number = this.#add(first, second, hash);
        slots[slot] = number + 1;
        if (2 * this.#hashes.length > slots.length) this.#grow();
        return number;
      }
      if (taken === 0) break;
      if (this.#hashes[taken - 1] === hash && this.#isEqual(taken - 1, first, second)) return taken - 1;
      slot = (slot + 1) & last;
    }
    return this.#numberOfCrowded(first, second, hash);
  }

  #numberOfCrowded(first: Int32Array, second: Int32Array, hash: number): number {
    this.#crowded ??= new Map();
    const spelled = `${first.join()};${second.join()}`;
    const known = this.#crowded.get(spelled);
    if (known !== undefined) return known;
    const number = this.#add(first, second, hash);
    this.#crowded.set(spelled, number);
    return number;
  }

  #add(first: Int32Array, second: Int32Array, hash: number): number {
    const start = this.#starts.at(-1) as number;
    const end = start + 1 + first.length + second.length;
    if (end > this.#numbers.length) {
      const longer = new Int32Array(2 * end);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[start] = first.length;
    this.#numbers.set(first, start + 1);
    this.#numbers.set(second, start + 1 + first.length);
    this.#starts.push(end);
    return this.#hashes.push(hash) - 1;
  }

  #isEqual(number: number, first: Int32Array, second: Int32Array): boolean {
    const [start, end] = [this.#starts[number] as number, this.#starts[number + 1] as number];
    if (this.#numbers[start] !== first.length || end - start - 1 !== first.length + second.length) return false;
    return this.#holdsAt(start + 1, first) && this.#holdsAt(start + 1 + first.length, second);
  }

  #holdsAt(start: number, sequence: Int32Array): boolean {
    for (let index = 0; index < sequence.length; index++)
      if (this.#numbers[start + index] !== sequence[index]) return false;
    return true;
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const last = slots.length - 1;
    for (const taken of this.#slots) {
      if (taken === 0) continue;
      const hash = this.#hashes[taken - 1] as number;
      let slot = (hash ^ (hash >>> 15)) & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = taken;
    }
    this.#slots = slots;
  }
}

// FNV-1a over whole numbers (Fowler, Noll, Vo): quick, and good enough where equality is checked afterwards.
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

function hashOf(first: Int32Array, second: Int32Array): number {
  let hash = OFFSET;
  for (let index = 0; index < first.length; index++) hash = Math.imul(hash ^ (first[index] as number), PRIME);
  hash = Math.imul(hash ^ first.length, PRIME);
  for (let index = 0; index < second.length; index++) hash = Math.imul(hash ^ (second[index] as number), PRIME);
  return Math.imul(hash ^ second.length, PRIME);
}
