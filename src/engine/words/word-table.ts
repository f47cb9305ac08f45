import { foldWord, isSmallAscii } from "./fold-word.ts";
import { isFunctionWord } from "./function-words.ts";
import { KeptTexts } from "./kept-texts.ts";
import { NumberRooms } from "./number-rooms.ts";
import { PairNumbers } from "./pair-numbers.ts";
import { type NumberedText, SpellingTable } from "./spelling-table.ts";
import { isWordlike } from "./split-words.ts";

/** What a spelling is: a mark of punctuation, a word that binds a sentence, or one that says something. */
export const MARK = 0;
export const FUNCTION_WORD = 1;
const TELLING_WORD = 2;
export type WordKind = typeof MARK | typeof FUNCTION_WORD | typeof TELLING_WORD;

const UNKNOWN = -1;

const FIRST_WORDS = 512;

/**
 * The words of a comparison as whole numbers, with what matching has to know of a word, worked out once for each
 * spelling and not once for each place it stands in.
 *
 * Numbers count from 0 in the order of asking. Every question costs constant time after the first for its word.
 */
export class WordTable {
  readonly #spellings = new SpellingTable(FIRST_WORDS);
  readonly #pairs = new PairNumbers();
  readonly #texts = new Map<string, NumberedText>();
  /** The texts of either version that were scanned to be looked at once more. */
  readonly kept = { before: new KeptTexts(), after: new KeptTexts() };
  /** For what is kept of many texts as long as the table is. */
  readonly rooms = new NumberRooms();
  #folded = unknowns(FIRST_WORDS);
  #lowered = unknowns(FIRST_WORDS);
  #kinds = unknowns(FIRST_WORDS);

  /** The number of a spelling, the next free one if it is new. */
  numberOf(spelling: string): number {
    return this.#spellings.numberOf(spelling);
  }

  /** The words and marks of a text. One that `numberAll` was asked for is not read again. */
  read(text: string): NumberedText {
    return this.#texts.get(text) ?? this.#spellings.readInto(this.rooms, text);
  }

  /** The numbers of all words and marks of a text, in order. The text is kept, for it may be asked for again. */
  numberAll(text: string): Int32Array {
    const known = this.#texts.get(text);
    if (known !== undefined) return known.numbers;
    const read = this.#spellings.readInto(this.rooms, text);
    this.#texts.set(text, read);
    return read.numbers;
  }

  /** The same of a text that is not kept, to be used before another is read: many would fill the memory. */
  scan(text: string): Int32Array {
    return this.#spellings.scan(text);
  }

  /** The same of a text at a place of a version, kept in little room. */
  scanInto(kept: KeptTexts, place: number, text: string): Int32Array {
    return this.#spellings.scanInto(kept, place, text);
  }

  /** The number of two words in a row. It is no word's number, and its spelling is empty. */
  pairOf(first: number, second: number): number {
    const next = this.#spellings.size;
    const number = this.#pairs.keep(first, second, next);
    if (number === next) this.#spellings.reserve();
    return number;
  }

  /** Whether a number is that of two words in a row. */
  isPair(number: number): boolean {
    return this.#spellings.isReserved(number);
  }

  /** How many numbers have been given out, those of pairs included. */
  get size(): number {
    return this.#spellings.size;
  }

  spellingOf(word: number): string {
    return this.#spellings.spellingOf(word);
  }

  kindOf(word: number): WordKind {
    const known = this.#kinds[word] ?? UNKNOWN;
    if (known !== UNKNOWN) return known as WordKind;
    const kind = kindOf(this.spellingOf(word));
    this.#kinds = withRoomFor(word, this.#kinds);
    this.#kinds[word] = kind;
    return kind;
  }

  /** The number of the form under which the word is recognised in another version, see `foldWord`. */
  foldedOf(word: number): number {
    const known = this.#folded[word] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    const spelling = this.spellingOf(word);
    const fold = foldWord(spelling);
    const folded = fold === spelling ? word : this.numberOf(fold);
    this.#folded = withRoomFor(word, this.#folded);
    this.#folded[word] = folded;
    return folded;
  }

  /** The number of the word composed and in small letters: the same word but for notation. */
  loweredOf(word: number): number {
    const known = this.#lowered[word] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    const spelling = this.spellingOf(word);
    const lowered = isSmallAscii(spelling) ? word : this.numberOf(spelling.normalize("NFC").toLowerCase());
    this.#lowered = withRoomFor(word, this.#lowered);
    this.#lowered[word] = lowered;
    return lowered;
  }

  /** The folded forms of several words, in order. */
  foldAll(words: Int32Array): Int32Array {
    const folded = this.rooms.whole(words.length);
    for (let index = 0; index < words.length; index++) folded[index] = this.foldedOf(words[index] as number);
    return folded;
  }

  /** Several words composed and in small letters, in order. */
  lowerAll(words: Int32Array): Int32Array {
    const lowered = this.rooms.whole(words.length);
    for (let index = 0; index < words.length; index++) lowered[index] = this.loweredOf(words[index] as number);
    return lowered;
  }
}

/** Each by itself, as not all is asked of the words of every comparison. */
function withRoomFor(word: number, known: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  if (word < known.length) return known;
  const grown = unknowns(2 * Math.max(word, known.length));
  grown.set(known);
  return grown;
}

function unknowns(length: number): Int32Array<ArrayBuffer> {
  return new Int32Array(length).fill(UNKNOWN);
}

function kindOf(spelling: string): WordKind {
  if (!isWordlike(spelling)) return MARK;
  return isFunctionWord(spelling) ? FUNCTION_WORD : TELLING_WORD;
}
