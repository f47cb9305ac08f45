import { describe, expect, it } from "vitest";
import {
  isSameWording,
  readText,
  sentenceAround,
  TextReader,
  wordsTouched,
} from "../../../src/engine/anchoring/read-text.ts";

describe("the wording of two texts", () => {
  const isSame = (one: string, other: string) => isSameWording(readText(one).words, readText(other).words);
  for (const [name, one, other, expected] of [
    ["is the same however quotation marks are set", "the “lock”, ‘so’", "the \"lock\", 'so'", true],
    ["is the same however an apostrophe is set", "Ukraine’s", "Ukraine's", true],
    ["is the same however a hyphen is set", "cease\u2011fire", "cease-fire", true],
    ["is another without the hyphen", "cease\u2011fire", "ceasefire", false],
    ["is the same however the space in a figure is set", "600\u00a0000 boats", "600 000 boats", true],
    ["is another without the space in a figure", "600\u00a0000 boats", "600000 boats", false],
    ["is the same with a soft hyphen", "har\u00adbour", "harbour", true],
    ["is the same composed and in parts", "caf\u00e9", "cafe\u0301", true],
    ["is another in capitals", "Lock", "lock", false],
    ["is another where one has more words", "the lock", "the lock gate", false],
    ["is another where one has fewer words", "the lock gate", "the lock", false],
    ["is the same where neither has words", "", " ", true],
  ] as const) {
    it(name, () => {
      expect(isSame(one, other)).toBe(expected);
    });
  }
});

describe("a sentence", () => {
  /** Draws in «» the sentence around what is in «». */
  function drawSentence(drawn: string): string {
    const plain = drawn.replace(/[«»]/gu, "");
    const text = readText(plain);
    const run = wordsTouched(text, { start: drawn.indexOf("«"), end: drawn.indexOf("»") - 1 });
    const { from, to } = sentenceAround(text, run);
    const [start, end] = [text.words[from]?.start ?? plain.length, text.words[to - 1]?.end ?? 0];
    return `${plain.slice(0, start)}«${plain.slice(start, end)}»${plain.slice(end)}`;
  }

  for (const [name, drawn, expected] of [
    ["goes from full stop to full stop", "One. Two «three» four. Five.", "One. «Two three four.» Five."],
    ["ends with a semicolon", "One; two «three» four; five.", "One; «two three four;» five."],
    ["goes on past a comma and a figure", "One, 2.5 «three», four.", "«One, 2.5 three, four.»"],
    ["ends with its line", "One\ntwo «three» four\nfive", "One\n«two three four»\nfive"],
    [
      "ends with its line and no other word, whatever lines are in the text",
      "One two «three»\nfour",
      "«One two three»\nfour",
    ],
    [
      "is several where the words reach over a full stop",
      "One. Two «three. Four» five. Six.",
      "One. «Two three. Four five.» Six.",
    ],
    ["ends where the words end it", "One. Two «three.» Four.", "One. «Two three.» Four."],
    ["is the whole text where that has no marks", "one «two» three", "«one two three»"],
  ] as const) {
    it(name, () => {
      expect(drawSentence(drawn)).toBe(expected);
    });
  }

  it("ends 200 words before and behind the words at the latest", () => {
    const text = readText("word ".repeat(1000));
    expect(sentenceAround(text, { from: 500, to: 501 })).toEqual({ from: 300, to: 701 });
    expect(sentenceAround(text, { from: 100, to: 101 })).toEqual({ from: 0, to: 301 });
    expect(sentenceAround(text, { from: 900, to: 901 })).toEqual({ from: 700, to: 1000 });
  });

  it("is found around no words too, at either end of the text", () => {
    const text = readText("One two. Three four");
    expect(sentenceAround(text, { from: 0, to: 0 })).toEqual({ from: 0, to: 0 });
    expect(sentenceAround(text, { from: 5, to: 5 })).toEqual({ from: 3, to: 5 });
  });
});

describe("a reader of texts", () => {
  it("reads a text once", () => {
    const reader = new TextReader();
    expect(reader.read("Boats pay.")).toBe(reader.read("Boats pay."));
    expect(reader.read("Boats pay.").words.map(({ text }) => text)).toEqual(["Boats", "pay", "."]);
  });
});
