import type { Point } from "../../model/point.ts";
import { PairNumbers } from "../words/pair-numbers.ts";
import type { BothSides } from "./describe-wording.ts";
import { NONE } from "./partners.ts";
import type { Places } from "./place-points.ts";

/**
 * The printed number of each point as a whole number, equal ones alike; `NONE` where it has none or a sibling bears it
 * too, since only a number borne once can say which point is meant. Linear in the points.
 */
export function tellingNumbers(points: BothSides<readonly Point[]>, places: BothSides<Places>): BothSides<Int32Array> {
  const known = new Map<string, number>();
  const before = tellingNumbersOf(points.before, places.before, known);
  return { before, after: tellingNumbersOf(points.after, places.after, known) };
}

/** The same of one version. @param known - Numbers that were read before, added to. */
export function tellingNumbersOf(
  points: readonly Point[],
  places: Places,
  known = new Map<string, number>(),
): Int32Array {
  const numbers = new Int32Array(points.length);
  for (let index = 0; index < points.length; index++) {
    const { number } = points[index] as Point;
    if (number === "") {
      numbers[index] = NONE;
      continue;
    }
    const found = known.get(number) ?? known.size;
    known.set(number, found);
    numbers[index] = found;
  }
  return withoutTwins(numbers, places);
}

function withoutTwins(numbers: Int32Array, places: Places): Int32Array {
  const first = new PairNumbers(numbers.length);
  const telling = numbers.slice();
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] as number;
    if (number === NONE) continue;
    const family = places.parentOf(index) + 1;
    const twin = first.get(family, number);
    if (twin === NONE) first.set(family, number, index);
    else telling[twin] = telling[index] = NONE;
  }
  return telling;
}
