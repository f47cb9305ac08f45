import { foldWord } from "./fold-word.ts";
import { isFunctionWord } from "./function-words.ts";
import { PairNumbers } from "./pair-numbers.ts";
import { isWordlike } from "./split-words.ts";

/** What a spelling is: a mark of punctuation, a word that binds a sentence, or one that says something. */
export const MARK = 0;
export const FUNCTION_WORD = 1;
export const TELLING_WORD = 2;
export type WordKind = typeof MARK | typeof FUNCTION_WORD | typeof TELLING_WORD;

const UNKNOWN = -1;

/**
 * One map from spelling to whole number for a comparison, so that words are compared as numbers ever after, and what
 * matching has to know of a word is worked out once for each spelling and not once for each place it stands in.
 *
 * Numbers count from 0 in the order of asking. Every question costs constant time after the first for its word.
 */
export class WordTable {
  readonly #numbers = new Map<string, number>();
  readonly #pairs = new PairNumbers();
  readonly #spellings: string[] = [];
  readonly #folded: number[] = [];
  readonly #lowered: number[] = [];
  readonly #kinds: WordKind[] = [];

  /** The number of a spelling, the next free one if it is new. */
  numberOf(spelling: string): number {
    const known = this.#numbers.get(spelling);
    if (known !== undefined) return known;
    const number = this.#add(spelling, kindOf(spelling));
    this.#numbers.set(spelling, number);
    return number;
  }

  /** The number of two words in a row. It is no word's number, and its spelling is empty. */
  pairOf(first: number, second: number): number {
    const known = this.#pairs.get(first, second);
    if (known !== UNKNOWN) return known;
    const number = this.#add("", MARK);
    this.#pairs.set(first, second, number);
    return number;
  }

  /** How many numbers have been given out, those of pairs included. */
  get size(): number {
    return this.#spellings.length;
  }

  spellingOf(word: number): string {
    return this.#spellings[word] ?? "";
  }

  kindOf(word: number): WordKind {
    return this.#kinds[word] ?? MARK;
  }

  /** The number of the form under which the word is recognised in another version, see `foldWord`. */
  foldedOf(word: number): number {
    const known = this.#folded[word] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    const folded = this.numberOf(foldWord(this.spellingOf(word)));
    this.#folded[word] = folded;
    return folded;
  }

  /** The number of the word composed and in small letters: the same word but for notation. */
  loweredOf(word: number): number {
    const known = this.#lowered[word] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    const lowered = this.numberOf(this.spellingOf(word).normalize("NFC").toLowerCase());
    this.#lowered[word] = lowered;
    return lowered;
  }

  #add(spelling: string, kind: WordKind): number {
    this.#spellings.push(spelling);
    this.#folded.push(UNKNOWN);
    this.#lowered.push(UNKNOWN);
    this.#kinds.push(kind);
    return this.#spellings.length - 1;
  }
}

function kindOf(spelling: string): WordKind {
  if (!isWordlike(spelling)) return MARK;
  return isFunctionWord(spelling.toLowerCase()) ? FUNCTION_WORD : TELLING_WORD;
}
