import type { ClockHour, Language } from "./language.ts";
import { type Tokens, wordAt } from "./tokens.ts";

/** An hour of the day, and the index of the token behind it. */
export type ClockRead = ClockHour & { readonly end: number };

// "8pm", "8:30am".
const TIED = /^(\d{1,2})(?:[:.]([0-5]\d))?(am|pm)$/u;
const NOON = 12;
const WITH_DOT = /^\d\d\.\d\d$/u;
const CLOCK = /^(\d{1,2})(?:[:.]([0-5]\d))?$/u;

/** "06:00", "6 a.m.", "18:30 hours": undefined for other figures, as "50:50" and a bare 6. Constant time. */
export function readClock(tokens: Tokens, index: number, language: Language): ClockRead | undefined {
  const { lower } = tokens;
  const { dayHalves, hourBefore, numbers } = language;
  const written = wordAt(tokens, index).lower;
  const [before, next] = [wordAt(tokens, index - 1).lower, wordAt(tokens, index + 1).lower];
  // "Ten o'clock", "six in the morning".
  const word = numbers.get(written);
  const inWords = word?.kind === "units" ? String(word.value) : undefined;
  const [, hours = inWords, minutes] = CLOCK.exec(written) ?? [];
  const tied = TIED.exec(written);
  if (tied !== null) return hourOf(tied[1] ?? "", tied[2], tied[3] === "pm" ? NOON : 0, index + 1);
  // "Eight o'clock in the evening".
  const behind = next === "o'clock" ? dayHalves.among(lower, index + 2) : undefined;
  const half = behind !== undefined && behind.meaning >= 0 ? behind : dayHalves.among(lower, index + 1);
  const [inFour, hoursInFour = "", minutesInFour] = FOUR.exec(written) ?? [];
  if (inFour !== undefined && HOURS.has(next))
    return hourOf(hoursInFour, minutesInFour, AS_WRITTEN, half?.end ?? index + 2);
  if (hours === undefined) return undefined;
  const isBefore = hourBefore.has(before);
  // "For 24 hrs": how long, and no hour of a day.
  if (half !== undefined && half.meaning < 0 && minutes === undefined && !isBefore) return undefined;
  // "For 10:30"; "at 18.30 hours", not "2.30 hours".
  const isLed = written.includes(":") && (before === "for" || isBefore);
  const isOfDay = isLed || (WITH_DOT.test(written) && isBefore && HOURS.has(next));
  if (half === undefined && !isOfDay) return clockOfRange(tokens, index, language);
  return hourOf(hours, minutes, half?.meaning ?? AS_WRITTEN, half?.end ?? index + 1);
}

// As words for the halves of a day have it that say nothing of which one is meant: "hours GMT".
const AS_WRITTEN = -1;

/** @param half - Hours to be added to those of a morning; negative where the hour is one of twenty-four. */
function hourOf(hours: string, minutes: string | undefined, half: number, end: number): ClockRead | undefined {
  if (Number(hours) > 24) return undefined;
  const hour = half < 0 ? Number(hours) : (Number(hours) % 12) + half;
  const value = `${String(hour).padStart(2, "0")}:${minutes ?? "00"}`;
  return { value, size: 60 * hour + Number(minutes ?? 0), end };
}

/** "Between 8 and 11 a.m.", "from 22.00 to 06.00 hours": what the later hour says is said of both. */
function clockOfRange(tokens: Tokens, index: number, language: Language): ClockRead | undefined {
  const [, hours, minutes] = CLOCK.exec(wordAt(tokens, index).lower) ?? [];
  const isRange = FROM.has(wordAt(tokens, index - 1).lower) && TO.has(wordAt(tokens, index + 1).lower);
  if (hours === undefined || !isRange) return undefined;
  const half = language.dayHalves.among(tokens.lower, index + 3)?.meaning ?? AS_WRITTEN;
  if (half < 0 && minutes === undefined) return undefined;
  return readClock(tokens, index + 2, language) === undefined ? undefined : hourOf(hours, minutes, half, index + 1);
}

const FROM: ReadonlySet<string> = new Set(["between", "from"]);
const TO: ReadonlySet<string> = new Set(["and", "to", "until", "–", "-"]);

// "0600 hours".
const FOUR = /^([01]\d|2[0-4])([0-5]\d)$/u;
const HOURS: ReadonlySet<string> = new Set(["hours", "hrs", "gmt", "utc"]);
