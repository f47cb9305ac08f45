import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import type { Language } from "../../../src/engine/substance/language.ts";
import { readFacts } from "../../../src/engine/substance/read-facts.ts";
import { RUSSIAN } from "../../../src/engine/substance/russian/russian.ts";
import { UKRAINIAN } from "../../../src/engine/substance/ukrainian/ukrainian.ts";
import { ENGLISH_FIGURES, RUSSIAN_FIGURES, UKRAINIAN_FIGURES } from "./written-figures.ts";

const FIGURES: ReadonlySet<string> = new Set(["quantity", "money", "percentage", "date", "deadline", "duration"]);

/** The text with each figure marked, and behind it what the figures say. */
function drawFigures(text: string, language: Language): readonly string[] {
  const figures = readFacts(text, language).filter((fact) => FIGURES.has(fact.class));
  const marked = figures.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)}{${rest.slice(start, end)}}${rest.slice(end)}`,
    text,
  );
  return [marked, ...figures.map((fact) => `${fact.class} ${fact.value}`)];
}

const TABLES = [
  [ENGLISH_FIGURES, ENGLISH],
  [UKRAINIAN_FIGURES, UKRAINIAN],
  [RUSSIAN_FIGURES, RUSSIAN],
] as const;

describe("figures are read whole, and what is none is left alone", () => {
  for (const [table, language] of TABLES) {
    for (const [subject, rows] of Object.entries(table)) {
      it(`reads ${subject}`, () => {
        const read = rows.map(([text]) => drawFigures(text.replaceAll(/[{}]/gu, ""), language));
        expect(read).toEqual(rows);
      });
    }
  }
});
