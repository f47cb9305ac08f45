import fc from "fast-check";
import type { PointNode } from "../../../src/model/point.ts";

const LABELS = [
  "",
  "1",
  "2",
  "3",
  "10",
  "1.1",
  "1.2",
  "2.1",
  "a",
  "b",
  "h",
  "i",
  "ii",
  "v",
  "A",
  "10bis",
  "r1",
  "2025",
  "4 (new)",
];
const PRINTED = ["Article 5", "Point 3", "§ 4", "Annex A", "Section 2(b)", "no label"];
const TEXTS = [
  "",
  " ",
  "\n",
  "a\nb",
  "a\n\nb",
  "\na",
  "a\n",
  "1. one",
  "(a) one",
  "- one",
  "# one",
  "**bold** one",
  "__b__",
  "{}",
  '{number="1"} x',
  "Article 5",
  "Article 5 The Parties",
  "§ 4 x",
  "\\",
  "\\\\",
  "\\*",
  "&#32;",
  "&amp;",
  "[shall]",
  " x ",
  "\tx",
  "\u00a0x\u00a0",
  "x\r\ny",
  "---",
  "– aside",
  "• dot",
  "2014. The",
  "a. b",
  "x to",
  "\f",
  "\u2028",
  "***",
  "*",
  "**",
  "пункт 2",
  "\ufeff",
  ": x",
  "1.Text",
  "#",
  "x #",
  "**1.** x",
  "**Article 5 – x**",
  "*1.* x",
  "__a)__",
  "[1. x]",
  "[(a) x",
  "ANNEX",
  "Schedule:",
  "1 – X",
  "1: X",
  "10(a) X",
  "10.bis X",
  "10.a x",
  "№ 1",
  "```",
];

const words = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'ab1.)(*_#\\&-– \n\t{}"i;'), maxLength: 12 }),
);

/** Trees of every shape: numbers that are none, texts that look like items, empty headings, blanks at the edges. */
export const anyTree: fc.Arbitrary<readonly PointNode[]> = treeOf({
  number: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...LABELS) }, words),
  label: fc.option(fc.oneof(fc.constantFrom(...PRINTED), words), { nil: undefined, freq: 1 }),
  heading: fc.option(words, { nil: undefined }),
  text: words,
});

/** Trees as people write them: counted lists under one another. */
export const plainTree: fc.Arbitrary<readonly PointNode[]> = treeOf({
  number: fc.constantFrom("1", "2", "3", "a", "b", "i", "ii", "iv"),
  label: fc.constant(undefined),
  heading: fc.option(fc.constantFrom("Ceasefire", "Prisoners"), { nil: undefined }),
  text: fc.constantFrom("The Parties agree", "Forces withdraw to", "Prices rise by 5 per cent.", "First.\nSecond.", ""),
});

type Fields = {
  readonly number: fc.Arbitrary<string>;
  readonly label: fc.Arbitrary<string | undefined>;
  readonly heading: fc.Arbitrary<string | undefined>;
  readonly text: fc.Arbitrary<string>;
};

function treeOf({ number, label, heading, text }: Fields): fc.Arbitrary<readonly PointNode[]> {
  const { points } = fc.letrec<{ points: readonly PointNode[]; point: PointNode }>((tie) => ({
    points: fc.array(tie("point"), { maxLength: 5, depthIdentifier: "tree" }),
    point: fc
      .record({
        number,
        label,
        heading,
        text,
        points: fc.oneof({ depthIdentifier: "tree", withCrossShrink: true }, fc.constant([]), tie("points")),
      })
      .map(definedOnly),
  }));
  return points;
}

function definedOnly(node: PointNode): PointNode {
  const { label, heading, ...rest } = node;
  return { ...rest, ...(label === undefined ? {} : { label }), ...(heading === undefined ? {} : { heading }) };
}
