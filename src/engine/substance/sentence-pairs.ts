import type { Side } from "./changed-ranges.ts";
import type { Finding, Stretch } from "./finding.ts";
import type { Language } from "./language.ts";
import { rootOf } from "./read-conditions.ts";
import type { Tokens } from "./tokens.ts";

/** A sentence of either text that says what one of the other does. Offsets count UTF-16 units. */
export type SentencePair = Readonly<Record<Side, Stretch>>;

/**
 * Pairs the sentences of two texts that have most words in common. Where one text is a single sentence, it is taken for all
 * of the other. Sentences without a partner are left out.
 */
export function sentencePairs(tokens: Readonly<Record<Side, Tokens>>, language: Language): readonly SentencePair[] {
  const [old, now] = [sentencesOf(tokens.before, language), sentencesOf(tokens.after, language)];
  if (old.length === 1 || now.length === 1) return [{ before: allOf(tokens.before), after: allOf(tokens.after) }];
  const free = new Set(now);
  return old.flatMap((one) => {
    let best: { readonly other: Sentence; readonly alike: number } | undefined;
    for (const other of free) {
      const alike = diceOf(one.roots, other.roots);
      if (alike >= ONE && alike > (best?.alike ?? 0)) best = { other, alike };
    }
    if (best === undefined) return [];
    free.delete(best.other);
    return [{ before: one, after: best.other }];
  });
}

// Of the roots of two sentences: with so many in common they say one thing.
const ONE = 0.5;

type Sentence = Stretch & { readonly roots: ReadonlySet<string> };

function allOf({ text }: Tokens): Stretch {
  return { start: 0, end: text.length };
}

function sentencesOf({ lower, starts, ends, count }: Tokens, { functionWords }: Language): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let at = 0; at < count; at += 1) {
    const isEnd = at === count - 1 || /^[.;!?]$/u.test(lower[at] ?? "");
    if (!isEnd) continue;
    const roots = new Set<string>();
    for (let index = from; index <= at; index += 1) {
      const word = lower[index] ?? "";
      if (/^[\p{L}\p{N}]/u.test(word) && !functionWords.has(word)) roots.add(rootOf(word));
    }
    if (roots.size > 0) sentences.push({ start: starts[from] ?? 0, end: ends[at] ?? 0, roots });
    from = at + 1;
  }
  return sentences;
}

function diceOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const root of one) if (other.has(root)) common += 1;
  return (2 * common) / Math.max(1, one.size + other.size);
}

/** Whether a stretch stands in another. */
export function holds(whole: Stretch | undefined, { start, end }: Stretch): boolean {
  return whole !== undefined && start >= whole.start && end <= whole.end;
}

/** Whether all of a finding stands in two sentences. */
export function isIn({ before, after }: Finding, pair: SentencePair): boolean {
  return (before === undefined || holds(pair.before, before)) && (after === undefined || holds(pair.after, after));
}

// Of the words of a sentence, one in so many may be new.
const FEW = 5;

/**
 * Whether a stretch of one sentence is all that the other lacks: every other word of its matter is there in some form, and
 * the other has hardly any of its own.
 */
export function isAllElseSaid(
  one: Stretch,
  side: Side,
  pair: SentencePair,
  tokens: Readonly<Record<Side, Tokens>>,
  language: Language,
): boolean {
  const other = side === "before" ? "after" : "before";
  const [own, others] = [
    matterIn(tokens[side], pair[side], language, one),
    matterIn(tokens[other], pair[other], language),
  ];
  const [lost, come] = [missing(own, others), missing(others, own)];
  const most = Math.max(1, Math.floor(Math.min(own.size, others.size) / FEW));
  return Math.min(lost, come) === 0 && Math.max(lost, come) <= most;
}

function matterIn(tokens: Tokens, within: Stretch, language: Language, without?: Stretch): ReadonlySet<string> {
  const { lower, starts, count } = tokens;
  const roots = new Set<string>();
  for (let at = 0; at < count; at += 1) {
    const word = lower[at] ?? "";
    const start = starts[at] ?? 0;
    if (start < within.start || start >= within.end) continue;
    if (without !== undefined && start >= without.start && start < without.end) continue;
    if (/^\p{L}/u.test(word) && !language.functionWords.has(word) && language.grammar?.isBetween(word) !== true) {
      roots.add(rootOf(language.grammar?.verbs.get(word)?.verb ?? word));
    }
  }
  return roots;
}

function missing(some: ReadonlySet<string>, from: ReadonlySet<string>): number {
  let count = 0;
  for (const root of some) if (!from.has(root)) count += 1;
  return count;
}
