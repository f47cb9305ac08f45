import type { Fact, FactClass } from "../../../src/engine/substance/fact.ts";
import type { Language } from "../../../src/engine/substance/language.ts";
import { readFacts } from "../../../src/engine/substance/read-facts.ts";

/** How a force binds, by its rank: 0 to 3. */
const RANKS = ["need not", "may", "should", "must"];

/** The text with each fact of some classes marked by `{…}`, and behind it what each is and says; of forces how they bind. */
export function drawFacts(text: string, language: Language, classes: readonly FactClass[]): readonly string[] {
  const facts = readFacts(text, language).filter((fact) => classes.includes(fact.class));
  const marksAt = (at: number) =>
    "}".repeat(facts.filter(({ end }) => end === at).length) +
    "{".repeat(facts.filter(({ start }) => start === at).length);
  const marked = Array.from({ length: text.length + 1 }, (_, at) => marksAt(at) + text.charAt(at)).join("");
  return [marked, ...facts.map(draw)];
}

function draw({ class: of, value, size, interval }: Fact): string {
  if (of === "modality") return `${of} ${value}: ${RANKS[size ?? 0]}`;
  return `${of} ${value}${interval === undefined ? "" : ", again and again"}`;
}
