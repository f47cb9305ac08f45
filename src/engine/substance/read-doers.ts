import type { Grammar } from "./grammar.ts";
import type { Language } from "./language.ts";
import { beginsSentence, isCapital, type Tokens } from "./tokens.ts";

/** One who does something, by the tokens from `start` to `end` that say who. */
export type Doer = {
  readonly start: number;
  readonly end: number;
  /** What this one is called here: a known name, or the noun in the singular. */
  readonly head: string;
  /** The words before the noun that say which one is meant, in order. */
  readonly which: readonly string[];
  /** All words that name this one, in small letters: with "of Italy" behind the noun. */
  readonly said: string;
  /** Whether the noun is one of somebody who acts; of others only the verb says so. */
  readonly isKnown: boolean;
  /** A noun in small letters. */
  readonly isSmall: boolean;
};

const NOBODY: readonly Doer[] = [];

/** The noun that ends before a token, which is the first of a verb: who does it; nobody where a pronoun stands there. */
export function doersBefore(tokens: Tokens, end: number, language: Language, grammar: Grammar): readonly Doer[] {
  const range = nounBefore(tokens, end, grammar);
  return range === undefined ? NOBODY : doersIn(tokens, range[0], range[1], language, grammar);
}

/** Those whom a noun names that begins at a token: behind "by". */
export function doersFrom(tokens: Tokens, start: number, language: Language, grammar: Grammar): readonly Doer[] {
  const { lower } = tokens;
  let end = start;
  const most = Math.min(tokens.count, start + MOST_WORDS);
  while (end < most && !endsNoun(tokens, end, start, grammar)) end += 1;
  while (end > start && grammar.isBetween(lower[end - 1] ?? "")) end -= 1;
  return doersIn(tokens, start, end, language, grammar);
}

// A noun with all that belongs to it.
const MOST_WORDS = 14;

function endsNoun(tokens: Tokens, at: number, start: number, grammar: Grammar): boolean {
  const { lower } = tokens;
  const [word, before, next] = [lower[at] ?? "", lower[at - 1] ?? "", lower[at + 1] ?? ""];
  if (!/^[\p{L}\p{N}'’]/u.test(word)) return true;
  if (grammar.openers.has(word) || grammar.relatives.has(word) || isAuxiliary(word, grammar)) return true;
  if (at === start) return false;
  if (grammar.prepositions.has(word) && word !== "of") return true;
  // "By the Seller and shall": another clause.
  if (grammar.joins.has(word))
    return (
      isAuxiliary(next, grammar) ||
      grammar.prepositions.has(next) ||
      grammar.verbs.get(next)?.uses.has("third") === true
    );
  const isWithin = grammar.joins.has(before) || grammar.prepositions.has(before) || grammar.determiners.has(before);
  if (isWithin) return false;
  // "By the Author the right", "by Turkey ended".
  return (grammar.determiners.has(word) && word !== "of") || isVerb(tokens, at, grammar);
}

function isVerb(tokens: Tokens, at: number, grammar: Grammar): boolean {
  const uses = grammar.verbs.get(tokens.lower[at] ?? "")?.uses;
  return (
    uses !== undefined && !isCapital(tokens, at) && (uses.has("past") || uses.has("participle") || uses.has("ing"))
  );
}

/** Whether a word helps another verb: "shall", "has", "is". */
export function isAuxiliary(word: string, { modals, doing, having, being }: Grammar): boolean {
  return modals.has(word) || doing.has(word) || having.has(word) || being.has(word);
}

function nounBefore(
  tokens: Tokens,
  before: number,
  grammar: Grammar,
): readonly [start: number, end: number] | undefined {
  const { lower } = tokens;
  let end = before;
  // "The prisoners it holds".
  if (grammar.pronouns.has(lower[end - 1] ?? "") && !grammar.relatives.has(lower[end - 1] ?? "")) return undefined;
  if (lower[end - 1] === ",") {
    // "The Secretariat, after hearing the States, shall": what stands between commas is said beside it.
    let open = end - 2;
    while (open > 0 && lower[open] !== "," && !isStop(lower[open] ?? "")) open -= 1;
    if (lower[open] !== ",") return undefined;
    end = open;
  } else if (grammar.relatives.has(lower[end - 1] ?? "")) {
    end -= 1;
    if (lower[end - 1] === ",") end -= 1;
    return antecedent(tokens, end, grammar);
  }
  let start = end;
  let cut = end;
  let isJoined = false;
  while (start > 0 && end - start < MOST_WORDS) {
    const word = lower[start - 1] ?? "";
    if (word === "," && isJoined && end - start < MOST_WORDS) {
      start -= 1;
      continue;
    }
    // "A member who misses meetings loses": said of the member.
    if (grammar.relatives.has(word) && opensVerb(tokens, start, grammar)) {
      return antecedent(tokens, lower[start - 2] === "," ? start - 2 : start - 1, grammar);
    }
    if (!/^[\p{L}\p{N}'’]/u.test(word) || grammar.openers.has(word) || grammar.relatives.has(word)) break;
    // Another verb: what is read belongs to that, but for what an "and" parts from it.
    if (isAuxiliary(word, grammar)) return isJoined ? fronted(tokens, cut, end, grammar) : undefined;
    const isSaid = grammar.saying.has(word) && grammar.verbs.has(word) && start > 1;
    if (isSaid && !isCapital(tokens, start - 1)) return fronted(tokens, isJoined ? cut : start, end, grammar);
    if (isFiniteBefore(tokens, start - 1, grammar) && !grammar.relatives.has(lower[start - 2] ?? "")) {
      return isJoined ? fronted(tokens, cut, end, grammar) : undefined;
    }
    // ", and": another clause, but for the last of a list.
    if (grammar.joins.has(word) && lower[start - 2] === "," && !hasCommaBefore(lower, start - 2)) {
      return fronted(tokens, start, end, grammar);
    }
    if (grammar.joins.has(word)) {
      isJoined = true;
      cut = start;
    }
    start -= 1;
  }
  return fronted(tokens, start, end, grammar);
}

function hasCommaBefore(lower: readonly string[], comma: number): boolean {
  for (let at = comma - 1; at >= Math.max(0, comma - MOST_WORDS); at -= 1) {
    if (lower[at] === ",") return true;
    if (isStop(lower[at] ?? "")) return false;
  }
  return false;
}

function opensVerb({ lower }: Tokens, at: number, grammar: Grammar): boolean {
  const uses = grammar.verbs.get(lower[at] ?? "")?.uses;
  return isAuxiliary(lower[at] ?? "", grammar) || uses?.has("third") === true || uses?.has("past") === true;
}

/** What "who" stands for: the noun right before it. */
function antecedent(
  { lower }: Tokens,
  end: number,
  grammar: Grammar,
): readonly [start: number, end: number] | undefined {
  const least = Math.max(0, end - MOST_WORDS);
  for (let at = end - 1; at >= least; at -= 1) {
    const word = lower[at] ?? "";
    if (grammar.determiners.has(word) && word !== "of") return [at, end];
    const isEnd =
      (grammar.prepositions.has(word) && word !== "of") || isAuxiliary(word, grammar) || !/^[\p{L}\p{N}]/u.test(word);
    if (isEnd) return at + 1 < end ? [at + 1, end] : undefined;
  }
  return [least, end];
}

function isStop(word: string): boolean {
  return word === "." || word === ";" || word === ":";
}

/** "Cleans the kitchen", "to keep the roof": a verb, with what is done to it behind. */
function isFiniteBefore(tokens: Tokens, at: number, grammar: Grammar): boolean {
  const { lower } = tokens;
  const form = grammar.verbs.get(lower[at] ?? "");
  if (form === undefined || at === 0 || isCapital(tokens, at)) return false;
  const isMarked = form.uses.has("third") || form.uses.has("past");
  const before = lower[at - 1] ?? "";
  const isNoun = grammar.determiners.has(before) || grammar.prepositions.has(before);
  if (isMarked && !isNoun && grammar.determiners.has(lower[at + 1] ?? "") && lower[at + 1] !== "of") return true;
  return form.uses.has("plain") && lower[at - 1] === "to";
}

/** "On Friday the deal": without what stands in front of it. */
function fronted(
  tokens: Tokens,
  start: number,
  end: number,
  grammar: Grammar,
): readonly [start: number, end: number] | undefined {
  const { lower } = tokens;
  let from = start;
  while (
    from < end &&
    (grammar.joins.has(lower[from] ?? "") || lower[from] === "," || grammar.isBetween(lower[from] ?? ""))
  )
    from += 1;
  if (from >= end) return undefined;
  if (!grammar.prepositions.has(lower[from] ?? "")) return [from, end];
  for (let at = end - 1; at > from + 1; at -= 1) {
    const word = lower[at] ?? "";
    const last = lower[at - 1] ?? "";
    const opens =
      (grammar.determiners.has(word) && word !== "of") || (isCapital(tokens, at) && !isCapital(tokens, at - 1));
    if (opens && !grammar.prepositions.has(last) && !grammar.joins.has(last) && !grammar.determiners.has(last))
      return [at, end];
  }
  return undefined;
}

/** Those named in a noun: "the Government and the armed groups" are two. */
function doersIn(tokens: Tokens, start: number, end: number, language: Language, grammar: Grammar): readonly Doer[] {
  const doers: Doer[] = [];
  let from = start;
  for (let at = start; at <= end; ) {
    const word = tokens.lower[at] ?? "";
    const isEnd = at >= end || grammar.joins.has(word) || word === ",";
    if (!isEnd) {
      // "The Organization for Security and Co-operation" is one.
      at = Math.max(at + 1, Math.min(end, isCapital(tokens, at) ? (language.names.find(tokens, at)?.end ?? 0) : 0));
      continue;
    }
    if (at > from) {
      const doer = doerIn(tokens, from, at, language, grammar);
      // Who "it" is, is not known here.
      if (doer === undefined) return NOBODY;
      doers.push(doer);
    }
    at += 1;
    from = at;
  }
  return doers;
}

function doerIn(tokens: Tokens, start: number, end: number, language: Language, grammar: Grammar): Doer | undefined {
  const { lower } = tokens;
  let from = start;
  while (from < end && isDetermining(lower[from] ?? "", language, grammar)) from += 1;
  const whole = isCapital(tokens, from) ? language.names.find(tokens, from) : undefined;
  let to = Math.min(end, whole?.end ?? from);
  while (to < end && !(to > from && (grammar.prepositions.has(lower[to] ?? "") || isParticiple(tokens, to, grammar))))
    to += 1;
  const last = lower[to - 1] ?? "";
  if (to === from || grammar.pronouns.has(last) || grammar.pronouns.has(lower[from] ?? "") || !/^\p{L}/u.test(last))
    return undefined;
  const named = nameEnding(tokens, from, to, language);
  const isCapitalised = isCapital(tokens, to - 1);
  // "SpaceX", but neither "the Premises" nor what begins a sentence.
  const isProper = isCapitalised && from === start && !beginsSentence(tokens, to - 1) && !language.naming.isThing(last);
  const isNamed = named === undefined ? isProper : !named.isPlace;
  const isKnown = isNamed || grammar.isAgent(last) || isKnownBody(last, language);
  // "The schools stayed": no noun.
  const uses = grammar.verbs.get(last)?.uses;
  const isCalled = isKnown || isCapitalised || uses === undefined;
  if (
    !isCalled &&
    (uses.has("past") ||
      uses.has("participle") ||
      (uses.has("ing") && to - from === 1) ||
      (uses.has("third") && to - from > 1 && to === end))
  )
    return undefined;
  const at = named?.start ?? to - 1;
  const which: string[] = [];
  for (let index = from; index < at; index += 1)
    if (/^\p{L}/u.test(lower[index] ?? "")) which.push(whichOf(tokens, index, language));
  const head = named?.value ?? language.singular(last);
  return {
    start: from,
    end: to,
    head,
    which,
    said: ` ${lower.slice(start, end).join(" ")} `,
    isKnown,
    isSmall: !isCapitalised,
  };
}

function isDetermining(word: string, { numbers }: Language, { determiners }: Grammar): boolean {
  return determiners.has(word) || numbers.has(word) || /^\p{N}/u.test(word);
}

/** "Three arbitrators sitting". */
function isParticiple(tokens: Tokens, at: number, { verbs }: Grammar): boolean {
  const uses = verbs.get(tokens.lower[at] ?? "")?.uses;
  return uses?.has("ing") === true && !isCapital(tokens, at);
}

/** "Finnish" is of Finland. */
function whichOf(tokens: Tokens, at: number, { names }: Language): string {
  const found = names.find(tokens, at);
  return found?.end === at + 1 ? found.meaning.value : (tokens.lower[at] ?? "");
}

function isKnownBody(word: string, { naming, singular }: Language): boolean {
  return naming.bodies.has(word) || naming.smallBodies.has(singular(word)) || naming.isAgent(word);
}

/** The longest known name that ends where a noun does. */
function nameEnding(
  tokens: Tokens,
  from: number,
  to: number,
  language: Language,
): { readonly start: number; readonly value: string; readonly isPlace: boolean } | undefined {
  for (let start = from; start < to; start += 1) {
    const found = language.names.find(tokens, start);
    if (found?.end !== to) continue;
    const { kind, value } = found.meaning;
    const isOne = kind === "role" || kind === "person";
    return { start, value: isOne ? language.singular(value) : value, isPlace: kind === "place" };
  }
  const last = tokens.lower[to - 1] ?? "";
  const isNamed = NUMBERED.some(
    (form) =>
      language.names.among([form(last, language)], 0)?.meaning.kind === "person" ||
      language.names.among([form(last, language)], 0)?.meaning.kind === "role",
  );
  return isNamed ? { start: to - 1, value: language.singular(last), isPlace: false } : undefined;
}

/** "Coach", where "coaches" are known, and the other way round. */
const NUMBERED: readonly ((word: string, language: Language) => string)[] = [
  (word) => `${word}s`,
  (word) => `${word}es`,
  (word, { singular }) => singular(word),
];
