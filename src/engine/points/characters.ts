/** Whether a code unit is an ASCII figure. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isSmallLatin(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

export function isCapitalLatin(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

/** Whether a code unit is a Latin letter without accent. */
export function isLatin(code: number): boolean {
  return isSmallLatin(code) || isCapitalLatin(code);
}

const LETTER = /^\p{L}/u;
const CAPITAL = /^\p{Lu}/u;
const SMALL = /^\p{Ll}/u;

/** Whether a letter stands in `text` at `at`; asks the Unicode tables beyond ASCII only. False behind the end. */
export function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return isLatin(code);
  return LETTER.test(text.slice(at, at + 2));
}

/** Whether a capital letter stands there. */
export function isCapitalAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 0x80 ? isCapitalLatin(code) : CAPITAL.test(text.slice(at, at + 2));
}

/** Whether a small letter stands there. */
export function isSmallAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 0x80 ? isSmallLatin(code) : SMALL.test(text.slice(at, at + 2));
}
