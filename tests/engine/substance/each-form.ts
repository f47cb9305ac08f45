import { expect, it } from "vitest";
import type { FactClass } from "../../../src/engine/substance/fact.ts";
import type { Language } from "../../../src/engine/substance/language.ts";
import { drawFacts } from "./draw-facts.ts";

/** By what a form is read as, its forms, parted by commas: `"money 5 NOK": "kroner, norwegian kroner"`. */
export type Forms = Readonly<Record<string, string>>;

/**
 * One test for each row: every form in a sentence, in the place of `_`, is read as the row says and marked as in the sentence.
 * A `_` in what it is read as is the form itself. Only facts of the class that the rows name are drawn.
 */
export function itReadsEach(subject: string, sentence: string, language: Language, forms: Forms): void {
  it.each(Object.entries(forms))(`reads each form of ${subject}: %s`, (read, listed) => {
    const [of = ""] = read.split(" ");
    const words = listed.split(", ");
    const drawn = words.map((form) => {
      const text = sentence.replace("_", form).replaceAll(/[{}]/gu, "");
      return drawFacts(text, language, [of as FactClass]);
    });
    expect(drawn).toEqual(words.map((form) => [sentence.replace("_", form), read.replace("_", form)]));
  });
}
