/** Words in a row, and for each the flags of what may begin with it. */
export type FlaggedWords = { readonly lower: readonly string[]; readonly flags: readonly number[] };

/** Phrases of one or several words, found by their longest match at a place. Looking costs as many steps as words match. */
export class Phrases<Meaning> {
  readonly #firsts = new Map<string, Node<Meaning>>();
  // Until a language gives it one of its own, any word may begin a phrase.
  #flag = -1;

  /** @param phrases - In small letters, with single spaces; of one phrase the last meaning holds. */
  constructor(phrases: Iterable<readonly [phrase: string, meaning: Meaning]>) {
    for (const [phrase, meaning] of phrases) {
      const [first = "", ...others] = phrase.split(" ");
      let node = nodeIn(this.#firsts, first);
      for (const word of others) {
        node.next ??= new Map();
        node = nodeIn(node.next, word);
      }
      node.meaning = meaning;
    }
  }

  /** The words that phrases begin with. */
  firstWords(): Iterable<string> {
    return this.#firsts.keys();
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
    let node = this.#firsts.get(words[index] ?? "");
    let found: Found<Meaning> | undefined;
    for (let end = index + 1; node !== undefined; end += 1) {
      if (node.meaning !== undefined) found = { meaning: node.meaning, end };
      node = node.next?.get(words[end] ?? "");
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

/** A word of phrases, the words that may follow it, and what the words to here mean. Most phrases are of one word. */
type Node<Meaning> = { next: Map<string, Node<Meaning>> | undefined; meaning: Meaning | undefined };

function nodeIn<Meaning>(nodes: Map<string, Node<Meaning>>, word: string): Node<Meaning> {
  const known = nodes.get(word);
  if (known !== undefined) return known;
  const node: Node<Meaning> = { next: undefined, meaning: undefined };
  nodes.set(word, node);
  return node;
}

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
