import type { Point } from "../../model/point.ts";
import { isBareTitle } from "../alignment/bare-title.ts";
import type { Fact } from "../substance/fact.ts";
import { languageOf } from "../substance/language-of.ts";
import { readFacts } from "../substance/read-facts.ts";

/**
 * Whether a text says only what it is about, as "Term." does: a few words without a figure, a force, a negation or a name.
 * "No withdrawal." and "Ten years." say something. Constant, since longer texts are not read.
 */
export function saysTitleOnly(text: string, said?: string): boolean {
  return isBareTitle(text) && readFacts(text, languageOf(text, said)).every(isOpeningWord);
}

/** A point whose text is a title, and of which positions of parties say the rest. */
export function isTitlePoint({ text, positions = [] }: Pick<Point, "text" | "positions">, said?: string): boolean {
  return positions.length > 0 && text !== null && saysTitleOnly(text, said);
}

/** The first word of a sentence has a capital anyway, and is taken for a name where nothing else speaks for one. */
function isOpeningWord({ class: of, guess }: Fact): boolean {
  return (of === "actor" || of === "defined-term") && guess === "weak";
}
