import { countFact } from "./count-facts.ts";
import { type FigureRead, figureOf, OF_EACH, type Place } from "./figure.ts";
import type { Language, Unit } from "./language.ts";
import type { Found } from "./phrases.ts";
import { readClock } from "./read-clock.ts";
import { readDate } from "./read-date.ts";
import { exact, FIRST_PLACES, type NumberRead, readNumber } from "./read-number.ts";
import { clockFact, dateFact, timeFact, untilPlace } from "./time-facts.ts";
import { HYPHEN, isCapital, type Tokens, wordAt } from "./tokens.ts";
import { DOLLARS } from "./units.ts";
import { FLAGS } from "./word-flags.ts";

/**
 * The figure that begins at a token: an amount of money, a share, a time, a date or a count, with the words that make a
 * deadline of it. Undefined where none does. Constant time, but for the words of the number.
 */
export function readFigure(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  if (!mayBeFigure(tokens, index, language)) return undefined;
  const date = readDate(tokens, index, language);
  if (date !== undefined) return dateFact(tokens, index, date, language);
  if (isPartOfName(tokens, index)) return undefined;
  const clock = readClock(tokens, index, language);
  if (clock !== undefined) return clockFact(tokens, index, clock, language);
  const dollars = dollarsAt(tokens, index);
  const before = dollars ?? language.currenciesBefore.find(tokens, index);
  const at = before?.end ?? index;
  const number =
    readPlaceInTime(tokens, at) ??
    readMoneyInGroups({ tokens, index: at, language }, before !== undefined) ??
    readNumber(tokens, at, language) ??
    readOneTime(tokens, at, language);
  if (number === undefined || number.isOrdinal) return undefined;
  if (number.isPlace) return untilPlace({ tokens, index, language }, number);
  if (before !== undefined && !isSigned(tokens, at, number)) {
    // "US forces" and "the USD" are no amounts; "USD 5" is.
    if (before.meaning === "USD" && tokens.lower[index] === "us") return undefined;
  }
  return amountFact({ tokens, index, language }, number, dollars?.meaning ?? number.currency ?? before?.meaning);
}

/** Whether a word that is no figure by its look has behind it, or is itself, what makes one of it. */
function mayBeFigure({ flags }: Tokens, index: number, { code }: Language): boolean {
  const flag = flags[index] ?? 0;
  if ((flag & CERTAINLY) !== 0) return true;
  // "A hundred", "a year", "A$5".
  if ((flag & FLAGS.ones) !== 0) return ((flags[index + 1] ?? 0) & AFTER_ONE) !== 0;
  // "May" and "may".
  return code !== "en" || (flag & FLAGS.capital) !== 0;
}

const CERTAINLY = FLAGS.figure | FLAGS.numbers;
const AFTER_ONE = FLAGS.figure | FLAGS.numbers | FLAGS.units;

/** "F-16", "Covid-19", "example.org/2026/05": figures that are tied to a word before them. */
function isPartOfName({ text, starts, flags }: Tokens, index: number): boolean {
  if (((flags[index] ?? 0) & FLAGS.figure) === 0) return false;
  const start = starts[index] ?? 0;
  return TIED.test(text.slice(Math.max(0, start - 3), start + 1));
}

const TIED = /(?:\p{L}[-‐‑]|[\p{L}\p{N}]\/)\p{N}$/u;

/** "A$5": the letters of a dollar, tied to it; not "a $5 note". */
function dollarsAt(tokens: Tokens, index: number): Found<string> | undefined {
  const meaning = DOLLARS.get(wordAt(tokens, index).lower);
  const sign = wordAt(tokens, index + 1).lower;
  const isTied = sign.startsWith("$") && tokens.ends[index] === tokens.starts[index + 1];
  if (meaning === undefined || !isTied) return undefined;
  return { meaning, end: sign === "$" ? index + 2 : index + 1 };
}

/** "By the fifth day of each month": a place that a number in words would take for a part. */
function readPlaceInTime(tokens: Tokens, index: number): NumberRead | undefined {
  const { lower } = tokens;
  const place = FIRST_PLACES.indexOf(wordAt(tokens, index).lower);
  if (place < 0 || lower[index + 1] !== "day" || lower[index - 1] !== "the") return undefined;
  return LAST_DAY.has(wordAt(tokens, index - 2).lower)
    ? { value: place + 1, end: index + 1, isPlace: true }
    : undefined;
}

const LAST_DAY: ReadonlySet<string> = new Set(["by", "than", "before"]);

/** "EUR 48.000", "250.000 euros": nobody writes thousandths of money with noughts. */
function readMoneyInGroups({ tokens, index, language }: Place, isMoney: boolean): NumberRead | undefined {
  const digits = wordAt(tokens, index).lower;
  if (language.decimal !== "." || !IN_GROUPS.test(digits)) return undefined;
  if (!isMoney && language.units.find(tokens, index + 1)?.meaning.kind !== "money") return undefined;
  return { value: Number(digits.replace(".", "")), end: index + 1, factor: 1 };
}

const IN_GROUPS = /^\d{1,3}\.\d00$/u;

/** "Within a year", "for a decade", "after a month". */
function readOneTime(tokens: Tokens, index: number, { units }: Language): NumberRead | undefined {
  const isLed = BEFORE_ONE_TIME.has(wordAt(tokens, index - 1).lower);
  if (!isLed || !ONE_MORE.has(wordAt(tokens, index).lower)) return undefined;
  return units.find(tokens, index + 1)?.meaning.kind === "time" ? { value: 1, end: index + 1 } : undefined;
}

const ONE_MORE: ReadonlySet<string> = new Set(["a", "an", "another"]);
const BEFORE_ONE_TIME: ReadonlySet<string> = new Set(
  "by within for lasting lasts last lasted takes take took over least most than after".split(" "),
);

function isSigned({ lower }: Tokens, at: number, { currency }: NumberRead): boolean {
  return currency !== undefined || lower[at - 1] === "$";
}

function amountFact(place: Place, first: NumberRead, currency: string | undefined): FigureRead | undefined {
  const { tokens, language } = place;
  if (namesProvision(place)) return undefined;
  const range = readRange(tokens, first, language) ?? rangeWithUnit(tokens, first, language);
  // "Raised from 40 to 60 euros": two amounts.
  const isFrom = range !== undefined && tokens.lower[place.index - 1] === "from" && tokens.lower[first.end] === "to";
  const alone = isFrom ? amountBefore(place, first, range.from, range.last) : undefined;
  if (alone !== undefined) return alone;
  const number = range?.last ?? partOfOne(place, first) ?? first;
  const unitAt = HYPHEN.test(wordAt(tokens, number.end).lower) ? number.end + 1 : number.end;
  const tied = number.unit === undefined ? undefined : { meaning: number.unit, end: number.end };
  const found = currency === undefined ? (tied ?? language.units.find(tokens, unitAt)) : undefined;
  const unit = found !== undefined && isPointsOfText(place, found, unitAt) ? undefined : found;
  const amount = (factor = 1) =>
    [...(range === undefined ? [] : [range.from]), number.value].map((value) => write(value * factor)).join("..");
  const size = range === undefined ? number.value : (range.from + number.value) / 2;
  if (currency !== undefined) return figureOf(place, "money", `${amount()} ${currency}`, size, currency, number.end);
  if (unit === undefined)
    return foreignMoney(place, number.end, amount(), size) ?? countFact(place, number, amount(), size);
  return measuredFact(place, unit.meaning, unit.end, amount, size);
}

/** The first of two amounts of which the unit stands behind the last: "from 5 to 7 million euros"; undefined where none does. */
function amountBefore(place: Place, { end }: NumberRead, size: number, last: NumberRead): FigureRead | undefined {
  const { tokens, language } = place;
  const unitAt = HYPHEN.test(tokens.lower[last.end] ?? "") ? last.end + 1 : last.end;
  const unit = last.unit ?? language.units.find(tokens, unitAt)?.meaning;
  if (last.currency !== undefined)
    return figureOf(place, "money", `${write(size)} ${last.currency}`, size, last.currency, end);
  if (unit !== undefined) return measuredFact(place, unit, end, (factor = 1) => write(size * factor), size);
  const counted = countFact({ ...place, index: last.end - 1 }, last, write(last.value), last.value)?.fact.unit;
  if (counted === undefined || counted === "") return undefined;
  return figureOf(place, "quantity", `${write(size)} ${counted}`, size, counted, end);
}

/** "A plan of 28 points", not "by 3 points": of a text, and no share. */
function isPointsOfText({ tokens, index }: Place, unit: Found<Unit>, at: number): boolean {
  return unit.meaning.kind === "points" && unit.end === at + 1 && tokens.lower[index - 1] !== "by";
}

/** "Brunei dollars": a currency of its own, by its name. */
function foreignMoney(place: Place, at: number, amount: string, size: number): FigureRead | undefined {
  const { tokens, language } = place;
  const unit = isCapital(tokens, at) ? language.units.find(tokens, at + 1) : undefined;
  if (unit?.meaning.kind !== "money") return undefined;
  const currency = `${tokens.lower[at]} ${language.singular(wordAt(tokens, at + 1).lower)}`;
  return figureOf(place, "money", `${amount} ${currency}`, size, currency, unit.end);
}

/** "One half of one per cent", "half a percentage point", "a quarter of an hour". */
function partOfOne({ tokens, language }: Place, part: NumberRead): NumberRead | undefined {
  if (part.isFraction !== true) return undefined;
  const { lower } = tokens;
  const at = lower[part.end] === "of" ? part.end + 1 : part.end;
  const one = readNumber(tokens, at, language);
  const end = one?.value === 1 ? one.end : /^an?$/u.test(wordAt(tokens, at).lower) ? at + 1 : undefined;
  const unit = end === undefined ? undefined : language.units.find(tokens, end)?.meaning;
  if (end === undefined || unit === undefined || unit.kind === "money") return undefined;
  return { value: part.value, end };
}

/** @param amount - As written in a unit that is so much of this one: of a range both ends. */
function measuredFact(
  place: Place,
  unit: Unit,
  end: number,
  amount: (factor?: number) => string,
  size: number,
): FigureRead | undefined {
  // "Three won": they did.
  if (unit.kind === "money" && unit.currency === "KRW" && size < FEW_WON) return undefined;
  if (unit.kind === "money") {
    const { factor = 1, currency } = unit;
    return figureOf(place, "money", `${amount(factor)} ${currency}`, exact(size * factor), currency, end);
  }
  if (unit.kind === "percent") return figureOf(place, "percentage", `${amount()} %`, size, "%", end);
  if (unit.kind === "points") {
    const name = unit.isBasis === true ? BASIS : "points";
    return figureOf(place, "percentage", `${amount(unit.factor)} points`, exact(size * unit.factor), name, end);
  }
  if (unit.kind === "measure") {
    const { unit: of, factor } = unit.comparedAs ?? { unit: unit.unit, factor: 1 };
    const inBase = exact(size * unit.factor * factor);
    const read = figureOf(place, "quantity", `${amount(unit.factor)} ${unit.unit}`, inBase, of, end);
    return { ...read, fact: { ...read.fact, isMeasured: true } };
  }
  // "In any one year": how often, and not how long.
  if (size === 1 && OF_EACH.has(wordAt(place.tokens, place.index - 1).lower)) return undefined;
  const isPartOfDay = unit.period.startsWith("T");
  // "A year and a half".
  const isHalfMore = amount() === write(size) && AND_A_HALF.every((word, at) => place.tokens.lower[end + at] === word);
  const [count, behind] = isHalfMore ? [size + 0.5, end + AND_A_HALF.length] : [size, end];
  const written = isHalfMore ? write(count) : amount();
  const period = isPartOfDay ? `PT${written}${unit.period.slice(1)}` : `P${written}${unit.period}`;
  return timeFact(place, period, count * unit.days, behind);
}

const AND_A_HALF: readonly string[] = ["and", "a", "half"];

/** What hundredths of a point have for a unit: said of rates, they are per cent as well. */
export const BASIS = "basis points";

// Less than any price.
const FEW_WON = 100;

/** "5 to 7 per cent", "between 5 and 7", "5–7". */
function readRange(
  tokens: Tokens,
  first: NumberRead,
  language: Language,
): { readonly from: number; readonly last: NumberRead } | undefined {
  const mark = wordAt(tokens, first.end).lower;
  const isHyphened = HYPHEN.test(mark) && /^\d/u.test(wordAt(tokens, first.end + 1).lower);
  if (!RANGE_MARKS.has(mark) && !isHyphened) return undefined;
  const last = readNumber(tokens, first.end + 1, language);
  if (last === undefined || last.isOrdinal || last.value <= first.value) return undefined;
  // "5 to 7 million": both are millions; in "500 to 2 million" the first is not.
  const isShared = (first.factor ?? 1) === 1 && first.value * (last.factor ?? 1) < last.value;
  return { from: isShared ? first.value * (last.factor ?? 1) : first.value, last };
}

/** "Between 18 °C and 22 °C": the unit stands behind both. */
function rangeWithUnit(tokens: Tokens, first: NumberRead, language: Language): ReturnType<typeof readRange> {
  const unit = first.unit === undefined ? language.units.find(tokens, first.end) : undefined;
  if (unit?.meaning.kind !== "measure") return undefined;
  const range = readRange(tokens, { ...first, end: unit.end }, language);
  const again = range && language.units.find(tokens, range.last.end);
  return again?.meaning === unit.meaning ? range : undefined;
}

const RANGE_MARKS: ReadonlySet<string> = new Set(["to", "–", "—", "and", "до"]);

/** The number of an article or a resolution. */
function namesProvision({ tokens, index, language }: Place): boolean {
  const { lower } = tokens;
  // "They form 15 per cent".
  if (lower[index - 1] === "form" && !isCapital(tokens, index - 1)) return false;
  const at = lower[index - 1] === "." || lower[index - 1] === "no" || lower[index - 1] === "№" ? index - 1 : index;
  return (
    language.references.find(tokens, at - 1) !== undefined || language.references.find(tokens, index - 1) !== undefined
  );
}

function write(value: number): string {
  return String(exact(value));
}
