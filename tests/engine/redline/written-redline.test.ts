import { describe, expect, it } from "vitest";
import { textOf } from "../../../src/engine/redline/text-of.ts";
import { writeMarked, writeShare } from "../../../src/engine/redline/write-marked.ts";
import type { Redline } from "../../../src/model/comparison.ts";

const CAP: Redline = [
  ["=", "The cap is "],
  ["-", "600,000"],
  ["+", "800,000"],
  ["=", "."],
];

describe("a redline", () => {
  it("holds the text of either side", () => {
    expect(textOf(CAP, "before")).toBe("The cap is 600,000.");
    expect(textOf(CAP, "after")).toBe("The cap is 800,000.");
    expect(textOf([], "after")).toBe("");
  });

  it("is written as plain text with what was struck and inserted in brackets", () => {
    expect(writeMarked(CAP)).toBe("The cap is [-600,000-]{+800,000+}.");
  });

  for (const [share, written] of [
    [0, "0%"],
    [0.0001, "1%"],
    [0.014, "1%"],
    [0.016, "2%"],
    [1, "100%"],
  ] as const) {
    it(`tells a share of ${share} as ${written}`, () => expect(writeShare(share)).toBe(written));
  }
});
