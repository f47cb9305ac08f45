import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchWordsOf } from "../../../src/lineage/search/search-words.ts";
import { anyText } from "../../support/any-text.ts";

const words = (text: string) => [...searchWordsOf(text)].map(({ word }) => word);

describe("the words of a text, as search knows them,", () => {
  const cases: Record<string, [text: string, words: string]> = {
    "are in small letters and without punctuation": ["The Parties, again: SHALL", "the parties again shall"],
    "are parted by hyphens": ["a cease-fire", "a cease fire"],
    "are not parted by apostrophes, whichever is typed": ["п'ять пʼять п’ять O’Brien", "пять пять пять obrien"],
    "lose the English 's": ["Ukraine's, UKRAINE’S, its, Кім’s", "ukraine ukraine its кімs"],
    "have no soft hyphens": ["nego\u{ad}tiation", "negotiation"],
    "are without accents in Latin letters": ["Erdoğan, résumé", "erdogan resume"],
    "keep й and ї, composed or not, and lose stress marks": ["Й ї и\u{306} за\u{301}мок", "й ї й замок"],
    "have е for ё and г for ґ": ["Ещё ґанок", "еще ганок"],
    "are whole figures, however their thousands are parted": [
      "600,000; 600.000; 600\u{a0}000; 600\u{202f}000; 600’000; 600000; 1,250,000.50",
      "600000 600000 600000 600000 600000 600000 1250000 50",
    ],
    "are the parts of what may be no figure": [
      "5.4; 24.02.2026; 1,00; 100,0000; 100,000th; 2026 100; 100 200",
      "5 4 24 02 2026 1 00 100 0000 100 000th 2026 100 100 200",
    ],
    "are single letters where a script parts no words": ["停火协议", "停 火 协 议"],
    "are composed of letters as usual where a letter is drawn otherwise": ["ﬁsh Ｆｉｓｈ", "fish fish"],
    "are none in marks, line ends, NUL and halves of characters": ["— “”\n\0\u{d800}* 🎣", ""],
  };
  for (const [what, [text, expected]] of Object.entries(cases)) {
    it(what, () => expect(words(text).join(" ")).toBe(expected));
  }

  it("stand apart and in order in any text, with something in each", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        let at = 0;
        for (const { word, start, end } of searchWordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(word).not.toMatch(/^$|[\0\p{Surrogate}]/u);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it("are known by their first hundred letters, so that a text of one endless word is one word", () => {
    expect(words("ж".repeat(1_000_000))).toEqual(["ж".repeat(100)]);
  });
});
