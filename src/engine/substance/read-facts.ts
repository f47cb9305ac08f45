import { endOfCapitals } from "./end-of-capitals.ts";
import { type Fact, type FactClass, factOf } from "./fact.ts";
import { type FigureRead, spanOf } from "./figure.ts";
import type { Language, Naming } from "./language.ts";
import type { Found, Phrases } from "./phrases.ts";
import { readCondition } from "./read-conditions.ts";
import { readFigure } from "./read-figures.ts";
import { readForce, readNegation } from "./read-force.ts";
import { readFrequency } from "./read-frequency.ts";
import { readName } from "./read-names.ts";
import { readOrdinal, readProvision } from "./read-provisions.ts";
import { readLooseDeadline, readSpokenTime } from "./read-spoken-time.ts";
import { beginsSentence, isCapital, readTokens, rolesAt, type Tokens } from "./tokens.ts";
import { FLAGS } from "./word-flags.ts";
import { ROLES } from "./word-roles.ts";

/**
 * Reads what a text says that a reader would want told when it changes: figures with their units, dates and deadlines, how
 * strongly somebody is bound, negations, conditions, words of scope, names, terms and provisions.
 *
 * @returns In the order of the text. A condition is followed by what stands in it; nothing else overlaps, but a prohibition,
 *   which is a force and a negation. Linear in the text; never throws.
 */
export function readFacts(text: string, language: Language): readonly Fact[] {
  return readFactsIn(readTokens(text, language), language);
}

/** The same of a text whose words have been read. */
export function readFactsIn(tokens: Tokens, language: Language): readonly Fact[] {
  const { flags, count } = tokens;
  const facts: Fact[] = [];
  for (let index = 0; index < count; ) {
    // Most words begin nothing, and one look is enough to know.
    const flag = flags[index] ?? 0;
    if ((flag & OPENING) === 0) {
      index += 1;
      continue;
    }
    const condition = (flag & CONDITIONS) === 0 ? undefined : readCondition(tokens, index, language);
    if (condition !== undefined) facts.push(...condition.facts);
    const read = condition === undefined ? readFact(tokens, index, flag, language) : undefined;
    if (read !== undefined) facts.push(...read.facts);
    index = Math.max(index + 1, condition?.end ?? 0, read?.end ?? 0);
  }
  return facts;
}

const CONDITIONS = FLAGS.conditions | FLAGS.inverted | FLAGS.consentBefore;
const FIGURES = FLAGS.figure | FLAGS.numbers | FLAGS.months | FLAGS.currenciesBefore | FLAGS.ones;
const FORCES = FLAGS.forces | FLAGS.weakenings;
const NAMES = FLAGS.names | FLAGS.capital | FLAGS.quote | FLAGS.smallBodies;

/** "At most", "up to": said of a figure, and told with it. */
function boundPhrase(tokens: Tokens, index: number, language: Language): Found<string> | undefined {
  const bound = language.boundsBefore.find(tokens, index);
  if (bound === undefined || bound.end === index + 1) return undefined;
  // "Limited to members" is for members only.
  const isLimit = tokens.lower[index] === "limited";
  const isFigure = ((tokens.flags[bound.end] ?? 0) & FIGURES) !== 0;
  return isLimit && !isFigure ? undefined : bound;
}

type Reader = (tokens: Tokens, index: number, language: Language) => FigureRead | undefined;

/** What is tried at a token that may begin it and no name, in this order: what comes first is the more special. */
const READERS: readonly (readonly [flags: number, reader: Reader])[] = [
  [FIGURES, readFigure],
  [FLAGS.frequencies, readFrequency],
  [FLAGS.times, readSpokenTime],
  [FLAGS.looseDeadlines, readLooseDeadline],
  [FLAGS.deadlines, (tokens, index, { deadlines }) => phraseFact(tokens, index, deadlines, "deadline")],
  [FLAGS.durations, (tokens, index, { durations }) => phraseFact(tokens, index, durations, "duration")],
];
const PROVISIONS = FLAGS.references | FLAGS.own;
const READ = READERS.reduce((all, [flags]) => all | flags, 0);
const OTHERS = FORCES | FLAGS.idioms | FLAGS.boundsBefore | FLAGS.negations | FLAGS.scopes | NAMES;
const OPENING = CONDITIONS | PROVISIONS | READ | OTHERS;

function readFact(
  tokens: Tokens,
  index: number,
  flag: number,
  language: Language,
): { readonly facts: readonly Fact[]; readonly end: number } | undefined {
  const provision = (flag & PROVISIONS) === 0 ? undefined : readProvision(tokens, index, language);
  if (provision !== undefined) return { facts: [provision.fact], end: provision.end };
  const run = endOfCapitals(tokens, index, language);
  // Of several words in capitals none says anything by itself.
  const name =
    run > index + 1 ? (readOrdinal(tokens, index, language) ?? readName(tokens, index, run, language)) : undefined;
  if (name !== undefined) return { facts: [name.fact], end: name.end };
  if ((flag & READ) !== 0) {
    for (const [flags, reader] of READERS) {
      const read = (flag & flags) === 0 ? undefined : reader(tokens, index, language);
      if (read !== undefined) return { facts: [read.fact], end: behindBound(tokens, read) };
    }
  }
  if ((flag & OTHERS) === 0) return undefined;
  const force = (flag & FORCES) === 0 ? undefined : readForce(tokens, index, language);
  if (force !== undefined) return force;
  const none = language.idioms.find(tokens, index) ?? boundPhrase(tokens, index, language);
  if (none !== undefined) return { facts: [], end: none.end };
  const scope = (flag & FLAGS.scopes) === 0 ? undefined : scopeFact(tokens, index, language);
  const no = (flag & FLAGS.negations) === 0 ? undefined : readNegation(tokens, index, language);
  // "Nothing but" is only.
  const isNo = no !== undefined && (language.scopes.find(tokens, index)?.end ?? 0) <= no.end;
  const read =
    (isNo ? no : undefined) ??
    // "Only" and "several" are no names where a sentence begins with them.
    (beginsSentence(tokens, index) ? scope : undefined) ??
    ((flag & NAMES) === 0 ? undefined : readName(tokens, index, run, language)) ??
    scope;
  return read === undefined ? undefined : { facts: [read.fact], end: read.end };
}

/** "40 ships as a minimum": the words that bound a figure from behind are told with it, and by themselves say nothing. */
function behindBound({ ends }: Tokens, { fact: { bound, end: from }, end }: FigureRead): number {
  if (bound === undefined || bound.start < from) return end;
  let at = end;
  while ((ends[at] ?? bound.end) < bound.end) at += 1;
  return at + 1;
}

/** "In part", but not "in Part II". */
function scopeFact(tokens: Tokens, index: number, { scopes, units, naming }: Language): FigureRead | undefined {
  const read = phraseFact(tokens, index, scopes, "scope");
  if (read !== undefined && isOtherWord(tokens, index, read, naming)) return undefined;
  // "May be restricted": a verb.
  if (
    read?.end === index + 1 &&
    DONE.has(read.fact.value) &&
    ((rolesAt(tokens, index - 1) & ROLES.being) !== 0 || HAVING.has(tokens.lower[index - 1] ?? ""))
  )
    return undefined;
  // "Every year" is how often.
  if (read?.end === index + 1 && EACH.has(read.fact.value) && units.find(tokens, read.end)?.meaning.kind === "time")
    return undefined;
  return read !== undefined && read.end > index + 1 && isCapital(tokens, read.end - 1) ? undefined : read;
}

/** "Remain part of", "some 210 hostages", "the full government", "call a meeting together": no word of scope. */
function isOtherWord(tokens: Tokens, index: number, { fact: { value }, end }: FigureRead, naming: Naming): boolean {
  const { lower } = tokens;
  const before = lower[index - 1] ?? "";
  // "A majority of two thirds".
  if (value === "a majority of") return (rolesAt(tokens, end) & (ROLES.digit | ROLES.numeral)) !== 0;
  if (value === "part of")
    // "Is not part of its work": one of several.
    return (
      before === "equal" || before === "not" || FORMING.has(before) || (before === "the" && lower[index - 2] === "on")
    );
  // "Is not effective until": in force.
  if (value === "effective" && lower[index + 1] === "until") return true;
  if (value === "some") return (rolesAt(tokens, end) & ROLES.digit) !== 0;
  if (value === "full") return naming.smallBodies.has(lower[end] ?? "") || naming.bodies.has(lower[end] ?? "");
  if (value === "public" || value === "publicly")
    return lower.slice(Math.max(0, index - MADE), index).some((word) => MAKE.test(word));
  return lower[index] === "together" && lower.slice(Math.max(0, index - CALLED), index).some((word) => CALL.test(word));
}

const FORMING: ReadonlySet<string> = new Set("remain remains form forms formed become becomes became".split(" "));
// In words: of what is made public.
const MADE = 8;
const MAKE = /^(?:makes?|made|making)$/u;
// In words: of what is called together.
const CALLED = 5;
const CALL = /^(?:call|bring|put)(?:s|ed|ing)?$/u;

const HAVING: ReadonlySet<string> = new Set(["has", "have", "had"]);
const DONE: ReadonlySet<string> = new Set(["restricted", "limited"]);
const EACH: ReadonlySet<string> = new Set(["every", "each"]);

function phraseFact(tokens: Tokens, index: number, phrases: Phrases<string>, of: FactClass): FigureRead | undefined {
  const found = phrases.find(tokens, index);
  if (found === undefined) return undefined;
  const size = of === "duration" && found.meaning === "permanent" ? PERMANENT_DAYS : undefined;
  const unit = size === undefined ? undefined : "days";
  return { fact: factOf(of, spanOf(tokens, index, found.end), found.meaning, size, unit), end: found.end };
}

// Longer than anything that is counted.
const PERMANENT_DAYS = 1e9;
