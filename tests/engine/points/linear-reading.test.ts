import { afterEach, describe, expect, it } from "vitest";
import { locatePoints } from "../../../src/engine/points/locate-points.ts";
import { readBlocks } from "../../../src/engine/points/read-blocks.ts";
import { readPoints } from "../../../src/engine/points/read-points.ts";
import { countCharacters, stopCounting } from "./counted-characters.ts";

const repeated = [
  "1.",
  "(",
  "(a)",
  "**",
  "_",
  "**1.** ",
  "\\",
  "&#",
  "- ",
  "i",
  " ",
  "\t",
  "#",
  "# ",
  '- {number="',
  '\\"',
  "1.1",
  "5-",
  "PP1",
  "Article ",
  "Article 5 ",
  "§",
  "１",
  "\u200e",
  "Annex I.",
  "№ ",
  "word. Word ",
];
const lines = [
  "",
  "x",
  "A sentence.",
  "1. ",
  "1. one",
  "1 – One",
  "- a\n",
  "–",
  "* **1.** one",
  "(i) one",
  "h) one\ni) two",
  "**Head** one",
  "Article 1",
  "Article 1 Peace",
  "Article 1 Peace\n\n\n",
  "# a",
  "## Article 1",
  "Preamble\n\n1. one",
  "Part I\nChapter 1\nArticle 1\n1. one\n(a) two\n(i) three",
  "1.\n1.1\n1.1.1\n1.1.1.1",
  "[2. two",
  "[2.] two",
  "1 A\n1.1 a",
  "1 A\n\n\n",
  "2.1 a",
  "1. a:\n\nb;\n",
  "Article 1\nA\n",
  "– a\n– b\nc",
  "o\ta",
  "A\n===",
  "(aa) a",
  "# 1 A",
  "999. a\n1000. b",
  "Phase 1 (one",
  "- {depth=9} x",
  "1. limited to\n600. The limit",
  "x\r\r\n",
];

const grown: Record<string, (size: number) => string> = {
  ...Object.fromEntries(
    repeated.map((piece) => [`${JSON.stringify(piece)} again and again`, (size) => piece.repeat(size)]),
  ),
  ...Object.fromEntries(lines.map((line) => [`lines of ${JSON.stringify(line)}`, (size) => `${line}\n`.repeat(size)])),
  "lists that nest by their indentation, as wide as they are deep": (size) =>
    Array.from({ length: size }, (_, at) => `${" ".repeat((at % 40) * 4)}${at % 2 === 0 ? "-" : "1."} x`).join("\n"),
  "numbers that go on through parts": (size) =>
    Array.from({ length: size }, (_, at) => (at % 3 === 0 ? "II. Part\n" : `${at}. one`)).join("\n"),
  "an unclosed bold run over many lines": (size) => `1. **${"peace\n".repeat(size)}`,
};

const SIZE = 600;

/** How often more characters are looked at for twice the text. */
function growth(read: (size: number) => unknown): number {
  const [small, large] = [SIZE, 2 * SIZE].map((size) => countCharacters(() => read(size)));
  return (large ?? 0) / (small ?? 1);
}

// Twice the text may start one more list or meet one more tab stop.
const LINEAR = 2.1;

describe("reading twice the text looks at no more than twice the characters:", () => {
  afterEach(stopCounting);

  for (const [name, textOf] of Object.entries(grown)) {
    it(name, () => {
      const texts = new Map([SIZE, 2 * SIZE].map((size) => [size, textOf(size)]));
      const text = (size: number) => texts.get(size) ?? "";
      for (const markdown of [false, true]) {
        expect(growth((size) => readPoints(text(size), { markdown }))).toBeLessThan(LINEAR);
        expect(growth((size) => locatePoints(text(size), { markdown }))).toBeLessThan(LINEAR);
      }
      expect(growth((size) => readBlocks([{ kind: "paragraph", text: text(size) }]))).toBeLessThan(LINEAR);
    });
  }

  it("which a reader that looks back for every character does not pass", () => {
    const readAgainAndAgain = (size: number) => {
      const text = "x".repeat(size);
      for (let at = 0; at < size; at += 1) text.indexOf("y", at);
    };
    expect(growth(readAgainAndAgain)).toBeGreaterThan(3);
  });
});
