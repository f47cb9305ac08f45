import type { Language, NumberWord, Unit } from "./language.ts";
import { HYPHEN, type Tokens, wordAt } from "./tokens.ts";
import { CURRENCY_SIGNS } from "./units.ts";

/** A number at a place, in figures or in words. `end` is the index of the token behind it. */
export type NumberRead = {
  readonly value: number;
  readonly end: number;
  /** The currency whose sign stands in the token itself. */
  readonly currency?: string | undefined;
  /** `10th`, `5-й`: names a place in an order and counts nothing. */
  readonly isOrdinal?: boolean;
  readonly isFraction?: boolean;
  /** `tenth`: names a place in an order, and counts only up to it. */
  readonly isPlace?: boolean;
  /** Written without any separator or magnitude: may be a year. */
  readonly isPlain?: boolean;
  /** Of `7 million`, a million. */
  readonly factor?: number;
  /** `30km`: the unit that is tied to the figures. */
  readonly unit?: Unit | undefined;
};

const FIGURE = /^(\p{Sc})?(\p{N}[\p{N}.,:\u00a0\u2009\u202f ]*)(\p{L}*)$/u;

/**
 * The number that begins at a token, with the same number behind it in brackets; undefined where none does. Linear in the
 * words of the number.
 */
export function readNumber(tokens: Tokens, index: number, language: Language): NumberRead | undefined {
  const number = readOnce(tokens, index, language);
  if (number === undefined || tokens.lower[number.end] !== "(") return number;
  // "Thirty (30) days", "12 (twelve) members".
  const again = readOnce(tokens, number.end + 1, language);
  const isRepeated = again?.value === number.value && tokens.lower[again.end] === ")" && !again.isOrdinal;
  return isRepeated ? { ...number, end: again.end + 1 } : number;
}

function readOnce(tokens: Tokens, index: number, language: Language): NumberRead | undefined {
  const figure = FIGURE.exec(wordAt(tokens, index).lower);
  return figure === null ? readWords(tokens, index, language) : readFigure(tokens, index, figure, language);
}

function readFigure(
  tokens: Tokens,
  index: number,
  [, sign, digits = "", suffix = ""]: readonly (string | undefined)[],
  language: Language,
): NumberRead | undefined {
  const currency = sign && CURRENCY_SIGNS.get(sign);
  const parted = readGroups(tokens, index) ?? readParts(tokens, index);
  if (parted !== undefined) return { ...parted, currency };
  const value = valueOfDigits(digits, language.decimal);
  // "A scale of 1:50 000".
  if (value === undefined || (THREE.test(digits) && SCALE.test(wordAt(tokens, index - 1).lower))) return undefined;
  // "5 1/2".
  const part = suffix === "" ? readParts(tokens, index + 1) : undefined;
  if (part !== undefined) return { value: value + part.value, end: part.end, currency };
  const attached = language.numbers.get(suffix);
  if (suffix !== "" && attached?.kind !== "magnitude") {
    const unit = language.units.among([suffix], 0)?.meaning;
    return { value, end: index + 1, currency, unit, isOrdinal: unit === undefined };
  }
  // "A 400-million-dollar fund".
  const at = HYPHEN.test(wordAt(tokens, index + 1).lower) ? index + 2 : index + 1;
  const next = magnitudeAt(tokens, at, language.numbers);
  const factor = attached?.value ?? next?.value ?? 1;
  return {
    value: exact(value * factor),
    end: next === undefined ? index + 1 : endOfShortened(tokens, at + 1),
    currency,
    factor,
    isPlain: factor === 1 && sign === undefined && WHOLE.test(digits),
  };
}

/** 1.1 million is 1,100,000 and not a hair less. */
export function exact(value: number): number {
  // Most are whole, and need no writing out.
  return Number.isSafeInteger(value) && value < MOST_EXACT ? value : Number(value.toPrecision(DIGITS));
}

// As many as are kept of a number, and the first whole one that has more.
const DIGITS = 15;
const MOST_EXACT = 1e15;

/**
 * "1 500" and "1'500'000": groups of three that a redline reads as several words. Two of them may be an article and a count
 * as well; here the words before tell.
 */
function readGroups(tokens: Tokens, index: number): NumberRead | undefined {
  const { text, lower, starts, ends } = tokens;
  const [, first] = FIRST_GROUP.exec(wordAt(tokens, index).lower) ?? [];
  if (first === undefined) return undefined;
  const between = (at: number) => text.slice(ends[at], starts[at + 1]);
  const next = wordAt(tokens, index + 1).lower;
  if (THREE.test(next) && BLANK.test(between(index))) return { value: Number(`${first}${next}`), end: index + 2 };
  let [digits, end] = [first, index + 1];
  while (
    end < index + MOST_GROUPS &&
    lower[end] === "'" &&
    THREE.test(wordAt(tokens, end + 1).lower) &&
    between(end - 1) + between(end) === ""
  ) {
    digits += lower[end + 1];
    end += 2;
  }
  return end > index + 1 ? { value: Number(digits), end } : undefined;
}

// Words and marks of an amount that somebody may write; what goes on longer is none.
const MOST_GROUPS = 12;
const BLANK = /^[ \u00a0\u2009\u202f]$/u;
const THREE = /^\d{3}$/u;
const SCALE = /^1:\d{1,3}$/u;
const FIRST_GROUP = /^\p{Sc}?(\d{1,3})$/u;

/** "2/3": less than one, in parts that drafts share by; not "24/7", "2026/27" or a part of an address. */
function readParts({ text, lower, starts, ends }: Tokens, index: number): NumberRead | undefined {
  const isTied = lower[index + 1] === "/" && (starts[index + 2] ?? 0) - (ends[index] ?? 0) === 1;
  if (!isTied) return undefined;
  const [count, parts] = [Number(lower[index]), Number(lower[index + 2])];
  if (!(count >= 1 && count < parts && parts <= MOST_PARTS) || text[ends[index + 2] ?? 0] === "/") return undefined;
  return { value: Number((count / parts).toPrecision(6)), end: index + 3, isFraction: true };
}

const MOST_PARTS = 10;

/** Of figures with separators; undefined for what is no amount, as `1.2.1` or `50:50`. */
function valueOfDigits(digits: string, decimal: "." | ","): number | undefined {
  const plain = digits.replaceAll(/[\u00a0\u2009\u202f ]/gu, "");
  const part = PARTS.get(plain.slice(-1));
  if (part === undefined) return valueOfGroups(plain, decimal);
  const whole = plain.slice(0, -1);
  return whole === "" || WHOLE.test(whole) ? Number(whole) + part : undefined;
}

const WHOLE = /^\d+$/u;
const PARTS: ReadonlyMap<string, number> = new Map([
  ["½", 1 / 2],
  ["⅓", 0.333333],
  ["⅔", 0.666667],
  ["¼", 1 / 4],
  ["¾", 3 / 4],
  ["⅕", 1 / 5],
]);

function valueOfGroups(plain: string, decimal: "." | ","): number | undefined {
  const other = decimal === "." ? "," : ".";
  const grouped = plain.split(decimal);
  const [whole = "", part = "0"] = grouped;
  if (grouped.length <= 2 && WHOLE.test(part)) {
    if (WHOLE.test(whole) || isGrouped(whole, other)) return Number(`${whole.replaceAll(other, "")}.${part}`);
  }
  // "1.500.000" and "5.000.000,00" can be nothing else; "1.500" is what the language makes of it.
  const [groups = "", rest = "0"] = plain.split(other);
  if (plain.split(other).length <= 2 && WHOLE.test(rest) && isGrouped(groups, decimal)) {
    if (groups.split(decimal).length > 2 || rest !== "0") return Number(`${groups.replaceAll(decimal, "")}.${rest}`);
  }
  // The other sign as the decimal one, as translations have it: "2,5 million".
  if (/^\d+[.,]\d+$/u.test(plain)) return Number(plain.replace(",", "."));
  return undefined;
}

/** In threes, or as in India the last three and twos before them. */
function isGrouped(digits: string, sign: "." | ","): boolean {
  const groups = digits.replaceAll(sign, "'");
  return /^\d{1,3}(?:'\d{3})+$/u.test(groups) || /^\d{1,2}(?:'\d\d)+'\d{3}$/u.test(groups);
}

/** "500 тис. євро": the full stop belongs to the shortened word. */
function endOfShortened(tokens: Tokens, end: number): number {
  const isShortened = SHORTENED.has(wordAt(tokens, end - 1).lower) && tokens.lower[end] === ".";
  return isShortened && end + 1 < tokens.count ? end + 1 : end;
}

const SHORTENED: ReadonlySet<string> = new Set(["тис", "млн", "млрд", "трлн", "тыс"]);

function magnitudeAt(tokens: Tokens, index: number, numbers: Language["numbers"]): NumberWord | undefined {
  const { lower } = wordAt(tokens, index);
  const word = numbers.get(lower);
  // A single letter is a magnitude only where it is tied to its figure.
  return word?.kind === "magnitude" && lower.length > 1 ? word : undefined;
}

function readWords(tokens: Tokens, index: number, { numbers, joins }: Language): NumberRead | undefined {
  const { lower } = tokens;
  const wordOf = (at: number) => numbers.get(wordAt(tokens, at).lower);
  let [total, current, factor] = [0, 0, 1];
  let at = index;
  let known = false;
  if (isOne(lower[at]) && startsAmount(wordOf(at + 1))) at += 1;
  for (; at < tokens.count; at += 1) {
    const written = wordAt(tokens, at).lower;
    const word = numbers.get(written);
    // "The nineteen-nineties".
    if (known && DECADE.test(written)) return undefined;
    // "Twenty-first": a place in an order, and no twenty.
    if (isOrdinalBehindTen(written, current)) return undefined;
    if (word === undefined) {
      if (!known || !joins.has(written)) break;
      // "One and a half".
      if (isOne(lower[at + 1]) && lower[at + 2] === "half") {
        const factor = magnitudeAt(tokens, at + 3, numbers)?.value;
        return { value: (total + current + 0.5) * (factor ?? 1), end: factor === undefined ? at + 3 : at + 4 };
      }
      // "One hundred and ten", "the one hundred and eightieth day".
      const next = wordOf(at + 1)?.kind;
      if ((next === "units" || next === "ordinal") && (current >= 100 || total > 0)) continue;
      break;
    }
    if (word.kind === "fraction") return fractionOf({ tokens, at, count: current, numbers }, known || at > index, word);
    if (word.kind === "ordinal") {
      // "One tenth", "a tenth of them".
      const isPart = known ? total === 0 && current === 1 : at > index && lower[at + 1] === "of";
      if (isPart) return { value: Number((1 / word.value).toPrecision(6)), end: at + 1, isFraction: true };
      if (current % 10 !== 0) return undefined;
      return { value: total + current + word.value, end: at + 1, isPlace: true };
    }
    if (word.kind === "units") {
      // "ten fifteen" is two numbers; "twenty five" is one.
      if (known && current % 100 !== 0 && !(current % 10 === 0 && word.value < 10)) break;
      current += word.value;
    } else if (word.kind === "hundred") current = (current || 1) * word.value;
    else if (written.length === 1) break;
    else {
      if (!known && at === index) return undefined;
      total += (current || 1) * word.value;
      // "Two million three hundred thousand" is no amount of millions.
      factor = factor === 1 ? word.value : 1;
      current = 0;
    }
    known = true;
  }
  return known ? { value: total + current, end: at, factor: current === 0 ? factor : 1 } : undefined;
}

const DECADE = /^(?:twen|thir|for|fif|six|seven|eigh|nine)ties$/u;

/** Places in an order that stand for parts as well, or are said of what comes first. */
export const FIRST_PLACES: readonly string[] = ["first", "second", "third", "fourth", "fifth"];

function isOrdinalBehindTen(word: string, current: number): boolean {
  return current >= 20 && current % 10 === 0 && FIRST_PLACES.includes(word);
}

function isOne(word: string | undefined): boolean {
  return word === "a" || word === "an";
}

function startsAmount(word: NumberWord | undefined): boolean {
  return word !== undefined && word.kind !== "units";
}

// Of whom a third is somebody else.
const OTHERS: ReadonlySet<string> = new Set([
  "party",
  "person",
  "country",
  "state",
  "reading",
  "time",
  "term",
  "round",
]);

type FractionPlace = {
  readonly tokens: Tokens;
  readonly at: number;
  readonly count: number;
  readonly numbers: Language["numbers"];
};

function fractionOf(
  { tokens, at, count, numbers }: FractionPlace,
  isCounted: boolean,
  { value }: NumberWord,
): NumberRead | undefined {
  // "A third", "two thirds", "half": not "the third party", "a third party".
  if (count === 0 && value === 1 / 3 && OTHERS.has(wordAt(tokens, at + 1).lower)) return undefined;
  if (!isCounted && value !== 1 / 2) return undefined;
  // "Half a million", "a quarter of a million".
  const one = tokens.lower[at + 1] === "of" ? at + 2 : at + 1;
  const magnitude = isOne(tokens.lower[one]) ? numbers.get(wordAt(tokens, one + 1).lower) : undefined;
  if (magnitude?.kind === "magnitude") return { value: (count || 1) * value * magnitude.value, end: one + 2 };
  return { value: Number(((count || 1) * value).toPrecision(6)), end: at + 1, isFraction: true };
}
