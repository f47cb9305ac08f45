import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linksBetween, turned, writeDrafts } from "./turned-drafts.ts";

describe("alignment in either direction", () => {
  it("finds the same pairs, splits for merges, with the same scores", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [before, after] = writeDrafts(seed, 12);
        expect(linksBetween(after, before)).toEqual(turned(linksBetween(before, after)));
      }),
    );
  });
});
