import type { NumberedText } from "../words/spelling-table.ts";

export type { NumberedText } from "../words/spelling-table.ts";

/** The word as it is spelled. */
export function spellingAt(text: NumberedText, index: number): string {
  return text.text.slice(text.bounds[2 * index], text.bounds[2 * index + 1]);
}

/** The white space before a word; after the last word for `index === text.count`. */
export function spaceBefore(text: NumberedText, index: number): string {
  return text.text.slice(startOfSpace(text, index), endOfSpace(text, index));
}

/** Whether the white space before two words is the same. */
export function isSameSpace(one: NumberedText, index: number, other: NumberedText, otherIndex: number): boolean {
  const [start, otherStart] = [startOfSpace(one, index), startOfSpace(other, otherIndex)];
  const length = endOfSpace(one, index) - start;
  if (endOfSpace(other, otherIndex) - otherStart !== length) return false;
  for (let offset = 0; offset < length; offset++)
    if (one.text.charCodeAt(start + offset) !== other.text.charCodeAt(otherStart + offset)) return false;
  return true;
}

/** Where the white space before a word starts, in UTF-16 units. */
export function startOfSpace(text: NumberedText, index: number): number {
  return index === 0 ? 0 : (text.bounds[2 * index - 1] as number);
}

/** Where the word itself starts, or the text ends. */
export function endOfSpace(text: NumberedText, index: number): number {
  return index === text.count ? text.text.length : (text.bounds[2 * index] as number);
}

/** Whether a line starts with a word: the white space before it holds a line feed. Also asked of the end of the text. */
export function startsLine(text: NumberedText, index: number): boolean {
  const end = endOfSpace(text, index);
  for (let at = startOfSpace(text, index); at < end; at++) if (text.text.charCodeAt(at) === 0x0a) return true;
  return false;
}

/** Whether a word stands right behind the one before it. */
export function isGlued(text: NumberedText, index: number): boolean {
  return startOfSpace(text, index) === endOfSpace(text, index);
}
