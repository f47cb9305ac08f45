import { describe, expect, it } from "vitest";
import { candidatesWeighed } from "../../../src/engine/alignment/find-splits.ts";

describe("the parts of points that were split or merged", () => {
  it("have fewer candidates weighed the more of them there are, but two at least", () => {
    expect(candidatesWeighed(10, 100)).toBe(10);
    expect(candidatesWeighed(30, 100)).toBe(3);
    expect(candidatesWeighed(90, 100)).toBe(2);
    expect(candidatesWeighed(0, 100)).toBe(100);
  });

  it("have all of theirs weighed where no more are left over than in a long draft", () => {
    expect(candidatesWeighed(2_000)).toBeGreaterThanOrEqual(20);
  });
});
