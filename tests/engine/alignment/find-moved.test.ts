import { describe, expect, it } from "vitest";
import { findMoved } from "../../../src/engine/alignment/find-moved.ts";
import { readPoints } from "../../support/drawn-versions.ts";

const LETTERS = "abcdefghij";
/** Points drawn as letters in order, paired by letter. */
function movedAmong(before: string, after: string): string {
  const points = (letters: string) => readPoints([...letters].map((letter) => `${letter}. Text`).join("\n"));
  const links = [...LETTERS].flatMap((letter) => {
    const link = { before: before.indexOf(letter), after: after.indexOf(letter) };
    return link.before < 0 || link.after < 0 ? [] : [link];
  });
  return [...findMoved(points(before), points(after), links)].map((link) => before[link.before]).join("");
}

function movedUnder(before: string, after: string, links: readonly (readonly [string, string, number?])[]): string[] {
  const [old, now] = [readPoints(before), readPoints(after)];
  const indexes = links.map(([from, to, score]) => ({
    before: old.findIndex((point) => point.path === from),
    after: now.findIndex((point) => point.path === to),
    score: score ?? null,
  }));
  return [...findMoved(old, now, indexes)].map((link) => `${old[link.before]?.path} → ${now[link.after]?.path}`);
}

describe("findMoved", () => {
  it("moves nothing where points were only put in or taken out", () => {
    expect(movedAmong("abcdef", "axbdyef")).toBe("");
  });

  it("moves the one point that left its place, not all those it passed", () => {
    expect(movedAmong("abcdef", "bcdefa")).toBe("a");
    expect(movedAmong("abcdef", "fabcde")).toBe("f");
  });

  it("moves one of two swapped points", () => {
    expect(movedAmong("abcd", "acbd")).toHaveLength(1);
  });

  it("moves a point that stands under another point now", () => {
    const before = "1. A\n  a. B\n2. C";
    const after = "1. A\n2. C\n  a. B";
    expect(
      movedUnder(before, after, [
        ["1", "1"],
        ["1.a", "2.a"],
        ["2", "2"],
      ]),
    ).toEqual(["1.a → 2.a"]);
  });

  it("moves no sub-point because its parent moved", () => {
    const before = "1. A\n  a. B\n2. C\n3. D";
    const after = "1. C\n2. D\n3. A\n  a. B";
    expect(
      movedUnder(before, after, [
        ["1", "3"],
        ["1.a", "3.a"],
        ["2", "1"],
        ["3", "2"],
      ]),
    ).toEqual(["1 → 3"]);
  });

  it("moves nothing because a chapter was put around points", () => {
    const before = "1. A\n2. B";
    const after = "I. Chapter\n  1. A\n  2. B";
    expect(
      movedUnder(before, after, [
        ["1", "I.1"],
        ["2", "I.2"],
      ]),
    ).toEqual([]);
  });

  it("asks only the surest link of a split whether the point moved", () => {
    const before = "1. A and B\n2. C\n3. D";
    const after = "1. B\n2. C\n3. D\n4. A";
    const rest = [
      ["2", "2", 1],
      ["3", "3", 1],
    ] as const;
    expect(movedUnder(before, after, [["1", "1", 0.9], ["1", "4", 0.7], ...rest])).toEqual([]);
    expect(movedUnder(before, after, [["1", "1", 0.7], ["1", "4", 0.9], ...rest])).toEqual(["1 → 4"]);
  });

  it("does not move a point whose text went down under its own counterpart", () => {
    expect(
      movedUnder("1. A and B", "1. A\n  a. B", [
        ["1", "1", 0.7],
        ["1", "1.a", 0.9],
      ]),
    ).toEqual([]);
  });

  it.each([
    ["one that fell behind two", "abcd", "bcad", "a"],
    ["one that rose before two", "abcd", "cabd", "c"],
    ["all but one where the order was turned round", "abcd", "dcba", "abc"],
    ["none of two texts that share but one point", "abc", "xcy", ""],
    ["none where one version has no point", "", "abc", ""],
  ])("moves %s", (_, before, after, moved) => {
    expect([...movedAmong(before, after)].sort().join("")).toBe([...moved].sort().join(""));
  });

  it("keeps the longest run in order, wherever it stands", () => {
    expect(movedAmong("abcdefghij", "fghabcdeij")).toBe("fgh");
    expect(movedAmong("abcdefghij", "cdefghijab")).toBe("ab");
    expect(movedAmong("abcdefghij", "jabcdefghi")).toBe("j");
    expect(movedAmong("abcdefghij", "acegibdfhj")).toHaveLength(4);
  });

  it.each([
    [
      "stays under what corresponds",
      [
        ["1", "1"],
        ["1.a", "1.a"],
      ],
      [],
    ],
    [
      "moves to where another stood",
      [
        ["1", "2"],
        ["1.a", "1.a"],
      ],
      ["1.a → 1.a"],
    ],
    ["stays where what it stood under is gone on both sides", [["1.a", "1.a"]], []],
    [
      "moves up from under a point that still stands",
      [
        ["1", "1"],
        ["1.a", "2"],
      ],
      ["1.a → 2"],
    ],
    [
      "moves down under a point that stood already",
      [
        ["1", "1"],
        ["2", "1.a"],
      ],
      ["2 → 1.a"],
    ],
    [
      "goes up into its own counterpart",
      [
        ["1", "1"],
        ["1.a", "1"],
      ],
      [],
    ],
  ] as const)("says that a point %s", (_, links, moved) => {
    const nested = "1. A\n  a. B\n2. C\n  a. D";
    expect(movedUnder(nested, nested, links)).toEqual(moved);
  });

  it.each([
    [
      "moves down where no point stood under another before",
      "1. A\n2. B",
      "1. A\n  a. B",
      [
        ["1", "1"],
        ["2", "1.a"],
      ],
      ["2 → 1.a"],
    ],
    [
      "moves up where no point stands under another now",
      "1. A\n  a. B",
      "1. A\n2. B",
      [
        ["1", "1"],
        ["1.a", "2"],
      ],
      ["1.a → 2"],
    ],
    [
      "went up into its own counterpart, the last that stood under another",
      "1. A\n  a. B",
      "1. A",
      [
        ["1", "1"],
        ["1.a", "1"],
      ],
      [],
    ],
    [
      "went down under its own counterpart, the first to stand so",
      "1. A",
      "1. A\n  a. B",
      [
        ["1", "1"],
        ["1", "1.a"],
      ],
      [],
    ],
    [
      "is moved in whatever order the links come",
      "1. A\n2. B",
      "1. B\n2. A",
      [
        ["2", "1"],
        ["1", "2"],
      ],
      ["1 → 2"],
    ],
  ] as const)("says that a point %s", (_, before, after, links, moved) => {
    expect(movedUnder(before, after, links)).toEqual(moved);
  });

  it("sees what stands under a point through one that is gone", () => {
    const before = "1. A\n  a. B\n    i. C\n2. D";
    const after = "1. A\n  i. C\n2. D\n  x. E";
    const rest = [
      ["1", "1"],
      ["2", "2"],
    ] as const;
    expect(movedUnder(before, after, [...rest, ["1.a.i", "1.i"]])).toEqual([]);
    expect(movedUnder(before, after, [...rest, ["1.a.i", "2.x"]])).toEqual(["1.a.i → 2.x"]);
  });

  it("finds the order of each list of sub-points for itself", () => {
    const nested = "1. A\n  a. B\n  b. C\n  c. D\n2. E\n  a. F\n  b. G\n  c. H";
    const links = [
      ["1", "2"],
      ["2", "1"],
      ["1.a", "2.c"],
      ["1.b", "2.a"],
      ["1.c", "2.b"],
      ["2.a", "1.a"],
      ["2.b", "1.b"],
      ["2.c", "1.c"],
    ] as const;
    expect(movedUnder(nested, nested, links).filter((link) => link.includes("."))).toEqual(["1.a → 2.c"]);
  });

  it("asks only the surest link of a merge, and of equally sure ones the first", () => {
    const before = "1. A\n2. B\n3. C";
    const after = "1. B\n2. A and C";
    expect(
      movedUnder(before, after, [
        ["1", "2", 0.6],
        ["3", "2", 0.9],
        ["2", "1", 1],
      ]),
    ).toEqual([]);
    expect(
      movedUnder(before, after, [
        ["1", "2", 0.9],
        ["3", "2", 0.6],
        ["2", "1", 1],
      ]),
    ).toHaveLength(1);
    expect(
      movedUnder(before, after, [
        ["3", "2", 0.7],
        ["1", "2", 0.7],
        ["2", "1", 1],
      ]),
    ).toEqual([]);
    expect(
      movedUnder(before, after, [
        ["3", "2"],
        ["1", "2", 0.1],
        ["2", "1", 1],
      ]),
    ).toHaveLength(1);
  });
});
