import { type Bound, factOf } from "./fact.ts";
import { ARTICLES, type FigureRead, figureOf, type Place, spanOf } from "./figure.ts";
import { placeInTime } from "./read-date.ts";
import { intervalBehind } from "./read-frequency.ts";
import type { NumberRead } from "./read-number.ts";
import { beginsSentence, HYPHEN, type Tokens, wordAt } from "./tokens.ts";
import type { Word } from "./vocabulary.ts";
import { FLAGS } from "./word-flags.ts";
import { ROLES } from "./word-roles.ts";

const MOST_NOUNS = 3;

/** A bare number, with what it counts: the last of the words behind it that may be its noun. */
export function countFact(place: Place, number: NumberRead, amount: string, size: number): FigureRead | undefined {
  const { tokens, language } = place;
  // "The age of 18" is 18 years, whatever follows it.
  if (isAge(place)) {
    const read = figureOf(place, "quantity", amount, size, "", number.end);
    const bound = read.fact.bound ?? boundOfAge(place);
    return { ...read, fact: { ...read.fact, guess: "weak", bound } };
  }
  let end = number.end;
  while (end < number.end + MOST_NOUNS && isNounLike(wordAt(tokens, end))) {
    end += 1;
    if (language.endsCounted(wordAt(tokens, end - 1).lower, wordAt(tokens, end).lower)) break;
  }
  // "Half-yearly", "six-monthly".
  if (end === number.end && /ly$/u.test(wordAt(tokens, end).lower) && (number.isFraction || isTied(tokens, end)))
    return undefined;
  if (number.isFraction) return figureOf(place, "quantity", amount, size, "share", number.end);
  // "No one", "one of them", "the one hand"; "one observer" counts where two take its place.
  const isWord = size === 1 && number.isPlain !== true;
  if (isWord && (end === number.end || tokens.lower[place.index - 1] === "no" || isNamedOne(place))) return undefined;
  // A year or a number of something without a noun says too little.
  if (end === number.end && number.isPlain === true && size >= 1000 && size < 2200) return undefined;
  if (isYear(place, number, end, size)) {
    const span = spanOf(tokens, place.index, number.end);
    return { fact: factOf("date", span, String(size), placeInTime(size), "date"), end: number.end };
  }
  // "A Boeing 737".
  if (end === number.end && number.isPlain === true && isNamed(tokens, place.index)) return undefined;
  const noun = end > number.end ? language.singular(wordAt(tokens, end - 1).lower) : undefined;
  // "For a period of two seasons".
  if (noun !== undefined && isPeriod(place)) return figureOf(place, "duration", `${amount} ${noun}`, size, noun, end);
  const read = countedFact(place, amount, size, noun, end);
  return isWord ? { ...read, fact: { ...read.fact, guess: "weak" } } : read;
}

function isPeriod({ tokens, index }: Place): boolean {
  return wordAt(tokens, index - 1).lower === "of" && /^(?:period|term)$/u.test(wordAt(tokens, index - 2).lower);
}

function isAge({ tokens, index }: Place): boolean {
  const [before, word] = [wordAt(tokens, index - 2).lower, wordAt(tokens, index - 1).lower];
  return word === "aged" || (word === "of" && before === "age") || (word === "than" && OLD.has(before));
}

const OLD: ReadonlySet<string> = new Set(["younger", "older"]);

/** "Under the age of sixteen", "above an age of sixteen". */
function boundOfAge({ tokens, index, language }: Place): Bound | undefined {
  const at = index - 3;
  const before = tokens.lower[index - 1] === "of" ? language.boundsBefore.findBefore(tokens, at) : undefined;
  return before && { value: before.meaning, ...spanOf(tokens, before.start, at) };
}

/** Whether a hyphen ties a token to the one before it. */
function isTied({ text, starts }: Tokens, at: number): boolean {
  return HYPHEN.test(text.charAt((starts[at] ?? 0) - 1));
}

// What a year has several of.
const OF_A_YEAR: ReadonlySet<string> = new Set(["levels", "values", "prices", "figures", "terms", "rates"]);

/** "2019 levels", "the 2027 season": a year before a noun, and no count of them. */
function isYear({ tokens, index, language }: Place, { isPlain }: NumberRead, end: number, size: number): boolean {
  if (isPlain !== true || size < 1900 || size >= 2100) return false;
  const noun = wordAt(tokens, end - 1).lower;
  // "Since the 1998 storms".
  if (tokens.lower[index - 1] === "the" && SINCE.has(wordAt(tokens, index - 2).lower)) return true;
  return (
    OF_A_YEAR.has(noun) ||
    GOING_ON.has(noun) ||
    (language.code === "en" && language.singular(noun) === noun && !MANY.test(noun))
  );
}

const SINCE: ReadonlySet<string> = new Set(["since", "during", "after", "before", "until"]);

// "The boundary established in 2022 remains".
const GOING_ON: ReadonlySet<string> = new Set(["remains", "stays", "applies", "expires", "ends", "begins", "lapses"]);

// "2000 fishermen": a word that is of many without an "s", or ends in one.
const MANY = /(?:people|men|children|personnel|staff|police|aircraft|cattle|sheep|fish)$/u;

function countedFact(place: Place, amount: string, size: number, noun: string | undefined, end: number): FigureRead {
  if (noun === undefined) return figureOf(place, "quantity", amount, size, "", end);
  const { fact } = figureOf(place, "quantity", `${amount} ${noun}`, size, noun, end);
  return { fact: { ...fact, interval: intervalBehind(place.tokens, end, noun, size, place.language) }, end };
}

function isNamedOne({ tokens, index }: Place): boolean {
  return ARTICLES.has(wordAt(tokens, index - 1).lower);
}

/** Behind a word with a capital that its sentence does not ask for. */
function isNamed(tokens: Tokens, index: number): boolean {
  const before = index - 1;
  return (
    !beginsSentence(tokens, before) && CAPITALISED.test(tokens.text.slice(tokens.starts[before], tokens.ends[before]))
  );
}

const CAPITALISED = /^\p{Lu}\p{Ll}/u;

function isNounLike({ lower, flags, roles }: Word): boolean {
  if ((flags & FLAGS.functionWords) !== 0 || (roles & ROLES.numeral) !== 0) return false;
  return !lower.endsWith("ly") && !lower.endsWith("ed") && LETTERS.test(lower);
}

const LETTERS = /^\p{L}{2,}$/u;
