import { describe, expect, it } from "vitest";
import { diffWords } from "../../../src/engine/redline/diff-words.ts";

describe("diffWords", () => {
  it("lets kept and changed runs alternate and cover both sides without a gap", () => {
    const { before, after, runs } = diffWords("one two three four five", "one 2 three five six");
    expect(runs.map((run) => run.kept)).toEqual([true, false, true, false, true, false]);
    expect(runs.at(-1)?.before[1]).toBe(before.length);
    expect(runs.at(-1)?.after[1]).toBe(after.length);
    for (const [index, run] of runs.entries()) {
      expect(run.before[0]).toBe(runs[index - 1]?.before[1] ?? 0);
      expect(run.after[0]).toBe(runs[index - 1]?.after[1] ?? 0);
    }
  });

  it("gives two empty texts no run", () => {
    expect(diffWords("", " ").runs).toEqual([]);
  });

  it("tells words apart by every code point", () => {
    expect(diffWords("caf\u00e9", "cafe\u0301").runs).toEqual([{ kept: false, before: [0, 1], after: [0, 1] }]);
  });

  it("finds the kept sentences of a text too different to compare word by word", () => {
    const text = (letter: string) =>
      Array.from(
        { length: 300 },
        (_, index) => `${letter}${index} ${letter}x ${letter}y ${letter}z . Sentence ${index} stays as it is .`,
      ).join(" ");
    const { before, runs, precise } = diffWords(text("a"), text("b"));
    const kept = runs.filter((run) => run.kept).reduce((sum, run) => sum + run.before[1] - run.before[0], 0);
    expect(precise).toBe(true);
    expect(kept).toBeGreaterThan(before.length / 2);
  });
});
