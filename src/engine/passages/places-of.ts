import { codePointOffsets } from "../characters/code-point-offsets.ts";

/** Where words begin in a text: in code points, and in UTF-16 code units. */
export type WordsPlace = { readonly start: number; readonly unit: number };

// As many places as a person would look through.
const MOST_PLACES = 100;

/** Every place where words stand in a text, code point for code point, in order; at most a hundred. */
export function placesOf(text: string, words: string): readonly WordsPlace[] {
  const offsetOf = codePointOffsets(text);
  const places: WordsPlace[] = [];
  for (let at = text.indexOf(words); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(words, at + 1))
    places.push({ start: offsetOf(at), unit: at });
  return places;
}
