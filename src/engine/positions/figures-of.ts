import type { Fact } from "../substance/fact.ts";
import { FIGURE_CLASSES } from "../substance/fact.ts";
import { languageOf } from "../substance/language-of.ts";
import { readFacts } from "../substance/read-facts.ts";

export type FigureClass = (typeof FIGURE_CLASSES)[number];

/** A fact that counts or measures. */
export type Figure = Fact & { readonly class: FigureClass };

const FIGURES: ReadonlySet<string> = new Set(FIGURE_CLASSES);

/** The figures of a text, in order. @param said - Its language where that is said: a tag of BCP 47. Linear. */
export function figuresOf(text: string, said?: string): readonly Figure[] {
  return readFacts(text, languageOf(text, said)).filter(isFigure);
}

function isFigure(fact: Fact): fact is Figure {
  return FIGURES.has(fact.class);
}
