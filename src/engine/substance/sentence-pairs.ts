import type { Both, Side } from "./changed-ranges.ts";
import type { Finding, Stretch } from "./finding.ts";
import type { Tokens } from "./tokens.ts";
import type { Word } from "./vocabulary.ts";
import { FLAGS } from "./word-flags.ts";
import { ROLES } from "./word-roles.ts";

/** A sentence of either text that says what one of the other does. Offsets count UTF-16 units. */
export type SentencePair = Readonly<Record<Side, Stretch>>;

/**
 * Pairs the sentences of two texts that have most words in common. Where one text is a single sentence, it is taken for all
 * of the other. Sentences without a partner are left out.
 */
export function sentencePairs(tokens: Both<Tokens>): readonly SentencePair[] {
  const [old, now] = [sentencesOf(tokens.before), sentencesOf(tokens.after)];
  if (old.length === 1 || now.length === 1) return [{ before: wholeOf(tokens.before), after: wholeOf(tokens.after) }];
  const free = new Set(now);
  const roots = new Map([
    ...old.map((one) => [one, rootsOf(tokens.before, one)] as const),
    ...now.map((one) => [one, rootsOf(tokens.after, one)] as const),
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

/** All of a text. */
export function wholeOf({ text }: Tokens): Stretch {
  return { start: 0, end: text.length };
}

function sentencesOf({ words, lower, starts, ends, count }: Tokens): readonly Stretch[] {
  const sentences: Stretch[] = [];
  let from = 0;
  let hasMatter = false;
  for (let at = 0; at < count; at += 1) {
    hasMatter ||= isMatter(words[at] as Word);
    if (at < count - 1 && !ENDS.has(lower[at] ?? "")) continue;
    if (hasMatter) sentences.push({ start: starts[from] ?? 0, end: ends[at] ?? 0 });
    from = at + 1;
    hasMatter = false;
  }
  return sentences;
}

const ENDS: ReadonlySet<string> = new Set([".", ";", "!", "?"]);

/** Whether a word carries the matter of its sentence. */
export function isMatter({ roles, flags }: Word): boolean {
  return (roles & (ROLES.letter | ROLES.digit)) !== 0 && (flags & FLAGS.functionWords) === 0;
}

function rootsOf({ words, starts }: Tokens, { start, end }: Stretch): ReadonlySet<string> {
  const roots = new Set<string>();
  for (const [at, word] of words.entries()) {
    const from = starts[at] ?? 0;
    if (from >= start && from < end && isMatter(word)) roots.add(word.root);
  }
  return roots;
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
