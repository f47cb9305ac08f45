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
