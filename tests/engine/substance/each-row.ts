import { expect, it } from "vitest";
import type { FactClass } from "../../../src/engine/substance/fact.ts";
import type { Language } from "../../../src/engine/substance/language.ts";
import { drawFacts } from "./draw-facts.ts";
import { drawFindings } from "./draw-findings.ts";

/** Texts by what they are about, in which `{…}` marks each fact; behind each text what the facts are and say. */
export type TextRows = Readonly<Record<string, readonly (readonly [text: string, ...facts: string[]])[]>>;

/** Pairs of wordings by what became of what, with what is found there. */
export type PairRows = Readonly<Record<string, readonly [before: string, after: string, ...found: string[]]>>;

/** One test for each subject: of its texts only the facts of some classes are drawn. */
export function itReads(language: Language, classes: readonly FactClass[], rows: TextRows): void {
  for (const [subject, texts] of Object.entries(rows)) {
    it(`reads ${subject}`, () => {
      expect(texts.map(([text]) => drawFacts(text.replaceAll(/[{}]/gu, ""), language, classes))).toEqual(texts);
    });
  }
}

/** One test for each pair: what is found in it but other words. */
export function itTells(pairs: PairRows): void {
  for (const [what, [before, after, ...expected]] of Object.entries(pairs)) {
    it(`tells of ${what}: ${expected.join("; ") || "nothing"}`, () => {
      expect(drawFindings(before, after)).toEqual(expected);
    });
  }
}
