/**
 * A glance that tells most words from a set of forms in small letters: by the first letter and the length of those that
 * begin with a Latin letter without accent. Looking a word up costs many times as much, and most words are none of them.
 */
export class KnownForms {
  /** By the place of the letter in the alphabet: the lengths of the forms that begin with it, a bit for each. */
  readonly #lengths = new Int32Array(26);

  /** @param forms - None longer than 30. */
  constructor(forms: Iterable<string>) {
    for (const form of forms) {
      const place = placeOf(form.charCodeAt(0));
      if (place >= 0) this.#lengths[place] = this.#lengthsAt(place) | (1 << form.length);
    }
  }

  /** False only for a word that in small letters is none of the forms. */
  mayHold(word: string): boolean {
    return this.mayHoldOne(word.charCodeAt(0), word.length);
  }

  /** The same of a word given by its first letter and its length. */
  mayHoldOne(letter: number, length: number): boolean {
    const place = placeOf(letter);
    return place < 0 || (length <= LONGEST && ((this.#lengthsAt(place) >> length) & 1) === 1);
  }

  #lengthsAt(place: number): number {
    return this.#lengths[place] as number;
  }
}

const LONGEST = 30;

/** Of a letter in the Latin alphabet, from 0; less than 0 for any other. */
function placeOf(letter: number): number {
  const small = letter | 0x20;
  return small <= 0x7a ? small - 0x61 : -1;
}
