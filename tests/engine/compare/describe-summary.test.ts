import { describe, expect, it } from "vitest";
import { describeCounts, describeSummary, saySummary } from "../../../src/engine/compare/describe-summary.ts";
import type { SubstanceTold } from "../../../src/engine/compare/substance-items.ts";
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

  const cap = { changes: ["600,000 people → 800,000 people", "in peacetime"], more: 0, paths: ["6"] };
  const vote = { changes: ["“NATO” gone"], more: 2, paths: ["r1", "r2", "r3"] };
  const told: readonly (readonly [Partial<Summary>, SubstanceTold, string])[] = [
    [
      { dropped: 8, reworded: 21, renumbered: 1, kept: 20 },
      { entries: 12, items: [cap, vote], more: 7 },
      "8 points dropped, 21 reworded, 12 of them in substance: 600,000 people → 800,000 people, in peacetime (point 6); " +
        "“NATO” gone and 2 more (points r1, r2 and r3); and 7 more. 1 renumbered, 20 unchanged.",
    ],
    [
      { added: 2, split: 1 },
      { entries: 1, items: [vote], more: 0 },
      "2 points added, 1 split, in substance: “NATO” gone and 2 more (points r1, r2 and r3).",
    ],
    [
      { reworded: 2 },
      { entries: 2, items: [cap], more: 1 },
      "2 points reworded, all of them in substance: 600,000 people → 800,000 people, in peacetime (point 6); and 1 more.",
    ],
    [
      { dropped: 1, kept: 2 },
      { entries: 0, items: [{ changes: ["4 → 5"], more: 0, paths: ["9"] }], more: 0 },
      "1 point dropped; referring elsewhere: 4 → 5 (point 9). 2 unchanged.",
    ],
  ];
  for (const [counts, substance, sentence] of told) {
    it(`says “${sentence}”`, () =>
      expect(describeSummary({ ...none, ...counts }, "version", substance)).toBe(sentence));
  }

  it("tells as many changes as a line bears, one at least, and counts the others", () => {
    const within = (room: number) => {
      const { items, more } = saySummary(
        { ...none, reworded: 9 },
        "version",
        { entries: 9, items: [cap, vote], more: 7 },
        room,
      );
      return [...items.map((item) => `${item.changes.length} and ${item.more}`), more];
    };
    expect(within(200)).toEqual(["2 and 0", "1 and 2", 7]);
    expect(within(60)).toEqual(["2 and 0", 8]);
    expect(within(10)).toEqual(["1 and 1", 8]);
  });

  it("counts beside each kind how many of it changed in substance", () => {
    const counts = { ...none, dropped: 1, split: 1, merged: 2, reworded: 15, moved: 1, kept: 9 };
    expect(describeCounts(counts, "version", { split: 1, merged: 2, reworded: 6 })).toBe(
      "1 point dropped, 1 split (in substance), 2 merged (all in substance), 15 reworded (6 in substance), 1 moved; 9 unchanged.",
    );
    expect(describeCounts({ ...none, reworded: 2 }, "version", {})).toBe("2 points reworded.");
  });

  it("calls the differences of two witnesses variants, and those of two readings corrections", () => {
    expect(describeSummary({ ...none, added: 1 }, "reading")).toBe(
      "Corrected between two readings of one version: 1 point added.",
    );
    expect(describeSummary({ ...none, reworded: 2, kept: 1 }, "witness")).toBe(
      "Variants between two publications of one draft: 2 points reworded; 1 unchanged.",
    );
  });
});
