import { factOf } from "./fact.ts";
import { type FigureRead, figureOf, spanOf } from "./figure.ts";
import type { Language } from "./language.ts";
import { HYPHEN, type Tokens, wordAt } from "./tokens.ts";

/**
 * How often something is done, by a word: "twice a year" as a count, "monthly" and "every year" as the time from one to the
 * next. The latter say too little to be told by themselves, and count where another takes their place.
 */
export function readFrequency(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  const said = language.frequencies.get(wordAt(tokens, index).lower);
  if (said === undefined) return undefined;
  if (typeof said === "number") return readTimes(tokens, index, said, language);
  if (said !== "each") {
    const several = severalOf(tokens, index, said, language);
    if (several !== undefined) return several;
    // "Half-yearly".
    const isHalf = said.period === "P1Y" && tokens.lower[index - 1] === "half";
    return isHalf
      ? interval(tokens, index - 1, index + 1, "P6M", said.days / 2)
      : interval(tokens, index, index + 1, said.period, said.days);
  }
  const at = index + (EVERY_SECOND.has(wordAt(tokens, index + 1).lower) ? 2 : 1);
  const unit = language.units.find(tokens, at);
  if (unit?.meaning.kind !== "time") return undefined;
  const times = at - index;
  const isPartOfDay = unit.meaning.period.startsWith("T");
  const period = isPartOfDay ? `PT${times}${unit.meaning.period.slice(1)}` : `P${times}${unit.meaning.period}`;
  return interval(tokens, index, unit.end, period, times * unit.meaning.days);
}

/** "Six-monthly": every six months. */
function severalOf(
  tokens: Tokens,
  index: number,
  { period, days }: { readonly period: string; readonly days: number },
  { numbers }: Language,
): FigureRead | undefined {
  const { lower, text, starts } = tokens;
  if (index === 0 || !HYPHEN.test(text.charAt((starts[index] ?? 0) - 1))) return undefined;
  const word = lower[index - 1] ?? "";
  const times = /^\d{1,2}$/u.test(word) ? Number(word) : numbers.get(word)?.value;
  const isWhole = times !== undefined && Number.isInteger(times) && times > 1;
  return isWhole ? interval(tokens, index - 1, index + 1, period.replace("1", String(times)), times * days) : undefined;
}

const EVERY_SECOND: ReadonlySet<string> = new Set(["other", "second"]);

function interval(tokens: Tokens, start: number, end: number, period: string, days: number): FigureRead {
  const fact = factOf("duration", spanOf(tokens, start, end), period, days, "days");
  return { fact: { ...fact, guess: "weak", interval: days }, end };
}

/** "Twice a year". */
function readTimes(tokens: Tokens, index: number, times: number, language: Language): FigureRead | undefined {
  const days = daysBetween(tokens, index + 1, times, language);
  const fact = factOf("quantity", spanOf(tokens, index, index + 1), `${times} time`, times, "time");
  // "Counted twice": two times, and by itself a word like others.
  if (days === undefined) return times > 1 ? { fact: { ...fact, guess: "weak" }, end: index + 1 } : undefined;
  const next = wordAt(tokens, index + 1).lower;
  const isOneWord = language.frequencies.has(next) && !A_UNIT.test(next);
  const { bound } = figureOf({ tokens, index, language }, "quantity", fact.value, times, "time", index + 1).fact;
  return { fact: { ...fact, bound, interval: days }, end: index + (isOneWord ? A_YEAR - 1 : A_YEAR) };
}

// "Once a year": the number and what it is counted by.
const A_YEAR = 3;

// What is held so often: "two meetings a year".
const HELD: ReadonlySet<string> = new Set(["time", "meeting", "session", "visit", "inspection", "conference"]);

/** "Four meetings a year", where so many of a noun have been read: the days from one to the next. */
export function intervalBehind(
  tokens: Tokens,
  end: number,
  noun: string,
  times: number,
  language: Language,
): number | undefined {
  if (!HELD.has(noun)) return undefined;
  return daysBetween(tokens, end, times, language) ?? daysBetween(tokens, placeOfEach(tokens, end), times, language);
}

// In tokens: from what is held to how often that is.
const MOST_BEFORE_EACH = 9;

/** "Two meetings of the council are held each year": where the "each" stands in the clause. */
function placeOfEach({ lower }: Tokens, from: number): number {
  for (let at = from; at < from + MOST_BEFORE_EACH; at += 1) {
    if (lower[at] === "each" || lower[at] === "every") return at;
    if (lower[at] === undefined || /^[,.;:]$/u.test(lower[at] ?? "")) break;
  }
  return lower.length;
}

/** From one time to the next, by what follows the number of times: "a year", "each month". */
function daysBetween(tokens: Tokens, at: number, times: number, language: Language): number | undefined {
  const { lower } = wordAt(tokens, at);
  const often = language.frequencies.get(lower);
  // "Twice yearly".
  if (typeof often === "object") return often.days / times;
  if (!A_UNIT.test(lower)) return undefined;
  const unit = language.units.find(tokens, at + 1)?.meaning;
  return unit?.kind === "time" ? unit.days / times : undefined;
}

const A_UNIT = /^(?:a|an|per|every|each)$/u;
