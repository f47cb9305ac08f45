import { describe, expect, it } from "vitest";
import { compareInSubstance } from "../../../src/engine/substance/compare-in-substance.ts";
import type { Relation } from "../../../src/model/comparison.ts";
import { readVersion } from "../../support/drawn-versions.ts";

/** What changed in the second of two points: `class before → after`, in brackets where it is of no substance. */
function changesOf(relation: Relation, before: string, after: string): readonly string[] {
  const version = (text: string) =>
    readVersion(`1. Ships stay in port.
2. ${text}
3. Talks go on.`);
  const { alignment } = compareInSubstance(version(before), version(after), relation);
  const changed = alignment.find((entry) => entry.after.includes("2"));
  return (changed?.changes ?? []).map((change) => {
    const drawn = `${change.class} ${change.before} → ${change.after}`;
    return change.substance ? drawn : `(${drawn})`;
  });
}

const CASES = [
  ["figures", "Ten ships sail.", "Twelve ships sail.", "quantity Ten ships → Twelve ships"],
  ["references", "Ships sail as point 1 says.", "Ships sail as point 3 says.", "reference point 1 → point 3"],
] as const;

describe("a comparison in substance", () => {
  for (const [what, before, after, change] of CASES) {
    it(`takes other ${what} for a change between versions, and for none between witnesses of one draft`, () => {
      expect(changesOf("version", before, after)).toEqual([change]);
      expect(changesOf("witness", before, after)).toEqual([`(${change})`]);
    });
  }

  it("takes another force between witnesses for another wording", () => {
    expect(changesOf("witness", "Ships shall sail.", "Ships may sail.")).toEqual(["(wording shall → may)"]);
  });
});
