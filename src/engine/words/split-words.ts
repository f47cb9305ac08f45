/** One word, whole number or mark of punctuation. Offsets count UTF-16 units; `space` is the white space before it. */
export type Word = {
  readonly text: string;
  /** White space between the word before, or the start of the text, and this one. */
  readonly space: string;
  readonly start: number;
  readonly end: number;
};

// A word with its inner apostrophes and hyphens; a number in groups of three (600 000, 1 500 000, but not
// "Article 5 100 men"); a number with its inner separators (600,000; 50:50; 1.2.1, and unbreakable spaces); else one
// code point. No input makes a branch give back
// more than its last group, so that a text is read in one go.
const WORD =
  /[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*|(?:\p{N}{2,3}(?: \p{N}{3})+|\p{N}(?: \p{N}{3}){2,})(?!\p{N})|\p{N}+(?:[.,:\u{a0}\u{2009}\u{202f}]\p{N}+)*|\S/gu;

/**
 * Splits a text into words, whole numbers and single marks, each with the white space before it.
 *
 * @returns `words` and the white space after the last one: `words.map(w => w.space + w.text).join("") + rest` is the
 *   text again, code point for code point. Linear in the text; never throws, lone surrogates included.
 */
export function splitWords(text: string): { readonly words: readonly Word[]; readonly rest: string } {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    words.push({ text: match[0], space: text.slice(end, start), start, end: start + match[0].length });
    end = start + match[0].length;
  }
  return { words, rest: text.slice(end) };
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Whether a token says something, as against a comma or a dash. */
export function isWordlike(text: string): boolean {
  return LETTER_OR_DIGIT.test(text);
}

const DIGIT_FIRST = /^\p{N}/u;

/** Whether a token is a figure: 600,000, 50:50, 2025. */
export function isFigure(text: string): boolean {
  return DIGIT_FIRST.test(text);
}
