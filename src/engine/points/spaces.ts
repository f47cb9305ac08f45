/**
 * White space that may stand before or after a line without belonging to its text: the ASCII blanks (form feeds are
 * what page breaks of a PDF leave behind) and the Unicode spaces that word processors put after a label.
 */
export function isSpace(code: number): boolean {
  if (code < 0xa0) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** Index of the first code unit at or after `from` that is no space; the length where there is none. */
export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}
