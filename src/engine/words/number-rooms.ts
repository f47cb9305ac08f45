// The first are small, for most comparisons are of a few dozen points; each is twice as large as the one before.
const FIRST_CHUNK = 1_024;
const LARGEST_CHUNK = 65_536;

/**
 * Room for thousands of short rows of numbers, cut one behind the other from a few large arrays.
 *
 * An array of its own for each would lie outside the heap, with three objects inside it that keep account of it: for
 * 50,000 points the collector had half as much again to move. Rows asked for together lie together, too.
 */
export class NumberRooms {
  readonly #whole = new Chunks((length) => new Int32Array(length));
  readonly #real = new Chunks((length) => new Float64Array(length));

  /** A row of whole numbers, all 0. It lasts as long as any row cut with it. */
  whole(length: number): Int32Array {
    return this.#whole.take(length);
  }

  /** The same of numbers of any kind. */
  real(length: number): Float64Array {
    return this.#real.take(length);
  }
}

type Cut<Numbers> = { readonly length: number; subarray(start: number, end: number): Numbers };

class Chunks<Numbers extends Cut<Numbers>> {
  readonly #make: (length: number) => Numbers;
  #chunk: Numbers;
  #used = 0;

  constructor(make: (length: number) => Numbers) {
    this.#make = make;
    this.#chunk = make(0);
  }

  take(length: number): Numbers {
    const end = this.#used + length;
    if (end > this.#chunk.length) return this.#takeFromNext(length);
    const taken = this.#chunk.subarray(this.#used, end);
    this.#used = end;
    return taken;
  }

  #takeFromNext(length: number): Numbers {
    const room = Math.min(LARGEST_CHUNK, Math.max(FIRST_CHUNK, 2 * this.#chunk.length));
    // What would fill a chunk is its own.
    if (2 * length > room) return this.#make(length);
    this.#chunk = this.#make(room);
    this.#used = length;
    return this.#chunk.subarray(0, length);
  }
}
