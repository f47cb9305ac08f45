import type { Span } from "../passages/redline-segments.ts";
import type { ReadText } from "./read-text.ts";

/** As a W3C TextQuoteSelector has it. */
export type SoughtQuote = {
  readonly exact: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
};

/**
 * Every place where a quote stands in a text code point for code point.
 *
 * @returns Spans in UTF-16 units, in order. Linear in a text that does not repeat itself. Never throws.
 */
export function placesOfQuote(text: string, exact: string): readonly Span[] {
  const found: Span[] = [];
  if (exact === "") return found;
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    const end = start + exact.length;
    if (!isWithinPair(text, start) && !isWithinPair(text, end)) found.push({ start, end });
  }
  return found;
}

/** The same word for word, however marks and white space are set. */
export function placesOfWords(text: ReadText, sought: ReadText): readonly Span[] {
  const found: Span[] = [];
  const length = sought.words.length;
  if (length === 0) return found;
  for (let at = 0; at + length <= text.words.length; at++) {
    let same = 0;
    while (same < length && text.words[at + same]?.key === sought.words[same]?.key) same++;
    if (same === length) found.push({ start: text.words[at]?.start ?? 0, end: text.words[at + length - 1]?.end ?? 0 });
  }
  return found;
}

/** Half a pair of surrogates is no code point, though a text may be searched for one. */
function isWithinPair(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}
