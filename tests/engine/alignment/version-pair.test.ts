import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Places } from "../../../src/engine/alignment/place-points.ts";
import { tellingNumbers } from "../../../src/engine/alignment/telling-numbers.ts";
import { describeVersionPair } from "../../../src/engine/alignment/version-pair.ts";
import { listPoints } from "../../../src/engine/points/list-points.ts";
import { readPoints } from "../../../src/engine/points/read-points.ts";
import type { Point } from "../../../src/model/point.ts";

const line = fc.constantFrom(
  "1. One.",
  "2. Two.",
  "2. Two again.",
  "(a) A part.",
  "(b) Another.",
  "1.1 Under it.",
  "Words.",
);
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join("\n"));
const pointsOf = (read: string) => listPoints(readPoints(read, { markdown: false }).points);

/** All that places say of each point. */
function toldBy(places: Places, { length }: readonly Point[]) {
  const points = Array.from({ length }, (_, index) => ({
    parent: places.parentOf(index),
    beside: [places.beside(index, -1), places.beside(index, 1)],
    children: [places.childCount(index), ...places.childrenOf(index)],
  }));
  return { points, isFlat: places.isFlat };
}

describe("two versions", () => {
  it("are described alike whether or not their points stand in the same places", () => {
    // Of the same text with other words, of the same text again, and of any other.
    const pair = fc.tuple(text, text, fc.nat(2)).map(([one, other, which]) => {
      const before = pointsOf(one);
      const after = [before.map((point) => ({ ...point, text: "Other." })), pointsOf(one), pointsOf(other)][which];
      return { before, after: after ?? before };
    });
    fc.assert(
      fc.property(pair, (points) => {
        const described = describeVersionPair(
          { points: points.before, numbering: "printed" },
          { points: points.after, numbering: "printed" },
        );
        const places = { before: new Places(points.before), after: new Places(points.after) };
        expect(described.numbers).toEqual(tellingNumbers(points, places));
        expect(toldBy(described.places.before, points.before)).toEqual(toldBy(places.before, points.before));
        expect(toldBy(described.places.after, points.after)).toEqual(toldBy(places.after, points.after));
      }),
      { numRuns: 300 },
    );
  });
});
