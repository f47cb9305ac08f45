import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redline } from "../../../src/engine/redline/redline.ts";
import { shareChanged } from "../../../src/engine/redline/share-changed.ts";
import { writeShare } from "../../../src/engine/redline/write-marked.ts";

describe("the share of words that changed", () => {
  it("is that of the characters struck or inserted, of all that are shown", () => {
    expect(
      shareChanged([
        [
          ["=", "abcdef"],
          ["-", "g"],
          ["+", "hij"],
        ],
      ]),
    ).toBe(0.4);
    expect(shareChanged([[["=", "abc"]], [["+", "d"]]])).toBe(0.25);
    // A letter outside the basic plane is one.
    expect(
      shareChanged([
        [
          ["=", "𝔸"],
          ["+", "b"],
        ],
      ]),
    ).toBe(0.5);
  });

  it("is 0 for what was kept, and 1 for what came in or went", () => {
    expect([shareChanged([]), shareChanged([[["=", "abc"]]]), shareChanged([[["-", "abc"]]])]).toEqual([0, 0, 1]);
  });

  it("is the same either way, between 0 and 1, and 0 only where nothing changed", () => {
    const text = fc.stringMatching(/^([a-d]{1,3} ){0,12}$/u);
    fc.assert(
      fc.property(text, text, (before, after) => {
        const share = shareChanged([redline(before, after).runs]);
        expect(share).toBe(shareChanged([redline(after, before).runs]));
        expect(share >= 0 && share <= 1).toBe(true);
        expect(share === 0).toBe(before === after);
      }),
    );
  });

  it("is told in whole per cent, and never as none where something changed", () => {
    expect([0, 0.001, 0.126, 1].map(writeShare)).toEqual(["0%", "1%", "13%", "100%"]);
  });
});
