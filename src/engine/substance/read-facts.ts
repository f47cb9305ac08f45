import type { Fact, FactClass } from "./fact.ts";
import type { Language } from "./language.ts";
import type { Found, Phrases } from "./phrases.ts";
import { readCondition } from "./read-conditions.ts";
import { type FigureRead, readFigure, spanOf } from "./read-figures.ts";
import { readForce, readNegation } from "./read-force.ts";
import { readLongName, readName } from "./read-names.ts";
import { readProvision } from "./read-provisions.ts";
import { readLooseDeadline, readSpokenTime } from "./read-spoken-time.ts";
import { beginsSentence, isCapital, readTokens, type Tokens } from "./tokens.ts";

/**
 * Reads what a text says that a reader would want told when it changes: figures with their units, dates and deadlines, how
 * strongly somebody is bound, negations, conditions, words of scope, names, terms and provisions.
 *
 * @returns In the order of the text. A condition is followed by what stands in it; nothing else overlaps, but a prohibition,
 *   which is a force and a negation. Linear in the text; never throws.
 */
export function readFacts(text: string, language: Language): readonly Fact[] {
  const tokens = readTokens(text);
  const facts: Fact[] = [];
  const openers = openersOf(language);
  for (let index = 0; index < tokens.count; ) {
    // Most words begin nothing, and one look is enough to know.
    if (!openers.has(tokens.lower[index] ?? "") && !mayBegin(tokens, index)) {
      index += 1;
      continue;
    }
    const condition = readCondition(tokens, index, language);
    if (condition !== undefined) facts.push(...condition.facts);
    const read = condition === undefined ? readFact(tokens, index, language) : undefined;
    if (read !== undefined) facts.push(...read.facts);
    index = Math.max(index + 1, condition?.end ?? 0, read?.end ?? 0);
  }
  return facts;
}

const OPENERS = new WeakMap<Language, ReadonlySet<string>>();

/** The words of a language that begin a fact by themselves or with others. */
function openersOf(language: Language): ReadonlySet<string> {
  const known = OPENERS.get(language);
  if (known !== undefined) return known;
  const { conditions, references, currenciesBefore, deadlines, durations, forces, weakenings } = language;
  const { idioms, boundsBefore, negations, names, scopes, numbers, months } = language;
  const phrases = [conditions, references, currenciesBefore, deadlines, durations, forces, weakenings];
  const openers = new Set(
    [...phrases, idioms, boundsBefore, negations, names, scopes].flatMap((some) => [...some.firstWords()]),
  );
  const words = [
    numbers.keys(),
    months.keys(),
    TIMES.keys(),
    ARTICLES,
    language.own,
    language.naming.smallBodies,
    language.consentBefore,
    language.times.keys(),
  ];
  for (const some of words) for (const word of some) openers.add(word);
  OPENERS.set(language, openers);
  return openers;
}

// "A hundred", "a third".
const ARTICLES = ["a", "an"];
const Z = 0x7a;

/** Whether a token may begin a fact by what it looks like: a figure, a sign, a quote, a word in capitals. */
function mayBegin({ text, starts }: Tokens, index: number): boolean {
  const first = text.charCodeAt(starts[index] ?? 0);
  // Small letters of the Latin and the Cyrillic alphabet.
  return !((first >= 0x61 && first <= Z) || (first >= 0x430 && first <= 0x45f));
}

/** "At most", "up to": said of a figure, and told with it. */
function boundPhrase(tokens: Tokens, index: number, language: Language): Found<string> | undefined {
  const bound = language.boundsBefore.find(tokens.lower, index);
  return bound !== undefined && bound.end > index + 1 ? bound : undefined;
}

type Reader = (tokens: Tokens, index: number, language: Language) => FigureRead | undefined;

/** What is tried at a token, in this order: what comes first is the more special. */
const READERS: readonly Reader[] = [
  readProvision,
  readLongName,
  readFigure,
  readFrequency,
  readSpokenTime,
  readLooseDeadline,
  (tokens, index, { deadlines }) => phraseFact(tokens, index, deadlines, "deadline"),
  (tokens, index, { durations }) => phraseFact(tokens, index, durations, "duration"),
];

function readFact(
  tokens: Tokens,
  index: number,
  language: Language,
): { readonly facts: readonly Fact[]; readonly end: number } | undefined {
  for (const reader of READERS) {
    const read = reader(tokens, index, language);
    if (read !== undefined) return { facts: [read.fact], end: read.end };
  }
  const force = readForce(tokens, index, language);
  if (force !== undefined) return force;
  const none = language.idioms.find(tokens.lower, index) ?? boundPhrase(tokens, index, language);
  if (none !== undefined) return { facts: [], end: none.end };
  // "Only" and "several" are no names where a sentence begins with them.
  const inFront = beginsSentence(tokens, index) ? scopeFact(tokens, index, language) : undefined;
  const read =
    readNegation(tokens, index, language) ??
    inFront ??
    readName(tokens, index, language) ??
    scopeFact(tokens, index, language);
  return read === undefined ? undefined : { facts: [read.fact], end: read.end };
}

const TIMES: ReadonlyMap<string, number> = new Map([
  ["once", 1],
  ["twice", 2],
]);

/** "Twice a year". */
function readFrequency(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  const size = TIMES.get(tokens.lower[index] ?? "");
  if (size === undefined || !/^(?:a|an|per|every|each)$/u.test(tokens.lower[index + 1] ?? "")) return undefined;
  if (language.units.find(tokens.lower, index + 2)?.meaning.kind !== "time") return undefined;
  const span = spanOf(tokens, index, index + 1);
  const fact: Fact = { class: "quantity", ...span, value: `${size} time`, size, unit: "time" };
  return { fact, end: index + 1 };
}

/** "In part", but not "in Part II". */
function scopeFact(tokens: Tokens, index: number, { scopes }: Language): FigureRead | undefined {
  const read = phraseFact(tokens, index, scopes, "scope");
  return read !== undefined && read.end > index + 1 && isCapital(tokens, read.end - 1) ? undefined : read;
}

function phraseFact(tokens: Tokens, index: number, phrases: Phrases<string>, of: FactClass): FigureRead | undefined {
  const found = phrases.find(tokens.lower, index);
  if (found === undefined) return undefined;
  const size = of === "duration" && found.meaning === "permanent" ? PERMANENT_DAYS : undefined;
  const fact: Fact = {
    class: of,
    ...spanOf(tokens, index, found.end),
    value: found.meaning,
    size,
    unit: size === undefined ? undefined : "days",
  };
  return { fact, end: found.end };
}

// Longer than anything that is counted.
const PERMANENT_DAYS = 1e9;
