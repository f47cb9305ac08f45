import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, readBlocks } from "../../../src/engine/points/read-blocks.ts";
import { readPoints } from "../../../src/engine/points/read-points.ts";
import type { PointNode } from "../../../src/model/point.ts";
import { drawn, drawPoints } from "./drawn-points.ts";

const heading = (text: string, rest: Partial<Block> = {}) => ({ ...rest, kind: "heading", text }) as Block;
const item = (text: string, rest: Partial<Block> = {}) => ({ ...rest, kind: "item", text }) as Block;
const paragraph = (text: string, rest: Partial<Block> = {}) => ({ ...rest, kind: "paragraph", text }) as Block;

const trees: Record<string, readonly [blocks: readonly Block[], points: string]> = {
  "labels that stand apart from the text": [
    [item("one", { label: "1." }), item("letter", { label: "(a)" }), item("two", { label: "2" })],
    `
      1 one
      1.a letter
      2 two
    `,
  ],
  "given labels whatever they are": [
    [item("new", { label: "4 (new)" }), item("large", { label: "1000." }), item("wide", { label: "１．" })],
    `
      4 (new) new
      1000 large
      1 <１> wide
    `,
  ],
  "labels typed at the start of a paragraph": [
    [
      paragraph("1. one"),
      paragraph("(a) letter"),
      paragraph("Article 5 – The Parties agree."),
      paragraph("They sign."),
    ],
    `
      1 one
      1.a letter
      5 <Article 5> The Parties agree.⏎They sign.
    `,
  ],
  "labels typed at the start of an item": [
    [item("1. one"), item("a bullet"), item("2. two")],
    `
      1 one
      1.¶1 a bullet
      2 two
    `,
  ],
  "no label where a paragraph begins with a quantity": [
    [paragraph("600. The limit"), paragraph("# one")],
    `
      600 The limit
      ¶2 # one
    `,
  ],
  "signs of Markdown as words": [
    [paragraph("**1.** one"), paragraph("- *2.* two"), paragraph('- {number="3"} three')],
    `
      ¶1 **1.** one
      ¶2 *2.* two
      ¶3 {number="3"} three
    `,
  ],
  "lists inside items, whatever their labels say": [
    [
      item("one", { label: "1.", blocks: [item("inner", { label: "2." }), item("inner too", { label: "3." })] }),
      item("two", { label: "2." }),
    ],
    `
      1 one
      1.2 inner
      1.3 inner too
      2 two
    `,
  ],
  "letters and numerals by what follows in the same list": [
    [
      item("h", { label: "(h)", blocks: [item("first", { label: "(i)" }), item("second", { label: "(ii)" })] }),
      item("i", { label: "(i)" }),
      item("j", { label: "(j)" }),
    ],
    `
      h h
      h.i first
      h.ii second
      i i
      j j
    `,
  ],
  "paragraphs inside an item as its text, until its list begins": [
    [item("one", { label: "1.", blocks: [paragraph("more"), item("letter", { label: "a)" }), paragraph("closing")] })],
    `
      1 one⏎more
      1.a letter
      1.¶2 closing
    `,
  ],
  "blocks inside an item that has no words of its own": [
    [item("", { label: "1.", blocks: [paragraph("one"), item("letter", { label: "a)" })] })],
    `
      1 one
      1.a letter
    `,
  ],
  "blocks inside a paragraph without words as if it were not there": [
    [paragraph(" \n", { blocks: [item("one", { label: "1." })] }), item("two", { label: "2." })],
    `
      1 one
      2 two
    `,
  ],
  "blocks inside a paragraph under it": [
    [paragraph("The Parties:", { blocks: [item("one"), item("two")] }), paragraph("They sign.")],
    `
      ¶1 The Parties:
      ¶1.¶1 one
      ¶1.¶2 two
      ¶2 They sign.
    `,
  ],
  "levels, which decide alone": [
    [
      item("one", { label: "1.", level: 0 }),
      item("two", { label: "(a)", level: 0 }),
      item("deep", { label: "(b)", level: 1 }),
      item("bullet", { level: 2 }),
      item("deep too", { label: "1.1", level: 1 }),
      item("three", { label: "2.", level: 0 }),
    ],
    `
      1 one
      a two
      a.b deep
      a.b.¶1 bullet
      a.1.1 deep too
      2 three
    `,
  ],
  "a paragraph whose level is deeper than the item's": [
    [item("one", { label: "1.", level: 0 }), paragraph("more", { level: 1 }), paragraph("beside")],
    `
      1 one⏎more
      ¶2 beside
    `,
  ],
  "headings by their levels": [
    [
      heading("Peace", { level: 1, label: "I." }),
      heading("Forces", { level: 2 }),
      item("one", { label: "1." }),
      heading("Money", { level: 1, label: "II." }),
      paragraph("A fund is set up."),
    ],
    `
      I *Peace*
      I.¶1 *Forces*
      I.¶1.1 one
      II *Money* A fund is set up.
    `,
  ],
  "headings inside other headings, and what stands in them": [
    [
      heading("Peace", {
        blocks: [paragraph("All stop."), heading("Forces", { blocks: [item("one", { label: "1." })] })],
      }),
      heading("Money"),
    ],
    `
      ¶1 *Peace* All stop.
      ¶1.¶1 *Forces*
      ¶1.¶1.1 one
      ¶2 *Money*
    `,
  ],
  "a heading with a typed label": [
    [heading("Article 5 – Ceasefire"), item("one", { label: "1." })],
    `
      5 <Article 5> *Ceasefire*
      5.1 one
    `,
  ],
  "numbering that makes articles": [
    [
      item("Ceasefire", { label: "Article 1", level: 0 }),
      item("Forces stop.", { label: "1.1", level: 1 }),
      item("The Parties agree.", { label: "Article 2", level: 0 }),
    ],
    `
      1 <Article 1> *Ceasefire*
      1.1 Forces stop.
      2 <Article 2> The Parties agree.
    `,
  ],
  "a label that no rule knows as the number itself": [
    [item("one", { label: "[A-1/b]" }), item("two", { label: "[A-1/c]" }), item("bullet", { label: "•" })],
    `
      A-1/b one
      A-1/c two
      A-1/c.¶1 bullet
    `,
  ],
  "levels of any depth, the outermost from nought on": [
    [
      item("one", { level: 0 }),
      item("two", { level: 1 }),
      item("three", { level: 2 }),
      item("four", { level: 1 }),
      item("five", { level: -1 }),
    ],
    `
      ¶1 one
      ¶1.¶1 two
      ¶1.¶1.¶1 three
      ¶1.¶2 four
      ¶2 five
    `,
  ],
  "headings whose levels leave some out, the outermost from one on": [
    [
      heading("A", { level: 1 }),
      heading("B", { level: 3 }),
      heading("C", { level: 2 }),
      heading("D", { level: 0 }),
      heading("E", { level: -3 }),
    ],
    `
      ¶1 *A*
      ¶1.¶1 *B*
      ¶1.¶2 *C*
      ¶2 *D*
      ¶3 *E*
    `,
  ],
  "paragraphs by their levels": [
    [
      item("one", { label: "1.", level: 0 }),
      paragraph("more", { level: 1 }),
      paragraph("still", { level: 2 }),
      paragraph("out", { level: 0 }),
    ],
    `
      1 one⏎more⏎still
      ¶2 out
    `,
  ],
  "items and labels without words, but no headings or paragraphs without them": [
    [item(""), item("", { label: "1." }), heading(""), paragraph(" "), heading("", { label: "Article 5" })],
    `
      ¶1
      1
      5 <Article 5>
    `,
  ],
  "no blanks around the words": [[item("  one \n"), item("\ttwo")], "\n¶1 one\n¶2 two"],
  "bullets typed at the start of a paragraph": [[paragraph("- one"), paragraph("o\ttwo")], "\n¶1 one\n¶2 two"],
  "a bullet typed at the start of an item as words": [[item("- one")], "\n¶1 - one"],
  "the title of an annex in a paragraph, and words in an item": [
    [paragraph("ANNEX"), item("one", { label: "1." }), item("ANNEX", { label: "2." })],
    `
      ¶1 *ANNEX*
      ¶1.1 one
      ¶1.2 ANNEX
    `,
  ],
  "numerals in one block, whatever stands in another": [
    [item("one", { blocks: [item("i", { label: "(i)" })] }), item("two", { label: "(ii)" })],
    `
      ¶1 one
      ¶1.i i
      ii two
    `,
  ],
  "line feeds inside a block as they are": [
    [paragraph("1. one\n2. still one"), paragraph(" The Parties\n  agree ")],
    `
      1 one⏎2. still one
      ¶2 The Parties⏎  agree
    `,
  ],
};

const anyBlocks: fc.Arbitrary<readonly Block[]> = fc.letrec<{ blocks: readonly Block[]; block: Block }>((tie) => ({
  blocks: fc.array(tie("block"), { maxLength: 5, depthIdentifier: "blocks" }),
  block: fc.record({
    kind: fc.constantFrom("heading", "item", "paragraph"),
    text: fc.oneof(
      fc.constantFrom("", "one", "1. two", "(a) three", "Article 5", "ANNEX", "a\nb", "- x"),
      fc.string({ unit: "binary" }),
    ),
    label: fc.option(fc.oneof(fc.constantFrom("1.", "2.", "(a)", "(i)", "Article 1", "1.1", "•"), fc.string()), {
      nil: undefined,
    }),
    level: fc.option(fc.integer({ min: -2, max: 5 }), { nil: undefined }),
    blocks: fc.oneof({ depthIdentifier: "blocks", withCrossShrink: true }, fc.constant([]), tie("blocks")),
  }) as fc.Arbitrary<Block>,
})).blocks;

describe("readBlocks reads", () => {
  for (const [name, [blocks, points]] of Object.entries(trees))
    it(name, () => expect(drawPoints(readBlocks(blocks).points)).toBe(drawn(points)));
});

const labels: readonly (readonly [label: string, point: string])[] = [
  ["1.", "1 one"],
  ["1", "1 one"],
  [" 1. ", "1 one"],
  ["1 – ", "1 one"],
  ["1°", "1 one"],
  ["1.1.1", "1.1.1 one"],
  ["(a)", "a one"],
  ["a", "a one"],
  ["iv", "iv one"],
  ["10bis", "10bis one"],
  ["PP1", "PP1 one"],
  ["Article 5", "5 <Article 5> one"],
  ["Article 5.", "5 <Article 5> one"],
  ["Point 3 –", "3 <Point 3> one"],
  ["§ 4", "4 <§ 4> one"],
  ["[5]", "5 one"],
  ["5–", "5 one"],
  ["-1-", "1 one"],
  ["[A-1/b]", "A-1/b one"],
  ["(é)", "é one"],
  ["Annex", "Annex one"],
  ["5 Members", "5 Members one"],
  ["Article 5 – Peace", "Article 5 – Peace one"],
  ["–", "¶1 one"],
  ["•", "¶1 one"],
  ["", "¶1 one"],
];

describe("a label that stands apart from the text", () => {
  it.each(labels)("%j makes the point %s", (label, point) => {
    expect(drawPoints(readBlocks([item("one", { label })]).points)).toBe(point);
    expect(drawPoints(readBlocks([heading("one", { label, level: 2 })]).points)).toBe(point.replace("one", "*one*"));
  });

  it("goes before one typed at the start of the text", () => {
    expect(drawPoints(readBlocks([item("1. one", { label: "2." })]).points)).toBe("2 1. one");
  });
});

describe("readBlocks", () => {
  it("returns the document's own title apart", () => {
    const first = heading("The plan");
    expect(readBlocks([first, paragraph("1. one")])).toMatchObject({ title: "The plan", points: [{ number: "1" }] });
    expect(readBlocks([first, heading("Money")]).title).toBeUndefined();
    expect(readBlocks([heading("The plan", { blocks: [paragraph("1. one")] })]).title).toBeUndefined();
    expect(readBlocks([heading("The plan", { level: 2 })]).title).toBeUndefined();
    expect(readBlocks([heading("The plan"), heading("Money", { level: 2 })]).title).toBe("The plan");
    expect(readBlocks([paragraph("One."), heading("The plan")]).title).toBeUndefined();
    expect(readBlocks([heading("1 Scope"), paragraph("One.")]).title).toBeUndefined();
    expect(readBlocks([heading("28 Points"), paragraph("One.")])).toMatchObject({
      title: "28 Points",
      points: [{ text: "One." }],
    });
  });

  it("reads nothing from nothing", () => {
    expect(readBlocks([])).toEqual({ points: [], title: undefined });
    expect(readBlocks([paragraph(" ", { blocks: [paragraph("")] })])).toEqual({ points: [], title: undefined });
  });

  it("reads paragraphs as the text that has a blank line between them", () => {
    const texts = fc.array(
      fc.constantFrom(
        "1. one",
        "2. two",
        "(a) three",
        "(i) four",
        "- five",
        "Article 5",
        "Article 6 Maps",
        "ANNEX",
        "six",
        "[7. x]",
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(texts, (paragraphs) => {
        expect(readBlocks(paragraphs.map((text) => paragraph(text)))).toEqual(
          readPoints(paragraphs.join("\n\n"), { markdown: false }),
        );
      }),
    );
  });

  it("keeps under an item what stands inside it, whatever the labels", () => {
    fc.assert(
      fc.property(anyBlocks, anyBlocks, (inside, beside) => {
        const { points } = readBlocks([item("holder", { blocks: inside }), item("next", { level: 0, blocks: beside })]);
        const insideAlone = readBlocks([item("holder", { blocks: inside })]).points;
        expect(points[0]).toEqual(insideAlone[0]);
        expect(points.map(({ text }) => text?.split("\n")[0])).toEqual(["holder", "next"]);
      }),
    );
  });

  it("loses no words of any tree of blocks", () => {
    const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const { points, title } = readBlocks(blocks);
        const count = countOf(points, (node) => wordsOf(`${node.text}${node.heading ?? ""}`)) + wordsOf(title ?? "");
        const given = countOf(blocks, (block) => wordsOf(block.text));
        const typed = countOf(points, ({ number, label }) => wordsOf(`${label ?? number}`));
        expect(count).toBeLessThanOrEqual(given);
        expect(count + typed).toBeGreaterThanOrEqual(given);
      }),
    );
  });
});

/** The sum of `count` over a tree of blocks or points. */
function countOf<Node extends Block | PointNode>(nodes: readonly Node[], count: (node: Node) => number): number {
  const inside = (node: Node) => ("points" in node ? node.points : (node.blocks ?? [])) as readonly Node[];
  return nodes.reduce((sum, node) => sum + count(node) + countOf(inside(node), count), 0);
}
