import { isCapitalAt, isCapitalLatin, isDigit, isLetterAt, isSmallAt } from "./characters.ts";
import { FREE_RANK, findLabelWord, type LabelWord, LONGEST_LABEL_WORD } from "./label-words.ts";
import { standsBeforeMonth, standsUnit } from "./month-names.ts";
import { findInsertedWord, ordinalValue } from "./numerals.ts";
import { isResolutionCode, LARGE, type Reading, readToken, type Token } from "./read-token.ts";
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
  /**
   * Of a weak label that is an amount or a year anywhere else (`1 Scope`, `2.1 deliver`, `1000.`): only where it is the
   * very next of its list, or where the list under it follows.
   */
  readonly loose: boolean;
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
  if (content.charCodeAt(0) < FIRST_ODD) return readNarrowLabel(content);
  const hidden = hiddenAtStart(content);
  if (hidden > 0) return shifted(readLabel(content.slice(hidden)), hidden);
  return readWideLabel(content) ?? readWordLabel(content);
}

function readNarrowLabel(content: string): Label | undefined {
  const label = readNumberLabel(content, false);
  // "п." may count as a letter, but "п. 2" is a point.
  return label === undefined || label.weak ? (readWordLabel(content) ?? label) : label;
}

const FIRST_ODD = 0x2000;
// Zero-width spaces, marks of direction, the word joiner: word processors leave them in front of labels.
const HIDDEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff";
const MOST_HIDDEN = 4;

function hiddenAtStart(content: string): number {
  let at = 0;
  while (at < MOST_HIDDEN && at < content.length && HIDDEN.includes(content.charAt(at))) at += 1;
  return HIDDEN.includes(content.charAt(at)) ? 0 : at;
}

function shifted(label: Label | undefined, by: number): Label | undefined {
  return label === undefined ? undefined : { ...label, end: label.end + by };
}

/** A label in the full-width figures of East Asian typesetting, printed as it is and counted in ordinary ones. */
function readWideLabel(content: string): Label | undefined {
  const start = content.slice(0, LONGEST_LABEL);
  const narrow = start.replace(/[\uff01-\uff5e]/gu, narrowed);
  const label = narrow === start ? undefined : readNumberLabel(narrow + content.slice(LONGEST_LABEL), true);
  if (label === undefined) return undefined;
  const from = narrow.indexOf(label.number);
  return { ...label, printed: content.slice(from, from + label.number.length) };
}

// The full-width forms stand in the order of ASCII.
function narrowed(wide: string): string {
  return String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
}

function readNumberLabel(content: string, isWide: boolean): Label | undefined {
  const opened = content.charAt(0) === "(";
  const token = readToken(content, opened ? 1 : 0);
  if (token === undefined) return undefined;
  const closing = closingAt(content, token, opened);
  if (closing === undefined) return undefined;
  if (closing === "") return readUnclosedLabel(token, content);
  const closed = token.end + closing.length;
  const needsNoSpace = isWide || WIDE_CLOSING.includes(closing) || holdsAnother(content, closed, closing);
  if (!needsNoSpace && !endsLabel(content, closed, token)) return undefined;
  const end = skipSpaces(content, closed);
  if (closing === "." && token.shape === "1" && standsBeforeMonth(content, end)) return undefined;
  if (closing === "°" && isDegree(content, end)) return undefined;
  const single = token.shape === "x" || token.shape === "X";
  return {
    number: token.number,
    printed: undefined,
    word: undefined,
    style: `${opened ? "(" : ""}${token.shape}${closing}`,
    readings: token.readings,
    weak: closing === "°" || token.number.includes("-") || (single && closing === ".") || isLarge(token),
    signed: false,
    loose: isLarge(token),
    end,
  };
}

const WIDE_CLOSING = "．、）";

function isLarge({ readings }: Token): boolean {
  return readings[0].value >= LARGE;
}

/** `(a)(i)`: the second label is left with the words. */
function holdsAnother(content: string, at: number, closing: string): boolean {
  if (closing !== ")" || content.charAt(at) !== "(") return false;
  const inner = readToken(content, at + 1);
  return inner !== undefined && content.charAt(inner.end) === ")";
}

function isDegree(content: string, at: number): boolean {
  return "CFNSWO".includes(content.charAt(at)) && !isLetterAt(content, at + 1);
}

/**
 * `1.2 Text`, `1.2.1 text`, `10bis Text`, `10.a text`, `1 – Text` and `1: Text` are labels; `5 Text` and `4.2 text` are
 * loose ones; `4.2 million` and `2 – 3 weeks` are none.
 */
function readUnclosedLabel(token: Token, content: string): Label | undefined {
  const isOfResolution = isResolutionCode(token.number, 0);
  const isCode = isOfResolution || isDottedCode(token);
  if (isLarge(token) || (!isCode && !isDigit(token.number.charCodeAt(0)))) return undefined;
  const signEnd = endOfSign(content, token.end);
  const signed = signEnd > token.end;
  if (!signed && !endsLabel(content, token.end, token)) return undefined;
  const end = skipSpaces(content, signEnd);
  const stands = signed ? standsBehindSign(content, end) : standsWithoutPunctuation(token, content, end);
  // No figure of a sentence has a tab behind it.
  const isSetApart = content.charAt(token.end) === "\t";
  const isLoose = !stands && !signed && standsLoose(token, content, end, isSetApart);
  if (!stands && !isLoose) return undefined;
  return {
    number: token.number,
    printed: undefined,
    word: undefined,
    style: signed ? `${token.shape}${content.charAt(signEnd - 1)}` : token.shape,
    readings: token.readings,
    weak: !isOfResolution,
    signed,
    loose: isLoose && !isSetApart,
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
  if (isDottedLetter(number) || isDeep(number)) return true;
  if (isSmallAt(content, at)) return false;
  return readings[0].family === "dotted" || isResolutionCode(number, 0) || hasInsertedWord(number);
}

/** `1.2.1`: no amount has two full stops. */
function isDeep(number: string): boolean {
  return isDigit(number.charCodeAt(0)) && number.indexOf(".") !== number.lastIndexOf(".");
}

/** `1 Scope` and `2.1 deliver`, but not `5 Million`, `12 March` and `2.1 million`. */
function standsLoose({ number, shape, readings }: Token, content: string, at: number, isSetApart: boolean): boolean {
  if (standsUnit(content, at)) return false;
  if (shape === "1")
    return number === `${readings[0].value}` && (isSetApart ? isLetterAt(content, at) : isCapitalAt(content, at));
  return shape === "1.1" && isSmallAt(content, at);
}

/** `A.1`, `II.3`. */
function isDottedCode({ number, readings }: Token): boolean {
  return readings[0].family === "dotted" && isCapitalAt(number, 0);
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

function closingAt(content: string, { end: at, shape }: Token, opened: boolean): string | undefined {
  const mark = content.charAt(at);
  if (opened) return mark === ")" ? ")" : undefined;
  if (mark !== "" && (mark === ")" || WIDE_CLOSING.includes(mark))) return mark;
  if ((mark === "°" || mark === "º") && shape === "1") return "°";
  if (mark !== ".") return "";
  // "1.)" is common in German, "1.-" in Spanish.
  const next = content.charAt(at + 1);
  if (next !== "" && ")-–—".includes(next)) return `.${next}`;
  // "I. – Objet" is common in French.
  const isParted = isSpace(next.charCodeAt(0)) && isSpace(content.charCodeAt(at + 3));
  return isParted && "–—".includes(content.charAt(at + 2)) ? content.slice(at, at + 3) : ".";
}

/** A label ends at a space or with the line; a typist may forget the space between a number and a capital. */
function endsLabel(content: string, end: number, token: Token): boolean {
  if (end >= content.length || isSpace(content.charCodeAt(end))) return true;
  return token.shape === "1" && isCapitalAt(content, end);
}

/** `Article 1er`, `Artículo 2.º`. */
const ORDINAL_MARK = /\.?[º°ª]|er(?!\p{L})/uy;
// Letters and numerals; `Article 4 (new)` has a remark behind it.
const SUB_LABELS = /(?: ?\((?:\d{1,4}|[A-Za-z]{1,2}|[ivxIVX]{1,5})\))*/uy;
const LONGEST_LABEL = 64;

function readWordLabel(content: string): Label | undefined {
  const wordEnd = endOfWord(content);
  const found = content.slice(0, wordEnd);
  const word = found === "" ? undefined : findLabelWord(found);
  if (word === undefined) return undefined;
  const start = content.slice(0, LONGEST_LABEL);
  const abbreviated = start[wordEnd] === "." ? wordEnd + 1 : wordEnd;
  const at = skipNumberSign(start, skipSpaces(start, abbreviated));
  if (at === abbreviated && found !== "§" && found !== "№") return undefined;
  // "п'ята" begins with a letter that may count as well.
  const token = readOrdinal(start, at) ?? readCounted(start, at);
  if (token === undefined) return undefined;
  ORDINAL_MARK.lastIndex = token.end;
  const numberEnd = token.end + (ORDINAL_MARK.exec(start)?.[0].length ?? 0);
  SUB_LABELS.lastIndex = numberEnd;
  const subLabels = SUB_LABELS.exec(start)?.[0] ?? "";
  const labelEnd = numberEnd + subLabels.length;
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
    loose: false,
    end,
  };
}

const NUMBER_SIGN = /(?:№|N[ro]\.?|N[°º]) ?(?=\d)/iuy;

/** `Додаток № 1`, `Annex No. 2`. */
function skipNumberSign(start: string, at: number): number {
  NUMBER_SIGN.lastIndex = at;
  return at + (NUMBER_SIGN.exec(start)?.[0].length ?? 0);
}

const CLOSING_OF: Readonly<Record<string, string>> = { "(": ")", "«": "»", "“": "”", "„": "“", '"': '"' };

/** What is counted behind a word: `5`, `V`, `(12)`, `«а»`, `I.A`. */
function readCounted(start: string, at: number): Token | undefined {
  const closing = CLOSING_OF[start.charAt(at)];
  const token = readToken(start, closing === undefined ? at : at + 1, true);
  if (token === undefined) return undefined;
  if (closing === undefined) return withCapital(start, token);
  return start[token.end] === closing ? { ...token, end: token.end + 1 } : undefined;
}

/** `I.A`: a capital counted under a numeral or letter. */
function withCapital(start: string, token: Token): Token {
  const at = token.end + 1;
  const isCapital = token.shape === "X" && start[token.end] === "." && isCapitalLatin(start.charCodeAt(at));
  if (!isCapital || isLetterAt(start, at + 1)) return token;
  const value = start.charCodeAt(at) - "A".charCodeAt(0) + 1;
  const number = `${token.number}.${start.charAt(at)}`;
  return { number, readings: [{ family: "dotted", value, prefix: token.number }], shape: "1.1", end: at + 1 };
}

const ORDINAL_WORD = /[\p{L}'’]{1,12}/uy;

function readOrdinal(start: string, at: number): Token | undefined {
  ORDINAL_WORD.lastIndex = at;
  const word = ORDINAL_WORD.exec(start)?.[0] ?? "";
  const value = ordinalValue(word);
  if (value === undefined) return undefined;
  const end = at + word.length;
  return { number: `${value}`, readings: [{ family: "decimal", value, prefix: "" }], shape: "1", end };
}

const SECTION_SIGN = 0xa7;
const NUMERO_SIGN = 0x2116;

/** Index behind the first word, or behind `§` or `№`; 0 where the line begins otherwise or its word labels nothing. */
function endOfWord(content: string): number {
  const first = content.charCodeAt(0);
  if (first === SECTION_SIGN || first === NUMERO_SIGN) return 1;
  let end = 0;
  while (end <= LONGEST_LABEL_WORD && isLetterAt(content, end)) end += 1;
  return end > LONGEST_LABEL_WORD ? 0 : end;
}

const SEPARATOR = /\s*(?:\.\s?[–—-]?|[:)–—-])(?=\s|$)/uy;
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
  const begins = TITLE_START.test(around) ? !goesOnAsReference(content, labelEnd) : hasRemark(content, labelEnd);
  return begins ? skipSpaces(content, labelEnd) : undefined;
}

const FINER_WORDS: ReadonlySet<string> = new Set("absatz abs unterabsatz satz nummer nr buchstabe".split(" "));

/** `§ 5 Absatz 2`, `Article 5 Paragraph 2`: a smaller part of it and its number. */
function goesOnAsReference(content: string, labelEnd: number): boolean {
  const match = /^\s+(\p{L}{1,14})\.?\s+\d/u.exec(content.slice(labelEnd, labelEnd + 24));
  const word = match?.[1] ?? "";
  return FINER_WORDS.has(word.toLowerCase()) || (findLabelWord(word)?.rank ?? 0) > FREE_RANK;
}

const REMARK = /\s{1,4}\(\p{L}[^()]{0,60}\)\s?(?:[:.–—-]|$)/uy;

/** `Phase 1 (days 1–30): Ceasefire`, `Point 4 (new)`: nothing but a title or the end of the line follows the brackets. */
function hasRemark(content: string, labelEnd: number): boolean {
  REMARK.lastIndex = labelEnd;
  return REMARK.test(content);
}
