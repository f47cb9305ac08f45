import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFigure, isWordlike, splitWords } from "../../../src/engine/words/split-words.ts";

const textsOf = (text: string) => splitWords(text).words.map((word) => word.text);

describe("splitWords", () => {
  const cases: Record<string, readonly string[]> = {
    "The Parties shall withdraw.": ["The", "Parties", "shall", "withdraw", "."],
    "600,000 men; 50:50, rule 1.2.1.": ["600,000", "men", ";", "50:50", ",", "rule", "1.2.1", "."],
    "600\u{a0}000 men": ["600\u{a0}000", "men"],
    "600 000 men, 1 500 000 in all": ["600 000", "men", ",", "1 500 000", "in", "all"],
    "5 100 men": ["5", "100", "men"],
    "in 2025 100 men": ["in", "2025", "100", "men"],
    "12 345 6789": ["12 345", "6789"],
    "Ukraine's cease-fire": ["Ukraine's", "cease-fire"],
    "the Parties' 'option'": ["the", "Parties", "'", "'", "option", "'"],
    "[shall]": ["[", "shall", "]"],
    "§5(a)": ["§", "5", "(", "a", ")"],
    "об’єкт під'їзд": ["об’єкт", "під'їзд"],
    "cafe\u0301s": ["cafe\u0301s"],
    "a\ud83d b": ["a", "\ud83d", "b"],
    "😀😀": ["😀", "😀"],
    "12 345,67 francs": ["12 345,67", "francs"],
    "$100 or € 5, 30%": ["$100", "or", "€", "5", ",", "30", "%"],
    "the 10th day, 5km": ["the", "10th", "day", ",", "5km"],
    "30-day 7–10": ["30", "-", "day", "7", "–", "10"],
    "cease‑fire cease\u00adfire می\u200cخواهم": ["cease‑fire", "cease\u00adfire", "می\u200cخواهم"],
    双方は15日以内: ["双", "方", "は", "15", "日", "以", "内"],
    ที่: ["ที่"],
    ".\u0301 5\ufe0f\u20e3": [".\u0301", "5\ufe0f\u20e3"],
    "👩🏽\u200d⚖️ 🇺🇦🇺🇸": ["👩🏽\u200d⚖️", "🇺🇦", "🇺🇸"],
    "𝟙𝟚 \u{20000}": ["𝟙𝟚", "\u{20000}"],
    "600\u2009000 600\u202f000": ["600\u2009000", "600\u202f000"],
    "1 234 men": ["1", "234", "men"],
    "1 234 567": ["1 234 567"],
    "1234 567": ["1234", "567"],
    "1 234 5678": ["1", "234", "5678"],
    "12 34": ["12", "34"],
    "5. 6": ["5", ".", "6"],
    "5.": ["5", "."],
    "5,a": ["5", ",", "a"],
    "1:2:3 10.000,00": ["1:2:3", "10.000,00"],
    "cease- fire -x x-": ["cease", "-", "fire", "-", "x", "x", "-"],
    "x--y": ["x", "-", "-", "y"],
    "$US $5bn $ 5 €5,50 €$5": ["$", "US", "$5bn", "$", "5", "€5,50", "€", "$5"],
    "5a6-b 5'6 a'1": ["5a6", "-", "b", "5", "'", "6", "a'1"],
    "か\u3099く": ["か\u3099", "く"],
    "\u0301a 5\u0301 .\u0301\u0301": ["\u0301a", "5\u0301", ".\u0301\u0301"],
    "a👍🏽b": ["a", "👍🏽", "b"],
    "🇺 🇺🇦🇺": ["🇺", "🇺🇦", "🇺"],
    "a \u200d b": ["a", "\u200d", "b"],
    "👩\u200da 👩\u200d": ["👩", "\u200d", "a", "👩", "\u200d"],
    "😀\u0301 …🏽 ©🏽 ‼\u200d😀": ["😀\u0301", "…🏽", "©", "🏽", "‼\u200d😀"],
    "𝔞𝔟-𝔠": ["𝔞𝔟-𝔠"],
    "\ud800 \u{10000}\u{10001}": ["\ud800", "\u{10000}\u{10001}"],
    "a\udc00b \udc00\udc01": ["a", "\udc00", "b", "\udc00", "\udc01"],
    "\ud83d\ue000 \u{10ffff}": ["\ud83d", "\ue000", "\u{10ffff}"],
    "双🏽 双\u200d😀": ["双", "🏽", "双", "\u200d", "😀"],
    "5\ufe0f\u20e3a": ["5\ufe0f\u20e3", "a"],
    "🇿🇲🇦🇿": ["🇿🇲", "🇦🇿"],
    "👍🏻👍🏿": ["👍🏻", "👍🏿"],
    "👩\u200d. 👩\u200d双": ["👩", "\u200d", ".", "👩", "\u200d", "双"],
    " \n\t": [],
    "": [],
  };
  for (const [text, words] of Object.entries(cases)) {
    it(`splits ${JSON.stringify(text)} into ${words.length} words`, () => expect(textsOf(text)).toEqual(words));
  }

  it("loses nothing: words with the space before them and the rest are the text again", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff)), (units) => {
        const text = String.fromCharCode(...units);
        const { words, rest } = splitWords(text);
        expect(words.map((word) => word.space + word.text).join("") + rest).toBe(text);
        for (const word of words) expect(text.slice(word.start, word.end)).toBe(word.text);
      }),
    );
  });

  it("puts no white space into a word but that of a figure", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const word of splitWords(text).words) expect(isFigure(word.text) || !/\s/u.test(word.text)).toBe(true);
      }),
    );
  });
});

describe("a word", () => {
  it("is a figure if it starts with a digit", () => {
    expect(["600,000", "50:50", "5", "v2", "–"].filter(isFigure)).toEqual(["600,000", "50:50", "5"]);
  });

  it("says something if it holds a letter or a digit", () => {
    expect(["shall", "5", ",", "—", "\ud83d"].filter(isWordlike)).toEqual(["shall", "5"]);
  });
});
