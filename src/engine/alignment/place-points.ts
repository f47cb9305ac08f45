import type { Point } from "../../model/point.ts";
import { NONE } from "./partners.ts";
import { placesAbove } from "./places-above.ts";

/** Who stands beside and above each point of one version; points are named by their index, `NONE` where there is none. */
export class Places {
  readonly #parents: Int32Array;
  readonly #previous: Int32Array;
  readonly #next: Int32Array;
  readonly #firstChild: Int32Array;
  readonly #familySize: Int32Array;
  /** Whether every point stands at the top. */
  readonly isFlat: boolean;

  /** Linear in the points, and in the length of their numbers. */
  constructor(points: readonly Point[]) {
    this.#parents = parentsOf(points);
    this.isFlat = this.#parents.every((parent) => parent === NONE);
    this.#previous = new Int32Array(points.length).fill(NONE);
    this.#next = new Int32Array(points.length).fill(NONE);
    // One place more than there are points: the family of those at the top.
    this.#firstChild = new Int32Array(points.length + 1).fill(NONE);
    this.#familySize = new Int32Array(points.length + 1);
    const last = new Int32Array(points.length + 1).fill(NONE);
    this.#parents.forEach((parent, index) => {
      const family = parent === NONE ? points.length : parent;
      const sibling = last[family] ?? NONE;
      this.#previous[index] = sibling;
      if (sibling === NONE) this.#firstChild[family] = index;
      else this.#next[sibling] = index;
      last[family] = index;
      this.#familySize[family] = (this.#familySize[family] ?? 0) + 1;
    });
  }

  parentOf(index: number): number {
    return this.#parents[index] ?? NONE;
  }

  /** The sibling before (-1) or after (1). */
  beside(index: number, step: -1 | 1): number {
    return (step === 1 ? this.#next[index] : this.#previous[index]) ?? NONE;
  }

  childCount(index: number): number {
    return this.#familySize[index] ?? 0;
  }

  childrenOf(index: number): readonly number[] {
    const children: number[] = [];
    for (let child = this.#firstChild[index] ?? NONE; child !== NONE; child = this.beside(child, 1)) {
      children.push(child);
    }
    return children;
  }
}

/**
 * The point each point stands under. Where a version was filed as a flat list, its numbers say it: 5.3(a) stands
 * under 5.3, if that came before.
 */
function parentsOf(points: readonly Point[]): Int32Array {
  const byNumber = new Map<string, number>();
  const parents = placesAbove(points);
  for (let index = 0; index < points.length; index++) {
    const { parent, number } = points[index] as Point;
    if (parent !== null) {
      // What comes later holds nothing.
      if ((parents[index] as number) >= index) parents[index] = NONE;
    } else if (number !== "") {
      parents[index] = nearestPrefix(number, byNumber);
      byNumber.set(number, index);
    }
  }
  return parents;
}

// Deeper numbers than this are not written by hand; the bound keeps a hostile number from costing its square.
const MOST_NUMBER_LENGTH = 60;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

function nearestPrefix(number: string, byNumber: ReadonlyMap<string, number>): number {
  for (let length = Math.min(number.length, MOST_NUMBER_LENGTH) - 1; length > 0; length--) {
    if (!isPartMark(number.charCodeAt(length)) && LETTER_OR_DIGIT.test(number[length] ?? "")) continue;
    const found = byNumber.get(number.slice(0, length));
    if (found !== undefined) return found;
  }
  return NONE;
}

/** The full stop and the bracket, which part nearly all numbers, are known without asking Unicode. */
function isPartMark(code: number): boolean {
  return code === 0x2e || code === 0x28;
}
