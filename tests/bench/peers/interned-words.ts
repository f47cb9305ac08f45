import { splitWords, type Word } from "../../../src/engine/words/split-words.ts";
import type { Redline, RedlineRun } from "../../../src/model/comparison.ts";

/** Two texts as numbers, equal words as equal numbers, for tools that compare lists. */
export class InternedWords {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly #numbers = new Map<string, number>();
  readonly #words: { readonly before: readonly Word[]; readonly after: readonly Word[] };

  constructor(before: string, after: string) {
    this.#words = { before: splitWords(before).words, after: splitWords(after).words };
    this.before = this.#words.before.map((word) => this.#numberOf(word.text));
    this.after = this.#words.after.map((word) => this.#numberOf(word.text));
  }

  /** How many different words there are. */
  get kinds(): number {
    return this.#numbers.size;
  }

  /** The redline of changed stretches of words `[start, end)`, given in order. What is kept is spelled as in `after`. */
  redlineOf(changes: Iterable<readonly [oldStart: number, oldEnd: number, newStart: number, newEnd: number]>): Redline {
    const { before, after } = this.#words;
    const runs: RedlineRun[] = [];
    let kept = 0;
    for (const [oldStart, oldEnd, newStart, newEnd] of changes) {
      runs.push(["=", spelled(after.slice(kept, newStart))]);
      runs.push(["-", spelled(before.slice(oldStart, oldEnd))], ["+", spelled(after.slice(newStart, newEnd))]);
      kept = newEnd;
    }
    return [...runs, ["=", spelled(after.slice(kept))] as const].filter(([, text]) => text !== "");
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

function spelled(words: readonly Word[]): string {
  return words.map((word) => word.space + word.text).join("");
}
