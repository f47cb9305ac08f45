import { endOfWord, startOfWord } from "../words/split-words.ts";
import type { Language } from "./language.ts";
import { FLAGS, flagsOfLook } from "./word-flags.ts";

/**
 * The words and marks of a text. `lower` has straight apostrophes; `flags` say what may begin with each word: see `FLAGS`;
 * offsets count UTF-16 units.
 */
export type Tokens = {
  readonly text: string;
  readonly count: number;
  readonly lower: readonly string[];
  readonly flags: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

// "cease-fire" is one word for a redline; here "ten-year" and "15-year" are a number and a unit.
const HYPHENS = /[-‐‑]/u;

/** Splits a text as `splitWords` does, and words with hyphens into their parts. Linear in the text. */
export function readTokens(text: string, { flagsOf }: Pick<Language, "flagsOf">): Tokens {
  const lower: string[] = [];
  const flags: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  // Asked once for the text, since most have neither.
  const [hasCurly, hasHyphens] = [text.includes("’"), HYPHENS.test(text)];
  const add = (start: number, end: number) => {
    const small = text.slice(start, end).toLowerCase();
    const whole = hasCurly ? small.replaceAll("’", "'") : small;
    // "Ukraine's" is Ukraine: whose something is takes part in it as well.
    const word = whole.length > 3 && whole.endsWith("'s") ? whole.slice(0, -2) : whole;
    lower.push(word);
    flags.push(flagsOf(word) | flagsOfLook(text.charCodeAt(start)));
    starts.push(start);
    ends.push(end);
  };
  for (let start = startOfWord(text, 0); start < text.length; ) {
    const end = endOfWord(text, start);
    if (hasHyphens && end - start > 2 && HYPHENS.test(text.slice(start, end))) addParts(text, start, end, add);
    else add(start, end);
    start = startOfWord(text, end);
  }
  return { text, count: lower.length, lower, flags, starts, ends };
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

/** Whether a token begins with a capital letter. */
export function isCapital({ flags }: Tokens, index: number): boolean {
  return ((flags[index] ?? 0) & FLAGS.capital) !== 0;
}

/** Whether a token is the first of its sentence: at the start, or behind a full stop, a colon or an opening quote. */
export function beginsSentence({ lower }: Tokens, index: number): boolean {
  return index === 0 || SENTENCE_MARKS.has(lower[index - 1] ?? "");
}

const SENTENCE_MARKS: ReadonlySet<string> = new Set([".", "!", "?", ":", ";", "“", '"', "(", "—", "–", "•"]);
