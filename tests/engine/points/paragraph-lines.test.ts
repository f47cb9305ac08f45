import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { continuesLine } from "../../../src/engine/points/paragraph-lines.ts";
import { readPoints } from "../../../src/engine/points/read-points.ts";
import { draw, drawn } from "./drawn-points.ts";

const paragraphs: Record<string, readonly [text: string, points: string]> = {
  "whole sentences": [
    `
      The Parties withdraw.
      They exchange all prisoners.
      Each Party publishes its maps.
    `,
    `
      ¶1 The Parties withdraw.
      ¶2 They exchange all prisoners.
      ¶3 Each Party publishes its maps.
    `,
  ],
  "sentences between titles that end none": [
    `
      Security
      The Parties withdraw.
      They exchange all prisoners.
      Money
      A fund is set up.
    `,
    `
      ¶1 Security
      ¶2 The Parties withdraw.
      ¶3 They exchange all prisoners.
      ¶4 Money
      ¶5 A fund is set up.
    `,
  ],
  "sentences, one of them broken over two lines": [
    `
      The Parties withdraw.
      They exchange
      all prisoners.
      Each Party publishes its maps.
      A fund is set up.
      The fund is joint.
      It ends in a year.
      The banks report.
      Courts decide.
      All sign.
    `,
    `
      ¶1 The Parties withdraw.
      ¶2 They exchange all prisoners.
      ¶3 Each Party publishes its maps.
      ¶4 A fund is set up.
      ¶5 The fund is joint.
      ¶6 It ends in a year.
      ¶7 The banks report.
      ¶8 Courts decide.
      ¶9 All sign.
    `,
  ],
  "one line in four that ends no sentence": [
    "All withdraw.\nAll exchange the\nprisoners.\nAll sign.\nAll report.",
    "¶1 All withdraw.\n¶2 All exchange the prisoners.\n¶3 All sign.\n¶4 All report.",
  ],
  "a line too short to be wrapped that ends no sentence": [
    "The Parties withdraw behind all of an X\nLine. They sign.\nAll agree.",
    "¶1 The Parties withdraw behind all of an X\n¶2 Line. They sign.\n¶3 All agree.",
  ],
  "sentences below a bullet that stands alone": [
    "-\npeace\n\nAll withdraw.\nAll sign.",
    "¶1 peace\n¶2 All withdraw.\n¶3 All sign.",
  ],
  "quoted and bracketed sentences": [
    `
      “The Parties withdraw.”
      [They exchange all prisoners.]
      «Стороны договорились.»
      Усі підписують!
    `,
    `
      ¶1 “The Parties withdraw.”
      ¶2 [They exchange all prisoners.]
      ¶3 «Стороны договорились.»
      ¶4 Усі підписують!
    `,
  ],
  "sentences of a script without capitals": ["双方同意停火。\n双方交换战俘。", "¶1 双方同意停火。\n¶2 双方交换战俘。"],
  "paragraphs of an article": [
    `
      Article 1
      The Parties withdraw.
      They exchange all prisoners.
      Article 2
      Each Party publishes its maps.
    `,
    `
      1 <Article 1> The Parties withdraw.⏎They exchange all prisoners.
      2 <Article 2> Each Party publishes its maps.
    `,
  ],
  "paragraphs under numbers that stand alone": [
    `
      The Parties withdraw.
      They exchange all prisoners.
      1.
      Each Party publishes its maps.
      2.
      A fund is set up.
    `,
    `
      ¶1 The Parties withdraw.
      ¶2 They exchange all prisoners.
      1 Each Party publishes its maps.
      2 A fund is set up.
    `,
  ],
};

const wrapped: Record<string, readonly [text: string, points: string]> = {
  "sentences that now and then end with their line": [
    `
      The Parties withdraw. They exchange
      all prisoners and publish the maps.
      Each Party sets up a fund, which the
      banks report on until it ends, and
      courts decide.
    `,
    "\n¶1 The Parties withdraw. They exchange all prisoners and publish the maps. Each Party sets up a fund, which the banks report on until it ends, and courts decide.",
  ],
  "the second sentence of a numbered point": [
    "1. The Parties withdraw.\nThey exchange all prisoners.\n2. Maps.",
    "1 The Parties withdraw. They exchange all prisoners.\n2 Maps.",
  ],
  "closing lines of a text whose points are wrapped": [
    `
      1. The Parties withdraw to
      the line.

      Signed in Geneva.
      Witnessed by all.
    `,
    `
      1 The Parties withdraw to the line.
      ¶2 Signed in Geneva. Witnessed by all.
    `,
  ],
  "one line in three that ends no sentence": [
    "All withdraw.\nAll exchange the\nprisoners.\nAll sign.",
    "¶1 All withdraw. All exchange the prisoners. All sign.",
  ],
  "a long line that ends no sentence, whatever begins the next": [
    "The Parties withdraw behind all of the X\nLine. They sign.\nAll agree.",
    "¶1 The Parties withdraw behind all of the X Line. They sign. All agree.",
  ],
  "names without a full stop": ["Ukraine\nRussia\nFrance", "¶1 Ukraine Russia France"],
};

const sentence = fc
  .array(fc.constantFrom("peace", "holds", "unless", "forces", "withdraw", "behind", "lines"), {
    minLength: 9,
    maxLength: 30,
  })
  .map((words) => `The ${words.join(" ")}.`);

/** The words of a text on lines of at most `width` columns. */
function wrap(text: string, width: number): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line === "") lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}

describe("readPoints takes the lines of a plain text", () => {
  for (const [name, [text, points]] of Object.entries(paragraphs)) {
    it(`for paragraphs: ${name}`, () =>
      expect(draw(text.startsWith("\n") ? drawn(text) : text)).toBe(drawnOnce(points)));
  }
  for (const [name, [text, points]] of Object.entries(wrapped)) {
    it(`for wrapped: ${name}`, () => expect(draw(text.startsWith("\n") ? drawn(text) : text)).toBe(drawnOnce(points)));
  }

  it("for paragraphs where every line is a sentence, however long", () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 2, maxLength: 20 }), (sentences) => {
        const { points } = readPoints(sentences.join("\n"), { markdown: false });
        expect(points.map(({ text }) => text)).toEqual(sentences);
      }),
    );
  });

  it("for wrapped at whatever width sentences are broken", () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 20, max: 50 }),
        (sentences, width) => {
          const text = sentences.join(" ");
          expect(readPoints(wrap(text, width), { markdown: false }).points.map((point) => point.text)).toEqual([text]);
        },
      ),
    );
  });

  it("for wrapped in Markdown, whose paragraphs are parted by blank lines", () => {
    expect(draw("The Parties withdraw.\nThey exchange all prisoners.", true)).toBe(
      "¶1 The Parties withdraw. They exchange all prisoners.",
    );
  });
});

describe("a line goes on with the one above", () => {
  const open = ["One", "One,", "One)", ")))", "One. a", "One –"];
  const ended = ["One.", "One;", "One:", "One!", "One?", "One…", "One。", "One！", "One？", "One；", "One：", "One ."];
  const closed = [")", "]", "}", '"', "'", "”", "’", "»", "›", "*", "_", "**)”"].map((marks) => `One.${marks}`);
  const small = ["two", "-two", "€5", "éa", "– two"];
  const begun = [
    "Two",
    "Éa",
    "(two)",
    "[two]",
    "5 men",
    "“two”",
    "«two»",
    '"two"',
    "'two'",
    "*two*",
    "_two_",
    "中",
    "ǅ",
  ];

  it("where that one ends no sentence and this one begins none", () => {
    for (const above of open) for (const line of small) expect(continuesLine(above, line), above + line).toBe(true);
  });

  it("not where that one ends a sentence, with any mark and any bracket or quotation mark behind it", () => {
    for (const above of [...ended, ...closed]) expect(continuesLine(above, "two"), above).toBe(false);
  });

  it("not where this one begins as a sentence may", () => {
    for (const line of begun) expect(continuesLine("One", line), line).toBe(false);
  });
});

function drawnOnce(points: string): string {
  return points.startsWith("\n") ? drawn(points) : points;
}
