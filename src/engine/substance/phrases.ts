/** Words in a row, and for each the flags of what may begin with it. */
export type FlaggedWords = { readonly lower: readonly string[]; readonly flags: readonly number[] };

/** Phrases of one or several words, found by their longest match at a place. Looking costs as many steps as words match. */
export class Phrases<Meaning> {
  readonly #root: Node<Meaning> = { next: new Map() };
  // Until a language gives it one of its own, any word may begin a phrase.
  #flag = -1;

  /** @param phrases - In small letters, with single spaces; of one phrase the last meaning holds. */
  constructor(phrases: Iterable<readonly [phrase: string, meaning: Meaning]>) {
    for (const [phrase, meaning] of phrases) {
      let node = this.#root;
      for (const word of phrase.split(" ")) {
        let next = node.next.get(word);
        if (next === undefined) {
          next = { next: new Map() };
          node.next.set(word, next);
        }
        node = next;
      }
      node.meaning = meaning;
    }
  }

  /** The words that phrases begin with. */
  firstWords(): Iterable<string> {
    return this.#root.next.keys();
  }

  /** Says which flag words have that begin its phrases, so that most words need not be looked up here. */
  flagged(flag: number): void {
    this.#flag = flag;
  }

  /** The longest phrase that begins at `index`; `end` is the index of the word behind it. */
  find({ lower, flags }: FlaggedWords, index: number): Found<Meaning> | undefined {
    return ((flags[index] ?? 0) & this.#flag) === 0 ? undefined : this.among(lower, index);
  }

  /** As `find`, in words without flags. */
  among(words: readonly string[], index: number): Found<Meaning> | undefined {
    let node = this.#root.next.get(words[index] ?? "");
    let found: Found<Meaning> | undefined;
    for (let end = index + 1; node !== undefined; end += 1) {
      if (node.meaning !== undefined) found = { meaning: node.meaning, end };
      node = node.next.get(words[end] ?? "");
    }
    return found;
  }

  /** The longest phrase that ends before `index`, of at most `most` words; `start` is the index of its first word. */
  findBefore(
    words: FlaggedWords,
    index: number,
    most = 5,
  ): { readonly meaning: Meaning; readonly start: number } | undefined {
    for (let start = Math.max(0, index - most); start < index; start += 1) {
      const found = this.find(words, start);
      if (found?.end === index) return { meaning: found.meaning, start };
    }
    return undefined;
  }
}

type Node<Meaning> = { readonly next: Map<string, Node<Meaning>>; meaning?: Meaning };

export type Found<Meaning> = { readonly meaning: Meaning; readonly end: number };

/** Phrases parted by commas, over any number of lines. */
export function listed(text: string): readonly string[] {
  return text
    .replaceAll(/\s+/gu, " ")
    .split(",")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}

/** Listed phrases that all mean one thing. */
export function meaning<const Meaning>(
  text: string,
  value: Meaning,
): readonly (readonly [phrase: string, value: Meaning])[] {
  return listed(text).map((phrase) => [phrase, value]);
}

/** Listed phrases, each of which means itself. */
export function meaningThemselves(text: string): readonly (readonly [phrase: string, value: string])[] {
  return listed(text).map((phrase) => [phrase, phrase]);
}
