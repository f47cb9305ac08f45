import type { Candidate } from "./find-candidates.ts";

const FIRST_ROWS = 256;

/**
 * Candidates as they are found, in three columns that grow. Tens of thousands of objects made in one order and read in
 * another would be fetched from all over the memory, again and again.
 */
export class CandidateColumns {
  #before = new Int32Array(FIRST_ROWS);
  #after = new Int32Array(FIRST_ROWS);
  #likeness = new Float64Array(FIRST_ROWS);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Longer than `size`, like the other two: what stands behind means nothing. */
  get before(): Int32Array {
    return this.#before;
  }

  get after(): Int32Array {
    return this.#after;
  }

  get likeness(): Float64Array {
    return this.#likeness;
  }

  add(before: number, after: number, likeness: number): void {
    if (this.#size === this.#before.length) this.#grow();
    this.#before[this.#size] = before;
    this.#after[this.#size] = after;
    this.#likeness[this.#size] = likeness;
    this.#size++;
  }

  /**
   * The candidates by `before`, then `after`; of equals the one added first. Linear in them and in the points.
   *
   * @param beforeCount - How many points there are before; each candidate's is less.
   */
  inOrder(beforeCount: number, afterCount: number): readonly Candidate[] {
    const byAfter = ordered(this.#after, afterCount, numbersBelow(this.#size));
    const candidates: Candidate[] = [];
    for (const place of ordered(this.#before, beforeCount, byAfter))
      candidates.push({
        before: this.#before[place] as number,
        after: this.#after[place] as number,
        likeness: this.#likeness[place] as number,
      });
    return candidates;
  }

  #grow(): void {
    const rows = 2 * this.#size;
    const [before, after, likeness] = [new Int32Array(rows), new Int32Array(rows), new Float64Array(rows)];
    before.set(this.#before);
    after.set(this.#after);
    likeness.set(this.#likeness);
    [this.#before, this.#after, this.#likeness] = [before, after, likeness];
  }
}

function numbersBelow(count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let number = 0; number < count; number++) numbers[number] = number;
  return numbers;
}

/** The places given by what stands there, all of it below `count`; of equals in the order given (counting sort). */
function ordered(values: Int32Array, count: number, places: Int32Array): Int32Array {
  const starts = new Int32Array(count + 1);
  for (const place of places) {
    const behind = (values[place] as number) + 1;
    starts[behind] = (starts[behind] as number) + 1;
  }
  for (let value = 0; value < count; value++)
    starts[value + 1] = (starts[value + 1] as number) + (starts[value] as number);
  const inOrder = new Int32Array(places.length);
  for (const place of places) {
    const value = values[place] as number;
    const next = starts[value] as number;
    starts[value] = next + 1;
    inOrder[next] = place;
  }
  return inOrder;
}
