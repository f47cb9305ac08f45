import type { Both, ChangedRanges, Side } from "./changed-ranges.ts";
import type { Fact } from "./fact.ts";
import type { Stretch } from "./finding.ts";
import type { Grammar } from "./grammar.ts";
import type { Language } from "./language.ts";
import type { Said } from "./senses.ts";
import { isMatter, type SentencePair, sentencePairs, wholeOf } from "./sentence-pairs.ts";
import type { Tokens } from "./tokens.ts";
import { touchedWords } from "./touched-words.ts";
import type { Word } from "./vocabulary.ts";

/**
 * Both texts of a redline with what is read of them: once, and asked for by all that weigh findings by sentences. What not all
 * of these ask for is read when the first one does.
 */
export class ComparedTexts {
  readonly ranges: ChangedRanges;
  readonly tokens: Both<Tokens>;
  readonly facts: Both<readonly Fact[]>;
  readonly language: Language;
  readonly grammar: Grammar;
  /** The words of which anything was struck or inserted, in order. */
  readonly touched: Both<readonly Word[]>;
  #pairs: readonly SentencePair[] | undefined;
  readonly #said: Partial<Record<Side, readonly Said[]>> = {};
  readonly #words: Partial<Record<Side, ReadonlySet<string>>> = {};

  constructor(
    ranges: ChangedRanges,
    tokens: Both<Tokens>,
    facts: Both<readonly Fact[]>,
    language: Language,
    grammar: Grammar,
  ) {
    this.ranges = ranges;
    this.tokens = tokens;
    this.facts = facts;
    this.language = language;
    this.grammar = grammar;
    this.touched = {
      before: touchedWords(ranges, "before", tokens.before),
      after: touchedWords(ranges, "after", tokens.after),
    };
  }

  /** Whether anything that was struck or inserted begins with a word that is such. */
  isTouched(isSuch: (word: Word) => boolean): boolean {
    return this.touched.before.some(isSuch) || this.touched.after.some(isSuch);
  }

  /** How many words of matter were struck or inserted in a stretch of a side beside some others. Linear in the words. */
  countTouchedBeside(side: Side, places: readonly Stretch[], within = wholeOf(this.tokens[side])): number {
    const { words, starts, ends, count } = this.tokens[side];
    let [touched, at] = [0, 0];
    for (const { [side]: range } of this.ranges.blocks) {
      while (at < count && (ends[at] ?? 0) <= range[0]) at += 1;
      for (; at < count && (starts[at] ?? 0) < range[1]; at += 1) {
        const start = starts[at] ?? 0;
        if (start < within.start || start >= within.end || !isMatter(words[at] as Word)) continue;
        if (places.every((one) => start < one.start || start >= one.end)) touched += 1;
      }
    }
    return touched;
  }

  /** How many words of matter stand in a stretch of a side. Linear in the words. */
  countMatter(side: Side, { start, end } = wholeOf(this.tokens[side])): number {
    const { words, starts } = this.tokens[side];
    let count = 0;
    for (const [at, word] of words.entries()) {
      const from = starts[at] ?? 0;
      if (from >= start && from < end && isMatter(word)) count += 1;
    }
    return count;
  }

  /** See `sentencePairs`. */
  get pairs(): readonly SentencePair[] {
    this.#pairs ??= sentencePairs(this.tokens);
    return this.#pairs;
  }

  /** The words of a side in small letters. */
  wordsOf(side: Side): ReadonlySet<string> {
    this.#words[side] ??= new Set(this.tokens[side].lower);
    return this.#words[side];
  }

  /** What the words of a stretch say, in order, as far as the language knows what words may stand for each other. */
  saidIn(side: Side, { start, end }: Stretch): readonly Said[] {
    this.#said[side] ??= this.grammar.senses.read(this.tokens[side]);
    const said = this.#said[side];
    const isWhole = start === 0 && end === this.tokens[side].text.length;
    return isWhole ? said : said.filter((one) => one.start >= start && one.start < end);
  }
}
