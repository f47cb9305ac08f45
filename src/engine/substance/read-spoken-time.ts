import { factOf } from "./fact.ts";
import { type FigureRead, spanOf } from "./figure.ts";
import type { Language } from "./language.ts";
import { clockFact } from "./time-facts.ts";
import { isCapital, rolesAt, type Tokens, wordAt } from "./tokens.ts";
import { AUXILIARY, ROLES } from "./word-roles.ts";

/**
 * A time that is named by a word and not by its date: a day of the week, a season, "next month". It says too little to be told
 * by itself, and counts where another takes its place.
 */
export function readSpokenTime(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  const kind = language.times.get(wordAt(tokens, index).lower);
  if (kind === undefined) return undefined;
  const before = wordAt(tokens, index - 1).lower;
  if (typeof kind === "object") {
    // "The noon prayer" is at no hour.
    const isAt = language.hourBefore.has(before);
    return isAt ? clockFact(tokens, index, { ...kind, end: index + 1 }, language) : undefined;
  }
  if (kind === "weekday")
    return isCapital(tokens, index) ? spoken(tokens, index, index + 1, kind, language) : undefined;
  if (kind === "season") {
    const isLed = language.seasonBefore.has(before);
    return isLed ? spoken(tokens, index, index + 1, kind, language) : undefined;
  }
  if (kind === "near") {
    const at = index + 1;
    const unit = language.units.find(tokens, at);
    const isSeason = language.times.has(wordAt(tokens, at).lower);
    if (unit?.meaning.kind !== "time" && !isSeason) return undefined;
    // "The next Business Day" is what the paper calls so.
    if (isCapital(tokens, at) && !isSeason) return undefined;
    return spoken(tokens, index, unit?.end ?? at + 1, kind, language);
  }
  return spoken(tokens, index, index + 1, kind, language);
}

function spoken(tokens: Tokens, start: number, end: number, kind: string, language: Language): FigureRead {
  const value = tokens.lower.slice(start, end).join(" ");
  const isArticle = language.naming.articles.has(wordAt(tokens, start - 1).lower);
  const opener = language.deadlineBefore.findBefore(tokens, isArticle ? start - 1 : start);
  if (opener?.meaning === "by") {
    const span = spanOf(tokens, opener.start, end);
    return { fact: factOf("deadline", span, `by ${value}`, undefined, kind), end };
  }
  return { fact: { ...factOf("date", spanOf(tokens, start, end), value, undefined, kind), guess: "weak" }, end };
}

const MOST_WORDS = 6;

/** "By the end of the transition period", "no later than the last day of the Term": a deadline without a figure. */
export function readLooseDeadline(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  const { lower } = tokens;
  const opener = language.looseDeadlines.find(tokens, index);
  if (opener === undefined) return undefined;
  let end = opener.end;
  const most = Math.min(tokens.count, end + MOST_WORDS);
  while (end < most && (rolesAt(tokens, end) & ROLES.letter) !== 0 && !isOther(tokens, end, language)) end += 1;
  if (end === opener.end || isCounted(tokens, end, language)) return undefined;
  // "Sixty days before the end of the mandate": from when these count.
  if (language.units.find(tokens, index - 1)?.meaning.kind === "time") return undefined;
  const value = `by ${lower.slice(opener.end, end).join(" ")}`;
  return { fact: factOf("deadline", spanOf(tokens, index, end), value, undefined, "event"), end };
}

/** What ends the event of a deadline. */
function isOther(tokens: Tokens, at: number, language: Language): boolean {
  const { forces, conditions } = language;
  if ((rolesAt(tokens, at) & AUXILIARY) !== 0) return true;
  if (forces.find(tokens, at) !== undefined || conditions.find(tokens, at) !== undefined) return true;
  return isCounted(tokens, at, language);
}

/** A figure or a month: it makes a deadline of its own. */
function isCounted(tokens: Tokens, at: number, { numbers, months, ones, units }: Language): boolean {
  const { lower, roles } = wordAt(tokens, at);
  // "No later than a year after".
  if (ones.has(lower) && units.find(tokens, at + 1)?.meaning.kind === "time") return true;
  if ((roles & ROLES.digit) !== 0 || numbers.get(lower)?.kind === "units") return true;
  return months.has(lower) && isCapital(tokens, at);
}
