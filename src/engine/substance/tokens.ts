import { endOfWord, startOfWord } from "../words/split-words.ts";

/** The words and marks of a text. `lower` has straight apostrophes; offsets count UTF-16 units. */
export type Tokens = {
  readonly text: string;
  readonly count: number;
  readonly lower: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

// "cease-fire" is one word for a redline; here "ten-year" and "15-year" are a number and a unit.
const HYPHENS = /[-‐‑]/u;

/** Splits a text as `splitWords` does, and words with hyphens into their parts. Linear in the text. */
export function readTokens(text: string): Tokens {
  const lower: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  // Asked once for the text, since most have neither.
  const [hasCurly, hasHyphens] = [text.includes("’"), HYPHENS.test(text)];
  const add = (start: number, end: number) => {
    const small = text.slice(start, end).toLowerCase();
    const word = hasCurly ? small.replaceAll("’", "'") : small;
    // "Ukraine's" is Ukraine: whose something is takes part in it as well.
    lower.push(word.length > 3 && word.endsWith("'s") ? word.slice(0, -2) : word);
    starts.push(start);
    ends.push(end);
  };
  for (let start = startOfWord(text, 0); start < text.length; ) {
    const end = endOfWord(text, start);
    if (hasHyphens && end - start > 2 && HYPHENS.test(text.slice(start, end))) addParts(text, start, end, add);
    else add(start, end);
    start = startOfWord(text, end);
  }
  return { text, count: lower.length, lower, starts, ends };
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
export function isCapital({ text, starts }: Tokens, index: number): boolean {
  const first = text.charAt(starts[index] ?? text.length);
  return first !== first.toLowerCase();
}

/** Whether a token is the first of its sentence: at the start, or behind a full stop, a colon or an opening quote. */
export function beginsSentence({ lower }: Tokens, index: number): boolean {
  return index === 0 || SENTENCE_MARKS.has(lower[index - 1] ?? "");
}

const SENTENCE_MARKS: ReadonlySet<string> = new Set([".", "!", "?", ":", ";", "“", '"', "(", "—", "–", "•"]);
