import { findLabelWord, type LabelWord } from "./label-words.ts";
import { INSERTED_WORDS, letterValue, romanValue, suffixValue } from "./numerals.ts";
import { skipSpaces } from "./spaces.ts";

/** A way to count. `dotted` counts its last part under a prefix: 1.2, 10.a; `coded` is a letter and a count: r1, A.2. */
export type Reading = {
  readonly family: "decimal" | "dotted" | "coded" | "letter" | "roman";
  readonly value: number;
  /** What all numbers of one list begin with: `1.2` of `1.2.3`. */
  readonly prefix: string;
};

/** The label at the start of a line. */
export type Label = {
  /** As the contract has it: without words and punctuation. */
  readonly number: string;
  /** As printed, where that says more than the number. */
  readonly printed: string | undefined;
  readonly word: LabelWord | undefined;
  /** Labels of one list share their style: `(#)`, `#.`, with small or capital letters told apart. */
  readonly style: string;
  /** More than one where a letter may also be a roman numeral; the letter comes first. */
  readonly readings: readonly [Reading, ...Reading[]];
  /** Also found at the start of ordinary prose (`A. Smith`, `4.2 million`), so it has to fit a sequence. */
  readonly weak: boolean;
  /** Of a weak label with a sign of its own (`1 –`, `1:`): goes on only from a label with the same sign. */
  readonly signed?: boolean;
  /** Index in the line at which the text begins. */
  readonly end: number;
};

// Nothing longer is a label, so that every look at a line costs the same.
const LONGEST_LABEL = 64;
const DIGITS = "(\\d{1,4}(?:\\.\\d{1,4})*)";
const INSERTED = `[ .-]?(${INSERTED_WORDS})(?![\\p{L}\\d])`;
const NUMBER = `${DIGITS}(?:(?!${INSERTED})\\.([a-z]{1,4})(?=[.)\\s]|$)|\\(([a-z]{1,4})\\))?(?:${INSERTED}|([A-Za-zа-яґєії])(?![\\p{L}\\d]))?`;
const CODE = "([A-Za-z])(\\.?)(\\d{1,3}(?:\\.\\d{1,3})*)";
const LETTERS = "([A-Za-zА-Яа-яҐґЄєІіЇїЁё]{1,8})";
const TOKEN = new RegExp(`(?:${NUMBER}|${CODE}(?![\\p{L}\\d])|${LETTERS}(?![\\p{L}\\d]))`, "uy");
const SUB_LABELS = /(?: ?\([A-Za-z\d]{1,4}\))*/uy;
const WORD = /[§№]|[\p{L}]{1,16}/uy;

/**
 * Reads the label that `content` begins with: `1.` `1)` `(1)` `1 –` `1.2.1` `a)` `(iv)` `10bis.` `10.a` `r1.` `Article 5` `Point 3 –` `§ 4`.
 *
 * @param content - A line without the spaces around it.
 * @returns undefined where the line begins with ordinary words, with a year or with a decimal fraction. Whether a label
 *   is meant as one also depends on its neighbours, which are not looked at here. Constant cost.
 */
export function readLabel(content: string): Label | undefined {
  const start = content.slice(0, LONGEST_LABEL);
  return readNumberLabel(start, content) ?? readWordLabel(start, content);
}

type Token = {
  readonly number: string;
  readonly readings: readonly [Reading, ...Reading[]];
  readonly shape: string;
  readonly end: number;
};

function readNumberLabel(start: string, content: string): Label | undefined {
  const opened = start[0] === "(";
  const token = readToken(start, opened ? 1 : 0);
  if (token === undefined) return undefined;
  const closing = closingAt(start, token.end, opened);
  if (closing === undefined) return undefined;
  if (closing === "") return readUnclosedLabel(token, content);
  const end = token.end + closing.length;
  if (!endsLabel(content, end, token)) return undefined;
  const single = token.shape === "x" || token.shape === "X";
  return {
    number: token.number,
    printed: undefined,
    word: undefined,
    style: `${opened ? "(" : ""}${token.shape}${closing}`,
    readings: token.readings,
    weak: single && closing === ".",
    end: skipSpaces(content, end),
  };
}

const SIGN = / ?[–—:/-](?=\s)/uy;

/** `1.2 Text`, `10bis Text`, `10.a text`, `1 – Text` and `1: Text` are labels; `4.2 million`, `5 Text`, `2 – 3 weeks` are not. */
function readUnclosedLabel(token: Token, content: string): Label | undefined {
  if (!/^\d/u.test(token.number)) return undefined;
  SIGN.lastIndex = token.end;
  const sign = SIGN.exec(content.slice(0, LONGEST_LABEL))?.[0] ?? "";
  if (sign === "" && !endsLabel(content, token.end, token)) return undefined;
  const end = skipSpaces(content, token.end + sign.length);
  const next = content.slice(end, end + 2);
  const isLabel = sign === "" ? standsWithoutPunctuation(token, next) : /^[^\p{Ll}\p{Nd}]/u.test(next);
  if (!isLabel) return undefined;
  return {
    number: token.number,
    printed: undefined,
    word: undefined,
    style: `${token.shape}${sign.trim()}`,
    readings: token.readings,
    weak: true,
    signed: sign !== "",
    end,
  };
}

function standsWithoutPunctuation({ number, readings }: Token, next: string): boolean {
  if (/\.[a-z]+$/u.test(number)) return true;
  if (/^\p{Ll}/u.test(next)) return false;
  return readings[0].family === "dotted" || /^\d+(?:bis|ter|qua|qui|sex|sep|oct|non|dec)/u.test(number);
}

function closingAt(start: string, at: number, opened: boolean): string | undefined {
  if (opened) return start[at] === ")" ? ")" : undefined;
  if (start[at] === ")") return ")";
  if (start[at] !== ".") return "";
  // "1.)" is common in German, "1.-" in Spanish.
  const next = start[at + 1] ?? " ";
  return ")-–—".includes(next) ? `.${next}` : ".";
}

/** A label ends at a space or with the line; a typist may forget the space between a number and a capital. */
function endsLabel(content: string, end: number, token: Token): boolean {
  if (end >= content.length || skipSpaces(content, end) > end) return true;
  return token.shape === "1" && /^\p{Lu}/u.test(content.slice(end, end + 2));
}

function readToken(start: string, at: number): Token | undefined {
  TOKEN.lastIndex = at;
  const match = TOKEN.exec(start);
  if (match === null) return undefined;
  const [whole, digits, , dotted, bracketed, inserted, suffix, codeLetter, codeDot, codeDigits, letters] = match;
  const end = at + whole.length;
  if (digits !== undefined) return readDecimal(digits, dotted ?? bracketed ?? "", inserted ?? suffix ?? "", end);
  if (codeLetter !== undefined) return readCode(codeLetter, codeDot ?? "", codeDigits ?? "", end);
  return readLetters(letters ?? "", end);
}

function readDecimal(digits: string, subLetters: string, suffix: string, end: number): Token | undefined {
  const parts = digits.split(".");
  // Years, thousands (3.000) and decimal fractions (0.05) are quantities.
  if (parts.some((part, index) => part.length > 3 || (index > 0 && part.length > 1 && part.startsWith("0"))))
    return undefined;
  const number = `${digits}${subLetters === "" ? "" : `.${subLetters}`}${suffix}`;
  const lastPart = subLetters === "" ? Number(parts.at(-1)) : (letterValue(subLetters) ?? romanValue(subLetters));
  if (lastPart === undefined) return undefined;
  const value = lastPart + suffixValue(suffix);
  const prefix = subLetters === "" ? parts.slice(0, -1).join(".") : digits;
  return {
    number,
    readings: [{ family: prefix === "" ? "decimal" : "dotted", value, prefix }],
    shape: prefix === "" ? "1" : "1.1",
    end,
  };
}

function readCode(letter: string, dot: string, digits: string, end: number): Token | undefined {
  const parts = digits.split(".");
  const number = `${letter}${dot}${digits}`;
  const value = Number(parts.at(-1));
  if (dot === "" && parts.length === 1)
    return { number, readings: [{ family: "coded", value, prefix: "" }], shape: "a1", end };
  const prefix = number.slice(0, number.length - (parts.at(-1)?.length ?? 0) - 1);
  return { number, readings: [{ family: "dotted", value, prefix }], shape: "1.1", end };
}

function readLetters(letters: string, end: number): Token | undefined {
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

function readWordLabel(start: string, content: string): Label | undefined {
  WORD.lastIndex = 0;
  const found = WORD.exec(start)?.[0];
  const word = found === undefined ? undefined : findLabelWord(found);
  if (found === undefined || word === undefined) return undefined;
  const abbreviated = start[found.length] === "." ? found.length + 1 : found.length;
  const at = skipSpaces(start, abbreviated);
  if (at === abbreviated && found !== "§" && found !== "№") return undefined;
  const token = readToken(start, at);
  if (token === undefined) return undefined;
  SUB_LABELS.lastIndex = token.end;
  const subLabels = SUB_LABELS.exec(start)?.[0] ?? "";
  const labelEnd = token.end + subLabels.length;
  const end = endOfWordLabel(content, labelEnd);
  if (end === undefined) return undefined;
  return {
    number: `${token.number}${subLabels.replace(/ ?\(([^)]*)\)/gu, ".$1")}`,
    printed: content.slice(0, labelEnd),
    word,
    style: word.name,
    readings: token.readings,
    weak: false,
    end,
  };
}

const SEPARATOR = /\s*(?:\.[–—-]?|[:)–—-])(?=\s|$)/uy;
// "Article 5 of the Treaty", "Article 5, paragraph 2" and "Article 5 (1)" are references.
const TITLE_START = /\s+[\p{Lu}\p{Lt}\d"“„«'‘[*_]|\s+\(\p{Lu}/uy;

/** Where the text after `Article 5` begins; undefined where the words are a reference inside a sentence. */
function endOfWordLabel(content: string, labelEnd: number): number | undefined {
  if (labelEnd >= content.length) return content.length;
  const around = content.slice(0, labelEnd + 8);
  SEPARATOR.lastIndex = labelEnd;
  const separator = SEPARATOR.exec(around)?.[0];
  if (separator !== undefined) return skipSpaces(content, labelEnd + separator.length);
  TITLE_START.lastIndex = labelEnd;
  return TITLE_START.test(around) ? skipSpaces(content, labelEnd) : undefined;
}
