import { factOf } from "./fact.ts";
import { ARTICLES, type FigureRead, figureOf, OF_EACH, type Place, spanOf } from "./figure.ts";
import type { Language } from "./language.ts";
import type { ClockRead } from "./read-clock.ts";
import type { DateRead } from "./read-date.ts";
import type { NumberRead } from "./read-number.ts";
import { isWhose, type Tokens, wordAt } from "./tokens.ts";

/** "No later than the tenth day after": a deadline, where the place is one in time. */
export function untilPlace(place: Place, { value, end }: NumberRead): FigureRead | undefined {
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

/** A span as what it is: by when something is due, or how long it lasts, with how often where "each" says so. */
export function timeFact(place: Place, period: string, days: number, end: number): FigureRead {
  const { tokens, index, language } = place;
  const { lower } = tokens;
  const from = ARTICLES.has(wordAt(tokens, index - 1).lower) ? index - 1 : index;
  const opener = language.deadlineBefore.findBefore(tokens, from, 7);
  // What lasts for years in Ukrainian and Russian has the same words before it as what is due within days.
  const isLong = language.code !== "en" && days >= LONG_DAYS;
  // "For at least three years after Completion", "for no longer than six months after".
  const bound = language.boundsBefore.findBefore(tokens, index);
  const isFor = lower[(opener?.start ?? bound?.start ?? from) - 1] === "for";
  // "At least 20 days of leave"; "at least 30 days' notice" is due so long before.
  // "At least 18 years old", too.
  const isOf = lower[end] === "of" || lower[end] === "old";
  const isDue = opener?.meaning === "at least" && !isFor && !isOf;
  const isWithin = (opener?.meaning === "within" || isDue) && !isSpan(tokens, from) && !isLong;
  // "Have 24 hours to react".
  const isGiven = HAVING.has(wordAt(tokens, from - 1).lower) && lower[end] === "to";
  const isFollowed = !isFor && !isSpan(tokens, from) && language.deadlineAfter.find(tokens, end) !== undefined;
  if (!isWithin && !isFollowed && !isGiven) {
    const read = figureOf(place, "duration", period, days, "days", end);
    // "Every six months", "at six-month intervals".
    const isEach = OF_EACH.has(wordAt(tokens, index - 1).lower) || /^intervals?$/u.test(wordAt(tokens, end).lower);
    return isEach ? { ...read, fact: { ...read.fact, interval: days } } : read;
  }
  const event = eventAfter(tokens, end, language);
  const span = spanOf(tokens, opener?.start ?? index, event?.end ?? end);
  const value = `within ${period}`;
  return { fact: { ...factOf("deadline", span, value, days, "days"), event: event?.value }, end };
}

const HAVING: ReadonlySet<string> = new Set(["has", "have", "had", "gets", "get"]);

const LONG_DAYS = 365;

/** "For two days after": how long, and not by when. */
function isSpan(tokens: Tokens, index: number): boolean {
  const [before, word] = [wordAt(tokens, index - 2).lower, wordAt(tokens, index - 1).lower];
  return SPANS.has(word) || (word === "of" && SPANNING.has(before) && tokens.lower[index - 4] !== "within");
}

const SPANS: ReadonlySet<string> = new Set(["lasting", "lasted", "lasts", "during", "over", "на"]);
const SPANNING: ReadonlySet<string> = new Set(["period", "term", "duration"]);

/** "Of ratification", "after receipt": from when it counts, by the root of the word. */
function eventAfter(
  tokens: Tokens,
  end: number,
  { functionWords }: Language,
): { readonly value: string; readonly end: number } | undefined {
  if (!/^(?:of|after|from|following)$/u.test(wordAt(tokens, end).lower)) return undefined;
  let at = end + 1;
  while (functionWords.has(wordAt(tokens, at).lower)) at += 1;
  const word = wordAt(tokens, at).lower;
  // "Of that vote": named before.
  if (POINTING.has(wordAt(tokens, at - 1).lower)) return undefined;
  return EVENT.test(word) ? { value: word.slice(0, 4), end: at + 1 } : undefined;
}

const POINTING: ReadonlySet<string> = new Set(["that", "this", "such", "those", "these", "its", "their"]);
const EVENT = /^\p{L}{4,}$/u;

/** "By 6 a.m.": a deadline; "at 06:00": an hour of a day. */
export function clockFact(
  tokens: Tokens,
  index: number,
  { value, size, end }: ClockRead,
  language: Language,
): FigureRead {
  const opener = language.deadlineBefore.findBefore(tokens, index);
  if (opener?.meaning !== "by") return { fact: factOf("date", spanOf(tokens, index, end), value, size, "clock"), end };
  return { fact: factOf("deadline", spanOf(tokens, opener.start, end), `by ${value}`, size, "clock"), end };
}

/** "By 1 May": a deadline; "on 1 May": a date. */
export function dateFact(tokens: Tokens, index: number, date: DateRead, language: Language): FigureRead {
  // "Before the first of May".
  const from = tokens.lower[index - 1] === "the" && date.end > index + 2 ? index - 1 : index;
  // "Before December's summit": the summit is what comes first.
  const opener = isWhose(tokens, date.end - 1) ? undefined : language.deadlineBefore.findBefore(tokens, from, 6);
  // "At the latest 1 May".
  if (opener === undefined || !(opener.meaning === "by" || opener.start < from - 1)) {
    return { fact: factOf("date", spanOf(tokens, index, date.end), date.value, date.size, "date"), end: date.end };
  }
  const isEnd =
    tokens.lower.slice(opener.start, index).some((word) => ENDS.has(word)) || isSaidToEnd(tokens, date.end, language);
  // The end of a year is later than its beginning, which a bare year stands for.
  const size = isEnd ? date.size + (date.value.length === 4 ? 371 : 30) : date.size;
  const value = `by ${isEnd ? "end of " : ""}${date.value}`;
  return { fact: factOf("deadline", spanOf(tokens, opener.start, date.end), value, size, "date"), end: date.end };
}

const ENDS: ReadonlySet<string> = new Set(["end", "close", "кінця", "конца"]);

/** "Before 2027 is over", "until 2027 ends". */
function isSaidToEnd({ lower }: Tokens, at: number, { code }: Language): boolean {
  if (code !== "en") return false;
  return lower[at] === "ends" || (lower[at] === "is" && (lower[at + 1] === "over" || lower[at + 1] === "out"));
}
