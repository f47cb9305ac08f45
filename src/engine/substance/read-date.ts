import type { Language } from "./language.ts";
import { isCapital, rolesAt, type Tokens, wordAt } from "./tokens.ts";
import { ROLES } from "./word-roles.ts";

/** A day, a month or a year, in ISO 8601, shortened where parts are unknown; a year that is missing is `--`. */
export type DateRead = { readonly value: string; readonly size: number; readonly end: number };

const DAY = /^(\d{1,2})(?:st|nd|rd|th|го|е)?$/u;
const YEAR = /^(?:1[89]|20|21)\d\d$/u;

/** The date that begins at a token; undefined where none does. Constant time. */
export function readDate(tokens: Tokens, index: number, language: Language): DateRead | undefined {
  if ((rolesAt(tokens, index) & ROLES.digit) !== 0)
    return (
      writtenInFigures(tokens, index) ??
      romanMonth(tokens, index) ??
      daysOfMonth(tokens, index, language) ??
      fromDayToDay(tokens, index, language) ??
      dayFirst(tokens, index, language) ??
      yearAlone(tokens, index, language)
    );
  return dayInWords(tokens, index, language) ?? monthFirst(tokens, index, language);
}

/** "The first day of January 2030", "the twenty-first of May". */
function dayInWords(tokens: Tokens, index: number, language: Language): DateRead | undefined {
  const { lower } = tokens;
  const [first, second] = [index, index + 1].map((at) => language.days.get(wordAt(tokens, at).lower));
  if (first === undefined) return undefined;
  const isTwo = first >= 20 && second !== undefined && second < 10;
  let at = index + (isTwo ? 2 : 1);
  if (lower[at] === "day") at += 1;
  if (lower[at] !== "of") return undefined;
  const month = monthAt(tokens, at + 1, language);
  if (month === undefined) return undefined;
  const year = yearAt(tokens, at + 2);
  return dateOf(year?.value, month, isTwo ? first + second : first, year?.end ?? at + 2);
}

function writtenInFigures({ lower }: Tokens, index: number): DateRead | undefined {
  const [one = "", mark, two = "", markToo, three = ""] = lower.slice(index, index + 5);
  const isParted = (mark === "-" || mark === "/") && markToo === mark;
  if (isParted && YEAR.test(one) && TWO.test(two) && TWO.test(three)) {
    return dateOf(Number(one), Number(two), Number(three), index + 5);
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(one);
  if (dotted !== null) return dateOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]), index + 1);
  if (isParted && mark === "/" && YEAR.test(three)) {
    const [a, b] = [Number(one), Number(two)];
    // Of the two orders the one that can be; else that of most of the world.
    return b > 12 ? dateOf(Number(three), a, b, index + 5) : dateOf(Number(three), b, a, index + 5);
  }
  return undefined;
}

const TWO = /^\d\d$/u;

/** "5.VI.1934". */
function romanMonth({ lower }: Tokens, index: number): DateRead | undefined {
  if (lower[index + 1] !== "." || lower[index + 3] !== ".") return undefined;
  const [day = "", , roman = "", , year = ""] = lower.slice(index, index + 5);
  const month = ROMAN_MONTHS.indexOf(roman);
  if (month < 0 || !ONE_OR_TWO.test(day) || !YEAR.test(year)) return undefined;
  return dateOf(Number(year), month + 1, Number(day), index + 5);
}

const ONE_OR_TWO = /^\d{1,2}$/u;

const ROMAN_MONTHS: readonly string[] = "i ii iii iv v vi vii viii ix x xi xii".split(" ");

/** "4 to 8 October 2027": from one day of a month to another. */
function daysOfMonth(tokens: Tokens, index: number, language: Language): DateRead | undefined {
  const { lower } = tokens;
  const first = dayAt(tokens, index);
  if (first === undefined || !TO.has(wordAt(tokens, index + 1).lower)) return undefined;
  const at = lower[index + 2] === "the" ? index + 3 : index + 2;
  const last = dayFirst(tokens, at, language);
  return last && rangeOf(first, last);
}

function dayAt(tokens: Tokens, index: number): number | undefined {
  const day = DAY.exec(wordAt(tokens, index).lower)?.[1];
  return day === undefined ? undefined : Number(day);
}

/** "4 October to 8 October 2027": the same, with the month said twice. */
function fromDayToDay(tokens: Tokens, index: number, language: Language): DateRead | undefined {
  const first = dayFirst(tokens, index, language);
  if (first === undefined || !TO.has(tokens.lower[first.end] ?? "")) return undefined;
  const last = dayFirst(tokens, first.end + 1, language);
  // Of the first the year may be left out.
  const isOfOneMonth = last !== undefined && [first.value.slice(-5, -3), "--"].includes(last.value.slice(-5, -3));
  return isOfOneMonth && first.value.startsWith("--") ? rangeOf(Number(first.value.slice(-2)), last) : undefined;
}

const TO: ReadonlySet<string> = new Set(["to", "–", "-"]);

/** The same days of a month as a date that ends it: undefined where the first does not come before the last. */
function rangeOf(first: number, { value, size, end }: DateRead): DateRead | undefined {
  const last = Number(value.slice(-2));
  if (first < 1 || first >= last) return undefined;
  return { value: `${value.slice(0, -2)}${String(first).padStart(2, "0")}..${value}`, size: size - last + first, end };
}

function dayFirst(tokens: Tokens, index: number, language: Language): DateRead | undefined {
  const { lower } = tokens;
  const day = dayAt(tokens, index);
  if (day === undefined) return undefined;
  let at = index + 1;
  // "15th day of September", "15-Sep-2026".
  if (lower[at] === "day" && lower[at + 1] === "of") at += 1;
  if (lower[at] === "of" || lower[at] === "-") at += 1;
  // "15-го травня".
  if (ENDINGS.has(wordAt(tokens, at).lower)) at += 1;
  const month = monthAt(tokens, at, language);
  if (month === undefined) return undefined;
  const year = yearAt(tokens, at + 1);
  return dateOf(year?.value, month, day, year?.end ?? at + 1);
}

const ENDINGS: ReadonlySet<string> = new Set(["го", "е"]);

function monthFirst(tokens: Tokens, index: number, language: Language): DateRead | undefined {
  const month = monthAt(tokens, index, language);
  if (month === undefined) return undefined;
  // "Sept. 15".
  const isShort = tokens.lower[index + 1] === "." && wordAt(tokens, index).lower.length <= 4;
  const at = isShort ? index + 2 : index + 1;
  const day = language.code === "en" ? dayAt(tokens, at) : undefined;
  if (day !== undefined && day >= 1 && day <= 31) {
    // "October 4 to 8, 2027".
    const lastDay = TO.has(wordAt(tokens, at + 1).lower) ? dayAt(tokens, at + 2) : undefined;
    const lastYear = yearAt(tokens, at + 3);
    const last = lastDay && dateOf(lastYear?.value, month, lastDay, lastYear?.end ?? at + 3);
    const range = last ? rangeOf(day, last) : undefined;
    if (range !== undefined) return range;
    const year = yearAt(tokens, at + 1);
    return dateOf(year?.value, month, day, year?.end ?? at + 1);
  }
  const year = yearAt(tokens, index + 1);
  if (year !== undefined) return dateOf(year.value, month, undefined, year.end);
  // A month by itself: only where no word of the language is written so.
  return BEFORE_MONTH.has(wordAt(tokens, index - 1).lower) ? dateOf(undefined, month, undefined, index + 1) : undefined;
}

const BEFORE_MONTH: ReadonlySet<string> = new Set(
  "in by since until before after early late mid from of during next last this end through".split(" "),
);

function monthAt(tokens: Tokens, index: number, { months, code }: Language): number | undefined {
  const month = months.get(wordAt(tokens, index).lower);
  // "May" and "may", "March" and "march".
  return month !== undefined && (code !== "en" || isCapital(tokens, index)) ? month : undefined;
}

function yearAt(tokens: Tokens, index: number): { readonly value: number; readonly end: number } | undefined {
  const { lower } = tokens;
  // "Oct. 2027", "May 1, 2026".
  const at = lower[index] === "," || lower[index] === "." ? index + 1 : index;
  const written = wordAt(tokens, at).lower;
  if (!YEAR.test(written)) return undefined;
  const end = at + 1;
  return { value: Number(written), end: YEAR_WORDS.has(wordAt(tokens, end).lower) ? end + 1 : end };
}

const YEAR_WORDS: ReadonlySet<string> = new Set(["року", "рік", "році", "року.", "года", "год", "году", "р", "г"]);
const BEFORE_YEAR: ReadonlySet<string> = new Set(
  "in of since until by before between after from year to through during and - – early late mid за до з із від у в після с после по к на".split(
    " ",
  ),
);

// Which lead to a time, and to a count hardly ever.
const AFTER: ReadonlySet<string> = new Set(["until", "before"]);

const COUNTED = /^(?:people|personnel|men|women|children|troops|\p{L}{3,}s|\p{Script=Cyrillic}{3,})$/u;

/** Four figures after a word that a year follows, or with the word "year" behind them. */
function yearAlone(tokens: Tokens, index: number, language: Language): DateRead | undefined {
  const year = yearAt(tokens, index);
  if (year === undefined) return undefined;
  const date = dateOf(year.value, undefined, undefined, year.end);
  if (year.end > index + 1) return date;
  const next = wordAt(tokens, year.end).lower;
  // "In 2022 soldiers" counts, "the floods of 2022 wrought" does not.
  const counts = COUNTED.test(next) && !language.functionWords.has(next);
  const before = wordAt(tokens, index - 1).lower;
  return BEFORE_YEAR.has(before) && (!counts || AFTER.has(before)) ? date : undefined;
}

function dateOf(
  year: number | undefined,
  month: number | undefined,
  day: number | undefined,
  end: number,
): DateRead | undefined {
  if ((month !== undefined && (month < 1 || month > 12)) || (day !== undefined && (day < 1 || day > 31)))
    return undefined;
  const two = (part: number) => String(part).padStart(2, "0");
  const parts = [
    year === undefined ? "-" : String(year),
    ...(month === undefined ? [] : [two(month)]),
    ...(day === undefined ? [] : [two(day)]),
  ];
  return { value: parts.join("-"), size: placeInTime(year, month, day), end };
}

/** A day by its distance from the year 0, for comparing: all months have 31 days. A year or a month is its first day. */
export function placeInTime(year = 0, month = 1, day = 1): number {
  return 372 * year + 31 * month + day;
}
