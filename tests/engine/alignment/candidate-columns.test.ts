import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CandidateColumns } from "../../../src/engine/alignment/candidate-columns.ts";

/** Columns to which candidates drawn as `0-1:0.5` are added in the order drawn. */
function columnsOf(drawn: string): CandidateColumns {
  const columns = new CandidateColumns();
  for (const one of drawn.split(" ").filter(Boolean)) {
    const [before = 0, after = 0, likeness = 0] = one.split(/[-:]/u).map(Number);
    columns.add(before, after, likeness);
  }
  return columns;
}

describe("candidates in columns", () => {
  it.each([
    ["come out by the point before, then the one after", "1-0:0.5 0-1:0.25 0-0:0.75", "0-0:0.75 0-1:0.25 1-0:0.5"],
    ["keep the order in which they came where they name the same points", "1-1:0.5 1-1:0.75", "1-1:0.5 1-1:0.75"],
    ["are none where none was added", "", ""],
  ])("%s", (_, drawn, inOrder) => {
    const found = columnsOf(drawn).inOrder(2, 2);
    expect(found.map(({ before, after, likeness }) => `${before}-${after}:${likeness}`).join(" ")).toBe(inOrder);
  });

  it("are as many as were added, whatever room they need", () => {
    const point = fc.nat(30);
    const likeness = fc.double({ min: 0, max: 1, noNaN: true });
    const added = fc.array(fc.record({ before: point, after: point, likeness }), { maxLength: 700, size: "max" });
    fc.assert(
      fc.property(added, (candidates) => {
        const columns = new CandidateColumns();
        for (const one of candidates) columns.add(one.before, one.after, one.likeness);
        expect(columns.size).toBe(candidates.length);
        const sorted = [...candidates].sort((one, other) => one.before - other.before || one.after - other.after);
        expect(columns.inOrder(31, 31)).toEqual(sorted);
      }),
    );
  });
});
