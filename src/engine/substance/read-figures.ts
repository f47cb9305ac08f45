import { type Bound, type Fact, factOf } from "./fact.ts";
import type { Language, Unit } from "./language.ts";
import type { Found } from "./phrases.ts";
import { type ClockRead, readClock } from "./read-clock.ts";
import { type DateRead, readDate } from "./read-date.ts";
import { withInterval } from "./read-frequency.ts";
import { FIRST_PLACES, type NumberRead, readNumber } from "./read-number.ts";
import { beginsSentence, isCapital, type Tokens, wordAt } from "./tokens.ts";
import { DOLLARS } from "./units.ts";
import type { Word } from "./vocabulary.ts";
import { FLAGS } from "./word-flags.ts";
import { ROLES } from "./word-roles.ts";

/** A fact and the index of the token behind it. */
export type FigureRead = { readonly fact: Fact; readonly end: number };

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
  const number = readPlaceInTime(tokens, at) ?? readNumber(tokens, at, language) ?? readOneTime(tokens, at, language);
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
  const start = starts[index] ?? 0;
  if (start === 0 || ((flags[index] ?? 0) & FLAGS.figure) === 0) return false;
  // Asked first, since before most figures there is a blank.
  if (!TYING.has(text.charAt(start - 1)) || !NUMBER.test(text.charAt(start))) return false;
  return TIED.test(text.slice(Math.max(0, start - 3), start));
}

const TYING: ReadonlySet<string> = new Set(["-", "‐", "‑", "/"]);
const NUMBER = /^\p{N}/u;
const TIED = /(?:\p{L}[-‐‑]|[\p{L}\p{N}]\/)$/u;

/** "A$5": the letters of a dollar, tied to it; not "a $5 note". */
function dollarsAt({ lower, starts, ends }: Tokens, index: number): Found<string> | undefined {
  const meaning = DOLLARS.get(lower[index] ?? "");
  const isTied = lower[index + 1]?.startsWith("$") === true && ends[index] === starts[index + 1];
  if (meaning === undefined || !isTied) return undefined;
  return { meaning, end: lower[index + 1] === "$" ? index + 2 : index + 1 };
}

/** "By the fifth day of each month": a place that a number in words would take for a part. */
function readPlaceInTime({ lower }: Tokens, index: number): NumberRead | undefined {
  const place = FIRST_PLACES.indexOf(lower[index] ?? "");
  if (place < 0 || lower[index + 1] !== "day" || lower[index - 1] !== "the") return undefined;
  return LAST_DAY.has(lower[index - 2] ?? "") ? { value: place + 1, end: index + 1, isPlace: true } : undefined;
}

const LAST_DAY: ReadonlySet<string> = new Set(["by", "than", "before"]);

/** "Within a year", "for a decade", "after a month". */
function readOneTime(tokens: Tokens, index: number, { units }: Language): NumberRead | undefined {
  const { lower } = tokens;
  if (!ONE_MORE.has(lower[index] ?? "") || !BEFORE_ONE_TIME.has(lower[index - 1] ?? "")) return undefined;
  return units.find(tokens, index + 1)?.meaning.kind === "time" ? { value: 1, end: index + 1 } : undefined;
}

const ONE_MORE: ReadonlySet<string> = new Set(["a", "an", "another"]);
const BEFORE_ONE_TIME: ReadonlySet<string> = new Set("by within for lasting over least most than after".split(" "));

function isSigned({ lower }: Tokens, at: number, { currency }: NumberRead): boolean {
  return currency !== undefined || lower[at - 1] === "$";
}

/** "No later than the tenth day after": a deadline, where the place is one in time. */
function untilPlace(place: Place, { value, end }: NumberRead): FigureRead | undefined {
  const { tokens, index, language } = place;
  const unit = language.units.find(tokens, end)?.meaning;
  if (unit?.kind !== "time") return undefined;
  const read = timeFact(place, `P${value}${unit.period}`, value * unit.days, end + 1);
  const opener = language.deadlineBefore.findBefore(tokens, index - 1, 4);
  if (read.fact.class === "duration" && opener?.meaning === "by") {
    const span = spanOf(tokens, opener.start, read.end);
    const { value: period, size } = read.fact;
    return { fact: factOf("deadline", span, `within ${period}`, size, "days"), end: read.end };
  }
  return tokens.lower[index - 1] === "the" || read.fact.class === "deadline" ? read : undefined;
}

type Place = { readonly tokens: Tokens; readonly index: number; readonly language: Language };

function amountFact(place: Place, first: NumberRead, currency: string | undefined): FigureRead | undefined {
  const { tokens, language } = place;
  if (namesProvision(place)) return undefined;
  const range = readRange(tokens, first, language);
  const number = range?.last ?? partOfOne(place, first) ?? first;
  const unitAt = HYPHEN.test(tokens.lower[number.end] ?? "") ? number.end + 1 : number.end;
  const tied = number.unit === undefined ? undefined : { meaning: number.unit, end: number.end };
  const found = currency === undefined ? (tied ?? language.units.find(tokens, unitAt)) : undefined;
  const unit = found !== undefined && isPointsOfText(place, found, unitAt) ? undefined : found;
  const amount = range === undefined ? write(number.value) : `${write(range.from)}..${write(number.value)}`;
  const size = range === undefined ? number.value : (range.from + number.value) / 2;
  if (currency !== undefined) return figureOf(place, "money", `${amount} ${currency}`, size, currency, number.end);
  if (unit === undefined)
    return foreignMoney(place, number.end, amount, size) ?? countFact(place, number, amount, size);
  return measuredFact(place, unit.meaning, unit.end, amount, size);
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
  const currency = `${tokens.lower[at]} ${language.singular(tokens.lower[at + 1] ?? "")}`;
  return figureOf(place, "money", `${amount} ${currency}`, size, currency, unit.end);
}

/** "One half of one per cent", "half a percentage point", "a quarter of an hour". */
function partOfOne({ tokens, language }: Place, part: NumberRead): NumberRead | undefined {
  if (part.isFraction !== true) return undefined;
  const { lower } = tokens;
  const at = lower[part.end] === "of" ? part.end + 1 : part.end;
  const one = readNumber(tokens, at, language);
  const end = one?.value === 1 ? one.end : /^an?$/u.test(lower[at] ?? "") ? at + 1 : undefined;
  const unit = end === undefined ? undefined : language.units.find(tokens, end)?.meaning;
  if (end === undefined || unit === undefined || unit.kind === "money") return undefined;
  return { value: part.value, end };
}

function measuredFact(place: Place, unit: Unit, end: number, amount: string, size: number): FigureRead | undefined {
  // "Three won": they did.
  if (unit.kind === "money" && unit.currency === "KRW" && size < FEW_WON) return undefined;
  if (unit.kind === "money") return figureOf(place, "money", `${amount} ${unit.currency}`, size, unit.currency, end);
  if (unit.kind === "percent") return figureOf(place, "percentage", `${amount} %`, size, "%", end);
  if (unit.kind === "points") {
    const value = unit.factor === 1 ? amount : write(size * unit.factor);
    const name = unit.isBasis === true ? BASIS : "points";
    return figureOf(place, "percentage", `${value} points`, Number((size * unit.factor).toPrecision(12)), name, end);
  }
  if (unit.kind === "measure") {
    const value = unit.factor === 1 ? amount : write(size * unit.factor);
    const read = figureOf(place, "quantity", `${value} ${unit.unit}`, size * unit.factor, unit.unit, end);
    return { ...read, fact: { ...read.fact, isMeasured: true } };
  }
  // "In any one year": how often, and not how long.
  if (size === 1 && OF_EACH.has(place.tokens.lower[place.index - 1] ?? "")) return undefined;
  const isPartOfDay = unit.period.startsWith("T");
  const period = isPartOfDay ? `PT${amount}${unit.period.slice(1)}` : `P${amount}${unit.period}`;
  return timeFact(place, period, size * unit.days, end);
}

/** What hundredths of a point have for a unit: said of rates, they are per cent as well. */
export const BASIS = "basis points";

const OF_EACH: ReadonlySet<string> = new Set(["any", "each", "every"]);

// Less than any price.
const FEW_WON = 100;

function timeFact(place: Place, period: string, days: number, end: number): FigureRead {
  const { tokens, index, language } = place;
  const { lower } = tokens;
  const from = ARTICLES.has(lower[index - 1] ?? "") ? index - 1 : index;
  const opener = language.deadlineBefore.findBefore(tokens, from, 7);
  // What lasts for years in Ukrainian and Russian has the same words before it as what is due within days.
  const isLong = language.code !== "en" && days >= LONG_DAYS;
  // "At least 20 days of leave"; "at least 30 days' notice" is due so long before.
  // "For at least three years after Completion".
  const isFor = lower[(opener?.start ?? from) - 1] === "for";
  const isDue = opener?.meaning === "at least" && !isFor && !(lower[end] === "of" && language.code === "en");
  const isWithin = (opener?.meaning === "within" || isDue) && !isSpan(lower, from) && !isLong;
  const isFollowed = !isFor && !isSpan(lower, from) && language.deadlineAfter.find(tokens, end) !== undefined;
  if (!isWithin && !isFollowed) {
    const read = figureOf(place, "duration", period, days, "days", end);
    // "Every six months", "at six-month intervals".
    const isEach = OF_EACH.has(lower[index - 1] ?? "") || /^intervals?$/u.test(lower[end] ?? "");
    return isEach ? { ...read, fact: { ...read.fact, interval: days } } : read;
  }
  const event = eventAfter(tokens, end, language);
  const span = spanOf(tokens, opener?.start ?? index, event?.end ?? end);
  const value = `within ${period}`;
  return { fact: { ...factOf("deadline", span, value, days, "days"), event: event?.value }, end };
}

const LONG_DAYS = 365;

const ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an"]);

/** "For two days after": how long, and not by when. */
function isSpan(lower: readonly string[], index: number): boolean {
  const [before, word] = [lower[index - 2] ?? "", lower[index - 1] ?? ""];
  return SPANS.has(word) || (word === "of" && SPANNING.has(before) && lower[index - 4] !== "within");
}

const SPANS: ReadonlySet<string> = new Set(["for", "lasting", "during", "over", "на", "впродовж"]);
const SPANNING: ReadonlySet<string> = new Set(["period", "term", "duration"]);

/** "Of ratification", "after receipt": from when it counts, by the root of the word. */
function eventAfter(
  { lower }: Tokens,
  end: number,
  { functionWords, code }: Language,
): { readonly value: string; readonly end: number } | undefined {
  if (code !== "en" || !/^(?:of|after|from|following)$/u.test(lower[end] ?? "")) return undefined;
  let at = end + 1;
  while (at < end + 4 && functionWords.has(lower[at] ?? "")) at += 1;
  const word = lower[at] ?? "";
  // "Of that vote": named before.
  if (POINTING.has(lower[at - 1] ?? "")) return undefined;
  return EVENT.test(word) ? { value: word.slice(0, 4), end: at + 1 } : undefined;
}

const POINTING: ReadonlySet<string> = new Set(["that", "this", "such", "those", "these", "its", "their"]);
const EVENT = /^\p{L}{4,}$/u;

/** "By 6 a.m.": a deadline; "at 06:00": an hour of a day. */
function clockFact(tokens: Tokens, index: number, { value, size, end }: ClockRead, language: Language): FigureRead {
  const opener = language.deadlineBefore.findBefore(tokens, index);
  if (opener?.meaning !== "by") return { fact: factOf("date", spanOf(tokens, index, end), value, size, "clock"), end };
  return { fact: factOf("deadline", spanOf(tokens, opener.start, end), `by ${value}`, size, "clock"), end };
}

function dateFact(tokens: Tokens, index: number, date: DateRead, language: Language): FigureRead {
  // "Before December's summit": the summit is what comes first.
  const opener = isWhose(tokens, date.end - 1) ? undefined : language.deadlineBefore.findBefore(tokens, index, 6);
  const isDeadline = opener?.meaning === "by" || (opener !== undefined && opener.start < index - 1);
  if (!isDeadline || opener === undefined) {
    return { fact: factOf("date", spanOf(tokens, index, date.end), date.value, date.size, "date"), end: date.end };
  }
  const isEnd = tokens.lower.slice(opener.start, index).some((word) => ENDS.has(word));
  // The end of a year is later than its beginning, which a bare year stands for.
  const size = isEnd ? date.size + (date.value.length === 4 ? 371 : 30) : date.size;
  const value = `by ${isEnd ? "end of " : ""}${date.value}`;
  return { fact: factOf("deadline", spanOf(tokens, opener.start, date.end), value, size, "date"), end: date.end };
}

/** "December's", "Brazil's". */
export function isWhose({ text, ends }: Tokens, index: number): boolean {
  return /['’]s$/u.test(text.slice(0, ends[index]).slice(-2));
}

const ENDS: ReadonlySet<string> = new Set(["end", "кінця", "конца"]);

/** "5 to 7 per cent", "between 5 and 7", "5–7". */
function readRange(
  tokens: Tokens,
  first: NumberRead,
  language: Language,
): { readonly from: number; readonly last: NumberRead } | undefined {
  const mark = tokens.lower[first.end] ?? "";
  const isHyphened = HYPHEN.test(mark) && /^\d/u.test(tokens.lower[first.end + 1] ?? "");
  if (!RANGE_MARKS.has(mark) && !isHyphened) return undefined;
  const last = readNumber(tokens, first.end + 1, language);
  if (last === undefined || last.isOrdinal || last.value <= first.value) return undefined;
  // "5 to 7 million": both are millions; in "500 to 2 million" the first is not.
  const isShared = (first.factor ?? 1) === 1 && first.value * (last.factor ?? 1) < last.value;
  return { from: isShared ? first.value * (last.factor ?? 1) : first.value, last };
}

const HYPHEN = /^[-‐‑]$/u;

const RANGE_MARKS: ReadonlySet<string> = new Set(["to", "–", "—", "and", "до"]);

const MOST_NOUNS = 3;

/** A bare number, with what it counts: the last of the words behind it that may be its noun. */
function countFact(place: Place, number: NumberRead, amount: string, size: number): FigureRead | undefined {
  const { tokens, language } = place;
  // "The age of 18" is 18 years, whatever follows it.
  if (isAge(place)) {
    const read = figureOf(place, "quantity", amount, size, "", number.end);
    return { ...read, fact: { ...read.fact, guess: "weak" } };
  }
  let end = number.end;
  while (end < number.end + MOST_NOUNS && isNounLike(wordAt(tokens, end))) {
    end += 1;
    if (language.endsCounted(tokens.lower[end - 1] ?? "", tokens.lower[end] ?? "")) break;
  }
  if (number.isFraction) return figureOf(place, "quantity", amount, size, "share", number.end);
  // "No one", "one of them", "the one hand"; "one observer" counts where two take its place.
  const isWord = size === 1 && number.isPlain !== true;
  if (isWord && (end === number.end || tokens.lower[place.index - 1] === "no" || isNamedOne(place))) return undefined;
  // A year or a number of something without a noun says too little.
  if (end === number.end && number.isPlain === true && size >= 1000 && size < 2200) return undefined;
  if (isYear(place, number, end, size)) {
    const span = spanOf(tokens, place.index, number.end);
    return { fact: factOf("date", span, String(size), size * YEAR, "date"), end: number.end };
  }
  // "A Boeing 737".
  if (end === number.end && number.isPlain === true && isNamed(tokens, place.index)) return undefined;
  const noun = end > number.end ? language.singular(tokens.lower[end - 1] ?? "") : undefined;
  const read = countedFact(place, amount, size, noun, end);
  return isWord ? { ...read, fact: { ...read.fact, guess: "weak" } } : read;
}

function isAge({ tokens: { lower }, index }: Place): boolean {
  return lower[index - 1] === "aged" || (lower[index - 1] === "of" && lower[index - 2] === "age");
}

// In days.
const YEAR = 365.25;

// What a year has several of.
const OF_A_YEAR: ReadonlySet<string> = new Set(["levels", "values", "prices", "figures", "terms", "rates"]);

/** "2019 levels", "the 2027 season": a year before a noun, and no count of them. */
function isYear({ tokens, language }: Place, { isPlain }: NumberRead, end: number, size: number): boolean {
  if (isPlain !== true || size < 1900 || size >= 2100) return false;
  const noun = tokens.lower[end - 1] ?? "";
  return OF_A_YEAR.has(noun) || (language.code === "en" && language.singular(noun) === noun && !MANY.test(noun));
}

const MANY = /^(?:people|men|women|children|personnel|staff|troops|police|cattle|sheep|fish)$/u;

function countedFact(place: Place, amount: string, size: number, noun: string | undefined, end: number): FigureRead {
  const read = figureOf(place, "quantity", noun === undefined ? amount : `${amount} ${noun}`, size, noun ?? "", end);
  return { fact: withInterval(read.fact, place.tokens, end, place.language), end };
}

function isNamedOne({ tokens, index }: Place): boolean {
  return ARTICLES.has(tokens.lower[index - 1] ?? "");
}

/** Behind a word with a capital that its sentence does not ask for. */
function isNamed(tokens: Tokens, index: number): boolean {
  const before = index - 1;
  if (before < 0 || !isCapital(tokens, before) || beginsSentence(tokens, before)) return false;
  return CAPITALISED.test(tokens.text.slice(tokens.starts[before], tokens.ends[before]));
}

const CAPITALISED = /^\p{Lu}\p{Ll}/u;

function isNounLike({ lower, flags, roles }: Word): boolean {
  if ((flags & FLAGS.functionWords) !== 0 || (roles & NO_NOUN) !== ROLES.letter) return false;
  return !lower.endsWith("ly") && !lower.endsWith("ed") && LETTERS.test(lower);
}

// Of what may be counted, the former alone.
const NO_NOUN = ROLES.letter | ROLES.numeral;
const LETTERS = /^\p{L}{2,}$/u;

function figureOf(
  { tokens, index, language }: Place,
  of: Fact["class"],
  value: string,
  size: number,
  unit: string,
  end: number,
): FigureRead {
  const bound = boundOf(tokens, index, end, language);
  return { fact: { ...factOf(of, spanOf(tokens, index, end), value, size, unit), bound }, end };
}

function boundOf(tokens: Tokens, index: number, end: number, language: Language): Bound | undefined {
  const before = language.boundsBefore.findBefore(tokens, index);
  if (before !== undefined) return { value: before.meaning, ...spanOf(tokens, before.start, index) };
  const after = language.boundsAfter.find(tokens, end);
  return after === undefined ? undefined : { value: after.meaning, ...spanOf(tokens, end, after.end) };
}

/** The number of an article or a resolution. */
function namesProvision({ tokens, index, language }: Place): boolean {
  const { lower } = tokens;
  const at = lower[index - 1] === "." || lower[index - 1] === "no" || lower[index - 1] === "№" ? index - 1 : index;
  return (
    language.references.find(tokens, at - 1) !== undefined || language.references.find(tokens, index - 1) !== undefined
  );
}

export function spanOf(
  { starts, ends }: Tokens,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  return { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 };
}

function write(value: number): string {
  if (Number.isSafeInteger(value) && value < LONGEST) return String(value);
  return String(Number(value.toPrecision(12)));
}

// As many digits as are kept.
const LONGEST = 1e12;
