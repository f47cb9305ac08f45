import { groupBy } from "../../model/group-by.ts";
import type { Point } from "../../model/point.ts";

/** Who stands beside and above each point of one version; points are named by their index. */
export class Places {
  readonly #parents: readonly (number | undefined)[];
  readonly #families: ReadonlyMap<number | undefined, readonly number[]>;
  readonly #rankOf: ReadonlyMap<number, number>;

  /** Linear in the points, and in the length of their numbers. */
  constructor(points: readonly Point[]) {
    this.#parents = parentsOf(points);
    this.#families = groupBy([...points.keys()], (index) => this.#parents[index]);
    this.#rankOf = new Map(
      [...this.#families.values()].flatMap((family) => family.map((index, rank) => [index, rank] as const)),
    );
  }

  parentOf(index: number): number | undefined {
    return this.#parents[index];
  }

  /** The sibling before (-1) or after (1). */
  beside(index: number, step: -1 | 1): number | undefined {
    return this.#families.get(this.#parents[index])?.[(this.#rankOf.get(index) ?? 0) + step];
  }

  childrenOf(index: number): readonly number[] {
    return this.#families.get(index) ?? [];
  }
}

/**
 * The point each point stands under. Where a version was filed as a flat list, its numbers say it: 5.3(a) stands
 * under 5.3, if that came before.
 */
function parentsOf(points: readonly Point[]): (number | undefined)[] {
  const byPath = new Map(points.map((point, index) => [point.path, index]));
  const byNumber = new Map<string, number>();
  return points.map((point, index) => {
    const above = point.parent === null ? nearestPrefix(point.number, byNumber) : byPath.get(point.parent);
    if (point.parent === null && point.number !== "") byNumber.set(point.number, index);
    return above;
  });
}

// Deeper numbers than this are not written by hand; the bound keeps a hostile number from costing its square.
const MOST_NUMBER_LENGTH = 60;

function nearestPrefix(number: string, byNumber: ReadonlyMap<string, number>): number | undefined {
  for (let length = Math.min(number.length, MOST_NUMBER_LENGTH) - 1; length > 0; length--) {
    if (/[\p{L}\p{N}]/u.test(number[length] ?? "")) continue;
    const found = byNumber.get(number.slice(0, length));
    if (found !== undefined) return found;
  }
  return undefined;
}
