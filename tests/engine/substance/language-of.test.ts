import { describe, expect, it } from "vitest";
import { languageOf } from "../../../src/engine/substance/language-of.ts";

const CASES: Readonly<Record<string, readonly [text: string, said: string | undefined, code: string]>> = {
  "English, by its letters": ["The treaty holds.", undefined, "en"],
  "Ukrainian, by a letter that Russian has not": ["Договір діє.", undefined, "uk"],
  "Ukrainian, by such a letter as a capital": ["ЇХ ДОГОВОР", undefined, "uk"],
  "Russian, where no letter tells": ["Договор в силе.", undefined, "ru"],
  "Ukrainian, where it is said and no letter tells": ["Строк настав.", "uk", "uk"],
  "Ukrainian, where its country is said as well": ["Строк настав.", "uk-UA", "uk"],
  "Ukrainian, where it is said in capitals": ["Строк настав.", "UK", "uk"],
  "Russian, where it is said of a text with a name in Ukrainian": ["Газета «Київ» вышла.", "ru", "ru"],
  "English, where another is said of a text in Latin letters": ["The treaty holds.", "uk", "en"],
  "Ukrainian, where English is said of it": ["Договір діє.", "en", "uk"],
  "English, where a language is said that has no rules": ["Le traité tient.", "fr", "en"],
  "Ukrainian with Roman numbers": ["Розділ IV договору діє.", undefined, "uk"],
  "Ukrainian with Roman numbers in small letters": ["Розділ iv договору діє.", undefined, "uk"],
  "English with a name in another alphabet": ["The paper «Київ» came out.", undefined, "en"],
  "English, where nothing is written": ["", undefined, "en"],
  "English, of figures alone": ["2026", undefined, "en"],
};

describe("the language by whose rules a text is read", () => {
  for (const [which, [text, said, code]] of Object.entries(CASES)) {
    it(`is ${which}`, () => expect(languageOf(text, said).code).toBe(code));
  }
});
