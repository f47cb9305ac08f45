import { WordTable } from "../words/word-table.ts";
import { SearchRoom } from "./match-words.ts";
import type { NumberedText } from "./numbered-text.ts";

/** Two texts whose words share one set of numbers, `0` to `spellings - 1`. */
export type NumberedPair = {
  readonly before: NumberedText;
  readonly after: NumberedText;
  readonly spellings: number;
};

/**
 * Gives the words of two texts numbers, one for each spelling, code point for code point, that count up in their order.
 *
 * Numbers of their own for each pair and not those of a whole comparison, so that what is kept for each spelling fits the
 * pair: short redlines in a long comparison would else pay for all its words. Linear in the texts; copies no word.
 */
export function numberWords(
  before: string,
  after: string,
  numbering = new PairNumbering(),
  read: ReadPair = {},
): NumberedPair {
  return numbering.number(before, after, read);
}

/** Two texts as words of one table, as far as they have been read. */
export type ReadPair = { readonly before?: NumberedText | undefined; readonly after?: NumberedText | undefined };

/** Numbers the words of one pair after another. */
export class PairNumbering {
  readonly #words: WordTable;
  /** By the table's number: the number in the pair at hand and all numbers given out in pairs before, counted from 1. */
  #given = new Int32Array(0);
  #givenBefore = 0;
  /** For the searches in these pairs. */
  readonly room = new SearchRoom();

  /** @param words - Where words of these texts have been read already, they are not read again. */
  constructor(words: WordTable = new WordTable()) {
    this.#words = words;
  }

  /** See `numberWords`. */
  number(before: string, after: string, read: ReadPair): NumberedPair {
    const old = read.before ?? this.#words.read(before);
    const now = read.after ?? this.#words.read(after);
    if (this.#given.length < this.#words.size) this.#grow();
    const oldNumbers = this.#words.rooms.whole(old.count);
    const nowNumbers = this.#words.rooms.whole(now.count);
    const spellings = this.#close(now.numbers, nowNumbers, this.#close(old.numbers, oldNumbers, 0));
    this.#givenBefore += spellings;
    return { before: withNumbers(old, oldNumbers), after: withNumbers(now, nowNumbers), spellings };
  }

  /** The text at a place of a version as words, if it was read to be looked at again. */
  findRead(side: "before" | "after", place: number, text: string): NumberedText | undefined {
    return this.#words.kept[side].find(place, text);
  }

  /** Writes the numbers of a text into `closed`, given how many spellings the pair has so far; returns how many it has now. */
  #close(numbers: Int32Array, closed: Int32Array, spellings: number): number {
    const [given, before] = [this.#given, this.#givenBefore];
    let count = spellings;
    for (let index = 0; index < numbers.length; index++) {
      const number = numbers[index] as number;
      if ((given[number] as number) <= before) given[number] = before + ++count;
      closed[index] = (given[number] as number) - before - 1;
    }
    return count;
  }

  #grow(): void {
    const given = new Int32Array(2 * this.#words.size);
    given.set(this.#given);
    this.#given = given;
  }
}

function withNumbers({ text, bounds, count }: NumberedText, numbers: Int32Array): NumberedText {
  return { text, bounds, count, numbers };
}
