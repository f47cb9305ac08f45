import { lastUnderPartBefore, type Opening, type OpenPoint } from "./open-points.ts";
import type { Reading } from "./read-token.ts";

/** Looking further back than this into nested lists says nothing more, and would make deep nesting slow. */
export const FURTHEST_LEVEL = 64;

/**
 * The labelled points that are still open, nearest first, then those that a list may go on from although they are
 * closed: the last one at the outermost level, and the last one under the part before.
 */
export class OpenNumbers {
  private readonly stack: readonly OpenPoint[];
  private readonly top: readonly OpenPoint[];
  /** The last point at the outermost level. */
  lastNumbered: OpenPoint | undefined;

  constructor(stack: readonly OpenPoint[], top: readonly OpenPoint[]) {
    this.stack = stack;
    this.top = top;
  }

  /** Whether any of them passes `test`, which is asked in their order. */
  some(test: (point: Labelled) => boolean): boolean {
    return this.find(test) !== undefined;
  }

  /** The nearest of them that passes `test`. */
  find(test: (point: Labelled) => boolean): Labelled | undefined {
    const furthest = Math.max(0, this.stack.length - FURTHEST_LEVEL);
    for (let at = this.stack.length - 1; at >= furthest; at -= 1) {
      const open = this.stack[at];
      if (passes(open, test)) return open;
    }
    if (passes(this.lastNumbered, test)) return this.lastNumbered;
    const underPart = lastUnderPartBefore(this.stack, this.top);
    return passes(underPart, test) ? underPart : undefined;
  }
}

function passes(point: OpenPoint | undefined, test: (point: Labelled) => boolean): point is Labelled {
  return point !== undefined && isLabelled(point) && test(point);
}

/** A point whose label counts something. */
export type Labelled = OpenPoint & { readonly opening: Opening & { kind: "numbered" | "division" } };

function isLabelled(point: OpenPoint): point is Labelled {
  return point.opening.kind === "numbered" || point.opening.kind === "division";
}

/** Labels of one list share it: the style of a number, the word of an article. */
export function styleOf({ opening }: Labelled): string {
  return opening.kind === "numbered" ? opening.style : (opening.word?.name ?? "");
}

/** What a list goes on from; an article or heading holds lists, but none goes on from it. */
export function listReading({ opening }: Labelled): Reading | undefined {
  return opening.kind === "numbered" ? opening.reading : undefined;
}

/** Whether a list counts on from `before` to `after`, by one or by an insertion such as 10bis. */
export function follows(before: Reading, after: Reading): boolean {
  return sameCount(before, after) && after.value > before.value && after.value - before.value <= 1;
}

/** Whether two numbers are counted in the same way under the same prefix. */
export function sameCount(before: Reading, after: Reading): boolean {
  return before.family === after.family && before.prefix === after.prefix;
}

/** Whether a list may begin with this number. */
export function startsList(reading: Reading): boolean {
  return reading.value < 2;
}
