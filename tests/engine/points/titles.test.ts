import { describe, expect, it } from "vitest";
import { readBlocks } from "../../../src/engine/points/read-blocks.ts";
import { draw, drawn, drawPoints } from "./drawn-points.ts";

const headings: Record<string, readonly [text: string, points: string]> = {
  "a title right below an article": [
    `
      Article 1
      Definitions

      1. one

      Article 2
      Obligations
      The Parties shall report.
    `,
    `
      1 <Article 1> *Definitions*
      1.1 one
      2 <Article 2> *Obligations* The Parties shall report.
    `,
  ],
  "a title behind a blank line": [
    `
      Article 1

      Entry into force

      This treaty enters into force.
    `,
    "\n1 <Article 1> *Entry into force* This treaty enters into force.",
  ],
  "the title of a section that holds articles": [
    "\nSection 1\nPeace\n\nArticle 1\nAll stop.",
    "\n1 <Section 1> *Peace*\n1.1 <Article 1> All stop.",
  ],
  "a long title in front of a blank line": [
    "\nArticle 1\nMeasures of both parties for peace in all regions\n\nAll stop.",
    "\n1 <Article 1> *Measures of both parties for peace in all regions* All stop.",
  ],
  "words behind the label, with a blank line below": [
    "\nArticle 1 – Peace\n\nforces of both stop",
    "\n1 <Article 1> *Peace* forces of both stop",
  ],
  "words behind the label, above a bullet that names an article": [
    "\nArticle 1 – Peace\n- Article 2 – War",
    "\n1 <Article 1> *Peace*\n1.2 <Article 2> War",
  ],
  "the titles of chapters that hold articles": [
    `
      Chapter I
      GENERAL PROVISIONS

      Article 1
      The text.

      Глава 2. УСЛОВИЯ

      Статья 2
      Мир.
    `,
    `
      I <Chapter I> *GENERAL PROVISIONS*
      I.1 <Article 1> The text.
      2 <Глава 2> *УСЛОВИЯ*
      2.2 <Статья 2> Мир.
    `,
  ],
};

const texts: Record<string, readonly [text: string, points: string]> = {
  "a sentence": ["Article 1\nAll withdraw.\n\n1. one", "1 <Article 1> All withdraw.\n1.1 one"],
  "a sentence in brackets": ["Article 1\n[All withdraw.]\n\n1. one", "1 <Article 1> [All withdraw.]\n1.1 one"],
  "words above the next article": [
    "Article 1\nAll withdraw\nArticle 2\nPeace",
    "1 <Article 1> All withdraw\n2 <Article 2> Peace",
  ],
  "words above an annex": [
    "Article 1\n[Reserved]\n\nANNEX\n\n1. one",
    "1 <Article 1> [Reserved]\n¶2 *ANNEX*\n¶2.1 one",
  ],
  "words above a chapter": [
    "Article 1\nReserved\n\nChapter 2\n\n1. one",
    "1 <Article 1> Reserved\n2 <Chapter 2>\n2.1 one",
  ],
  "a wrapped line": [
    "Article 1\nRussian forces leave all regions of southern\nUkraine.",
    "1 <Article 1> Russian forces leave all regions of southern Ukraine.",
  ],
  "a line that the next goes on with": [
    "Article 1\nForces of both\nparties stop.",
    "1 <Article 1> Forces of both parties stop.",
  ],
  "words without a letter": ["Article 1\n…\n\n1. one", "1 <Article 1> …\n1.1 one"],
  "words above a heading": ["Article 1 – Peace\n\n## Money", "1 <Article 1> Peace\n¶2 *Money*"],
  "a hundred and one letters": [
    `Article 1\n${"Peace ".repeat(16)}holds\n\n1. one`,
    `1 <Article 1> ${"Peace ".repeat(16)}holds\n1.1 one`,
  ],
  "the second paragraph": ["Article 1\nAll stop.\n\nPeace\n\n1. one", "1 <Article 1> All stop.⏎Peace\n1.1 one"],
};

describe("readPoints takes for the heading of an article", () => {
  for (const [name, [text, points]] of Object.entries(headings)) {
    it(name, () => expect(draw(drawn(text))).toBe(drawn(points)));
  }

  it("words behind the label of a block, whatever the next block begins with", () => {
    const blocks = ["Article 1 – Peace", "forces stop"].map((text) => ({ kind: "paragraph" as const, text }));
    expect(drawPoints(readBlocks(blocks).points)).toBe("1 <Article 1> *Peace* forces stop");
  });

  it("a title in the next block", () => {
    const blocks = [
      { kind: "heading" as const, text: "Article 1", level: 2 },
      ...["Peace", "All withdraw."].map((text) => ({ kind: "paragraph" as const, text })),
    ];
    expect(drawPoints(readBlocks(blocks).points)).toBe("1 <Article 1> *Peace* All withdraw.");
  });
});

const VERBS =
  "shall will must may should can cannot is are was were has have agree agrees undertake undertakes должна должно должны должен повинен повинна повинні будет будут обязуется обязуются";

describe("readPoints leaves in the text of an article", () => {
  it("words with the verb of a sentence among them, at their start or at their end", () => {
    for (const verb of VERBS.split(" ")) {
      for (const words of [
        `All ${verb} stop`,
        `${verb.charAt(0).toUpperCase()}${verb.slice(1)} all stop`,
        `All ${verb}`,
      ])
        expect(draw(`Article 1\n${words}\n\n1. one`)).toBe(`1 <Article 1> ${words}\n1.1 one`);
    }
  });

  for (const [name, [text, points]] of Object.entries(texts)) it(name, () => expect(draw(text)).toBe(points));

  it("what stands below a heading of Markdown", () => {
    expect(draw("## Article 1\n\nPeace\n\n1. one", true)).toBe("1 <Article 1> Peace\n1.1 one");
    expect(draw("Article 1\n\nPeace\n\n1. one", true)).toBe("1 <Article 1> *Peace*\n1.1 one");
  });
});

describe("in Markdown, a line underlined with === or --- is", () => {
  it("a heading of the first or second level", () => {
    const text = "Plan\n====\n\nPeace\n-----\n\n1. one\n\nMoney\n---\n\n1. one";
    expect(draw(text, true)).toBe("¶1 *Peace*\n¶1.1 one\n¶2 *Money*\n¶2.1 one");
    expect(draw("Peace\n=====\n1. one\n\nMoney\n=====\n1. one", true)).toBe(
      "¶1 *Peace*\n¶1.1 one\n¶2 *Money*\n¶2.1 one",
    );
  });

  it("a heading with its label, where a word stands in it", () => {
    expect(draw("Article 5 – Peace\n------\n\nAll stop.", true)).toBe("5 <Article 5> *Peace* All stop.");
    expect(draw("ANNEX\n---\n\n1. one", true)).toBe("¶1 *ANNEX*\n¶1.1 one");
  });

  it("none where it is a sentence, an item, long or the end of a paragraph", () => {
    expect(draw("All stop.\n---\nAll leave.", true)).toBe("¶1 All stop.\n¶2 All leave.");
    expect(draw("1. Peace\n---\n2. Money", true)).toBe("1 Peace\n2 Money");
    expect(draw("- Peace\n---\n- Article 5\n---", true)).toBe("¶1 Peace\n5 <Article 5>");
    expect(draw("[Article 5 – Peace]\n---\n\nAll", true)).toBe("5 <Article 5> *[Peace]* All");
    for (const start of ["```yaml", "~~~", "> Peace", "| a | b |", "<p>"])
      expect(draw(`${start}\n---\nAll leave.`, true)).toBe(`¶1 ${start}\n¶2 All leave.`);
    expect(draw("All forces\nstop\n---\nAll leave.", true)).toBe("¶1 All forces stop\n¶2 All leave.");
    const long = `Peace ${"and peace ".repeat(10)}now`;
    expect(draw(`${long}\n---\nAll leave.`, true)).toBe(`¶1 ${long}\n¶2 All leave.`);
  });

  it("none above a rule of another kind, and none in plain text", () => {
    expect(draw("Peace\n***\nAll leave.", true)).toBe("¶1 Peace\n¶2 All leave.");
    expect(draw("Peace\n===\nAll leave.")).toBe("¶1 Peace\n¶2 All leave.");
  });
});
