import { otherSide, type Side } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import type { Fact } from "./fact.ts";
import type { Stretch } from "./finding.ts";
import type { Grammar } from "./grammar.ts";
import { beginsSentence, isCapital, type Tokens } from "./tokens.ts";
import type { Word } from "./vocabulary.ts";
import { FLAGS } from "./word-flags.ts";
import { ROLES } from "./word-roles.ts";

/** A word by which a text says no. Offsets count UTF-16 units. */
export type Denied = Stretch & {
  /** In small letters, verbs in their plain form. */
  readonly word: string;
  /** "Not", "no", "without": it denies whatever the verb says; others have a meaning of their own. */
  readonly isPlain: boolean;
  /** "Except", "unless": what is said of the rest is denied of this. */
  readonly isException: boolean;
};

/**
 * Reads where one of two texts says no, by its negations, by words that deny, and by parts of words that do so to a word of
 * the other text: "incomplete", where that has "complete".
 *
 * @returns In the order of the text; each denies once, so that two of one sentence say yes. Linear; never throws.
 */
export function readDenials(side: Side, texts: ComparedTexts): readonly Denied[] {
  const { grammar } = texts;
  const tokens = texts.tokens[side];
  const facts = texts.facts[side];
  const { words, lower, starts, ends, count } = tokens;
  const others = () => texts.wordsOf(otherSide(side));
  const byStart = new Map<number, Denied>();
  const add = (start: number, end: number, word: string, isPlain: boolean, isException = false) => {
    const overlaps = byStart.get(start);
    const one = { start, end, word, isPlain, isException };
    if (overlaps === undefined || overlaps.end < end) byStart.set(start, one);
  };
  for (const fact of facts) {
    const isNo =
      fact.class === "negation" && fact.value === "no" && fact.guess === undefined && !isContrast(tokens, fact);
    if (isNo) add(fact.start, fact.end, plainOf(tokens, fact, grammar), isPlainNo(tokens, fact));
    // "Need not": whoever may refuse is as free.
    if (fact.class === "modality" && fact.size === 0) add(fact.start, fact.end, FREED, false);
    const isException = fact.class === "condition" && EXCEPTIONS.test(fact.unit ?? "");
    if (isException) add(fact.start, fact.start + (fact.unit ?? "").length, fact.unit ?? "", true, true);
  }
  for (let at = 0; at < count; at += 1) {
    const { lower: word, flags, roles, verb } = words[at] as Word;
    const [start, end] = [starts[at] ?? 0, ends[at] ?? 0];
    if ((roles & ROLES.excepting) !== 0) {
      // "Nothing but" is only.
      const isScope = () => facts.some((fact) => fact.class === "scope" && fact.end === end);
      if (isExceptionAt(tokens, at) && !isScope()) add(start, end, word, true, true);
    } else if (word === "non" && !isScopeAt(facts, start) && says(others(), lower[at + 1] ?? "", grammar))
      add(start, ends[at + 1] ?? 0, word, true);
    // "Error-free" is free of errors.
    if (word.endsWith("-free")) add(start, end, "free", true);
    const found = (flags & FLAGS.denials) === 0 ? undefined : grammar.denials.find(tokens, at);
    // "The Exempt Goods".
    if (found !== undefined && isCapital(tokens, at) && !beginsSentence(tokens, at)) continue;
    if (found !== undefined && (found.meaning === "plain" || hasFrom(lower, found.end))) {
      add(start, ends[found.end - 1] ?? 0, verb, false, word === "all");
    } else if ((roles & ROLES.denied) !== 0 && says(others(), word.replace(grammar.denyingPrefix, ""), grammar)) {
      add(start, end, word, false);
    }
  }
  const all = [...byStart.values()].sort((a, b) => a.start - b.start);
  return all.filter((one, index) => {
    const before = all[index - 1];
    // "Neither this nor that" denies once.
    const isSecond = one.word === "nor" && before?.word === "neither";
    // "No tolls are levied and no checks imposed", too.
    const isNoMore =
      one.word === "no" && before?.word === "no" && /\band\s$/u.test(tokens.text.slice(one.start - AND, one.start));
    return !isSecond && !isNoMore && (before === undefined || before.end <= one.start);
  });
}

/** What stands for the word where somebody is freed of a duty: "need not". */
export const FREED = "need not";

function isScopeAt(facts: readonly Fact[], start: number): boolean {
  return facts.some((fact) => fact.class === "scope" && fact.start <= start && start < fact.end);
}

/** "The mayor, not the council, decides": said of another, and of nothing that is done. */
function isContrast({ text }: Tokens, { start, end }: Fact): boolean {
  const [before, after] = [text.slice(Math.max(0, start - AND), start), text.slice(end, end + CONTRAST)];
  return (/,\s*$/u.test(before) && CONTRASTED.test(after)) || (/\band\s$/u.test(before) && OTHERWISE.test(after));
}

// "And not as an employee".
const OTHERWISE = /^\s(?:by|as|for|to|in|from|at|on)\s/u;

// In UTF-16 units: "and" and the blanks around it; a name between commas.
const AND = 5;
const CONTRAST = 60;
const CONTRASTED = /^\s(?:the|an?|its|their|his|her|\p{Lu})[^,.;:]*,/u;

/** "Known" is said where "know" is, and "violable" where something may be violated. */
function says(others: ReadonlySet<string>, word: string, { verbs }: Grammar): boolean {
  if (others.has(word) || others.has(verbs.get(word)?.verb ?? word)) return true;
  const stem = ABLE.exec(word)?.[1];
  if (stem === undefined) return false;
  for (const other of others) if (other.startsWith(stem)) return true;
  return false;
}

const ABLE = /^(\p{L}{4,})[ai]ble$/u;

// "Unless he pays" is "if he does not pay".
const EXCEPTIONS = /^(?:unless|failing|other than|with the exception of|(?:except|save) .*)$/u;

/** "Except the first", "all the islands but one". */
function isExceptionAt({ lower }: Tokens, at: number): boolean {
  const word = lower[at] ?? "";
  if (word === "except" || word === "excluding" || word === "excepting" || word === "excepted") return true;
  const next = lower[at + 1] ?? "";
  if (word === "apart" || word === "aside") return next === "from";
  if (word === "save")
    return /^(?:for|in|where|as|that|those|the|any|its|their|with|when|if|to|by|on|under|at|upon|from)$/u.test(next);
  return word === "but" && lower.slice(Math.max(0, at - TO_FROM), at).some((one) => WHOLE.test(one)) && next !== "not";
}

// "None of the proposals but one", and not "all came, but late".
const WHOLE = /^(?:all|every|each|none|no|nobody|nothing|any|everything|everyone|everybody|anyone|anything|nowhere)$/u;

const PLAIN = /^(?:not|n't|no|never|none|neither|nor|nobody|nothing|cannot|without|no longer|.*n't)$/u;

function isPlainNo({ text }: Tokens, { start, end }: Fact): boolean {
  return PLAIN.test(text.slice(start, end).toLowerCase().replace("’", "'"));
}

function plainOf({ text }: Tokens, { start, end }: Fact, { verbs, being, opposites }: Grammar): string {
  const whole = text.slice(start, end).toLowerCase();
  // "No longer", to which another word says the opposite than to "no".
  if (opposites.has(whole)) return whole;
  const words = whole.split(" ");
  const first = words.find((word) => !being.has(word)) ?? "";
  return verbs.get(first)?.verb ?? first;
}

// In tokens: "keeps the striker of the club from playing".
const TO_FROM = 7;

const HOW_FAR = /^(?:distance|(?:kilo)?metres|(?:kilo)?meters|miles)$/u;
const TIME_FROM = /^(?:the|that|its|such) (?:day|date|time|moment|start|end|beginning)$/u;

function hasFrom(lower: readonly string[], from: number): boolean {
  for (let at = from; at < Math.min(lower.length, from + TO_FROM); at += 1) {
    if (/^[.;:,]/u.test(lower[at] ?? "")) return false;
    // "Keep a distance of five miles from": how far.
    if (HOW_FAR.test(lower[at] ?? "")) return false;
    // "Keep for three years from the day": a time.
    if (lower[at] === "from") return !TIME_FROM.test(`${lower[at + 1]} ${lower[at + 2]}`);
  }
  return false;
}
