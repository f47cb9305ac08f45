import { describe, expect, it } from "vitest";
import { placesOfQuote, placesOfWords } from "../../../src/engine/anchoring/find-quote.ts";
import { readText } from "../../../src/engine/anchoring/read-text.ts";
import { drawSpans } from "./drawn-quotes.ts";

describe("a quote code point for code point", () => {
  const find = (text: string, exact: string) => placesOfQuote(text, exact).map(({ start, end }) => `${start}–${end}`);
  for (const [name, text, exact, expected] of [
    ["is found everywhere", "lock, lock", "lock", ["0–4", "6–10"]],
    ["is found where it overlaps itself", "aaa", "aa", ["0–2", "1–3"]],
    ["is found within words, in its own capitals", "Padlock Lock", "lock", ["3–7"]],
    ["is not found in half a sign of two units, the first half", "🛶 a", "\ud83d", []],
    ["is not found in half a sign of two units, the second half", "🛶 a", "\udef6", []],
    ["is not found where it ends in half a sign", "a🛶", "a\ud83d", []],
    ["is found between signs of two units", "🛶a🛶", "a", ["2–3"]],
    ["is found behind the last sign of one unit", "\uffffa", "a", ["1–2"]],
    ["is not found where it does not stand", "lock", "weir", []],
  ] as const) {
    it(name, () => {
      expect(find(text, exact)).toEqual(expected);
    });
  }
});

describe("a quote word for word", () => {
  const find = (text: string, sought: string) => drawSpans(text, placesOfWords(readText(text), readText(sought)));
  for (const [name, text, sought, expected] of [
    [
      "is found however its marks and spaces are set",
      "All “boats  pay” fees",
      '"boats pay"',
      "All «“boats  pay”» fees",
    ],
    ["is found everywhere", "boats pay, boats pay.", "boats pay", "«boats pay», «boats pay»."],
    ["is found at the end of a text", "all boats pay", "boats pay", "all «boats pay»"],
    ["is found as the whole text", "boats pay", "boats pay", "«boats pay»"],
    ["is not found where only its beginning stands", "all boats", "boats pay", "all boats"],
    ["is not found where it has no words", "boats pay", " ", "boats pay"],
  ] as const) {
    it(name, () => {
      expect(find(text, sought)).toBe(expected);
    });
  }
});
