import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareReferences } from "../../../src/engine/references/compare-references.ts";
import { findReferences } from "../../../src/engine/references/find-references.ts";
import { indexPoints, resolveReferences } from "../../../src/engine/references/resolve-references.ts";
import type { Point } from "../../../src/model/point.ts";
import { readPoints } from "../../support/drawn-versions.ts";

/** Drawn points; a label word in `labels` is put before each number at the top. */
function points(drawn: string, word?: string): readonly Point[] {
  return readPoints(drawn).map((point) =>
    word === undefined || point.depth > 0 ? point : { ...point, label: `${word} ${point.number}` },
  );
}

function resolve(drawn: readonly Point[], from: string, text: string) {
  return resolveReferences(findReferences(text), indexPoints(drawn), from);
}

describe("the points that a reference names", () => {
  const PAPER = points(`
    1. One
      a. First
      b. Second
        i. Deep
        ii. Deeper
    2. Two
      1. Two one
      2. Two two
      a. Two a
    3. Three
  `);
  const cases: readonly [from: string, text: string, paths: (string | undefined)[][]][] = [
    ["3", "point 2", [["2"]]],
    ["1.a", "point 2", [["2"]]],
    ["1.a", "point (b)", [["1.b"]]],
    ["3", "Article 1(b)(ii)", [["1.b.ii"]]],
    ["1.b.i", "sub-paragraph (a)", [["1.a"]]],
    ["1", "sub-paragraph (a)", [["1.a"]]],
    ["2", "sub-point (a)", [["2.a"]]],
    ["1", "point (a)", [["1.a"]]],
    ["2.1", "paragraph 2", [["2.2"]]],
    ["2.1", "paragraph 3", [["3"]]],
    ["3", "paragraph 2.1", [["2.1"]]],
    ["1", "points 2 to 4", [["2", "3", undefined]]],
    ["3", "paragraph 1 of Article 2", [["2.1"], ["2"]]],
    ["3", "point (a) of Article 3", [[undefined], ["3"]]],
    ["1", "paragraph 1 of Article 9", [[undefined], [undefined]]],
    ["2.1", "paragraph 2 of this Article", [["2.2"], []]],
    ["1.a", "point (B)", [["1.b"]]],
    ["1", "Article 2 of the North Atlantic Treaty", [[]]],
    ["9", "point 2", [["2"]]],
    ["1", "this Article", [[]]],
    ["3", "Article 2, paragraph 1", [["2"], ["2.1"]]],
    ["3", "Article 1, paragraph (b), subparagraph (ii)", [["1"], ["1.b"], ["1.b.ii"]]],
    ["2.1", "paragraph (a) of that Article", [[undefined], []]],
    ["3", "part 2 of Article 5 of that Part", [[undefined], [undefined]]],
    ["3", "Article 1, and paragraph (b) of that Article", [["1"], ["1.b"], []]],
    ["3", "Article 1 and Article 3, and paragraph (b) of the said Article", [["1"], ["3"], [undefined], []]],
    ["3", "Article 1, and paragraph 2 of the preceding Article", [["1"], [undefined], []]],
    ["1", "Article 5, paragraph 1, of the North Atlantic Treaty", [[], []]],
  ];
  for (const [from, text, paths] of cases) {
    it(`are ${JSON.stringify(paths)} for “${text}” in point ${from}`, () =>
      expect(resolve(PAPER, from, text)).toEqual(paths));
  }

  const own = "this Article, the present Article, настоящей статьи, этой статьи, данной статьи, цієї статті";
  for (const phrase of own.split(", ")) {
    it(`are those nearby for “paragraph 2 of ${phrase}”`, () => {
      const joined = /^\p{Script=Latin}/u.test(phrase) ? `of ${phrase}` : phrase;
      expect(resolve(PAPER, "2.1", `Article 3 and paragraph 2 ${joined}`)[1]).toEqual(["2.2"]);
    });
  }
  const named = "that Article, the said Article, the same Article, указанной статьи, зазначеної статті";
  for (const phrase of named.split(", ")) {
    it(`are those under the article named last for “paragraph 2 of ${phrase}”`, () => {
      const joined = /^\p{Script=Latin}/u.test(phrase) ? `of ${phrase}` : phrase;
      expect(resolve(PAPER, "3", `Article 1, or Article 2 and paragraph 2 ${joined}`)[2]).toEqual(["2.2"]);
    });
  }
  it("are not known for “paragraph 2 of the following Article”", () => {
    for (const phrase of ["the following Article", "the preceding Article", "the next Article"])
      expect(resolve(PAPER, "2.1", `Article 3 and paragraph 2 of ${phrase}`)[1]).toEqual([undefined]);
  });

  it("are looked for among the last thirty-two where a text says that it named them", () => {
    const last = (between: number) =>
      resolve(PAPER, "3", `Article 1, ${"then item 9, ".repeat(between)}and paragraph (b) of that Article`).at(-2);
    expect(last(30)).toEqual(["1.b"]);
    expect(last(31)).toEqual([undefined]);
  });

  it("are looked for among what was named before, not what is named later or relatively", () => {
    expect(resolve(PAPER, "3", "Article 1, and paragraph (b) of that Article, and Article 2")[1]).toEqual(["1.b"]);
    expect(resolve(PAPER, "3", "Article 2, then this Article, and paragraph 2 of that Article")[2]).toEqual(["2.2"]);
    expect(resolve(PAPER, "3", "Article 2, and paragraph 2 of the following Article")[1]).toEqual([undefined]);
  });

  it("are beside a point first, and for a sub-paragraph under it first", () => {
    const deep = points("1. One\n  a. First\n    a. Deep");
    expect(resolve(deep, "1.a", "paragraph (a)")).toEqual([["1.a"]]);
    expect(resolve(deep, "1.a", "sub-paragraph (a)")).toEqual([["1.a.a"]]);
  });

  it("are looked for under the thirty-two that stand nearest around, and at the top", () => {
    const chain = Array.from({ length: 40 }, (_, depth) => Array.from({ length: depth + 1 }, () => "1").join("."));
    const found = (holder: string | undefined) => {
      const path = holder === undefined ? "9" : `${holder}.9`;
      const parents = new Map<string, string | null>([[path, holder ?? null]]);
      for (const [depth, one] of chain.entries()) parents.set(one, chain[depth - 1] ?? null);
      const index = { parents, labelled: new Map(), words: new Map(), lastParts: new Set(["1", "9"]) };
      return resolveReferences(findReferences("point 9"), index, chain.at(-1) ?? "")[0]?.[0] === path;
    };
    expect([chain.at(-2), chain.at(-33), chain.at(-34), undefined].map(found)).toEqual([true, true, false, true]);
  });

  it("are found by their label, wherever they stand", () => {
    const parts = readPoints("1. Part\n  5. Fifth\n    1. Its first\n2. Part\n  6. Sixth\n  1. First of two").map(
      (point) =>
        point.number === "5" || point.number === "6" ? { ...point, label: `Article ${point.number}` } : point,
    );
    expect(resolve(parts, "2.6", "Article 5")).toEqual([["1.5"]]);
    expect(resolve(parts, "2.6", "Article 5(1)")).toEqual([["1.5.1"]]);
    expect(resolve(parts, "2.6", "Article 5(2)")).toEqual([[undefined]]);
    expect(resolve(parts, "1.5", "point 6")).toEqual([[undefined]]);
  });

  it("are found by a label that stands in brackets, as it is not agreed", () => {
    const open = readPoints("1. Part\n  5. Fifth\n2. Part\n  6. Sixth").map((point) =>
      point.number === "5" ? { ...point, label: "[Article 5]" } : point,
    );
    expect(resolve(open, "2.6", "Article 5")).toEqual([["1.5"]]);
  });

  it("are not called a paragraph where they are labelled as an article, nor the other way round", () => {
    const articles = points("1. One\n2. Two\n  1. Part of it", "Article");
    expect(resolve(articles, "1", "paragraph 2")).toEqual([[undefined]]);
    expect(resolve(articles, "2.1", "paragraph 2")).toEqual([[undefined]]);
    expect(resolve(articles, "2.1", "paragraph 1")).toEqual([["2.1"]]);
    expect(resolve(articles, "1", "Section 2(1)")).toEqual([["2.1"]]);
    expect(resolve(points("1. One\n2. Two", "Point"), "1", "paragraph 2")).toEqual([["2"]]);
    expect(resolve(points("1. One\n2. Two", "Point"), "1", "Article 2")).toEqual([[undefined]]);
    expect(resolve(points("1. One\n2. Two", "§"), "1", "Article 2")).toEqual([["2"]]);
    expect(resolve(points("1. One\n2. Two", "§"), "1", "paragraph 2")).toEqual([[undefined]]);
    expect(resolve(points("1. One\n2. Two", "Sub-paragraph"), "1", "Article 2")).toEqual([[undefined]]);
  });

  it("are found by their number alone where the label has no word", () => {
    expect(resolve(points("1. One\n2. Two", "№"), "1", "point 2")).toEqual([["2"]]);
  });

  it("are not the one that bears the label elsewhere where the reference says under which it stands", () => {
    const labelled = readPoints("1. One\n  1. First\n2. Two\n  3. Third").map((point) =>
      point.path === "2.3" ? { ...point, label: "Paragraph 3" } : point,
    );
    expect(resolve(labelled, "1", "paragraph 3")).toEqual([["2.3"]]);
    expect(resolve(labelled, "1", "paragraph 3 of Article 1")).toEqual([[undefined], ["1"]]);
  });

  it("are looked for nearby where several points bear one label", () => {
    const parts = readPoints("1. Part\n  1. First\n2. Part\n  1. First\n  2. Second").map((point) =>
      point.depth === 1 ? { ...point, label: `Article ${point.number}` } : point,
    );
    expect(resolve(parts, "2.2", "Article 1")).toEqual([["2.1"]]);
    expect(resolve(parts, "1.1", "Article 2")).toEqual([["2.2"]]);
  });

  it("are given in the case in which the paper prints them", () => {
    expect(resolve(readPoints("I. One\nb. Two"), "I", "Annex I and point (B)")).toEqual([["I"], ["b"]]);
    expect(resolve(readPoints("A. One\nB. Two"), "A", "point (b)")).toEqual([["B"]]);
  });
});

/** Compares one pair of points in two drawn papers whose points correspond as `links` says; those in `unknown` may stand unseen. */
function compareIn(
  before: string,
  after: string,
  path: readonly [string, string],
  links: Record<string, string[]>,
  unknown: readonly string[] = [],
) {
  const [old, now] = [readPoints(before), readPoints(after)];
  const find = (all: readonly Point[], one: string) => all.find((point) => point.path === one) as Point;
  return compareReferences(find(old, path[0]), find(now, path[1]), {
    before: indexPoints(old),
    after: indexPoints(now),
    counterparts: (from) => links[from] ?? [],
    mayStand: (from) => unknown.includes(from),
  });
}

describe("compared references", () => {
  const links = { "1": ["1"], "2": ["3"], "3": ["4"], "4": [], "5": ["5"], "6": ["2", "6"] };
  const paper = (text: string) => `1. ${text}\n2. b\n3. c\n4. d\n5. e\n6. f\n7. g`;
  const cases: readonly [before: string, after: string, told: readonly (readonly [boolean, string])[]][] = [
    ["point 2", "point 3", [[false, "“point 2” is “point 3” now: it follows the renumbering"]]],
    ["points 2 to 3", "points 3 to 4", [[false, "“points 2 to 3” is “points 3 to 4” now: it follows the renumbering"]]],
    ["point 2", "point 5", [[true, "“point 2” is “point 5” now: another point (what was 2 is 3 now)"]]],
    [
      "points 2 and 3",
      "points 3 and 5",
      [[true, "“points 2 and 3” is “points 3 and 5” now: another point (what was 3 is 4 now)"]],
    ],
    ["points 2 and 3", "point 3", [[true, "“points 2 and 3” is “point 3” now: another point (what was 3 is 4 now)"]]],
    [
      "point 2",
      "points 3 and 4",
      [[true, "“point 2” is “points 3 and 4” now: another point (it names more than before)"]],
    ],
    ["point 2 here", "point 2 there", [[true, "“point 2” was left as it was, but what was 2 is 3 now"]]],
    ["point 4 here", "point 4 there", [[true, "“point 4” was left as it was, but what was 4 was dropped"]]],
    ["point 4", "point 5", [[true, "“point 4” is “point 5” now: another point (what was 4 was dropped)"]]],
    ["point 9", "point 8", [[true, "“point 9” is “point 8” now"]]],
    ["point 5 here", "point 5 there", []],
    ["para 5 here", "paragraph 5 there", []],
    ["point 9 here", "point 9 there", []],
    ["point 6", "point 2", [[false, "“point 6” is “point 2” now: it follows the renumbering"]]],
    ["point 6", "points 2 and 6", [[false, "“point 6” is “points 2 and 6” now: it follows the renumbering"]]],
    ["points 5 to 6", "points 5 to 6 of it", []],
    [
      "Article 5 of the North Atlantic Treaty",
      "Article 4 of the North Atlantic Treaty",
      [[true, "“Article 5” is “Article 4” now, in another paper"]],
    ],
    ["Article 5 of the North Atlantic Treaty", "Article 5 of the North Atlantic Treaty, as is", []],
    ["this paragraph", "this Article", []],
    [
      "point 2 and point 3",
      "point 3 and point 4",
      [
        [false, "“point 2” is “point 3” now: it follows the renumbering"],
        [false, "“point 3” is “point 4” now: it follows the renumbering"],
      ],
    ],
    [
      "point 2, then point 3",
      "point 4, then point 3",
      [
        [false, "“point 3” is “point 4” now: it follows the renumbering"],
        [false, "“point 2” is “point 3” now: it follows the renumbering"],
      ],
    ],
    ["point 2", "point 3 and point 5", [[false, "“point 2” is “point 3” now: it follows the renumbering"]]],
    ["point 2 and point 5", "point 2", [[true, "“point 2” was left as it was, but what was 2 is 3 now"]]],
    ["point 2(b)", "point 3(b)", [[false, "“point 2(b)” is “point 3(b)” now: it follows the renumbering"]]],
    ["point 2(b)", "point 3(c)", [[true, "“point 2(b)” is “point 3(c)” now"]]],
    ["point 2(b) here", "point 2(b) there", [[true, "“point 2(b)” was left as it was, but what was 2 is 3 now"]]],
    ["point 5(b) here", "point 5(b) there", []],
    ["point 5", "point 7", [[true, "“point 5” is “point 7” now"]]],
    ["point 5", "no number", []],
    ["point 5", "point 7 and point 3", []],
    ["this Article, and Article 9", "Article 8", [[true, "“Article 9” is “Article 8” now"]]],
    [
      "point 2, and point 5(b) here",
      "point 3, and point 5(b) there",
      [[false, "“point 2” is “point 3” now: it follows the renumbering"]],
    ],
    [
      "point 5, and point 2(b) here",
      "point 5, and point 2(b) there",
      [[true, "“point 2(b)” was left as it was, but what was 2 is 3 now"]],
    ],
    ["Article 5 of the North Atlantic Treaty", "Article 8", [[true, "“Article 5” is “Article 8” now"]]],
    ["Article 8", "Article 5 of the North Atlantic Treaty", [[true, "“Article 8” is “Article 5” now"]]],
    [
      "Article 5 of the North Atlantic Treaty, and Article 6 of the North Atlantic Treaty",
      "Article 6 of the North Atlantic Treaty, and Article 5 of the North Atlantic Treaty",
      [],
    ],
    // In the order of the later text, whichever was paired first.
    [
      "point 4 here, then point 2",
      "point 4 there, then point 3",
      [
        [true, "“point 4” was left as it was, but what was 4 was dropped"],
        [false, "“point 2” is “point 3” now: it follows the renumbering"],
      ],
    ],
    [
      "points 2 and 4, and point 2",
      "point 3, and points 3 and 5",
      [
        [false, "“point 2” is “point 3” now: it follows the renumbering"],
        [true, "“points 2 and 4” is “points 3 and 5” now: another point (what was 4 was dropped)"],
      ],
    ],
    [
      "point 5 and item 2",
      "item 5 and point 5",
      [[true, "“item 2” is “item 5” now: another point (what was 2 is 3 now)"]],
    ],
  ];
  for (const [before, after, told] of cases) {
    it(`are told of “${before}” and “${after}”`, () => {
      const changes = compareIn(paper(before), paper(after), ["1", "1"], links);
      expect(changes.map(({ substance, note }) => [substance, note])).toEqual(told);
    });
  }

  it("are not said to name what was dropped where the later paper is not known in full", () => {
    const told = (before: string, after: string) =>
      compareIn(paper(before), paper(after), ["1", "1"], links, ["4"]).map(({ note }) => note);
    expect(told("point 4 here", "point 4 there")).toEqual([]);
    expect(told("point 4", "point 5")).toEqual(["“point 4” is “point 5” now"]);
    const moved = compareIn(paper("point 2 here"), paper("point 2 there"), ["1", "1"], links, ["2"]);
    expect(moved.map(({ note }) => note)).toEqual(["“point 2” was left as it was, but what was 2 is 3 now"]);
  });

  it("name all points into which the one that they named was parted", () => {
    const changes = compareIn(paper("point 2 here"), paper("point 2 there"), ["1", "1"], { "2": ["3", "4"] });
    expect(changes.map(({ note }) => note)).toEqual(["“point 2” was left as it was, but what was 2 is 3 and 4 now"]);
  });

  it("are paired in their order where several name one point", () => {
    const changes = compareIn(paper("point 2, then point 2"), paper("point 3, then point 3"), ["1", "1"], links);
    expect(changes.map(({ beforeSpan, afterSpan }) => [beforeSpan, afterSpan])).toEqual([
      [
        [0, 7],
        [0, 7],
      ],
      [
        [14, 21],
        [14, 21],
      ],
    ]);
  });

  it("are none where a text is not known", () => {
    const [old] = readPoints(paper("point 2"));
    const versions = { before: indexPoints([]), after: indexPoints([]), counterparts: () => [], mayStand: () => false };
    const unknown = { ...(old as Point), text: null };
    expect(compareReferences(old as Point, unknown, versions)).toEqual([]);
    expect(compareReferences(unknown, old as Point, versions)).toEqual([]);
  });

  it("carry their words and places", () => {
    expect(compareIn(paper("😀 See point 2."), paper("😀😀 See points 3."), ["1", "1"], links)).toEqual([
      {
        substance: false,
        note: "“point 2” is “points 3” now: it follows the renumbering",
        before: "point 2",
        after: "points 3",
        beforeSpan: [6, 13],
        afterSpan: [7, 15],
      },
    ]);
  });

  it("are a thousand at most", () => {
    const many = (number: number) => `see point ${number}. `.repeat(1001);
    expect(compareIn(paper(many(2)), paper(many(3)), ["1", "1"], links)).toHaveLength(1000);
  });

  it("never differ between a point and itself where nothing moved", () => {
    const same = Object.fromEntries("1234567".split("").map((path) => [path, [path]]));
    const text = fc
      .array(
        fc.constantFrom(
          "point 2 ",
          "points 3 to 5 ",
          "Article 9 ",
          "this Article ",
          "and (b) ",
          "paragraph 1 of Article 2 ",
        ),
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (one) => {
        expect(compareIn(paper(one), paper(one), ["1", "1"], same)).toEqual([]);
      }),
    );
  });
});
