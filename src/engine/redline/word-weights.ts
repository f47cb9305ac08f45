import { COMBINING, CURRENCY, DIGIT, kindAt, LETTER, UNPARTED } from "../words/character-kind.ts";
import { isFunctionWord } from "../words/function-words.ts";
import { isNumberName } from "./number-names.ts";
import { type NumberedText, spellingAt } from "./numbered-text.ts";

/** What a word is to a reader. */
export const MARK = 1;
const FUNCTION_WORD = 2;
const TELLING_WORD = 3;
/** A figure, or a number written out. */
export const FIGURE = 4;
/** One letter of a script that does not part its words. */
const LONE_LETTER = 5;
export type WordKind = number;

/** A function word weighs this much of one that says something. */
const FUNCTION_WORD_WEIGHT = 0.3;
// By kind. Chinese words are mostly of two characters.
const WEIGHTS = [0, 0, FUNCTION_WORD_WEIGHT, 1, 1, 0.5];

/** What a mark of punctuation does; a word does nothing. */
export const NO_MARK = 1;
export const BRACKET_OR_QUOTE = 2;
export const SENTENCE_END = 3;
/** Ends what may be a sentence or a part of one: `;` `:`. */
export const PART_END = 4;
export const COMMA_OR_DASH = 5;
export type MarkKind = number;

/** Kinds and weights of the words of one pair of texts, each spelling worked out once. */
export class WordWeights {
  readonly #spellings: number;
  /** Made when the first word is asked for: of most short changes none is. */
  #kinds = NOTHING_KNOWN;
  #marks = NOTHING_KNOWN;

  /** @param spellings - Numbers of words are smaller than this. */
  constructor(spellings: number) {
    this.#spellings = spellings;
  }

  kindOf(text: NumberedText, index: number): WordKind {
    if (this.#kinds === NOTHING_KNOWN) this.#kinds = new Uint8Array(this.#spellings);
    const number = text.numbers[index] as number;
    const known = this.#kinds[number] as number;
    if (known !== 0) return known;
    const kind = kindOfWord(text, index);
    this.#kinds[number] = kind;
    return kind;
  }

  markOf(text: NumberedText, index: number): MarkKind {
    if (this.#marks === NOTHING_KNOWN) this.#marks = new Uint8Array(this.#spellings);
    const number = text.numbers[index] as number;
    const known = this.#marks[number] as number;
    if (known !== 0) return known;
    const kind = this.kindOf(text, index) === MARK ? kindOfMark(spellingAt(text, index)) : NO_MARK;
    this.#marks[number] = kind;
    return kind;
  }

  /** How much the words in `[start, end)` say together. */
  weigh(text: NumberedText, start: number, end: number): number {
    let weight = 0;
    for (let index = start; index < end; index++) weight += WEIGHTS[this.kindOf(text, index)] as number;
    return weight;
  }

  /** Whether the words in `[start, end)` weigh less than `limit`; looks no further than it must. */
  weighsLess(text: NumberedText, start: number, end: number, limit: number): boolean {
    let weight = 0;
    for (let index = start; index < end && weight < limit; index++)
      weight += WEIGHTS[this.kindOf(text, index)] as number;
    return weight < limit;
  }

  /** Whether there is more in `[start, end)` than marks and words that bind. */
  says(text: NumberedText, start: number, end: number): boolean {
    for (let index = start; index < end; index++) if (this.kindOf(text, index) > FUNCTION_WORD) return true;
    return false;
  }

  isOnly(kind: WordKind, text: NumberedText, start: number, end: number): boolean {
    for (let index = start; index < end; index++) if (this.kindOf(text, index) !== kind) return false;
    return true;
  }
}

const NOTHING_KNOWN = new Uint8Array(0);

function kindOfWord(text: NumberedText, index: number): WordKind {
  const [start, end] = [text.bounds[2 * index] as number, text.bounds[2 * index + 1] as number];
  const first = kindAt(text.text, start);
  if (first === DIGIT) return FIGURE;
  // A currency sign with a figure behind it; by itself it is a mark.
  if (first === CURRENCY && end - start > 1) return FIGURE;
  if (first === UNPARTED) return LONE_LETTER;
  if (first !== LETTER && first !== COMBINING) return MARK;
  const word = text.text.slice(start, end);
  if (isNumberName(word)) return FIGURE;
  return isFunctionWord(word) ? FUNCTION_WORD : TELLING_WORD;
}

function kindOfMark(spelling: string): MarkKind {
  if (/^[()[\]{}"“”„«»‘’']$/u.test(spelling)) return BRACKET_OR_QUOTE;
  if (/^[.!?…。！？]$/u.test(spelling)) return SENTENCE_END;
  if (/^[;:；：؛]$/u.test(spelling)) return PART_END;
  return /^[,–—،、，]$/u.test(spelling) ? COMMA_OR_DASH : NO_MARK;
}
