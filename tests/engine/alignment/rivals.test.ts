import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Rivals } from "../../../src/engine/alignment/rivals.ts";

type Rated = { readonly before: number; readonly after: number; readonly worth: number };

/** Pairs drawn as `0-1:5`: the points, and what the pair is worth. */
function read(drawn: string): readonly Rated[] {
  return drawn.split(" ").map((one) => {
    const [before = 0, after = 0, worth = 0] = one.split(/(?<=\d)[-:]/u).map(Number);
    return { before, after, worth };
  });
}

function rivalsOf(pairs: readonly Rated[]): Rivals {
  return new Rivals(pairs, (index) => pairs[index]?.worth ?? 0);
}

describe("the rivals of a pair", () => {
  it.each([
    ["are none where neither point has another", "0-0:5 1-1:4", "0-0", 0, 0],
    ["are the others of the point before", "0-0:5 0-1:3", "0-0", 3, 3],
    ["are the others of the point after", "0-0:5 1-0:3", "0-0", 3, 3],
    ["are added up from both sides", "0-0:5 1-0:3 0-1:2", "0-0", 5, 3],
    ["are the two best of either side at most", "0-0:9 0-1:1 0-2:2 0-3:3 1-0:4 2-0:5 3-0:6", "0-0", 16, 6],
    ["are so in whatever order they come", "3-0:6 0-3:3 0-1:1 1-0:4 0-2:2 2-0:5 0-0:9", "0-0", 16, 6],
    ["may be worth more than the pair", "0-0:1 0-1:7 0-2:6 0-3:5", "0-0", 13, 7],
    ["of the third best pair are the two before it", "0-0:1 0-1:7 0-2:6", "0-0", 13, 7],
    ["of a pair that is not among the best three are the best two", "0-0:1 0-1:7 0-2:6 0-3:5", "0-9", 13, 7],
    ["are the first of several worth the same", "0-0:4 0-1:4 0-2:4 0-3:4", "0-3", 8, 4],
    [
      "that are worth less than nothing lower the sum, and are as good as none for the best",
      "0-0:5 0-1:-2",
      "0-0",
      -2,
      0,
    ],
    ["do not include those of other points", "0-0:5 1-1:4 1-2:8 2-1:9", "0-0", 0, 0],
    ["of the last points are theirs alone", "0-0:5 0-1:1 7-7:3 7-8:2 6-7:1", "7-7", 3, 2],
  ])("%s", (_, drawn, pair, sum, best) => {
    const rivals = rivalsOf(read(drawn));
    const [before = 0, after = 0] = pair.split("-").map(Number);
    expect([rivals.sum({ before, after }), rivals.best({ before, after })]).toEqual([sum, best]);
  });

  it("are those that a look at all pairs finds", () => {
    const worths = fc.array(fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 5, maxLength: 5 }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(worths, (rows) => {
        const pairs = rows.flatMap((row, before) => row.map((worth, after) => ({ before, after, worth })));
        const rivals = rivalsOf(pairs);
        for (const pair of pairs) {
          const sides = (["before", "after"] as const).map((side) =>
            pairs
              .filter((other) => other !== pair && other[side] === pair[side])
              .map(({ worth }) => worth)
              .sort((one, other) => other - one)
              .slice(0, 2),
          );
          expect(rivals.sum(pair)).toBe(sides.flat().reduce((sum, worth) => sum + worth, 0));
          expect(rivals.best(pair)).toBe(Math.max(0, ...sides.flat()));
        }
      }),
    );
  });
});
