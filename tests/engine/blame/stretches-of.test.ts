import { describe, expect, it } from "vitest";
import { stretchesOf } from "../../../src/engine/blame/stretches-of.ts";

// A bar is a place that answers yes.
const cases: Readonly<Record<string, readonly (readonly [from: number, to: number])[]>> = {
  "": [],
  "....": [],
  "||||": [[0, 4]],
  "||.|": [
    [0, 2],
    [3, 4],
  ],
  ".||.": [[1, 3]],
};

describe("stretches of places", () => {
  for (const [drawn, stretches] of Object.entries(cases)) {
    it(`are found in "${drawn}" as long as they reach`, () => {
      expect([...stretchesOf(drawn.length, (place) => drawn[place] === "|")]).toEqual(stretches);
    });
  }

  it("end with the last place, whatever would be said of one behind it", () => {
    expect([...stretchesOf(3, () => true)]).toEqual([[0, 3]]);
    expect([...stretchesOf(3, (place) => place > 2)]).toEqual([]);
  });
});
