import { isSpace, skipSpaces, trimSpaces } from "./spaces.ts";

const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/u;

/** Whether a backslash before this character is an escape. */
export function isAsciiPunctuation(character: string | undefined): boolean {
  return character !== undefined && character.length === 1 && ASCII_PUNCTUATION.test(character);
}

const MARKED = /[\\&]/gu;
const CHARACTER_REFERENCE = /&#(\d{1,7});/uy;

/**
 * Undoes backslash escapes before ASCII punctuation and decimal character references (`&#32;`). Everything else,
 * emphasis included, is kept code point for code point. Linear; never throws.
 */
export function decodeInline(raw: string): string {
  const pieces: string[] = [];
  let kept = 0;
  MARKED.lastIndex = 0;
  for (let match = MARKED.exec(raw); match !== null; match = MARKED.exec(raw)) {
    const at = match.index;
    const decoded = match[0] === "\\" ? escapedAt(raw, at) : referredToAt(raw, at);
    if (decoded === undefined) continue;
    pieces.push(raw.slice(kept, at), decoded.character);
    kept = at + decoded.length;
    MARKED.lastIndex = kept;
  }
  pieces.push(raw.slice(kept));
  return pieces.join("");
}

type Decoded = { readonly character: string; readonly length: number };

function escapedAt(raw: string, at: number): Decoded | undefined {
  const character = raw[at + 1];
  return character !== undefined && isAsciiPunctuation(character) ? { character, length: 2 } : undefined;
}

function referredToAt(raw: string, at: number): Decoded | undefined {
  CHARACTER_REFERENCE.lastIndex = at;
  const match = CHARACTER_REFERENCE.exec(raw);
  if (match === null) return undefined;
  const code = Number(match[1]);
  // U+0000 and halves of a surrogate pair are no characters; a file that spells them out keeps its spelling.
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return { character: String.fromCodePoint(code), length: match[0].length };
}

/**
 * Parts a bold run at the very start from what follows it: `**Ceasefire.** The parties …`. A full stop or colon right
 * behind the run belongs to it. Bold that is part of a word, spans paragraphs or is never closed is no heading.
 */
export function splitBoldHeading(raw: string): { readonly heading: string; readonly rest: string } | undefined {
  const mark = raw.slice(0, 2);
  if (mark !== "**" && mark !== "__") return undefined;
  const close = closingMark(raw, mark);
  if (close === undefined || close === 2) return undefined;
  if (isSpace(raw.charCodeAt(2)) || isSpace(raw.charCodeAt(close - 1))) return undefined;
  const after = close + 2;
  const punctuation = raw[after] === "." || raw[after] === ":" ? (raw[after] ?? "") : "";
  const restStart = after + punctuation.length;
  if (restStart < raw.length && !isSpace(raw.charCodeAt(restStart))) return undefined;
  return { heading: raw.slice(2, close) + punctuation, rest: raw.slice(skipSpaces(raw, restStart)) };
}

/** Index at which the run that `mark` opens at the start of `raw` closes, within the first line. */
export function closingMark(raw: string, mark: string): number | undefined {
  for (let at = mark.length; at <= raw.length - mark.length; at += 1) {
    if (raw[at] === "\n") return undefined;
    if (raw[at] === "\\") at += 1;
    else if (raw.startsWith(mark, at)) return at;
  }
  return undefined;
}

/** Text of a Markdown heading without its closing `#`s, and without bold marks around the whole of it. */
export function plainHeading(raw: string, markdown: boolean): string {
  const closed = trimSpaces(withoutClosingHashes(raw));
  if (!markdown) return closed;
  const bold = splitBoldHeading(closed);
  return decodeInline(bold !== undefined && bold.rest === "" ? bold.heading : closed);
}

function withoutClosingHashes(raw: string): string {
  let end = raw.length;
  while (end > 0 && raw[end - 1] === "#") end -= 1;
  return end === raw.length || (end > 0 && !isSpace(raw.charCodeAt(end - 1))) ? raw : raw.slice(0, end);
}
