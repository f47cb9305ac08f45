import { findBracketedLabel } from "./enclosed-label.ts";
import { findBareTitle } from "./label-words.ts";
import { BULLETS, isBulletOfWord } from "./mark-lines.ts";
import { isAsciiPunctuation } from "./markdown-inline.ts";
import { readLabel } from "./read-label.ts";
import { isSpace } from "./spaces.ts";

/**
 * Writes `text` so that reading gives it back code point for code point: a backslash where punctuation would mean
 * something, a character reference (`&#32;`) where a blank would be lost. Linear; keeps the text on one line.
 */
export function escapeText(text: string): string {
  return keepEdges(text.replace(/[\\&\p{Cc}]/gu, (mark, at: number) => escapeMark(mark, text, at)));
}

/** The same for a heading between `**` and `**`. */
export function escapeHeading(heading: string): string {
  return keepEdges(heading.replace(/[\\&*_\p{Cc}]/gu, (mark, at: number) => escapeMark(mark, heading, at)));
}

/** The same for a value in straight quotation marks. */
export function escapeQuoted(value: string): string {
  return value.replace(/[\\&"\p{Cc}]/gu, (mark, at: number) => escapeMark(mark, value, at));
}

/** `escaped` so that its beginning is read as words: not as a label, a bullet, a heading or braces. */
export function escapeStart(escaped: string): string {
  const first = escaped[0];
  if (first === undefined) return escaped;
  if (STARTS_SOMETHING.includes(first)) return isAsciiPunctuation(first) ? `\\${escaped}` : refer(escaped);
  if (first === "[") return findBracketedLabel(escaped) === undefined ? escaped : `\\${escaped}`;
  if (findBareTitle(escaped) !== undefined || isBulletOfWord(escaped)) return refer(escaped);
  const label = readLabel(escaped);
  if (label === undefined) return escaped;
  // "1\. Text" stays legible where "&#49;. Text" would not.
  const mark = escaped.slice(0, label.end).search(/[.)(]/u);
  const broken = mark < 0 ? escaped : `${escaped.slice(0, mark)}\\${escaped.slice(mark)}`;
  return readLabel(broken) === undefined ? broken : refer(escaped);
}

/** `escaped` so that no bold run at its beginning is taken for a heading. */
export function escapeBoldStart(escaped: string): string {
  return escaped.startsWith("**") || escaped.startsWith("__") ? `\\${escaped}` : escaped;
}

const STARTS_SOMETHING = `${BULLETS}#_=\`{(>`;

function escapeMark(mark: string, text: string, at: number): string {
  const next = text[at + 1];
  // Whatever is neither letter nor figure may itself be written as an escape.
  if (mark === "\\") return next === undefined || !/[\p{L}\p{N}]/u.test(next) ? "\\\\" : mark;
  if (mark === "&") return next === "#" ? "\\&" : mark;
  if (isAsciiPunctuation(mark)) return `\\${mark}`;
  // U+0000 has no reference; it is no blank, so it stands for itself. A tab inside a line does so too.
  return mark === "\0" || mark === "\t" ? mark : refer(mark);
}

function keepEdges(escaped: string): string {
  const start = isSpace(escaped.charCodeAt(0)) ? refer(escaped) : escaped;
  const last = start.length - 1;
  return isSpace(start.charCodeAt(last)) ? `${start.slice(0, last)}${refer(start.slice(last))}` : start;
}

/** The first character of `text` as a reference. */
function refer(text: string): string {
  return `&#${text.charCodeAt(0)};${text.slice(1)}`;
}
