import { describe, expect, it } from "vitest";
import { countComparison, sayAgain, sayComparison } from "../../../src/engine/substance/say-comparison.ts";
import type { CameBack, Comparison, Entry, Migrated, Summary } from "../../../src/model/comparison.ts";
import { changeOf, entryOf } from "../../support/drawn-entry.ts";

function comparisonOf(alignment: readonly Entry[], more: Partial<Comparison> = {}): Comparison {
  const count = (kind: Entry["kind"]) => alignment.filter((entry) => entry.kind === kind).length;
  const summary: Summary = {
    ...{ kept: count("kept"), reworded: count("reworded"), dropped: count("dropped"), added: count("added") },
    ...{ split: 0, merged: 0, unreported: 0, moved: 0, renumbered: 0 },
  };
  const document = { title: "Charter", points: alignment.length };
  return { before: document, after: document, relation: "version", summary, sentence: "", alignment, ...more };
}

const FIGURE = changeOf("quantity", "5 ships", "6 ships");
const FORCE = changeOf("modality", "shall", "may");
const NOTATION = changeOf("notation", "5", "five", { substance: false });

const backIn = (kind: CameBack["kind"]) => ({ kind, changed: "second", version: "third" }) as CameBack;
const elsewhere = [{}] as unknown as readonly Migrated[];

describe("the sentence of a comparison", () => {
  it("says what changed in substance, and of a correction no more than how many points", () => {
    const comparison = comparisonOf([entryOf("1", [FIGURE]), entryOf("2", [NOTATION])]);
    expect(sayComparison(comparison)).toEqual({
      first: "2 points reworded, 1 of them in substance",
      items: [{ changes: ["5 ships → 6 ships"], more: 0, paths: ["1"] }],
      more: 0,
      rest: "",
    });
    expect(sayComparison({ ...comparison, correction: true })).toEqual({
      ...{ first: "Corrected between two readings of one version: 2 points reworded", items: [], more: 0, rest: "" },
    });
  });

  it("counts what its place does not bear", () => {
    const comparison = comparisonOf([entryOf("1", [FIGURE]), entryOf("2", [FORCE])]);
    expect(sayComparison(comparison, 30).items.map(({ paths }) => paths)).toEqual([["1"]]);
    expect(sayComparison(comparison, 30).more).toBe(1);
    expect(sayComparison(comparison).more).toBe(0);
  });

  it("tells also what came back on the way, and what migrated", () => {
    const comparison = comparisonOf([
      entryOf("1", [FIGURE], { history: [backIn("changed-back")] }),
      entryOf("2", [], { kind: "kept", history: [backIn("restored"), backIn("restored")] }),
      entryOf("3", [], { kind: "dropped", after: [], history: [backIn("restored")], migrated: elsewhere }),
      entryOf("4", [], { kind: "dropped", after: [] }),
      entryOf("5", [], { kind: "added", before: [], migrated: elsewhere }),
    ]);
    const told = "1 migrated, 1 changed back, 1 restored, 1 unchanged";
    expect(sayComparison(comparison).rest).toBe(told);
    expect(sayAgain(comparison)).toEqual({
      ...comparison,
      sentence: `2 points dropped, 1 added, 1 reworded, in substance: 5 ships → 6 ships (point 1). ${told}.`,
    });
  });

  it("counts alone how many points changed, and how many of them in substance", () => {
    const comparison = comparisonOf([
      entryOf("1", [FIGURE]),
      entryOf("2", [FORCE, NOTATION]),
      entryOf("3", [NOTATION]),
      entryOf("4", [], { kind: "dropped", after: [], migrated: elsewhere }),
    ]);
    expect(countComparison(comparison)).toBe("1 point dropped, 3 reworded (2 in substance), 1 migrated.");
    expect(countComparison({ ...comparison, correction: true })).toBe(
      "Corrected between two readings of one version: 1 point dropped, 3 reworded.",
    );
    expect(countComparison({ ...comparison, relation: "witness" })).toBe(
      "Variants between two publications of one draft: 1 point dropped, 3 reworded (2 in substance), 1 migrated.",
    );
  });
});
