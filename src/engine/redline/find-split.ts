/** A rectangle of two sequences: `[beforeStart, beforeEnd)` against `[afterStart, afterEnd)`. */
export type Stretch = {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
};

/** Room for the two frontiers of the search, for sequences of at most the lengths given. Used again for every search. */
export class Frontiers {
  readonly forward: Int32Array;
  readonly backward: Int32Array;
  /** The place of diagonal 0. */
  readonly middle: number;

  constructor(beforeLength: number, afterLength: number) {
    this.middle = afterLength + 1;
    this.forward = new Int32Array(beforeLength + afterLength + 3);
    this.backward = new Int32Array(beforeLength + afterLength + 3);
  }
}

/** A point on a path through a stretch; `exact` if the path is one of the shortest. */
export type Split = {
  readonly before: number;
  readonly after: number;
  readonly exact: boolean;
  /** What the search cost, in steps. */
  readonly steps: number;
};

/**
 * Finds a point through which a shortest edit script of a stretch passes, searching from both ends at once.
 *
 * The stretch must not be empty on either side, nor begin or end alike. After `mostRounds` differences from each end the
 * search stops at the point furthest from either, and `exact` is false. The point is never a corner of the stretch, so
 * that whoever splits there makes progress.
 * Cost O(D·(N + M)) steps and O(N + M) room for D differences, D ≤ 2·`mostRounds`.
 * Source: E. Myers, An O(ND) Difference Algorithm and Its Variations (Algorithmica 1, 1986), section 4b; stopping early at
 * the furthest point is what GNU diff and git do.
 */
export function findSplit(
  before: Int32Array,
  after: Int32Array,
  { beforeStart, beforeEnd, afterStart, afterEnd }: Stretch,
  { forward, backward, middle }: Frontiers,
  mostRounds: number,
): Split {
  const lowest = beforeStart - afterEnd;
  const highest = beforeEnd - afterStart;
  const fromStart = beforeStart - afterStart;
  const fromEnd = beforeEnd - afterEnd;
  const meetsForward = ((fromStart - fromEnd) & 1) !== 0;
  let [forwardLow, forwardHigh, backwardLow, backwardHigh] = [fromStart, fromStart, fromEnd, fromEnd];
  let steps = 0;
  forward[middle + fromStart] = beforeStart;
  backward[middle + fromEnd] = beforeEnd;
  for (let round = 1; ; round++) {
    // The frontier grows by one diagonal to either side, and shrinks where it would leave the stretch.
    if (forwardLow > lowest) forward[middle + --forwardLow - 1] = -1;
    else forwardLow++;
    if (forwardHigh < highest) forward[middle + ++forwardHigh + 1] = -1;
    else forwardHigh--;
    for (let diagonal = forwardHigh; diagonal >= forwardLow; diagonal -= 2) {
      const inserted = forward[middle + diagonal + 1] as number;
      const struck = (forward[middle + diagonal - 1] as number) + 1;
      let i = struck > inserted ? struck : inserted;
      const reached = i;
      while (i < beforeEnd && i - diagonal < afterEnd && before[i] === after[i - diagonal]) i++;
      steps += i - reached + 1;
      forward[middle + diagonal] = i;
      const met = meetsForward && backwardLow <= diagonal && diagonal <= backwardHigh;
      if (met && (backward[middle + diagonal] as number) <= i)
        return { before: i, after: i - diagonal, exact: true, steps };
    }
    if (backwardLow > lowest) backward[middle + --backwardLow - 1] = beforeEnd + 1;
    else backwardLow++;
    if (backwardHigh < highest) backward[middle + ++backwardHigh + 1] = beforeEnd + 1;
    else backwardHigh--;
    for (let diagonal = backwardHigh; diagonal >= backwardLow; diagonal -= 2) {
      const inserted = backward[middle + diagonal - 1] as number;
      const struck = (backward[middle + diagonal + 1] as number) - 1;
      let i = inserted < struck + 1 ? inserted : struck;
      const reached = i;
      while (i > beforeStart && i - diagonal > afterStart && before[i - 1] === after[i - diagonal - 1]) i--;
      steps += reached - i + 1;
      backward[middle + diagonal] = i;
      const met = !meetsForward && forwardLow <= diagonal && diagonal <= forwardHigh;
      if (met && i <= (forward[middle + diagonal] as number))
        return { before: i, after: i - diagonal, exact: true, steps };
    }
    if (round >= mostRounds) {
      const stretch = { beforeStart, beforeEnd, afterStart, afterEnd };
      const point = furthest(
        stretch,
        { forward, backward, middle },
        [forwardLow, forwardHigh],
        [backwardLow, backwardHigh],
      );
      return { ...point, exact: false, steps };
    }
  }
}

/** The point of either frontier that has come furthest from the corner it started in. */
function furthest(
  { beforeStart, beforeEnd, afterStart, afterEnd }: Stretch,
  { forward, backward, middle }: Frontiers,
  [forwardLow, forwardHigh]: readonly [number, number],
  [backwardLow, backwardHigh]: readonly [number, number],
): { readonly before: number; readonly after: number } {
  let best = { before: beforeStart, after: afterStart };
  let most = 0;
  for (let diagonal = forwardHigh; diagonal >= forwardLow; diagonal -= 2) {
    const i = Math.min(forward[middle + diagonal] as number, beforeEnd, afterEnd + diagonal);
    const gained = i - beforeStart + (i - diagonal - afterStart);
    if (gained > most) {
      most = gained;
      best = { before: i, after: i - diagonal };
    }
  }
  for (let diagonal = backwardHigh; diagonal >= backwardLow; diagonal -= 2) {
    const i = Math.max(backward[middle + diagonal] as number, beforeStart, afterStart + diagonal);
    const gained = beforeEnd - i + (afterEnd - (i - diagonal));
    if (gained > most) {
      most = gained;
      best = { before: i, after: i - diagonal };
    }
  }
  return best;
}
