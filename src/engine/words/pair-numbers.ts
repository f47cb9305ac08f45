const EMPTY = -1;
const FIRST_CAPACITY = 1024;
// A table that is small grows fast: moving all that is in it costs more than the room.
const SMALL_CAPACITY = 32_768;

/**
 * A map from two whole numbers to one: open addressing in one array, several times as fast as a `Map` whose keys would
 * have to be strings or large numbers. Numbers are at least 0.
 */
export class PairNumbers {
  #rows: Int32Array;
  #size = 0;

  /** @param pairs - How many are to be expected; the map grows beyond. */
  constructor(pairs = 0) {
    const capacity = Math.max(FIRST_CAPACITY, 2 ** Math.ceil(Math.log2(2 * pairs + 2)));
    this.#rows = new Int32Array(3 * capacity).fill(EMPTY);
  }

  /** The number kept for a pair, which is `next` from now on where none was. */
  keep(first: number, second: number, next: number): number {
    if (2 * this.#size >= this.#rows.length / 3) this.#grow();
    const row = this.#rowOf(first, second);
    if (this.#rows[row] !== EMPTY) return this.#rows[row + 2] as number;
    this.#size++;
    this.#rows[row] = first;
    this.#rows[row + 1] = second;
    this.#rows[row + 2] = next;
    return next;
  }

  /** The number kept for a pair; -1 where there is none. */
  get(first: number, second: number): number {
    return this.#rows[this.#rowOf(first, second) + 2] as number;
  }

  set(first: number, second: number, number: number): void {
    if (2 * this.#size >= this.#rows.length / 3) this.#grow();
    const row = this.#rowOf(first, second);
    if (this.#rows[row] === EMPTY) this.#size++;
    this.#rows[row] = first;
    this.#rows[row + 1] = second;
    this.#rows[row + 2] = number;
  }

  /** Where the pair stands, or the empty row where it would. */
  #rowOf(first: number, second: number): number {
    const rows = this.#rows;
    const last = rows.length / 3 - 1;
    let slot = hashOf(first, second) & last;
    while (rows[3 * slot] !== EMPTY && (rows[3 * slot] !== first || rows[3 * slot + 1] !== second)) {
      slot = (slot + 1) & last;
    }
    return 3 * slot;
  }

  #grow(): void {
    const old = this.#rows;
    this.#rows = new Int32Array((old.length < 3 * SMALL_CAPACITY ? 4 : 2) * old.length).fill(EMPTY);
    for (let row = 0; row < old.length; row += 3) {
      if (old[row] === EMPTY) continue;
      const place = this.#rowOf(old[row] as number, old[row + 1] as number);
      for (let part = 0; part < 3; part++) this.#rows[place + part] = old[row + part] as number;
    }
  }
}

// Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4), finished as in MurmurHash3.
function hashOf(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
