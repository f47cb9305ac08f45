import { firstWhere } from "../words/first-where.ts";
import { isFunctionWord } from "../words/function-words.ts";
import { isWordlike, splitWords, type Word } from "../words/split-words.ts";

/**
 * One token of a text. `key`: equal where two say the same word, however marks and spaces are set. `isWord`: as against a
 * mark; `tells`: a word that does more than bind.
 */
export type ReadWord = Pick<Word, "text" | "start" | "end"> & {
  readonly key: string;
  readonly isWord: boolean;
  readonly tells: boolean;
};

/** A text as words, whole figures and marks, in order. Offsets count UTF-16 units. */
export type ReadText = { readonly text: string; readonly words: readonly ReadWord[] };

/** Splits a text for anchoring. Linear; never throws. */
export function readText(text: string): ReadText {
  const words = splitWords(text).words.map(({ text: spelled, start, end }): ReadWord => {
    const isWord = isWordlike(spelled);
    return { text: spelled, start, end, key: keyOf(spelled), isWord, tells: isWord && !isFunctionWord(spelled) };
  });
  return { text, words };
}

/** Reads every text once. */
export class TextReader {
  readonly #read = new Map<string, ReadText>();

  read(text: string): ReadText {
    const known = this.#read.get(text);
    if (known !== undefined) return known;
    const read = readText(text);
    this.#read.set(text, read);
    return read;
  }
}

/** The tokens that a stretch touches, `[from, to)` by place. The logarithm of their number. */
export function wordsTouched(
  { words }: ReadText,
  { start, end }: { readonly start: number; readonly end: number },
): Run {
  const from = firstWhere(words.length, (place) => (words[place] as ReadWord).end > start);
  const to = firstWhere(words.length, (place) => (words[place] as ReadWord).start >= end);
  return { from, to: Math.max(from, to) };
}

/** A run of tokens of a text, `[from, to)` by place. */
export type Run = { readonly from: number; readonly to: number };

// No sentence is so long; a text without marks may be.
const LONGEST_SENTENCE = 200;

/** The sentence that a run stands in, or the sentences: from behind the last full stop, semicolon or line end to the next. */
export function sentenceAround(text: ReadText, { from, to }: Run): Run {
  let [first, last] = [from, to];
  const [least, most] = [Math.max(0, from - LONGEST_SENTENCE), Math.min(text.words.length, to + LONGEST_SENTENCE)];
  while (first > least && !endsSentence(text, first - 1)) first--;
  // What ends with its sentence has nothing behind it.
  while (last < most && !endsSentence(text, last - 1)) last++;
  return { from: first, to: last };
}

const ENDS_SENTENCE = /^[.!?;]$/u;

function endsSentence({ text, words }: ReadText, at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (word === undefined) return true;
  return ENDS_SENTENCE.test(word.text) || (next !== undefined && text.slice(word.end, next.start).includes("\n"));
}

/** Whether two runs of tokens say the same, however marks and spaces are set. */
export function isSameWording(one: readonly ReadWord[], other: readonly ReadWord[]): boolean {
  return one.length === other.length && one.every((word, index) => word.key === other[index]?.key);
}

const PLAIN = /^[!-~]+$/;

/** Capitals and letters count; how a quotation mark, a dash or the space inside a figure is set does not. */
function keyOf(word: string): string {
  if (PLAIN.test(word)) return word;
  return word
    .normalize("NFC")
    .replace(/[\u{2018}\u{2019}\u{201a}\u{201b}\u{2bc}]/gu, "'")
    .replace(/[\u{201c}-\u{201f}\u{ab}\u{bb}]/gu, '"')
    .replace(/[\u{2010}-\u{2015}\u{2212}]/gu, "-")
    .replace(/\s/gu, " ")
    .replace(/[\u{ad}\u{200b}\u{2060}\u{feff}]/gu, "");
}
