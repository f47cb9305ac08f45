import type { Point } from "../../model/point.ts";
import { isWordlike, splitWords } from "../words/split-words.ts";

// "Term.", "Duration of guarantees."
const MOST_WORDS = 3;
// Longer texts are not counted.
const LONGEST = 60;

/** Whether a text may be no more than a title: few words, and no figure among them. */
export function isBareTitle(text: string): boolean {
  if (text.length > LONGEST || /\p{N}/u.test(text)) return false;
  return splitWords(text).words.filter((word) => isWordlike(word.text)).length <= MOST_WORDS;
}

/**
 * The words that a point is weighed by: its text, and, where that is no more than a title, what the parties want to stand
 * there. A title alone ("Term.") shares a word with anything ("terms of an armistice").
 */
export function weighedText({ text, positions = [] }: Pick<Point, "text" | "positions">): string {
  if (text === null) return "";
  if (positions.length === 0 || !isBareTitle(text)) return text;
  return [text, ...positions.map((position) => position.text)].join("\n");
}
