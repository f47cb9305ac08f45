import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPoints } from "../../../src/engine/points/read-points.ts";
import { writePoints } from "../../../src/engine/points/write-points.ts";
import type { PointNode } from "../../../src/model/point.ts";
import { anyTree, plainTree } from "./point-trees.ts";

const point = (number: string, text: string, rest: Partial<PointNode> = {}): PointNode => ({
  number,
  text,
  points: [],
  ...rest,
});

describe("writePoints", () => {
  it("prints lists as a person would", () => {
    const points = [
      point("", "The Parties agree:"),
      point("1", "Forces withdraw.", {
        heading: "Ceasefire",
        points: [
          point("a", "at once"),
          point("b", "to the line", { points: [point("i", "north"), point("ii", "south")] }),
        ],
      }),
      point("2", "First line.\nSecond line."),
      point("10bis", "", { points: [point("", "a bullet"), point("", "another")] }),
    ];
    expect(writePoints(points)).toBe(
      [
        "The Parties agree:",
        "",
        "1. **Ceasefire** Forces withdraw.",
        "    - (a) at once",
        "    - (b) to the line",
        "        - (i) north",
        "        - (ii) south",
        "",
        "2. First line.",
        "",
        "    Second line.",
        "- 10bis.",
        "    - a bullet",
        "    - another",
        "",
      ].join("\n"),
    );
  });

  it("prints articles and annexes as headings, their text and lists below", () => {
    const points = [
      point("5", "The Parties agree.\nThey sign.", {
        label: "Article 5",
        heading: "Ceasefire",
        points: [point("1", "Forces withdraw.")],
      }),
      point("A", "", { label: "Annex A", heading: "Maps", points: [point("1", "North")] }),
    ];
    expect(writePoints(points)).toBe(
      "## Article 5 – Ceasefire\n\nThe Parties agree.\n\nThey sign.\n\n\n1. Forces withdraw.\n\n## Annex A – Maps\n\n\n1. North\n",
    );
    expect(readPoints(writePoints(points), { markdown: true }).points).toEqual(points);
  });

  const escaped: Record<string, readonly [PointNode, string]> = {
    "a text that looks like an item": [point("", "1. Not an item"), "1\\. Not an item\n"],
    "a text that looks like a heading": [point("", "# no heading"), "\\# no heading\n"],
    "a text that begins in bold": [point("1", "**not** a heading"), "1. \\**not** a heading\n"],
    "a heading that looks like an item": [point("", "x", { heading: "1. Army" }), "- **1\\. Army** x\n"],
    "a text that looks like an item not agreed": [point("", "[1. x]"), "\\[1. x]\n"],
    "a text that looks like the title of an annex": [point("", "Annex"), "&#65;nnex\n"],
    "blanks at the edges": [point("1", " x "), "1. &#32;x&#32;\n"],
    "an empty line inside a text": [point("1", "x\n\ny"), "1. x&#10;&#10;y\n"],
    "a number that is none": [point("4 (new)", "x"), '- {number="4 (new)"} x\n'],
    "an empty heading": [point("1", "x", { heading: "" }), '- {number="1" heading=""} x\n'],
    "a label that is none": [point("5", "x", { label: "fifth" }), '- {number="5" label="fifth"} x\n'],
  };
  for (const [name, [node, written]] of Object.entries(escaped)) {
    it(`carries ${name}`, () => {
      expect(writePoints([node])).toBe(written);
      expect(readPoints(written, { markdown: true }).points).toEqual([node]);
    });
  }

  const printed: Record<string, readonly [PointNode[], string]> = {
    "numbers as Markdown does": [[point("1", "x"), point("3", "y")], "1. x\n\n3. y\n"],
    "a number with a nought": [[point("01", "x")], "01. x\n"],
    "numbers with letters behind a bullet": [[point("10bis", "x"), point("10ter", "y")], "- 10bis. x\n- 10ter. y\n"],
    "dotted numbers behind a bullet": [[point("1.2", "x"), point("1.3", "y")], "- 1.2. x\n- 1.3. y\n"],
    "letters and numerals in brackets": [[point("i", "x"), point("II", "y")], "- (i) x\n- (II) y\n"],
    "a long number in braces": [[point("1000", "x")], '- {number="1000"} x\n'],
    "a number that is read as another in braces": [[point("(1)", "x")], '- {number="(1)"} x\n'],
    "what stands under a wide number further in": [
      [point("100", "x", { points: [point("a", "y")] })],
      "100. x\n     - (a) y\n",
    ],
    "paragraphs between numbers": [[point("1", "x"), point("", "y"), point("2", "z")], "1. x\n\ny\n\n2. z\n"],
    "a bullet where something stands under it": [
      [point("", "x", { points: [point("", "y"), point("", "z")] })],
      "- x\n    - y\n    - z\n",
    ],
    "a bullet for two lines": [[point("", "x\n- y")], "- x\n\n    \\- y\n"],
    "a bullet without words": [[point("", "")], "-\n"],
    "a bullet with a heading": [[point("", "x", { heading: "Peace" })], "- **Peace** x\n"],
    "a heading alone": [[point("1", "", { heading: "Peace" })], "1. **Peace**\n"],
    "a heading before a bold text": [[point("1", "**x** y", { heading: "Peace" })], "1. **Peace** **x** y\n"],
    "a line feed at either end as a reference": [
      [point("1", "\nx"), point("2", "y\n"), point("3", "z\n\n\nw")],
      "1. &#10;x\n\n2. y&#10;\n\n3. z&#10;&#10;&#10;w\n",
    ],
    "numbers beside bullets in braces": [
      [point("1", "x", { points: [point("a", "y"), point("", "z")] })],
      '1. x\n    - {number="a"} y\n    - {} z\n',
    ],
    "an article without words": [[point("5", "", { label: "Article 5" })], "## Article 5\n\n"],
    "an article with a sign at the end of its heading": [
      [point("5", "**x** y", { label: "Article 5", heading: "Peace #" })],
      "## Article 5 – Peace \\#\n\n\\**x** y\n\n",
    ],
    "an article whose text looks like an item": [
      [point("5", "1. x", { label: "Article 5" })],
      "## Article 5\n\n1\\. x\n\n",
    ],
    "an article of another number in braces": [
      [point("6", "x", { label: "Article 5" })],
      '- {number="6" label="Article 5"} x\n',
    ],
    "an article under a number behind a bullet": [
      [point("1", "x", { points: [point("5", "y", { label: "Article 5" })] })],
      "1. x\n    - Article 5. y\n",
    ],
    "quotation marks in braces escaped": [[point("1", "x", { label: 'a"b' })], '- {number="1" label="a\\"b"} x\n'],
    "no points at all": [[], ""],
  };
  for (const [name, [points, written]] of Object.entries(printed)) {
    it(`prints ${name}`, () => {
      expect(writePoints(points)).toBe(written);
      expect(readPoints(written, { markdown: true }).points).toEqual(points);
    });
  }

  it("indents seventeen points inside one another, and states the depth of what stands deeper", () => {
    const last = (depth: number) => {
      let points: readonly PointNode[] = [];
      for (let level = depth; level > 0; level -= 1) points = [point("1", `level ${level}`, { points })];
      return writePoints(points).trimEnd().split("\n").at(-1);
    };
    expect(last(17)).toBe(`${" ".repeat(64)}1. level 17`);
    expect(last(18)).toBe(`${" ".repeat(64)}- {number="1" depth=17} level 18`);
    expect(last(19)).toBe(`${" ".repeat(64)}- {number="1" depth=18} level 19`);
  });

  it("states in braces what a flat print would nest", () => {
    const points = [point("1", "x"), point("", "y", { points: [point("1", "z")] })];
    expect(writePoints(points)).toBe('- {number="1"} x\n- {} y\n\n    1. z\n');
  });

  it("writes a text that is not known as an empty one", () => {
    expect(writePoints([point("14", "", { text: null, status: "unreported" })])).toBe("14.\n");
  });

  it("reads back as the same tree, whatever the tree", () => {
    fc.assert(
      fc.property(anyTree, (points) => {
        expect(readPoints(writePoints(points), { markdown: true })).toEqual({ points, title: undefined });
      }),
      { numRuns: 1000 },
    );
  });

  it("reads back as the same tree where counted lists stand under one another", () => {
    fc.assert(
      fc.property(plainTree, (points) => {
        expect(readPoints(writePoints(points), { markdown: true }).points).toEqual(points);
      }),
      { numRuns: 500 },
    );
  });

  it("reads back a chain of points a thousand deep", () => {
    let points: readonly PointNode[] = [];
    for (let depth = 0; depth < 1000; depth += 1) points = [point("1", `level ${depth}\nsecond line`, { points })];
    expect(JSON.stringify(readPoints(writePoints(points), { markdown: true }).points)).toBe(JSON.stringify(points));
  });
});
