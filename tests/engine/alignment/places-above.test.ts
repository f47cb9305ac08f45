import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NONE } from "../../../src/engine/alignment/partners.ts";
import { placesAbove } from "../../../src/engine/alignment/places-above.ts";
import { listPoints } from "../../../src/engine/points/list-points.ts";
import { readPoints } from "../../support/drawn-versions.ts";
import { anyTree } from "../points/point-trees.ts";

describe("the place of the point that another stands under", () => {
  it("is found from one to the next in reading order", () => {
    const points = readPoints("1. A\n  a. B\n    i. C\n  b. D\n2. E\n  a. F");
    expect([...placesAbove(points)]).toEqual([NONE, 0, 1, 0, NONE, 4]);
  });

  it("is none where that point is not among them", () => {
    const points = readPoints("1. A\n  a. B\n2. C\n  a. D").filter(({ path }) => path !== "1");
    expect([...placesAbove(points)]).toEqual([NONE, NONE, 1]);
  });

  it("is that of its path, in whatever order they come", () => {
    fc.assert(
      fc.property(
        anyTree.chain((nodes) => fc.shuffledSubarray(listPoints(nodes))),
        (points) => {
          const byPath = points.map(({ parent }) => points.findIndex(({ path }) => path === parent));
          expect([...placesAbove(points)]).toEqual(byPath);
        },
      ),
    );
  });
});
