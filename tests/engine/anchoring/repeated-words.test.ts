import { describe, expect, it } from "vitest";
import { readText, wordsTouched } from "../../../src/engine/anchoring/read-text.ts";
import { fitsBest } from "../../../src/engine/anchoring/repeated-words.ts";

/** Whether the words in «» of one text are the right ones for those in «» of another. */
function fits(before: string, after: string): boolean {
  const [[old, from], [now, to]] = [readRun(before), readRun(after)];
  return fitsBest(old, from, now, to);
}

function readRun(drawn: string) {
  const text = readText(drawn.replace(/[«»]/gu, ""));
  return [text, wordsTouched(text, { start: drawn.indexOf("«"), end: drawn.indexOf("»") - 1 })] as const;
}

type Cases = Readonly<Record<string, readonly [before: string, after: string]>>;

const right: Cases = {
  "stand once in either text, whatever is around them": ["Boats «pay» crowns.", "Nets «pay» ducats soon."],
  "stand equally often in both, with the same around them": [
    "So pay «5» crowns now, we pay 5 crowns then.",
    "All pay «5» crowns here, all pay 5 crowns here soon.",
  ],
  "have the same words in front in the same order, and the others in another order": [
    "For boats pay «5».",
    "For boats pay «5», pay boats for 5 then.",
  ],
  "have a longer run of the same words in front than the others": [
    "For boats pay «5».",
    "For boats pay «5», boats for pay 5 then.",
  ],
  "have more around them than others that share a word in another clause": [
    "Here boats dry; pay «5» crowns daily.",
    "Nets pay «5» crowns daily, boats, pay 5 ducats.",
  ],
  "have more around them than others that share a word seven words away": [
    "So boats all dry on poles by night «5» crowns daily.",
    "Nets must hang in barns near us, «5» crowns daily, and boats too lie under straw roofs every autumn 5 ducats.",
  ],
};

const wrong: Cases = {
  "stand once, and twice with the same around them": [
    "So pay «5» crowns now.",
    "All pay «5» crowns here, all pay 5 crowns here then.",
  ],
  "stand once, and twice with the same around them, the others in front": [
    "So pay «5» crowns now.",
    "All pay 5 crowns here, all pay «5» crowns here then.",
  ],
  "stand once, and twice in a row": ["So «5» now.", "All 5 «5» here."],
  "have less of the same in front than others, though more behind": [
    "Here boats pay «5» crowns daily.",
    "Nets pay «5» crowns daily, boats pay 5 ducats.",
  ],
  "have one telling word less of the clause in front than others, though more behind": [
    "Here boats must pay «5» crowns daily.",
    "Nets pay «5» crowns daily, boats pay 5 ducats.",
  ],
  "have no more around them than a bracket": [
    "So ( pay «5» crowns now.",
    "All ( must pay «5» crowns here, all must pay 5 crowns here then.",
  ],
};

describe("equal words are the right ones where they", () => {
  for (const [name, [before, after]] of Object.entries(right)) {
    it(name, () => {
      expect(fits(before, after)).toBe(true);
    });
  }
});

describe("equal words are not the right ones where they", () => {
  for (const [name, [before, after]] of Object.entries(wrong)) {
    it(name, () => {
      expect(fits(before, after)).toBe(false);
      expect(fits(after, before), "the other way round").toBe(false);
    });
  }
});

describe("what stands around equal words", () => {
  it("is compared 24 words far", () => {
    const row = (length: number) => Array.from({ length }, (_, index) => `word${index}`).join(" ");
    const textsWith = (length: number): readonly [string, string] => [
      `So boats ${row(length)} «5» now.`,
      `All boats ${row(length)} «5» here, all nets ${row(length)} 5 here then.`,
    ];
    expect(fits(...textsWith(23))).toBe(true);
    expect(fits(...textsWith(24))).toBe(false);
  });

  it("is compared with 64 other places at most, of which more count as equally many", () => {
    const pay = "we pay 5 crowns now, ";
    const textWith = (others: number) => `${pay.repeat(32)}we pay «5» crowns now, ${pay.repeat(others - 32)}`;
    expect(fits(textWith(64), textWith(64))).toBe(true);
    expect(fits(textWith(64), textWith(65))).toBe(true);
    expect(fits(textWith(63), textWith(64))).toBe(false);
  });
});
