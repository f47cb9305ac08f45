/** What a character is to the splitting of words. 0 is kept for "not looked up yet". */
export const SPACE = 1;
/** A letter of a script that parts its words. */
export const LETTER = 2;
/** An accent or another mark that combines with the character before it. */
export const COMBINING = 3;
export const DIGIT = 4;
/** A letter of a script that does not part its words: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
export const UNPARTED = 5;
/** Holds a word together when letters stand on both sides: apostrophes, hyphens, invisible joiners. */
export const JOINER = 6;
export const CURRENCY = 7;
export const OTHER = 8;
type CharacterKind = number;

const CODE_POINTS = 0x110000;
// Filled as characters are met, so that regular expressions are asked once for a character and not once for each place.
const KINDS = new Uint8Array(CODE_POINTS);

const FIRST_SURROGATE = 0xd800;

/** The kind of the code point that starts at a place inside the text; a lone surrogate is `OTHER`. Constant time. */
export function kindAt(text: string, index: number): CharacterKind {
  const unit = text.charCodeAt(index);
  const known = unit < FIRST_SURROGATE ? (KINDS[unit] as number) : 0;
  return known === 0 ? kindOfPoint(text.codePointAt(index) as number) : known;
}

function kindOfPoint(point: number): CharacterKind {
  const known = KINDS[point] as number;
  if (known !== 0) return known;
  const kind = kindOfCharacter(String.fromCodePoint(point));
  KINDS[point] = kind;
  return kind;
}

/** How many UTF-16 units the code point at a place takes: 2 for a surrogate pair. */
export function widthAt(text: string, index: number): 1 | 2 {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

const UNPARTED_LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u{30fc}\u{ff70}\u{ff9e}\u{ff9f}]/u;
// ' ’ - ‐ ‑, the soft hyphen, and the joiners that Persian and the Indic scripts write inside words.
const JOINERS = /['’\-\u{2010}\u{2011}\u{ad}\u{200c}\u{200d}]/u;

function kindOfCharacter(character: string): CharacterKind {
  if (/\s/u.test(character)) return SPACE;
  if (/\p{L}/u.test(character)) return UNPARTED_LETTER.test(character) ? UNPARTED : LETTER;
  if (/\p{M}/u.test(character)) return COMBINING;
  if (/\p{N}/u.test(character)) return DIGIT;
  if (JOINERS.test(character)) return JOINER;
  return /\p{Sc}/u.test(character) ? CURRENCY : OTHER;
}
