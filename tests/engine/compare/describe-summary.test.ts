import { describe, expect, it } from "vitest";
import { describeSummary } from "../../../src/engine/compare/describe-summary.ts";
import type { Summary } from "../../../src/model/comparison.ts";

const none: Summary = {
  kept: 0,
  reworded: 0,
  split: 0,
  merged: 0,
  added: 0,
  dropped: 0,
  unreported: 0,
  moved: 0,
  renumbered: 0,
};

describe("describeSummary", () => {
  const cases: readonly (readonly [Partial<Summary>, string])[] = [
    [{}, "No point changed its words."],
    [{ kept: 9 }, "No point changed its words; 9 unchanged."],
    [{ dropped: 4, added: 3, reworded: 15, kept: 9 }, "4 points dropped, 3 added, 15 reworded; 9 unchanged."],
    [{ reworded: 1 }, "1 point reworded."],
    [{ split: 1, merged: 2 }, "1 point split, 2 merged."],
    [{ reworded: 2, moved: 1, renumbered: 5 }, "2 points reworded, 1 moved, 5 renumbered."],
    [{ kept: 3, moved: 1 }, "No point changed its words, 1 moved; 3 unchanged."],
    [{ dropped: 1, kept: 2, unreported: 7 }, "1 point dropped; 2 unchanged, 7 not reported."],
  ];
  for (const [counts, sentence] of cases) {
    it(`says “${sentence}”`, () => expect(describeSummary({ ...none, ...counts }, "version")).toBe(sentence));
  }

  it("calls the differences of two witnesses variants, and those of two readings corrections", () => {
    expect(describeSummary({ ...none, added: 1 }, "reading")).toBe(
      "Corrected between two readings of one version: 1 point added.",
    );
    expect(describeSummary({ ...none, reworded: 2, kept: 1 }, "witness")).toBe(
      "Variants between two publications of one draft: 2 points reworded; 1 unchanged.",
    );
  });
});
