import { foldWord } from "../words/fold-word.ts";

// Letters that "termination" and "terminated" have in common.
const LETTERS = 5;

/** By which words of one family are recognised: for comparing alone. */
export function rootOf(word: string): string {
  return foldWord(word).slice(0, LETTERS);
}
