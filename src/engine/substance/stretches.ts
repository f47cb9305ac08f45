import { firstWhere } from "../words/first-where.ts";
import type { Stretch } from "./finding.ts";

/** Stretches of one text in order, asked what they hold and what stands beside them. */
export class Stretches<One extends Stretch = Stretch> {
  readonly #inOrder: readonly One[];
  /** By place: how far any stretch reaches that begins there or before. */
  readonly #reached: number[] = [];

  constructor(stretches: Iterable<One>) {
    this.#inOrder = [...stretches].sort((a, b) => a.start - b.start);
    let reached = 0;
    for (const { end } of this.#inOrder) {
      reached = Math.max(reached, end);
      this.#reached.push(reached);
    }
  }

  /** Whether one of them holds all of another. Logarithmic. */
  hold({ start, end }: Stretch): boolean {
    const before = firstWhere(this.#inOrder.length, (index) => (this.#inOrder[index]?.start ?? 0) > start);
    return (this.#reached[before - 1] ?? -1) >= end;
  }

  /** The first of those that touch or overlap a stretch of which something holds. Logarithmic, and linear in these. */
  find(start: number, end: number, holds: (one: One) => boolean): One | undefined {
    const first = firstWhere(this.#inOrder.length, (index) => (this.#reached[index] ?? 0) >= start);
    for (let index = first; index < this.#inOrder.length; index += 1) {
      const one = this.#inOrder[index] as One;
      if (one.start > end) return undefined;
      if (one.end >= start && holds(one)) return one;
    }
    return undefined;
  }
}
