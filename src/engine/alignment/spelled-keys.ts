import type { Point } from "../../model/point.ts";
import type { BothSides } from "./describe-wording.ts";
import type { Keys } from "./pair-equals.ts";
import { NONE } from "./partners.ts";

/**
 * Numbers points by heading and text: equal numbers are equal code point for code point; a point whose text is not
 * known has none. Linear in the texts.
 */
export function spelledKeys({ before, after }: BothSides<readonly Point[]>): BothSides<Keys> {
  const spellings = new Spellings();
  const keysBefore = Int32Array.from(before, (point, index) => spellings.keyOf(point, index));
  const keysAfter = new Int32Array(after.length);
  // Most points stand behind the same one as before. Comparing them with what followed it there costs less than a look
  // into a table that, for long versions, is larger than a processor's own memory.
  let expected = 0;
  for (let index = 0; index < after.length; index++) {
    const point = after[index] as Point;
    const follows = isSpelledAlike(before[expected], point);
    const key = follows ? (keysBefore[expected] as number) : spellings.keyOf(point, before.length);
    keysAfter[index] = key;
    expected = 1 + (follows ? expected : (spellings.firstPlaces[key] ?? expected));
  }
  return { before: keysBefore, after: keysAfter };
}

function isSpelledAlike(old: Point | undefined, now: Point): boolean {
  return old !== undefined && old.text !== null && old.text === now.text && old.heading === now.heading;
}

/** The headings and texts that were seen, numbered in the order in which they came. */
class Spellings {
  /** By key: the place that was given with it when it came first. */
  readonly firstPlaces: number[] = [];
  readonly #texts = new Map<string, number>();
  readonly #headings = new Map<string, Map<string, number>>();

  keyOf({ heading, text }: Point, place: number): number {
    if (text === null) return NONE;
    const known = heading === null ? this.#texts : this.#textsUnder(heading);
    const key = known.get(text);
    if (key !== undefined) return key;
    known.set(text, this.firstPlaces.length);
    return this.firstPlaces.push(place) - 1;
  }

  #textsUnder(heading: string): Map<string, number> {
    const known = this.#headings.get(heading) ?? new Map<string, number>();
    this.#headings.set(heading, known);
    return known;
  }
}
