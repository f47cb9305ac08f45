import { isCapitalLatin, isDigit, isLetterAt, isSmallLatin } from "./characters.ts";
import { findInsertedWord, isCountingLetter, letterValue, romanValue, suffixValue } from "./numerals.ts";
import { isSpace } from "./spaces.ts";

/** A way to count. `dotted` counts its last part under a prefix: 1.2, 10.a; `coded` is a letter and a count: r1, A.2. */
export type Reading = {
  readonly family: "decimal" | "dotted" | "coded" | "letter" | "roman";
  readonly value: number;
  /** What all numbers of one list begin with: `1.2` of `1.2.3`. */
  readonly prefix: string;
};

/** What is counted in a label, without words and punctuation. */
export type Token = {
  readonly number: string;
  /** More than one where a letter may also be a roman numeral; the letter comes first. */
  readonly readings: readonly [Reading, ...Reading[]];
  /** What numbers of one list have in common. */
  readonly shape: "1" | "1.1" | "a1" | "x" | "X";
  /** Index behind it. */
  readonly end: number;
};

// Nothing longer is a label, so that every look at a line costs the same.
const LONGEST_TOKEN = 64;
const DOT = 0x2e;
const OPENING = 0x28;
const CLOSING = 0x29;
const ZERO = 0x30;

/**
 * Reads the number that stands in `text` at `at`: `1`, `1.2.1`, `10bis`, `10.a`, `10(a)`, `5a`, `r1`, `A.2`, `b`, `iv`. Constant cost.
 *
 * @param isWorded - A word stands in front (`Article 5-1`), so that a hyphen is no range.
 */
export function readToken(text: string, at: number, isWorded = false): Token | undefined {
  const code = text.charCodeAt(at);
  if (isDigit(code)) return readInserted(text, at, isWorded) ?? readDecimal(text, at);
  if (!isCountingLetter(code)) return undefined;
  return readCode(text, at) ?? readLetters(text, at);
}

/** `5-1`, which stands between 5 and 6 as 5bis does; a range (`5-10 years`) unless a full stop, a bracket or a word closes it. */
function readInserted(text: string, start: number, isWorded: boolean): Token | undefined {
  let hyphen = start;
  while (isDigit(text.charCodeAt(hyphen))) hyphen += 1;
  let end = hyphen + 1;
  while (isDigit(text.charCodeAt(end))) end += 1;
  if (text.charAt(hyphen) !== "-" || hyphen - start > 3 || end === hyphen + 1 || end - hyphen > 3) return undefined;
  const isClosed = text.charAt(end) === ")" || (text.charAt(end) === "." && !isDigit(text.charCodeAt(end + 1)));
  if (goesOnAt(text, end) || !(isClosed || isWorded)) return undefined;
  const value = Number(text.slice(start, hyphen)) + Number(text.slice(hyphen + 1, end)) / 100;
  return { number: text.slice(start, end), readings: [{ family: "decimal", value, prefix: "" }], shape: "1", end };
}

type Figures = { readonly end: number; readonly lastStart: number; readonly lastValue: number };

// Few lists are longer, and a number without full stops that is longer is hardly a label.
const MOST_FIGURES = 5;
/** From here on a number may also be a year or an amount. */
export const LARGE = 1000;

/** Figures parted by full stops; undefined for thousands (3.000) and decimal fractions (0.05), which are quantities. */
function readFigures(text: string, start: number): Figures | undefined {
  let lastStart = start;
  let at = start;
  for (;;) {
    let value = 0;
    for (; isDigit(text.charCodeAt(at)); at += 1) value = value * 10 + text.charCodeAt(at) - ZERO;
    const length = at - lastStart;
    const isLast = text.charCodeAt(at) !== DOT || !isDigit(text.charCodeAt(at + 1));
    const isWhole = isLast && lastStart === start;
    if (length > (isWhole ? MOST_FIGURES : 3) || at - start > LONGEST_TOKEN) return undefined;
    if (lastStart > start && length > 1 && text.charCodeAt(lastStart) === ZERO) return undefined;
    if (isLast) return { end: at, lastStart, lastValue: value };
    at += 1;
    lastStart = at;
  }
}

function readDecimal(text: string, start: number): Token | undefined {
  const figures = readFigures(text, start);
  if (figures === undefined) return undefined;
  const sub = subLettersAt(text, figures.end);
  const suffixStart = figures.end + (sub === "" ? 0 : sub.length + (text.charCodeAt(figures.end) === DOT ? 1 : 2));
  const suffix = suffixAt(text, suffixStart);
  const digits = text.slice(start, figures.end);
  const counted = sub === "" ? figures.lastValue : (letterValue(sub) ?? romanValue(sub));
  if (counted === undefined) return undefined;
  const dotted = text.slice(start, Math.max(start, figures.lastStart - 1));
  const prefix = sub === "" ? dotted : digits;
  const value = suffix.word === "" ? counted : counted + suffixValue(suffix.word);
  const plain = sub === "" ? digits : `${digits}.${sub}`;
  return {
    number: suffix.word === "" ? plain : plain + suffix.word,
    readings: [{ family: prefix === "" ? "decimal" : "dotted", value, prefix }],
    shape: prefix === "" ? "1" : "1.1",
    end: suffix.end,
  };
}

const LONGEST_SUB_LETTERS = 4;

/** The letters of `10.a` and `10(a)` behind the figures. */
function subLettersAt(text: string, at: number): string {
  const mark = text.charCodeAt(at);
  if (mark !== DOT && mark !== OPENING) return "";
  let end = at + 1;
  while (isSmallLatin(text.charCodeAt(end)) && end - at <= LONGEST_SUB_LETTERS) end += 1;
  if (end === at + 1) return "";
  const next = text.charCodeAt(end);
  if (mark === OPENING) return next === CLOSING ? text.slice(at + 1, end) : "";
  const isEnd = end >= text.length || next === DOT || next === CLOSING || isSpace(next);
  return isEnd && insertedWordAt(text, at) === undefined ? text.slice(at + 1, end) : "";
}

type Suffix = { readonly word: string; readonly end: number };

/** `bis` behind a number, or behind one blank, full stop or hyphen; else a single letter directly behind it. */
function suffixAt(text: string, at: number): Suffix {
  const inserted = insertedWordAt(text, at);
  if (inserted !== undefined) return inserted;
  const isSuffix = isCountingLetter(text.charCodeAt(at)) && !goesOnAt(text, at + 1);
  return isSuffix ? { word: text.charAt(at), end: at + 1 } : { word: "", end: at };
}

function insertedWordAt(text: string, at: number): Suffix | undefined {
  const start = " .-".includes(text.charAt(at)) ? at + 1 : at;
  const word = findInsertedWord(text, start);
  if (word === undefined || goesOnAt(text, start + word.length)) return undefined;
  return { word, end: start + word.length };
}

function goesOnAt(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at)) || isLetterAt(text, at);
}

/** Letters and a count: `r1`, `A.2`, `II.3.1`, and `PP4bis`, `OP12` of resolutions. */
function readCode(text: string, start: number): Token | undefined {
  const lettersEnd = endOfCodeLetters(text, start);
  if (lettersEnd === undefined) return undefined;
  const figuresStart = text.charCodeAt(lettersEnd) === DOT ? lettersEnd + 1 : lettersEnd;
  const figures = isDigit(text.charCodeAt(figuresStart)) ? readFigures(text, figuresStart) : undefined;
  if (figures === undefined || figures.lastValue >= LARGE) return undefined;
  const { lastStart, lastValue } = figures;
  const suffix = insertedWordAt(text, figures.end) ?? { word: "", end: figures.end };
  if (goesOnAt(text, suffix.end)) return undefined;
  const number = text.slice(start, figures.end) + suffix.word;
  const value = suffix.word === "" ? lastValue : lastValue + suffixValue(suffix.word);
  const { end } = suffix;
  if (lastStart === lettersEnd) return { number, readings: [{ family: "coded", value, prefix: "" }], shape: "a1", end };
  return {
    number,
    readings: [{ family: "dotted", value, prefix: text.slice(start, lastStart - 1) }],
    shape: "1.1",
    end,
  };
}

/** Index behind the letter of a code, the roman numeral in front of a full stop, or the two letters of a resolution. */
function endOfCodeLetters(text: string, start: number): number | undefined {
  const code = text.charCodeAt(start);
  if (!isSmallLatin(code) && !isCapitalLatin(code)) return undefined;
  if (isResolutionCode(text, start)) return start + 2;
  let end = start + 1;
  while (end - start < LONGEST_CODE && isCapitalLatin(text.charCodeAt(end))) end += 1;
  if (end === start + 1) return end;
  const isNumeral = text.charCodeAt(end) === DOT && romanValue(text.slice(start, end).toLowerCase()) !== undefined;
  return isNumeral ? end : undefined;
}

const LONGEST_CODE = 6;

/** Whether `PP1` or `OP1` stands there, a preambular or operative paragraph of the United Nations. */
export function isResolutionCode(text: string, at: number): boolean {
  if (text.charAt(at + 1) !== "P" || !isDigit(text.charCodeAt(at + 2))) return false;
  return text.charAt(at) === "P" || text.charAt(at) === "O";
}

const LONGEST_NUMERAL = 8;

function readLetters(text: string, start: number): Token | undefined {
  let end = start;
  while (end - start <= LONGEST_NUMERAL && isCountingLetter(text.charCodeAt(end))) end += 1;
  if (end - start > LONGEST_NUMERAL || goesOnAt(text, end)) return undefined;
  const letters = text.slice(start, end);
  const small = letters.toLowerCase();
  if (letters !== small && letters !== letters.toUpperCase()) return undefined;
  const letter = letterValue(small);
  const roman = romanValue(small);
  const shape = letters === small ? "x" : "X";
  const asLetter = { family: "letter", value: letter ?? 0, prefix: "" } as const;
  const asRoman = { family: "roman", value: roman ?? 0, prefix: "" } as const;
  if (letter !== undefined && roman !== undefined)
    return { number: letters, readings: [asLetter, asRoman], shape, end };
  if (letter !== undefined) return { number: letters, readings: [asLetter], shape, end };
  return roman === undefined ? undefined : { number: letters, readings: [asRoman], shape, end };
}
