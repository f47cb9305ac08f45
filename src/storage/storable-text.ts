// \p{Surrogate} under the u flag matches a surrogate without its partner only.
const UNSTORABLE = /\0|\p{Surrogate}/u;

/**
 * Whether PostgreSQL can hold `text` in a text or jsonb column: neither U+0000 nor half of a surrogate pair. A driver
 * would refuse the first with an error of its own and turn the second into U+FFFD without a word.
 */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/** Where the first character stands that cannot be stored, counted in code points from 0; undefined when there is none. */
export function findUnstorable(text: string): { readonly position: number; readonly name: string } | undefined {
  const match = UNSTORABLE.exec(text);
  if (match === null) return undefined;
  const unit = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return { position: [...text.slice(0, match.index)].length, name: `U+${unit}` };
}
