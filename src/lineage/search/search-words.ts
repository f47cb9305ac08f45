import { COMBINING, DIGIT, kindAt, LETTER, UNPARTED, widthAt } from "../../engine/words/character-kind.ts";
import { isSmallAscii } from "../../engine/words/fold-word.ts";

/** One word of a text as search knows it. Offsets count UTF-16 units. */
export type SearchWord = { readonly word: string; readonly start: number; readonly end: number };

// A word is known by its beginning: nobody types more, and a text may be one word of ten million letters.
const LONGEST_WORD = 100;
// Apostrophes and what is invisible hold a word together; hyphens part it, so that "cease-fire" is found as "cease fire".
const HOLDING = /[\u{200d}\u{200c}\u{2060}\u{ad}'’]/u;
const HELD = /[\u{200d}\u{200c}\u{2060}\u{ad}\u{2bc}'’]/gu;

/**
 * The words of a text, one after the other, each in the form it is looked for by (see `foldSearchWord`). What parts them
 * is left out; a letter of a script that does not part its words is a word of its own, and so is each part of a
 * figure: `600,000`, `600.000` and `600 000` are the same two words.
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
    const end = kind === UNPARTED ? endOfMarks(text, at + widthAt(text, at)) : endOfLetters(text, at);
    const word = foldSearchWord(text.slice(at, end));
    if (word !== "") yield { word, start: at, end };
    at = end;
  }
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
 * letters (Erdoğan, Erdogan) and stress marks on Cyrillic ones, and with е for ё, as most print it. й and ї stay.
 */
function foldSearchWord(word: string): string {
  const begun = word.slice(0, LONGEST_WORD);
  if (isSmallAscii(begun)) return begun.replace(HELD, "");
  return begun
    .normalize("NFKC")
    .toLowerCase()
    .replace(HELD, "")
    .normalize("NFD")
    .replace(/(\p{Script=Latin})[\u{300}-\u{36f}]+/gu, "$1")
    .replace(/(\p{Script=Cyrillic}[\u{306}\u{308}]?)[\u{300}\u{301}]+/gu, "$1")
    .replace(/е\u{308}/gu, "е")
    .normalize("NFC")
    .replace(/\p{Surrogate}/gu, "");
}
