import type { Fact } from "./fact.ts";
import type { Stretch } from "./finding.ts";
import type { Grammar } from "./grammar.ts";
import { beginsSentence, isCapital, type Tokens } from "./tokens.ts";

/** A word by which a text says no. Offsets count UTF-16 units. */
export type Denied = Stretch & {
  /** In small letters, verbs in their plain form. */
  readonly word: string;
  /** "Not", "no", "without": it denies whatever the verb says; others have a meaning of their own. */
  readonly isPlain: boolean;
};

/**
 * Reads where a text says no, by its negations, by words that deny, and by parts of words that do so to a word of the other
 * text: "incomplete", where that has "complete".
 *
 * @param others - The words of the other text, in small letters.
 * @returns In the order of the text; each denies once, so that two of one sentence say yes. Linear; never throws.
 */
export function readDenials(
  tokens: Tokens,
  facts: readonly Fact[],
  others: ReadonlySet<string>,
  grammar: Grammar,
): readonly Denied[] {
  const { lower, starts, ends, count } = tokens;
  const byStart = new Map<number, Denied>();
  const add = (start: number, end: number, word: string, isPlain: boolean) => {
    const overlaps = byStart.get(start);
    if (overlaps === undefined || overlaps.end < end) byStart.set(start, { start, end, word, isPlain });
  };
  for (const fact of facts) {
    const isNo = fact.class === "negation" && fact.value === "no" && fact.guess === undefined;
    if (isNo) add(fact.start, fact.end, plainOf(tokens, fact, grammar), isPlainNo(tokens, fact));
    // "Need not": whoever may refuse is as free.
    if (fact.class === "modality" && fact.size === 0) add(fact.start, fact.end, FREED, false);
    const isException = fact.class === "condition" && EXCEPTIONS.test(fact.unit ?? "");
    if (isException) add(fact.start, fact.start + (fact.unit ?? "").length, fact.unit ?? "", true);
  }
  for (let at = 0; at < count; at += 1) {
    const word = lower[at] ?? "";
    const found = grammar.denials.find(tokens, at);
    // "The Exempt Goods".
    if (found !== undefined && isCapital(tokens, at) && !beginsSentence(tokens, at)) continue;
    if (found !== undefined && (found.meaning === "plain" || hasFrom(lower, found.end))) {
      add(starts[at] ?? 0, ends[found.end - 1] ?? 0, grammar.verbs.get(word)?.verb ?? word, false);
    } else if (grammar.denyingPrefix.test(word) && says(others, word.replace(grammar.denyingPrefix, ""), grammar)) {
      add(starts[at] ?? 0, ends[at] ?? 0, word, false);
    }
  }
  const all = [...byStart.values()].sort((a, b) => a.start - b.start);
  return all.filter((one, index) => {
    const [before] = all.slice(Math.max(0, index - 1), index);
    // "Neither this nor that" denies once.
    const isSecond = one.word === "nor" && before?.word === "neither";
    return !isSecond && (before === undefined || before.end <= one.start);
  });
}

/** What stands for the word where somebody is freed of a duty: "need not". */
export const FREED = "need not";

/** "Known" is said where "know" is. */
function says(others: ReadonlySet<string>, word: string, { verbs }: Grammar): boolean {
  return others.has(word) || others.has(verbs.get(word)?.verb ?? word);
}

// "Unless he pays" is "if he does not pay".
const EXCEPTIONS = /^(?:unless|(?:except|save) (?:if|when|where))$/u;

const PLAIN = /^(?:not|n't|no|never|none|neither|nor|nobody|nothing|cannot|without|no longer|.*n't)$/u;

function isPlainNo({ text }: Tokens, { start, end }: Fact): boolean {
  return PLAIN.test(text.slice(start, end).toLowerCase().replace("’", "'"));
}

function plainOf({ text }: Tokens, { start, end }: Fact, { verbs, being }: Grammar): string {
  const words = text.slice(start, end).toLowerCase().split(" ");
  const first = words.find((word) => !being.has(word)) ?? "";
  return verbs.get(first)?.verb ?? first;
}

// In tokens: "keeps the striker of the club from playing".
const TO_FROM = 7;

function hasFrom(lower: readonly string[], from: number): boolean {
  for (let at = from; at < Math.min(lower.length, from + TO_FROM); at += 1) {
    if (/^[.;:,]/u.test(lower[at] ?? "")) return false;
    if (lower[at] === "from") return true;
  }
  return false;
}
