import { isSpace, skipSpaces } from "./spaces.ts";

const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/u;

/** Whether a backslash before this character is an escape. */
export function isAsciiPunctuation(character: string | undefined): boolean {
  return character !== undefined && character.length === 1 && ASCII_PUNCTUATION.test(character);
}

const MARKED = /[\\&]/gu;
const CHARACTER_REFERENCE = /^&#(\d{1,7});/u;
const LONGEST_REFERENCE = 10;

/**
 * Undoes backslash escapes before ASCII punctuation and decimal character references (`&#32;`). Everything else,
 * emphasis included, is kept code point for code point. Linear; never throws.
 */
export function decodeInline(raw: string): string {
  if (!raw.includes("\\") && !raw.includes("&")) return raw;
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
  const match = CHARACTER_REFERENCE.exec(raw.slice(at, at + LONGEST_REFERENCE));
  if (match === null) return undefined;
  const code = Number(match[1]);
  // U+0000 and halves of a surrogate pair are no characters; a file that spells them out keeps its spelling.
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return { character: String.fromCodePoint(code), length: match[0].length };
}

/** Where the words of a bold heading stand, in the text that begins with it. */
export type BoldHeading = {
  /** Between the marks. */
  readonly start: number;
  readonly end: number;
  /** A full stop or colon right behind the run, which belongs to it, ends here; `closed` is where it would begin. */
  readonly closed: number;
  readonly punctuated: number;
  /** Where the text behind it begins. */
  readonly rest: number;
};

/**
 * Finds a bold run at the very start and what follows it: `**Ceasefire.** The parties …`. A full stop or colon right
 * behind the run belongs to it. Bold that is part of a word, spans paragraphs or is never closed is no heading.
 */
export function findBoldHeading(raw: string): BoldHeading | undefined {
  const first = raw.charCodeAt(0);
  if ((first !== STAR && first !== UNDERSCORE) || raw.charCodeAt(1) !== first) return undefined;
  const end = closingMark(raw, raw.slice(0, 2), 0);
  if (end === undefined || end === 2) return undefined;
  if (isSpace(raw.charCodeAt(2)) || isSpace(raw.charCodeAt(end - 1))) return undefined;
  const closed = end + 2;
  const punctuated = raw[closed] === "." || raw[closed] === ":" ? closed + 1 : closed;
  if (punctuated < raw.length && !isSpace(raw.charCodeAt(punctuated))) return undefined;
  return { start: 2, end, closed, punctuated, rest: skipSpaces(raw, punctuated) };
}

const STAR = 0x2a;
const UNDERSCORE = 0x5f;

/** Index at which the run that `mark` opens at `start` in `raw` closes, within the line. */
export function closingMark(raw: string, mark: string, start: number): number | undefined {
  for (let at = start + mark.length; at <= raw.length - mark.length; at += 1) {
    if (raw[at] === "\n") return undefined;
    if (raw[at] === "\\") at += 1;
    else if (raw.startsWith(mark, at)) return at;
  }
  return undefined;
}

/** Where the words of a Markdown heading stand: without its closing `#`s, and without bold marks around the whole of it. */
export function headingSpans(raw: string, markdown: boolean): ReadonlyArray<readonly [start: number, end: number]> {
  const start = skipSpaces(raw, 0);
  let end = endBeforeClosingHashes(raw);
  while (end > start && isSpace(raw.charCodeAt(end - 1))) end -= 1;
  const bold = markdown ? findBoldHeading(raw.slice(start, end)) : undefined;
  if (bold === undefined || bold.rest < end - start) return end > start ? [[start, end]] : [];
  return [
    [start + bold.start, start + bold.end],
    [start + bold.closed, start + bold.punctuated],
  ];
}

function endBeforeClosingHashes(raw: string): number {
  let end = raw.length;
  while (end > 0 && raw[end - 1] === "#") end -= 1;
  return end === raw.length || (end > 0 && !isSpace(raw.charCodeAt(end - 1))) ? raw.length : end;
}
