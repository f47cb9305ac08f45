/** A correspondence by index into the points of either side. */
export type Pair = { readonly before: number; readonly after: number };

/** Where a point has no partner, or no point stands. */
export const NONE = -1;

/** Who is paired with whom, seen from either side, each point at most once; `NONE` for a point without a partner. */
export class Partners {
  readonly ofBefore: Int32Array;
  readonly ofAfter: Int32Array;

  private constructor(ofBefore: Int32Array, ofAfter: Int32Array) {
    this.ofBefore = ofBefore;
    this.ofAfter = ofAfter;
  }

  static none(beforeCount: number, afterCount: number): Partners {
    return new Partners(new Int32Array(beforeCount).fill(NONE), new Int32Array(afterCount).fill(NONE));
  }

  static of(beforeCount: number, afterCount: number, pairs: Iterable<readonly [number, number]>): Partners {
    const partners = Partners.none(beforeCount, afterCount);
    for (const [before, after] of pairs) partners.add(before, after);
    return partners;
  }

  /** Each of `count` points is paired with the one in its place. */
  static inOrder(count: number): Partners {
    const ofBefore = new Int32Array(count);
    for (let index = 0; index < count; index++) ofBefore[index] = index;
    return new Partners(ofBefore, ofBefore.slice());
  }

  copy(): Partners {
    return new Partners(this.ofBefore.slice(), this.ofAfter.slice());
  }

  /** Both points must be free. */
  add(before: number, after: number): void {
    this.ofBefore[before] = after;
    this.ofAfter[after] = before;
  }

  isFree(before: number, after: number): boolean {
    return this.ofBefore[before] === NONE && this.ofAfter[after] === NONE;
  }

  equals({ ofBefore }: Partners): boolean {
    return this.ofBefore.every((after, before) => after === ofBefore[before]);
  }

  /** How many pairs there are. */
  count(): number {
    return this.ofBefore.reduce((count, after) => (after === NONE ? count : count + 1), 0);
  }

  /** In order of `before`. */
  pairs(): Pair[] {
    const pairs: Pair[] = [];
    this.ofBefore.forEach((after, before) => {
      if (after !== NONE) pairs.push({ before, after });
    });
    return pairs;
  }
}
