import { describe, expect, it } from "vitest";
import { alignPoints } from "../../../src/engine/alignment/align-points.ts";
import { assignPairs } from "../../../src/engine/alignment/assign-pairs.ts";
import { CANDIDATES_PER_POINT } from "../../../src/engine/alignment/find-candidates.ts";
import type { AlignedVersion } from "../../../src/engine/alignment/version-pair.ts";
import { columnsOfOffers } from "./columns-of-offers.ts";
import { candidatesOf } from "./drawn-candidates.ts";
import { linksBetween, turned, writeDrafts } from "./turned-drafts.ts";

function rowOf(count: number, text: string): AlignedVersion {
  const points = Array.from({ length: count }, (_, order) => ({
    path: String(order),
    order,
    depth: 0,
    parent: null,
    number: String(order),
    label: null,
    heading: null,
    text,
  }));
  return { numbering: "printed", points };
}

// Each takes a second or more; mutants are tried without them, see tests/mutation/vitest.config.ts.
describe("the alignment of large versions", () => {
  it("pairs ten thousand reserved points in order, and says which are left over", () => {
    const links = alignPoints(rowOf(10_000, "[Reserved]"), rowOf(9_990, "[Reserved]"));
    expect(links).toHaveLength(9_990);
    expect(links.every((link) => link.before === link.after)).toBe(true);
  });

  it("pairs thousands of points that all changed in the same way", () => {
    const links = alignPoints(
      rowOf(3_000, "The Parties report annually to the board."),
      rowOf(3_000, "The Parties report monthly to the board."),
    );
    expect(links).toHaveLength(3_000);
  });

  it("reads points nested two thousand deep", () => {
    const deep = (word: string): AlignedVersion => ({
      numbering: "printed",
      points: rowOf(2_000, "").points.map((point, depth) => ({
        ...point,
        depth,
        parent: depth === 0 ? null : String(depth - 1),
        text: `Level ${depth} is for the ${depth % 100 === 0 ? word : "same"} number ${depth * 7}.`,
      })),
    });
    expect(alignPoints(deep("first"), deep("second"))).toHaveLength(2_000);
  });

  it("takes more offers than a function takes arguments", () => {
    const offers = Array.from({ length: 200_000 }, (_, n) => ({ before: n, after: n, worth: 1 }));
    expect(assignPairs(columnsOfOffers(offers)).size).toBe(200_000);
  });

  it("looks at no more than eight candidates for each point of either side, however many say the same", () => {
    for (const [m, n] of [
      [2_000, 2_000],
      [2_000, 10],
      [3, 2_000],
    ] as const) {
      const found = candidatesOf(
        Array(m).fill("The Parties report annually."),
        Array(n).fill("The Parties report monthly."),
      );
      expect(found.length).toBeGreaterThanOrEqual(Math.min(m, n));
      expect(found.length).toBeLessThanOrEqual(CANDIDATES_PER_POINT * (m + n));
    }
  });

  it("is the same in either direction, though words are passed over that stand in many points of one of them", () => {
    const [before, after] = writeDrafts(7, 600).map((version, side) => ({
      ...version,
      points: version.points.map((point, index) =>
        index % (side === 0 ? 15 : 3) === 0
          ? { ...point, text: `${point.text} Costs are borne in equal parts.` }
          : point,
      ),
    }));
    if (before === undefined || after === undefined) throw new Error("two drafts");
    expect(linksBetween(after, before)).toEqual(turned(linksBetween(before, after)));
  });
});
