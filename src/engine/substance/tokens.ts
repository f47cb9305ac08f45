import { endOfWord, startOfWord } from "../words/split-words.ts";
import type { Language } from "./language.ts";
import { NO_WORD, type Word } from "./vocabulary.ts";
import { FLAGS } from "./word-flags.ts";

/**
 * The words and marks of a text; `lower` and `flags` are those of `words`, asked for most often. Offsets count UTF-16 units.
 */
export type Tokens = {
  readonly text: string;
  readonly count: number;
  readonly words: readonly Word[];
  readonly lower: readonly string[];
  readonly flags: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

// "cease-fire" is one word for a redline; here "ten-year" and "15-year" are a number and a unit.
const HYPHENS = /[-‐‑]/u;

/** Splits a text as `splitWords` does, and words with hyphens into their parts. Linear in the text. */
export function readTokens(text: string, { wordOf }: Pick<Language, "wordOf">): Tokens {
  const words: Word[] = [];
  const lower: string[] = [];
  const flags: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  // Asked once for the text, since most have none.
  const hasHyphens = text.includes("-") || text.includes("‐") || text.includes("‑");
  const add = (start: number, end: number) => {
    const word = wordOf(text.slice(start, end));
    words.push(word);
    lower.push(word.lower);
    flags.push(word.flags);
    starts.push(start);
    ends.push(end);
  };
  for (let start = startOfWord(text, 0); start < text.length; ) {
    const end = endOfWord(text, start);
    if (hasHyphens && end - start > 2 && HYPHENS.test(text.slice(start, end))) addParts(text, start, end, add);
    else add(start, end);
    start = startOfWord(text, end);
  }
  return { text, count: words.length, words, lower, flags, starts, ends };
}

function addParts(text: string, start: number, end: number, add: (start: number, end: number) => void): void {
  let from = start;
  for (let at = start; at < end; at += 1) {
    if (!HYPHENS.test(text.charAt(at))) continue;
    if (at > from) add(from, at);
    from = at + 1;
  }
  if (end > from) add(from, end);
}

/** What is known of a token; of what stands outside the text, nothing. */
export function wordAt({ words }: Tokens, index: number): Word {
  return words[index] ?? NO_WORD;
}

/** What a token may be in a sentence, a bit each: see `ROLES`. */
export function rolesAt({ words }: Tokens, index: number): number {
  return words[index]?.roles ?? 0;
}

/** Whether a token begins with a capital letter. */
export function isCapital({ flags }: Tokens, index: number): boolean {
  return ((flags[index] ?? 0) & FLAGS.capital) !== 0;
}

/** Whether a token is the first of its sentence: at the start, or behind a full stop, a colon or an opening quote. */
export function beginsSentence({ lower }: Tokens, index: number): boolean {
  return index === 0 || SENTENCE_MARKS.has(lower[index - 1] ?? "");
}

const SENTENCE_MARKS: ReadonlySet<string> = new Set([".", "!", "?", ":", ";", "“", '"', "(", "—", "–", "•"]);

/** Whether a token ends as a thing of somebody: "December's", "Brazil's". */
export function isWhose({ text, ends }: Tokens, index: number): boolean {
  return /['’]s$/u.test(text.slice(0, ends[index]).slice(-2));
}

/** A token that ties two words, in each of its spellings. */
export const HYPHEN = /^[-‐‑]$/u;
