import { SpellingTable } from "../words/spelling-table.ts";
import { findWords } from "../words/split-words.ts";
import type { NumberedText } from "./numbered-text.ts";

/** Two texts whose words share one set of numbers, `0` to `spellings - 1`. */
export type NumberedPair = {
  readonly before: NumberedText;
  readonly after: NumberedText;
  readonly spellings: number;
};

/**
 * Gives the words of two texts numbers, one for each spelling, code point for code point.
 *
 * A table for each pair and not one for the whole run, so that what is kept for each spelling fits the pair: short
 * redlines in a long comparison would else pay for all its words. Linear in the texts; copies no word.
 */
export function numberWords(before: string, after: string): NumberedPair {
  const [foundBefore, foundAfter] = [findWords(before), findWords(after)];
  const spellings = new SpellingTable(foundBefore.count + foundAfter.count);
  const numberedBefore = { ...foundBefore, text: before, numbers: spellings.numberAll(before, foundBefore) };
  const numberedAfter = { ...foundAfter, text: after, numbers: spellings.numberAll(after, foundAfter) };
  return { before: numberedBefore, after: numberedAfter, spellings: spellings.size };
}
