import {
  COMBINING,
  CURRENCY,
  DIGIT,
  JOINER,
  kindAt,
  LETTER,
  OTHER,
  SPACE,
  UNPARTED,
  widthAt,
} from "./character-kind.ts";

/** One word, whole number or mark of punctuation. Offsets count UTF-16 units; `space` is the white space before it. */
export type Word = {
  readonly text: string;
  /** White space between the word before, or the start of the text, and this one. */
  readonly space: string;
  readonly start: number;
  readonly end: number;
};

/**
 * Splits a text into words, whole numbers and single marks, each with the white space before it.
 *
 * @returns `words` and the white space after the last one: `words.map(w => w.space + w.text).join("") + rest` is the
 *   text again, code point for code point. Linear in the text; never throws, lone surrogates included.
 */
export function splitWords(text: string): { readonly words: readonly Word[]; readonly rest: string } {
  const words: Word[] = [];
  let before = 0;
  for (let start = startOfWord(text, 0); start < text.length; start = startOfWord(text, before)) {
    const end = endOfWord(text, start);
    words.push({ text: text.slice(start, end), space: text.slice(before, start), start, end });
    before = end;
  }
  return { words, rest: text.slice(before) };
}

/** Where the first word begins that begins at `from` or behind it; the length of the text where there is none. */
export function startOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && kindAt(text, at) === SPACE) at++;
  return at;
}

/**
 * Where the word ends that begins at `start`. What a word is:
 * - letters, digits after letters, and accents, with joiners inside (`cease-fire`, `Ukraine's`);
 * - one letter of a script that does not part its words, with its accents: `協`;
 * - a whole figure: in groups of three (`600 000`, `1 500 000`, but not "Article 5 100 men"), with inner separators
 *   (`600,000`, `50:50`, `1.2.1`, unbreakable spaces), a currency sign before it and letters after it (`$100`, `10th`);
 * - else one character as the eye sees it: a mark, a lone surrogate, an emoji with what belongs to it.
 *
 * @returns More than `start`. Every character is looked at a bounded number of times as words follow one another. Never throws.
 */
export function endOfWord(text: string, start: number): number {
  const kind = kindAt(text, start);
  if (kind === LETTER || kind === COMBINING) return endOfLetters(text, start);
  if (kind === DIGIT) return endOfFigure(text, start);
  const next = start + widthAt(text, start);
  if (kind === UNPARTED) return endOfAccents(text, next);
  if (kind === CURRENCY && isDigit(text, next)) return endOfFigure(text, next);
  return endOfCharacter(text, start, next);
}

/** Letters, digits and accents, going on after a joiner that has one of them behind it. */
function endOfLetters(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (isInWord(kind)) at += widthAt(text, at);
    else if (kind === JOINER && at + 1 < text.length && isInWord(kindAt(text, at + 1))) at++;
    else break;
  }
  return at;
}

function isInWord(kind: number): boolean {
  return kind === LETTER || kind === DIGIT || kind === COMBINING;
}

function endOfFigure(text: string, start: number): number {
  let at = endOfGroups(text, start);
  while (isFigureSeparator(text.charCodeAt(at)) && isDigit(text, at + 1)) at = endOfDigits(text, at + 1);
  if (at < text.length && kindAt(text, at) === LETTER) at = endOfPlainLetters(text, at);
  return endOfAccents(text, at);
}

/** Digits, with groups of three after single spaces: one group after two or three digits, at least two after one. */
function endOfGroups(text: string, start: number): number {
  const first = endOfDigits(text, start);
  const length = first - start;
  if (length > 3) return first;
  let [at, groups] = [first, 0];
  while (text.charCodeAt(at) === 0x20 && isDigit(text, at + 1) && endOfDigits(text, at + 1) === at + 4) {
    at += 4;
    groups++;
  }
  return groups >= (length === 1 ? 2 : 1) ? at : first;
}

function endOfDigits(text: string, start: number): number {
  let at = start;
  while (isDigit(text, at)) at += widthAt(text, at);
  return at;
}

function isDigit(text: string, index: number): boolean {
  return index < text.length && kindAt(text, index) === DIGIT;
}

// . , : and the unbreakable, thin and narrow spaces.
function isFigureSeparator(unit: number): boolean {
  return unit === 0x2e || unit === 0x2c || unit === 0x3a || unit === 0xa0 || unit === 0x2009 || unit === 0x202f;
}

function endOfPlainLetters(text: string, start: number): number {
  let at = start;
  while (at < text.length && isInWord(kindAt(text, at))) at += widthAt(text, at);
  return at;
}

function endOfAccents(text: string, start: number): number {
  let at = start;
  while (at < text.length && kindAt(text, at) === COMBINING) at += widthAt(text, at);
  return at;
}

const WIDTH_JOINER = 0x200d;

/** One mark with its accents and, for an emoji, skin tones and what a joiner ties to it; flags are two letters. */
function endOfCharacter(text: string, start: number, next: number): number {
  let at = endOfAccents(text, next);
  if (text.charCodeAt(start) < 0x2000) return at;
  if (isFlagLetter(text, start) && isFlagLetter(text, next)) at = next + 2;
  while (at < text.length) {
    if (isSkinTone(text, at)) at = endOfAccents(text, at + 2);
    else if (text.charCodeAt(at) === WIDTH_JOINER && isPicture(text, at + 1))
      at = endOfAccents(text, at + 1 + widthAt(text, at + 1));
    else break;
  }
  return at;
}

function isFlagLetter(text: string, index: number): boolean {
  const point = text.codePointAt(index) ?? 0;
  return point >= 0x1f1e6 && point <= 0x1f1ff;
}

function isSkinTone(text: string, index: number): boolean {
  const point = text.codePointAt(index) ?? 0;
  return point >= 0x1f3fb && point <= 0x1f3ff;
}

function isPicture(text: string, index: number): boolean {
  return index < text.length && kindAt(text, index) === OTHER && (text.codePointAt(index) as number) >= 0x2000;
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Whether a token says something, as against a comma or a dash. */
export function isWordlike(text: string): boolean {
  // Most tokens begin with a plain letter.
  const small = text.charCodeAt(0) | 0x20;
  return (small >= 0x61 && small <= 0x7a) || LETTER_OR_DIGIT.test(text);
}

const DIGIT_FIRST = /^\p{Sc}?\p{N}/u;

/** Whether a token is a figure: 600,000, 50:50, 2025, $100. */
export function isFigure(text: string): boolean {
  return DIGIT_FIRST.test(text);
}
