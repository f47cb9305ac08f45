import type { Language } from "./language.ts";
import { plainName } from "./plain-name.ts";
import { beginsSentence, isCapital, rolesAt, type Tokens, wordAt } from "./tokens.ts";
import { FLAGS } from "./word-flags.ts";
import { AUXILIARY, ROLES } from "./word-roles.ts";

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
export function doersBefore(tokens: Tokens, end: number, language: Language): readonly Doer[] {
  const range = nounBefore(tokens, end);
  if (range === undefined) return NOBODY;
  const doers = doersIn(tokens, range[0], range[1], language);
  const also = tokens.lower[range[1]] === "," && range[1] < end - 1 ? besideName(tokens, range[1] + 1, end - 1) : "";
  return also === "" ? doers : doers.map((doer) => ({ ...doer, said: `${doer.said}${also} ` }));
}

/** "The minister of transport, Ana Brik,": what else somebody is called, between commas. */
function besideName(tokens: Tokens, start: number, end: number): string {
  const isName = isCapital(tokens, start) || is(tokens, start, ROLES.determiner);
  return isName && !is(tokens, start, ROLES.preposition | ROLES.relative | ROLES.opener)
    ? tokens.lower.slice(start, end).join(" ")
    : "";
}

/** Those whom a noun names that begins at a token: behind "by". */
export function doersFrom(tokens: Tokens, start: number, language: Language): readonly Doer[] {
  let end = start;
  const most = Math.min(tokens.count, start + MOST_WORDS);
  while (end < most && !endsNoun(tokens, end, start)) end += 1;
  while (end > start && is(tokens, end - 1, ROLES.between)) end -= 1;
  return doersIn(tokens, start, end, language);
}

// A noun with all that belongs to it.
const MOST_WORDS = 14;

/** Whether a token may be one of some sorts of words. */
function is(tokens: Tokens, at: number, roles: number): boolean {
  return (rolesAt(tokens, at) & roles) !== 0;
}

const WORD = ROLES.letter | ROLES.digit | ROLES.apostrophe;

/** Whether a token may be one of some sorts of words and is not "of", which belongs to a noun. */
function isButOf(tokens: Tokens, at: number, roles: number): boolean {
  return is(tokens, at, roles) && tokens.lower[at] !== "of";
}

function endsNoun(tokens: Tokens, at: number, start: number): boolean {
  if (!is(tokens, at, WORD) || is(tokens, at, ROLES.opener | ROLES.relative | AUXILIARY)) return true;
  if (at === start) return false;
  if (isButOf(tokens, at, ROLES.preposition)) return true;
  // "By the Seller and shall", "by the Seller and paid by": another clause.
  if (is(tokens, at, ROLES.join)) {
    const isDone = is(tokens, at + 1, ROLES.participle) && tokens.lower[at + 2] === "by";
    return isDone || is(tokens, at + 1, AUXILIARY | ROLES.preposition | ROLES.third);
  }
  if (is(tokens, at - 1, ROLES.join | ROLES.preposition | ROLES.determiner)) return false;
  // "By the Author the right", "by Turkey ended".
  return isButOf(tokens, at, ROLES.determiner) || isVerb(tokens, at);
}

function isVerb(tokens: Tokens, at: number): boolean {
  return is(tokens, at, ROLES.past | ROLES.participle | ROLES.ing) && !isCapital(tokens, at);
}

function nounBefore(tokens: Tokens, before: number): readonly [start: number, end: number] | undefined {
  const { lower } = tokens;
  let end = before;
  // "The prisoners it holds".
  if ((rolesAt(tokens, end - 1) & (ROLES.pronoun | ROLES.relative)) === ROLES.pronoun) return undefined;
  if (lower[end - 1] === ",") {
    // "The Secretariat, after hearing the States, shall": what stands between commas is said beside it.
    let open = end - 2;
    while (open > 0 && lower[open] !== "," && !isStop(lower[open] ?? "")) open -= 1;
    if (lower[open] !== ",") return undefined;
    end = open;
  } else if (is(tokens, end - 1, ROLES.relative)) {
    end -= 1;
    if (lower[end - 1] === ",") end -= 1;
    return antecedent(tokens, end);
  }
  let start = end;
  let cut = end;
  let isJoined = false;
  while (start > 0 && end - start < MOST_WORDS) {
    const at = start - 1;
    if (lower[at] === "," && isJoined) {
      start -= 1;
      continue;
    }
    // "During that time": no clause.
    const isThat = lower[at] === "that" && is(tokens, at - 1, ROLES.preposition);
    const isRelative = is(tokens, at, ROLES.relative) && !isThat;
    // "A member who misses meetings loses": said of the member.
    if (isRelative && is(tokens, start, AUXILIARY | ROLES.third | ROLES.past)) {
      return antecedent(tokens, lower[at - 1] === "," ? at - 1 : at);
    }
    if (isRelative || !is(tokens, at, WORD) || (is(tokens, at, ROLES.opener) && !isThat)) break;
    // Another verb: what is read belongs to that, but for what an "and" parts from it.
    if (is(tokens, at, AUXILIARY)) return isJoined ? fronted(tokens, cut, end) : undefined;
    const isSaid = is(tokens, at, ROLES.saying) && (wordAt(tokens, at).flags & FLAGS.verbs) !== 0 && at > 0;
    if (isSaid && !isCapital(tokens, at)) return fronted(tokens, isJoined ? cut : start, end);
    if (isFiniteBefore(tokens, at) && !is(tokens, at - 1, ROLES.relative)) {
      return isJoined ? fronted(tokens, cut, end) : undefined;
    }
    if (is(tokens, at, ROLES.join)) {
      // ", and": another clause, but for the last of a list.
      if (lower[at - 1] === "," && !hasCommaBefore(lower, at - 1)) return fronted(tokens, start, end);
      isJoined = true;
      cut = start;
    }
    start -= 1;
  }
  return fronted(tokens, start, end);
}

function hasCommaBefore(lower: readonly string[], comma: number): boolean {
  for (let at = comma - 1; at >= Math.max(0, comma - MOST_WORDS); at -= 1) {
    if (lower[at] === ",") return true;
    if (isStop(lower[at] ?? "")) return false;
  }
  return false;
}

/** What "who" stands for: the noun right before it. */
function antecedent(tokens: Tokens, end: number): readonly [start: number, end: number] | undefined {
  const least = Math.max(0, end - MOST_WORDS);
  for (let at = end - 1; at >= least; at -= 1) {
    if (isButOf(tokens, at, ROLES.determiner)) return [at, end];
    const isEnd = isButOf(tokens, at, ROLES.preposition | AUXILIARY) || !is(tokens, at, ROLES.letter | ROLES.digit);
    if (isEnd) return at + 1 < end ? [at + 1, end] : undefined;
  }
  return [least, end];
}

function isStop(word: string): boolean {
  return word === "." || word === ";" || word === ":";
}

/** "Cleans the kitchen", "to keep the roof": a verb, with what is done to it behind. */
function isFiniteBefore(tokens: Tokens, at: number): boolean {
  if (!is(tokens, at, ROLES.third | ROLES.past | ROLES.plain) || at === 0 || isCapital(tokens, at)) return false;
  const isMarked = is(tokens, at, ROLES.third | ROLES.past);
  const isNoun = is(tokens, at - 1, ROLES.determiner | ROLES.preposition);
  if (isMarked && !isNoun && isButOf(tokens, at + 1, ROLES.determiner)) return true;
  return is(tokens, at, ROLES.plain) && tokens.lower[at - 1] === "to";
}

/** "On Friday the deal": without what stands in front of it. */
function fronted(tokens: Tokens, start: number, end: number): readonly [start: number, end: number] | undefined {
  let from = start;
  while (from < end && (is(tokens, from, ROLES.join | ROLES.between) || tokens.lower[from] === ",")) from += 1;
  if (from >= end) return undefined;
  if (!is(tokens, from, ROLES.preposition)) return [from, end];
  for (let at = end - 1; at > from + 1; at -= 1) {
    const opens = isButOf(tokens, at, ROLES.determiner) || (isCapital(tokens, at) && !isCapital(tokens, at - 1));
    if (opens && !is(tokens, at - 1, ROLES.preposition | ROLES.join | ROLES.determiner)) return [at, end];
  }
  return undefined;
}

/** Those named in a noun: "the Government and the armed groups" are two. */
function doersIn(tokens: Tokens, start: number, end: number, language: Language): readonly Doer[] {
  const doers: Doer[] = [];
  let from = start;
  for (let at = start; at <= end; ) {
    const isEnd = at >= end || is(tokens, at, ROLES.join) || tokens.lower[at] === ",";
    if (!isEnd) {
      // "The Organization for Security and Co-operation" is one.
      at = Math.max(at + 1, Math.min(end, isCapital(tokens, at) ? (language.names.find(tokens, at)?.end ?? 0) : 0));
      continue;
    }
    if (at > from) {
      const doer = doerIn(tokens, from, at, language);
      // Who "it" is, is not known here.
      if (doer === undefined) return NOBODY;
      doers.push(doer);
    }
    at += 1;
    from = at;
  }
  return doers.map((doer, index) => asPeople(doer, doers[index + 1], tokens, language));
}

/** "Turkish and Greek officials": officials of both. */
function asPeople(doer: Doer, next: Doer | undefined, tokens: Tokens, { names }: Language): Doer {
  if (next === undefined || next.which.length === 0 || doer.end !== doer.start + 1) return doer;
  const isPeople = (at: number) => names.find(tokens, at)?.meaning.kind === "people";
  return isPeople(doer.start) && isPeople(next.start) ? { ...doer, head: next.head, which: [doer.head] } : doer;
}

function doerIn(tokens: Tokens, start: number, end: number, language: Language): Doer | undefined {
  const { lower } = tokens;
  let from = start;
  while (from < end && is(tokens, from, DETERMINING)) from += 1;
  const whole = isCapital(tokens, from) ? language.names.find(tokens, from) : undefined;
  let to = Math.min(end, whole?.end ?? from);
  while (to < end && !(to > from && (is(tokens, to, ROLES.preposition) || isParticiple(tokens, to)))) to += 1;
  if (to === from || !is(tokens, to - 1, ROLES.letter)) return undefined;
  if (is(tokens, to - 1, ROLES.pronoun) || is(tokens, from, ROLES.pronoun)) return undefined;
  const last = lower[to - 1] ?? "";
  const named = nameEnding(tokens, from, to, language);
  const isCapitalised = isCapital(tokens, to - 1);
  // "SpaceX", but neither "the Premises" nor what begins a sentence.
  const isProper = isCapitalised && from === start && !beginsSentence(tokens, to - 1) && !language.naming.isThing(last);
  const isNamed = named === undefined ? isProper : !named.isPlace;
  const isKnown = isNamed || is(tokens, to - 1, ROLES.agent) || isKnownBody(last, language);
  // "The schools stayed": no noun.
  const behind = to === end ? ROLES.third : 0;
  const verbal = ROLES.past | ROLES.participle | (to - from === 1 ? ROLES.ing : behind);
  if (!isKnown && !isCapitalised && is(tokens, to - 1, verbal)) return undefined;
  const at = named?.start ?? to - 1;
  const which: string[] = [];
  for (let index = from; index < at; index += 1)
    if (is(tokens, index, ROLES.letter)) which.push(whichOf(tokens, index, language));
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

const DETERMINING = ROLES.determiner | ROLES.numeral | ROLES.digit;

/** "Three arbitrators sitting". */
function isParticiple(tokens: Tokens, at: number): boolean {
  return is(tokens, at, ROLES.ing) && !isCapital(tokens, at);
}

/** "Finnish" is of Finland. */
function whichOf(tokens: Tokens, at: number, { names }: Language): string {
  const found = names.find(tokens, at);
  return plainName(found?.end === at + 1 ? found.meaning.value : (tokens.lower[at] ?? ""));
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
