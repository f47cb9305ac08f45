import { codeUnitOffset } from "../../engine/passages/code-unit-offset.ts";

/** Words that somebody quotes: `[start, end)` in code points. */
export type Quote = { readonly thread: string; readonly start: number; readonly end: number };

/** Words that the same notes quote; of most words, none. */
export type QuotedPart = { readonly text: string; readonly threads: readonly string[] };

/**
 * Parts a text where quotes begin and end, however they overlap. Joined, the parts are the text.
 *
 * @returns `threads` in the order given. What quotes nothing of the text, or nothing at all, is left out. O(n·m) for n
 *   quotes and m ends of quotes.
 */
export function markQuotes(text: string, quotes: readonly Quote[]): readonly QuotedPart[] {
  const placed = quotes
    .map(({ thread, start, end }) => ({ thread, from: codeUnitOffset(text, start), to: codeUnitOffset(text, end) }))
    .filter(({ from, to }) => from < to);
  if (placed.length === 0) return text === "" ? [] : [{ text, threads: [] }];
  const ends = [...new Set([0, text.length, ...placed.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return ends.slice(1).map((end, place) => {
    const start = ends[place] ?? 0;
    const threads = placed.filter(({ from, to }) => from < end && to > start).map(({ thread }) => thread);
    return { text: text.slice(start, end), threads };
  });
}
