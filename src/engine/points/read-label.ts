import { isCapitalAt, isDigit, isLetterAt, isSmallAt } from "./characters.ts";
import { findLabelWord, type LabelWord, LONGEST_LABEL_WORD } from "./label-words.ts";
import { findInsertedWord } from "./numerals.ts";
import { type Reading, readToken, type Token } from "./read-token.ts";
import { isSpace, skipSpaces } from "./spaces.ts";

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
  readonly signed: boolean;
  /** Index in the line at which the text begins. */
  readonly end: number;
};

/**
 * Reads the label that `content` begins with: `1.` `1)` `(1)` `1 –` `1.2.1` `a)` `(iv)` `10bis.` `10.a` `r1.` `Article 5` `Point 3 –` `§ 4`.
 *
 * @param content - A line without the spaces around it.
 * @returns undefined where the line begins with ordinary words, with a year or with a decimal fraction. Whether a label
 *   is meant as one also depends on its neighbours, which are not looked at here. Constant cost.
 */
export function readLabel(content: string): Label | undefined {
  return readNumberLabel(content) ?? readWordLabel(content);
}

function readNumberLabel(content: string): Label | undefined {
  const opened = content.startsWith("(");
  const token = readToken(content, opened ? 1 : 0);
  if (token === undefined) return undefined;
  const closing = closingAt(content, token.end, opened);
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
    signed: false,
    end: skipSpaces(content, end),
  };
}

/** `1.2 Text`, `10bis Text`, `10.a text`, `1 – Text` and `1: Text` are labels; `4.2 million`, `5 Text`, `2 – 3 weeks` are not. */
function readUnclosedLabel(token: Token, content: string): Label | undefined {
  if (!isDigit(token.number.charCodeAt(0))) return undefined;
  const signEnd = endOfSign(content, token.end);
  const signed = signEnd > token.end;
  if (!signed && !endsLabel(content, token.end, token)) return undefined;
  const end = skipSpaces(content, signEnd);
  if (!(signed ? standsBehindSign(content, end) : standsWithoutPunctuation(token, content, end))) return undefined;
  return {
    number: token.number,
    printed: undefined,
    word: undefined,
    style: signed ? `${token.shape}${content.charAt(signEnd - 1)}` : token.shape,
    readings: token.readings,
    weak: true,
    signed,
    end,
  };
}

const SIGNS = "–—:/-";

/** Index behind ` –` or `:` and the like with a blank behind it; `at` without one. */
function endOfSign(content: string, at: number): number {
  const sign = content.charAt(at) === " " ? at + 1 : at;
  const isSign = sign < content.length && SIGNS.includes(content.charAt(sign));
  return isSign && isSpace(content.charCodeAt(sign + 1)) ? sign + 1 : at;
}

function standsBehindSign(content: string, at: number): boolean {
  return at < content.length && !isSmallAt(content, at) && !isDigit(content.charCodeAt(at));
}

function standsWithoutPunctuation({ number, readings }: Token, content: string, at: number): boolean {
  if (isDottedLetter(number)) return true;
  if (isSmallAt(content, at)) return false;
  return readings[0].family === "dotted" || hasInsertedWord(number);
}

/** `10.a`, `10.a.i`: in prose no figure is followed by a full stop and letters. */
function isDottedLetter(number: string): boolean {
  const dot = number.lastIndexOf(".");
  return dot >= 0 && dot < number.length - 1 && !isDigit(number.charCodeAt(dot + 1));
}

function hasInsertedWord(number: string): boolean {
  let at = 0;
  while (isDigit(number.charCodeAt(at))) at += 1;
  return findInsertedWord(number, at) !== undefined;
}

function closingAt(content: string, at: number, opened: boolean): string | undefined {
  const mark = content.charAt(at);
  if (opened) return mark === ")" ? ")" : undefined;
  if (mark === ")") return ")";
  if (mark !== ".") return "";
  // "1.)" is common in German, "1.-" in Spanish.
  const next = content.charAt(at + 1);
  return next !== "" && ")-–—".includes(next) ? `.${next}` : ".";
}

/** A label ends at a space or with the line; a typist may forget the space between a number and a capital. */
function endsLabel(content: string, end: number, token: Token): boolean {
  if (end >= content.length || isSpace(content.charCodeAt(end))) return true;
  return token.shape === "1" && isCapitalAt(content, end);
}

const SUB_LABELS = /(?: ?\([A-Za-z\d]{1,4}\))*/uy;
const LONGEST_LABEL = 64;

function readWordLabel(content: string): Label | undefined {
  const wordEnd = endOfWord(content);
  const found = content.slice(0, wordEnd);
  const word = found === "" ? undefined : findLabelWord(found);
  if (word === undefined) return undefined;
  const start = content.slice(0, LONGEST_LABEL);
  const abbreviated = start[wordEnd] === "." ? wordEnd + 1 : wordEnd;
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
    signed: false,
    end,
  };
}

/** Index behind the first word, or behind `§` or `№`; 0 where the line begins otherwise or its word labels nothing. */
function endOfWord(content: string): number {
  if (content.startsWith("§") || content.startsWith("№")) return 1;
  let end = 0;
  while (end <= LONGEST_LABEL_WORD && isLetterAt(content, end)) end += 1;
  return end > LONGEST_LABEL_WORD ? 0 : end;
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
