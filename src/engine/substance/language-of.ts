import { ENGLISH } from "./english/english.ts";
import type { Language } from "./language.ts";
import { RUSSIAN } from "./russian/russian.ts";
import { UKRAINIAN } from "./ukrainian/ukrainian.ts";

const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /[a-z]/iu;
// Letters that one of the two alphabets lacks; without any of them a short text may be either, and is read as Russian.
const UKRAINIAN_LETTERS = /[іїєґ]/iu;

/**
 * The language whose rules a text is read by: what is said of it where rules exist for that, else by its letters. A text in
 * another language is read by the English rules, which know figures, dates and money in it.
 *
 * @param said - As the front matter has it: a tag of BCP 47.
 */
export function languageOf(text: string, said?: string): Language {
  const known = KNOWN.get(said?.slice(0, 2).toLowerCase() ?? "");
  if (known !== undefined && (known === ENGLISH) === !isCyrillic(text)) return known;
  if (!isCyrillic(text)) return ENGLISH;
  return UKRAINIAN_LETTERS.test(text) ? UKRAINIAN : RUSSIAN;
}

const KNOWN: ReadonlyMap<string, Language> = new Map(
  [ENGLISH, UKRAINIAN, RUSSIAN].map((language) => [language.code, language]),
);

function isCyrillic(text: string): boolean {
  return CYRILLIC.test(text) && !LATIN.test(text.replaceAll(/[ivxlcdm]+/giu, ""));
}
