import { NumberRooms } from "../words/number-rooms.ts";
import type { Wording } from "./describe-wording.ts";

/** The words of one wording, each once by rising number with its share of their weight, and which follow each other. */
export class WordShares {
  readonly wording: Wording;
  readonly words: Int32Array;
  readonly shares: Float64Array;
  #rows: Int32Array | undefined;

  constructor(wording: Wording, words: Int32Array, shares: Float64Array) {
    this.wording = wording;
    this.words = words;
    this.shares = shares;
  }

  /** The numbers of its pairs of words, rising. Few wordings are ever asked for them. */
  get rows(): Int32Array {
    this.#rows ??= this.wording.pairs.slice().sort();
    return this.#rows;
  }
}

/** Shares out the weight of wordings among their words. */
export class WeightSharing {
  /** By word: the last wording that was seen to have it. Sorting the words of each would cost several times as much. */
  #seenIn = new Int32Array(0);
  #wordings = 0;
  readonly #rooms = new NumberRooms();

  /** Linear in the words and features. */
  sharesOf(wording: Wording): WordShares {
    const { words: own, features, weights } = wording;
    this.#makeRoomFor(features);
    const seenIn = this.#seenIn;
    const turn = ++this.#wordings;
    let different = 0;
    for (let index = 0; index < own.length; index++) {
      const word = own[index] as number;
      if (seenIn[word] !== turn) different++;
      seenIn[word] = turn;
    }
    // Counted first: an array cut to its length afterwards costs several times as much as one made to it.
    const words = this.#rooms.whole(different);
    const shares = this.#rooms.real(different);
    let [count, total] = [0, 0];
    // Features rise, and every word is one.
    for (let place = 0; place < features.length; place++) {
      const word = features[place] as number;
      if (seenIn[word] !== turn) continue;
      const weight = (weights[place] as number) ** 2;
      words[count] = word;
      shares[count] = weight;
      total += weight;
      count++;
    }
    for (let index = 0; index < different; index++) shares[index] = total === 0 ? 0 : (shares[index] as number) / total;
    return new WordShares(wording, words, shares);
  }

  #makeRoomFor(features: Int32Array): void {
    const needed = (features[features.length - 1] ?? 0) + 1;
    if (needed > this.#seenIn.length) {
      const seenIn = new Int32Array(2 * needed);
      seenIn.set(this.#seenIn);
      this.#seenIn = seenIn;
    }
  }
}
