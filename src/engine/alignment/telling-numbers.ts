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
  const numberOf = (number: string) => {
    const found = known.get(number) ?? known.size;
    known.set(number, found);
    return found;
  };
  const read = (side: readonly Point[], sidePlaces: Places) => {
    const numbers = new Int32Array(side.length);
    for (let index = 0; index < side.length; index++) {
      const { number } = side[index] as Point;
      numbers[index] = number === "" ? NONE : numberOf(number);
    }
    return withoutTwins(numbers, sidePlaces);
  };
  return { before: read(points.before, places.before), after: read(points.after, places.after) };
}

function withoutTwins(numbers: Int32Array, places: Places): Int32Array {
  const first = new PairNumbers(numbers.length);
  const telling = numbers.slice();
  numbers.forEach((number, index) => {
    if (number === NONE) return;
    const family = places.parentOf(index) + 1;
    const twin = first.get(family, number);
    if (twin === NONE) first.set(family, number, index);
    else telling[twin] = telling[index] = NONE;
  });
  return telling;
}
