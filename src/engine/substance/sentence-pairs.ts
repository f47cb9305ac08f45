import type { Both, Side } from "./changed-ranges.ts";
import type { Finding, Stretch } from "./finding.ts";
import type { Language } from "./language.ts";
import { rootOf } from "./read-conditions.ts";
import { allOf, isSaidIn, type Said } from "./senses.ts";
import type { Tokens } from "./tokens.ts";

/** A sentence of either text that says what one of the other does. Offsets count UTF-16 units. */
export type SentencePair = Readonly<Record<Side, Stretch>>;

/**
 * Pairs the sentences of two texts that have most words in common. Where one text is a single sentence, it is taken for all
 * of the other. Sentences without a partner are left out.
 */
export function sentencePairs(tokens: Readonly<Record<Side, Tokens>>, language: Language): readonly SentencePair[] {
  const [old, now] = [sentencesOf(tokens.before, language), sentencesOf(tokens.after, language)];
  if (old.length === 1 || now.length === 1) return [{ before: wholeOf(tokens.before), after: wholeOf(tokens.after) }];
  const free = new Set(now);
  const roots = new Map([
    ...old.map((one) => [one, rootsOf(tokens.before, one, language)] as const),
    ...now.map((one) => [one, rootsOf(tokens.after, one, language)] as const),
  ]);
  return old.flatMap((one) => {
    let best: { readonly other: Stretch; readonly alike: number } | undefined;
    for (const other of free) {
      const alike = diceOf(roots.get(one) ?? NONE, roots.get(other) ?? NONE);
      if (alike >= ONE && alike > (best?.alike ?? 0)) best = { other, alike };
    }
    if (best === undefined) return [];
    free.delete(best.other);
    return [{ before: one, after: best.other }];
  });
}

// Of the roots of two sentences: with so many in common they say one thing.
const ONE = 0.5;

const NONE: ReadonlySet<string> = new Set();

function wholeOf({ text }: Tokens): Stretch {
  return { start: 0, end: text.length };
}

function sentencesOf({ lower, starts, ends, count }: Tokens, language: Language): readonly Stretch[] {
  const sentences: Stretch[] = [];
  let from = 0;
  let hasMatter = false;
  for (let at = 0; at < count; at += 1) {
    hasMatter ||= isMatter(lower[at] ?? "", language);
    if (at < count - 1 && !ENDS.has(lower[at] ?? "")) continue;
    if (hasMatter) sentences.push({ start: starts[from] ?? 0, end: ends[at] ?? 0 });
    from = at + 1;
    hasMatter = false;
  }
  return sentences;
}

const ENDS: ReadonlySet<string> = new Set([".", ";", "!", "?"]);

function isMatter(word: string, { functionWords }: Language): boolean {
  return /^[\p{L}\p{N}]/u.test(word) && !functionWords.has(word);
}

function rootsOf({ lower, starts }: Tokens, { start, end }: Stretch, language: Language): ReadonlySet<string> {
  const within = lower.filter((_, at) => (starts[at] ?? 0) >= start && (starts[at] ?? 0) < end);
  return new Set(within.filter((word) => isMatter(word, language)).map(rootOf));
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
 * Whether some stretches of two sentences are all in which they differ: every other word of either is there in some
 * form or another word of its sense, but for a few that one of them has beside.
 */
export function isAllElseSaid(
  without: Partial<Both<readonly Stretch[]>>,
  pair: SentencePair,
  tokens: Both<Tokens>,
  language: Language,
): boolean {
  const { before, after, lost, come } = countSaid(without, pair, tokens, language);
  const most = Math.max(1, Math.floor(Math.min(before, after) / FEW));
  return Math.min(lost, come) === 0 && Math.max(lost, come) <= most;
}

/** Whether two sentences say nothing but the same beside some stretches. */
export function isAllSaid(
  without: Partial<Both<readonly Stretch[]>>,
  pair: SentencePair,
  tokens: Both<Tokens>,
  language: Language,
): boolean {
  const { lost, come } = countSaid(without, pair, tokens, language);
  return lost + come === 0;
}

// Of what either says: with less in common, they say other things, or nobody knows that they say the same.
const MOSTLY = 0.6;

/** Whether two sentences say mostly the same beside some stretches, so that these may be what makes the difference. */
export function isMostSaid(
  without: Partial<Both<readonly Stretch[]>>,
  pair: SentencePair,
  tokens: Both<Tokens>,
  language: Language,
): boolean {
  const { before, after, lost, come } = countSaid(without, pair, tokens, language);
  return Math.min(lost, come) === 0 || lost + come <= (1 - MOSTLY) * (before + after);
}

/** How many words of matter two sentences have beside some stretches, and how many of them the other does not say. */
export function countSaid(
  without: Partial<Both<readonly Stretch[]>>,
  pair: SentencePair,
  tokens: Both<Tokens>,
  language: Language,
): Both<number> & { readonly lost: number; readonly come: number } {
  const { before, after } = saidBeside(without, pair, tokens, language);
  const [saidOnce, saidNow] = [allOf(before), allOf(after)];
  const lost = before.filter((one) => !isSaidIn(one, saidNow)).length;
  const come = after.filter((one) => !isSaidIn(one, saidOnce)).length;
  return { before: before.length, after: after.length, lost, come };
}

/** What two sentences say beside some of their words. */
function saidBeside(
  without: Partial<Both<readonly Stretch[]>>,
  pair: SentencePair,
  tokens: Both<Tokens>,
  language: Language,
): Both<readonly Said[]> {
  const of = (side: Side) => {
    const isLeft = ({ start }: Stretch) => without[side]?.some((one) => start >= one.start && start < one.end) === true;
    return readSaid(tokens[side], pair[side], language).filter((one) => !isLeft(one));
  };
  return { before: of("before"), after: of("after") };
}

/** What a sentence says, by its words, as far as its language knows what words may stand for each other. */
export function readSaid(tokens: Tokens, within: Stretch, { functionWords, grammar }: Language): readonly Said[] {
  const isJoining = (word: string) => functionWords.has(word);
  return grammar?.senses.read(tokens, within, isJoining, grammar.isBetween) ?? [];
}
