import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import type { Language } from "../../../src/engine/substance/language.ts";
import { RUSSIAN } from "../../../src/engine/substance/russian/russian.ts";
import { UKRAINIAN } from "../../../src/engine/substance/ukrainian/ukrainian.ts";
import { drawFacts } from "./draw-facts.ts";

type Rows = readonly (readonly [text: string, ...facts: string[]])[];

const TABLES: Readonly<Record<string, readonly [language: Language, rows: Rows]>> = {
  "a month by its capital": [
    ENGLISH,
    [
      ["It opens in {May}.", "date --05"],
      ["It may open."],
      ["They march in {March}.", "date --03"],
      ["The 12 may meet in private."],
      ["May opens the season."],
    ],
  ],
  "a year with the word for it, in Ukrainian": [
    UKRAINIAN,
    [
      ["{2027 рік} є роком миру.", "date 2027"],
      ["У {2027 році} виборів не буде.", "date 2027"],
      ["Вибори відбудуться {1 травня 2027 року}.", "date 2027-05-01"],
    ],
  ],
  "a year with the word for it, in Russian": [
    RUSSIAN,
    [
      ["{2027 год} объявлен годом мира.", "date 2027"],
      ["В {2027 году} выборов не будет.", "date 2027"],
      ["Выборы пройдут {1 мая 2027 года}.", "date 2027-05-01"],
    ],
  ],
};

describe("dates", () => {
  for (const [what, [language, rows]] of Object.entries(TABLES)) {
    it.each(rows)(`are read of ${what}: %s`, (marked, ...facts) => {
      const text = marked.replaceAll(/[{}]/gu, "");
      expect(drawFacts(text, language, ["date", "deadline"])).toEqual([marked, ...facts]);
    });
  }
});
