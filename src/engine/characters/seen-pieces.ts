import { takenFor } from "./look-alikes.ts";
import { BLANK_CLASS, SHAPELESS_CLASS } from "./unseen-characters.ts";

/**
 * A stretch of a text and what the eye takes it for: `""` for characters without a shape, one space for any run of
 * blanks, `\n` where the run ends a line, `\n\n` where it leaves one empty, Latin letters for letters drawn like them,
 * letters and their marks apart for letters composed or not. Offsets count UTF-16 units.
 */
export type SeenPiece = { readonly seen: string; readonly start: number; readonly end: number };

// One run of blanks with what is hidden in it, one hidden character, or one character with its marks. Marks are taken in
// portions of 30, as in Unicode's stream-safe text, because ordering an endless row of them is not linear.
const PIECE = new RegExp(
  `[${BLANK_CLASS}][${BLANK_CLASS}${SHAPELESS_CLASS}]*|[${SHAPELESS_CLASS}]|[^${BLANK_CLASS}${SHAPELESS_CLASS}](?:(?![${SHAPELESS_CLASS}])\\p{M}){0,30}`,
  "uy",
);

/** Where a stretch stands in its text: blanks at either end of a text are not seen. */
export type Edges = { readonly atStart: boolean; readonly atEnd: boolean };

/**
 * Reads a text as the eye does.
 *
 * @returns Pieces in order that cover the text without gap. Two texts look alike when their pieces' `seen`, joined, is
 *   one. Linear; never throws, lone surrogates included.
 * Source: the idea of a skeleton is that of UTS #39; the table of letters is our own.
 */
export function readSeen(text: string, { atStart, atEnd }: Edges): readonly SeenPiece[] {
  const pieces: SeenPiece[] = [];
  let shown = !atStart;
  for (let start = 0; start < text.length; ) {
    const end = endOfPiece(text, start);
    const seen = seenOf(text.slice(start, end));
    pieces.push({ seen: shown || !isBlankSeen(seen) ? seen : "", start, end });
    shown ||= seen !== "" && !isBlankSeen(seen);
    start = end;
  }
  if (atEnd) hideBlanksAtEnd(pieces);
  return pieces;
}

/** Most characters are plain, and so is what stands behind them: no mark, and nothing hidden. */
function endOfPiece(text: string, start: number): number {
  if (isPlain(text.charCodeAt(start)) && (start + 1 === text.length || isPlain(text.charCodeAt(start + 1))))
    return start + 1;
  PIECE.lastIndex = start;
  return PIECE.test(text) ? PIECE.lastIndex : start + 1;
}

/** Whether a unit is a letter, figure or mark of ASCII. */
function isPlain(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f;
}

const MARK_OR_HALF = /^[\p{M}\p{Cs}\p{Cc}]$/u;

/**
 * Whether each character of a text is seen as itself, marks and line ends left aside: two such texts that differ in more
 * than their spaces are seen to differ. Linear.
 */
export function isSeenAsItIs(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x20 && unit < 0x7f) continue;
    if (unit === 0x20 ? text.charCodeAt(at + 1) === 0x20 : !isUnitSeenAsItIs(unit)) return false;
  }
  return true;
}

const UNKNOWN = 0;
const AS_IT_IS = 1;
const OTHERWISE = 2;
const AS_IT_IS_BY_UNIT = new Uint8Array(0x10000);

function isUnitSeenAsItIs(unit: number): boolean {
  if (AS_IT_IS_BY_UNIT[unit] === UNKNOWN) {
    const character = String.fromCharCode(unit);
    const isItself = !MARK_OR_HALF.test(character) && seenOf(character) === character;
    AS_IT_IS_BY_UNIT[unit] = isItself ? AS_IT_IS : OTHERWISE;
  }
  return AS_IT_IS_BY_UNIT[unit] === AS_IT_IS;
}

/** Whether what is seen is nothing but a blank. */
export function isBlankSeen(seen: string): boolean {
  return seen === " " || seen === "\n" || seen === "\n\n";
}

function hideBlanksAtEnd(pieces: SeenPiece[]): void {
  for (let index = pieces.length - 1; index >= 0; index--) {
    const piece = pieces[index];
    if (piece === undefined || (piece.seen !== "" && !isBlankSeen(piece.seen))) return;
    pieces[index] = { ...piece, seen: "" };
  }
}

const STARTS_BLANK = new RegExp(`^[${BLANK_CLASS}]`, "u");
const SHAPELESS = new RegExp(`^[${SHAPELESS_CLASS}]$`, "u");
const LONE_SURROGATE = /^\p{Cs}$/u;
const LINE_BREAK = /\r\n|[\n-\r\u{85}\u{2028}\u{2029}]/gu;

// By UTF-16 unit, filled as characters are met: texts of other scripts are mostly single characters.
const SEEN_ALONE: (string | undefined)[] = new Array(0x10000);

function seenOf(source: string): string {
  if (source.length > 1) return workOutSeen(source);
  const unit = source.charCodeAt(0);
  const known = SEEN_ALONE[unit] ?? workOutSeen(source);
  SEEN_ALONE[unit] = known;
  return known;
}

function workOutSeen(source: string): string {
  if (STARTS_BLANK.test(source)) {
    const breaks = source.match(LINE_BREAK)?.length ?? 0;
    return breaks === 0 ? " " : breaks === 1 ? "\n" : "\n\n";
  }
  return SHAPELESS.test(source) ? "" : Array.from(decompose(source), drawn).join("");
}

/** A letter as the one it is taken for; half a pair as the mark for what cannot be shown. */
function drawn(character: string): string {
  return takenFor(character) ?? (LONE_SURROGATE.test(character) ? "\u{fffd}" : character);
}

// Compatibility characters that are drawn like what they stand for: ligatures and digraphs, the micro sign, Roman
// numerals, mathematical letters, Hebrew and Arabic presentation forms, full and half width. Others (², ½, ①, ™, №) are
// seen to differ.
const COMPATIBLE =
  /[\u{b5}\u{132}\u{133}\u{1c4}-\u{1cc}\u{1f1}-\u{1f3}\u{2160}-\u{217f}\u{fb00}-\u{fb06}\u{fb13}-\u{fdff}\u{fe70}-\u{fefc}\u{ff01}-\u{ffee}\u{1d400}-\u{1d7ff}]/u;

function decompose(source: string): string {
  return source.normalize(COMPATIBLE.test(source) ? "NFKD" : "NFD");
}
