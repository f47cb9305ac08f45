import { COMBINING, DIGIT, kindAt, LETTER, UNPARTED, widthAt } from "../../engine/words/character-kind.ts";
import { isSmallAscii } from "../../engine/words/fold-word.ts";

/** One word of a text as search knows it. Offsets count UTF-16 units. */
export type SearchWord = { readonly word: string; readonly start: number; readonly end: number };

// A word is known by its beginning: nobody types more, and a text may be one word of ten million letters.
const LONGEST_WORD = 100;
// Apostrophes and what is invisible hold a word together; hyphens part it, so that "cease-fire" is found as "cease fire".
const HOLDING = /[\u{200d}\u{200c}\u{2060}\u{ad}'’]/u;
const POSSESSIVE = /(?<=\p{Script=Latin})['’]s$/iu;
const HELD = /[\u{200d}\u{200c}\u{2060}\u{ad}\u{2bc}'’]/gu;

/**
 * The words of a text, one after the other, each in the form it is looked for by (see `foldSearchWord`). What parts them
 * is left out; a letter of a script that does not part its words is a word of its own. A figure is one word, whatever sign
 * parts its thousands: `600,000`, `600.000` and `600000`. A plain blank may also part two figures, so what it parts stays
 * apart, and a query is asked both ways.
 *
 * Linear in what is taken of it; never throws, whatever the text.
 */
export function* searchWordsOf(text: string): Generator<SearchWord> {
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (!isOfWord(kind) && kind !== UNPARTED) {
      at += widthAt(text, at);
      continue;
    }
    const figure = kind === DIGIT ? figureAt(text, at) : undefined;
    const end =
      kind === UNPARTED
        ? endOfMarks(text, at + widthAt(text, at))
        : at + (figure?.length ?? endOfLetters(text, at) - at);
    const word = figure?.replace(/[^0-9]/gu, "") ?? foldSearchWord(text.slice(at, end));
    if (word !== "") yield { word, start: at, end };
    at = end;
  }
}

// Each thousand parted by the same sign: a comma, a point, an apostrophe, or a blank that keeps a line together.
const FIGURE = /[0-9]{1,3}([.,'’\u{a0}\u{2009}\u{202f}])[0-9]{3}(?:\1[0-9]{3})*(?![\p{L}\p{M}\p{N}])/uy;

/** The figure of four digits or more that begins here, with whatever parts its thousands. */
function figureAt(text: string, at: number): string | undefined {
  FIGURE.lastIndex = at;
  return FIGURE.exec(text)?.[0].slice(0, LONGEST_WORD);
}

const HYPHEN = /^[-\u{2010}\u{2011}]$/u;
const FIGURES = /\p{N}/u;

/** What two words that follow one another make as one, where a hyphen and nothing else holds them: `ceasefire`. */
export function compoundOf(text: string, before: SearchWord, after: SearchWord): string | undefined {
  if (after.start - before.end !== 1 || !HYPHEN.test(text.charAt(before.end))) return undefined;
  const compound = before.word + after.word;
  return compound.length > LONGEST_WORD || FIGURES.test(compound) ? undefined : compound;
}

function isOfWord(kind: number): boolean {
  return kind === LETTER || kind === COMBINING || kind === DIGIT;
}

function endOfMarks(text: string, from: number): number {
  let at = from;
  while (at < text.length && kindAt(text, at) === COMBINING) at += widthAt(text, at);
  return at;
}

function endOfLetters(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    if (isOfWord(kindAt(text, at))) at += widthAt(text, at);
    else if (HOLDING.test(text[at] ?? "") && at + 1 < text.length && isOfWord(kindAt(text, at + 1))) at += 1;
    else break;
  }
  return at;
}

/**
 * The form under which a word is looked for: small letters, composed, without apostrophes, without accents on Latin
 * letters (Erdoğan, Erdogan) and stress marks on Cyrillic ones, with е for ё and г for ґ, as many print them, and without
 * the English 's. й and ї stay.
 */
function foldSearchWord(word: string): string {
  const begun = word.slice(0, LONGEST_WORD);
  const known = folded.get(begun);
  if (known !== undefined) return known;
  const form = isSmallAscii(begun) ? begun.replace(POSSESSIVE, "").replace(HELD, "") : foldAny(begun);
  // A longer piece of a text would hold on to all of it.
  if (begun.length > LONGEST_COPIED) return form;
  if (folded.size >= MOST_FOLDED) folded.clear();
  folded.set(begun, form);
  return form;
}

// A negotiation has some thousands of words, each said thousands of times: to look one up costs a tenth of folding it.
const folded = new Map<string, string>();
const MOST_FOLDED = 20_000;
// Up to here V8 copies what is cut out of a string.
const LONGEST_COPIED = 12;

function foldAny(word: string): string {
  return word
    .replace(POSSESSIVE, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(HELD, "")
    .normalize("NFD")
    .replace(/(\p{Script=Latin})[\u{300}-\u{36f}]+/gu, "$1")
    .replace(/(\p{Script=Cyrillic}[\u{306}\u{308}]?)[\u{300}\u{301}]+/gu, "$1")
    .replace(/е\u{308}/gu, "е")
    .replaceAll("ґ", "г")
    .normalize("NFC")
    .replace(/\p{Surrogate}/gu, "");
}
