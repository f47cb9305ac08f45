import { describe, expect, it } from "vitest";
import { atLeast, atMost, figure, nearOne, worstVerdict } from "./judge.ts";
import { markdownTable } from "./markdown-table.ts";

describe("a figure", () => {
  it("is beyond, reached or short by its bounds, which it may touch", () => {
    const verdicts = [1, 2, 3].map((value) => atMost("ms", value, { reach: 2, beyond: 1 }).verdict);
    expect(verdicts).toEqual(["beyond", "reached", "short"]);
  });

  it("that should be large is short below its bound", () => {
    const verdicts = [1, 2, 3].map((value) => atLeast("a second", value, { reach: 2, beyond: 3 }).verdict);
    expect(verdicts).toEqual(["short", "reached", "beyond"]);
    expect(atLeast("a second", 2, { reach: 1_000 })).toMatchObject({ measured: "2", reach: "≥ 1,000" });
  });

  it("is unknown where it could not be measured", () => {
    expect(atMost("time to git's", undefined, { reach: 1 })).toMatchObject({ measured: "–", verdict: "unknown" });
  });

  it("that should be near 1 may lie on either side", () => {
    const verdicts = [0.96, 0.97, 1.01, 1.05].map(
      (ratio) => nearOne("size", ratio, { reach: 0.03, beyond: 0.01 }).verdict,
    );
    expect(verdicts).toEqual(["short", "reached", "beyond", "short"]);
  });

  it("is printed with the digits that count", () => {
    expect([0.1234, 1, 1.234, 12.345, 123.4, 12_345.6].map(figure)).toEqual([
      "0.123",
      "1",
      "1.23",
      "12.3",
      "123",
      "12,346",
    ]);
  });
});

describe("a row", () => {
  it("is as good as its worst figure", () => {
    const findings = [1, 2, 3].map((value) => atMost("ms", value, { reach: 2, beyond: 1 }));
    expect(worstVerdict(findings)).toBe("short");
    expect(worstVerdict(findings.slice(0, 2))).toBe("reached");
    expect(worstVerdict([])).toBeUndefined();
  });

  it("is printed in columns that line up, short rows filled", () => {
    expect(markdownTable(["tool", "ms"], [["git", "5"], ["jsdiff"]])).toBe(
      "| tool   | ms  |\n| ------ | --- |\n| git    | 5   |\n| jsdiff |     |",
    );
  });
});
