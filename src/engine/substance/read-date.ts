import type { Language } from "./language.ts";
import { isCapital, type Tokens } from "./tokens.ts";

/** A day, a month or a year, in ISO 8601, shortened where parts are unknown; a year that is missing is `--`. */
export type DateRead = { readonly value: string; readonly size: number; readonly end: number };

const DAY = /^(\d{1,2})(?:st|nd|rd|th|го|е|-го)?$/u;
const YEAR = /^(?:1[89]|20|21)\d\d$/u;

/** The date that begins at a token; undefined where none does. Constant time. */
export function readDate(tokens: Tokens, index: number, language: Language): DateRead | undefined {
  const first = (tokens.lower[index] ?? "").charCodeAt(0);
  if (first >= 0x30 && first <= 0x39)
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
  const [first, second] = [language.days.get(lower[index] ?? ""), language.days.get(lower[index + 1] ?? "")];
  if (first === undefined) return undefined;
  const isTwo = first >= 20 && second !== undefined && second < 10;
  let at = index + (isTwo ? 2 : 1);
  if (lower[at] === "day") at += 1;
  if (lower[at] !== "of") return undefined;
  const month = monthAt(tokens, at + 1, language);
  if (month === undefined) return undefined;
  const year = yearAt(lower, at + 2);
  return dateOf(year?.value, month, isTwo ? first + second : first, year?.end ?? at + 2);
}

function writtenInFigures({ lower }: Tokens, index: number): DateRead | undefined {
  const isParted = lower[index]?.includes(".") || DATE_MARKS.has(lower[index + 1] ?? "");
  if (!isParted) return undefined;
  const [one = "", mark, two = "", markToo, three = ""] = lower.slice(index, index + 5);
  if (
    (mark === "-" || mark === "/") &&
    markToo === mark &&
    YEAR.test(one) &&
    /^\d\d$/u.test(two) &&
    /^\d\d$/u.test(three)
  ) {
    return dateOf(Number(one), Number(two), Number(three), index + 5);
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(one);
  if (dotted !== null) return dateOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]), index + 1);
  if (mark === "/" && markToo === "/" && YEAR.test(three)) {
    const [a, b] = [Number(one), Number(two)];
    // Of the two orders the one that can be; else that of most of the world.
    return b > 12 ? dateOf(Number(three), a, b, index + 5) : dateOf(Number(three), b, a, index + 5);
  }
  return undefined;
}

/** "5.VI.1934". */
function romanMonth({ lower }: Tokens, index: number): DateRead | undefined {
  if (lower[index + 1] !== "." || lower[index + 3] !== ".") return undefined;
  const [day, month, year] = [lower[index] ?? "", ROMAN_MONTHS.indexOf(lower[index + 2] ?? ""), lower[index + 4] ?? ""];
  if (month < 0 || !/^\d{1,2}$/u.test(day) || !YEAR.test(year)) return undefined;
  return dateOf(Number(year), month + 1, Number(day), index + 5);
}

const ROMAN_MONTHS: readonly string[] = "i ii iii iv v vi vii viii ix x xi xii".split(" ");

/** "4 to 8 October 2027": from one day of a month to another. */
function daysOfMonth(tokens: Tokens, index: number, language: Language): DateRead | undefined {
  const { lower } = tokens;
  const first = DAY.exec(lower[index] ?? "")?.[1];
  if (first === undefined || !TO.has(lower[index + 1] ?? "")) return undefined;
  const at = lower[index + 2] === "the" ? index + 3 : index + 2;
  const last = dayFirst(tokens, at, language);
  return last === undefined ? undefined : rangeOf(Number(first), last);
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

const DATE_MARKS: ReadonlySet<string> = new Set(["-", "/"]);

function dayFirst(tokens: Tokens, index: number, language: Language): DateRead | undefined {
  const { lower } = tokens;
  const day = DAY.exec(lower[index] ?? "")?.[1];
  if (day === undefined) return undefined;
  let at = index + 1;
  // "15th day of September", "15-Sep-2026".
  if (lower[at] === "day" && lower[at + 1] === "of") at += 1;
  if (lower[at] === "of" || lower[at] === "-") at += 1;
  const month = monthAt(tokens, at, language);
  if (month === undefined) return undefined;
  const year = yearAt(lower, at + 1);
  return dateOf(year?.value, month, Number(day), year?.end ?? at + 1);
}

function monthFirst(tokens: Tokens, index: number, language: Language): DateRead | undefined {
  const month = monthAt(tokens, index, language);
  if (month === undefined) return undefined;
  const { lower } = tokens;
  // "Sept. 15".
  const at = lower[index + 1] === "." && (lower[index] ?? "").length <= 4 ? index + 2 : index + 1;
  const day = language.code === "en" ? DAY.exec(lower[at] ?? "")?.[1] : undefined;
  if (day !== undefined && Number(day) >= 1 && Number(day) <= 31) {
    // "October 4 to 8, 2027".
    const lastDay = TO.has(lower[at + 1] ?? "") ? /^\d{1,2}$/u.exec(lower[at + 2] ?? "")?.[0] : undefined;
    const lastYear = yearAt(lower, at + 3);
    const last = lastDay && dateOf(lastYear?.value, month, Number(lastDay), lastYear?.end ?? at + 3);
    const range = last ? rangeOf(Number(day), last) : undefined;
    if (range !== undefined) return range;
    const year = yearAt(lower, at + 1);
    return dateOf(year?.value, month, Number(day), year?.end ?? at + 1);
  }
  const year = yearAt(lower, index + 1);
  if (year !== undefined) return dateOf(year.value, month, undefined, year.end);
  // A month by itself: only where no word of the language is written so.
  return BEFORE_MONTH.has(lower[index - 1] ?? "") ? dateOf(undefined, month, undefined, index + 1) : undefined;
}

const BEFORE_MONTH: ReadonlySet<string> = new Set(
  "in by since until before after early late mid from of during next last this end through".split(" "),
);

function monthAt(tokens: Tokens, index: number, { months, code }: Language): number | undefined {
  const month = months.get(tokens.lower[index] ?? "");
  // "May" and "may", "March" and "march".
  return month !== undefined && (code !== "en" || isCapital(tokens, index)) ? month : undefined;
}

function yearAt(lower: readonly string[], index: number): { readonly value: number; readonly end: number } | undefined {
  // "Oct. 2027", "May 1, 2026".
  const at = lower[index] === "," || lower[index] === "." ? index + 1 : index;
  if (!YEAR.test(lower[at] ?? "")) return undefined;
  const end = at + 1;
  return { value: Number(lower[at]), end: YEAR_WORDS.has(lower[end] ?? "") ? end + 1 : end };
}

const YEAR_WORDS: ReadonlySet<string> = new Set(["року", "рік", "році", "року.", "года", "год", "году", "р", "г"]);
const BEFORE_YEAR: ReadonlySet<string> = new Set(
  "in of since until by before after from year to through during and - – early late mid за до з із від у в с после по к на".split(
    " ",
  ),
);

// Which lead to a time, and to a count hardly ever.
const AFTER: ReadonlySet<string> = new Set(["until", "since", "before"]);

const COUNTED = /^(?:people|personnel|men|women|children|troops|\p{L}{3,}s|\p{Script=Cyrillic}{3,})$/u;

/** Four figures after a word that a year follows, or with the word "year" behind them. */
function yearAlone({ lower }: Tokens, index: number, language: Language): DateRead | undefined {
  if (!YEAR.test(lower[index] ?? "")) return undefined;
  const year = yearAt(lower, index);
  if (year === undefined) return undefined;
  const isNamed = year.end > index + 1 || BEFORE_YEAR.has(lower[index - 1] ?? "");
  // "In 2022 soldiers" counts, "the floods of 2022 wrought" does not.
  const counts = COUNTED.test(lower[year.end] ?? "") && !language.functionWords.has(lower[year.end] ?? "");
  const isAfter = AFTER.has(lower[index - 1] ?? "");
  return isNamed && (!counts || isAfter || year.end > index + 1)
    ? dateOf(year.value, undefined, undefined, year.end)
    : undefined;
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
