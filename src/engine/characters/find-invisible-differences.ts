import type { Redline, RedlineRun } from "../../model/comparison.ts";
import { groupBy } from "../../model/group-by.ts";
import { codePointOffsets } from "./code-point-offsets.ts";
import { describeDifference } from "./describe-difference.ts";
import { findStranger } from "./find-suspicious-characters.ts";
import { isDrawnAlike } from "./look-alikes.ts";
import { isBlankSeen, isSeenAsItIs, readSeen, type SeenPiece } from "./seen-pieces.ts";
import { isBlank, type UnseenKind, unseenKindOf } from "./unseen-characters.ts";

/**
 * What two stretches differ in that look alike: characters without a shape, blanks of another sort or number, the same
 * letters in another normal form, letters of another script that are drawn alike.
 */
export type InvisibleKind = UnseenKind | "space" | "normal-form" | "look-alike";

/** One difference that cannot be seen. */
export type InvisibleDifference = {
  readonly kind: InvisibleKind;
  /** One line that names the code points and the place. */
  readonly note: string;
  /** What stood there; null where nothing did. */
  readonly before: string | null;
  readonly after: string | null;
  /** `[start, end)` in code points of the earlier text; null where `before` is. */
  readonly beforeSpan: Span | null;
  readonly afterSpan: Span | null;
};

type Span = readonly [start: number, end: number];

/**
 * Finds where two texts differ only in what cannot be seen.
 *
 * @param runs - The redline between them; see `redline`.
 * @returns At most 1,000, in the order of the earlier text. Words that were exchanged for others are passed over but for the characters
 *   without a shape that came or went with them. Empty for texts that differ visibly everywhere. Linear in the changed
 *   runs, plus one pass over the texts where something is found; runs in plain ASCII cost a glance. Never throws.
 */
export function findInvisibleDifferences(runs: Redline): readonly InvisibleDifference[] {
  const found: Difference[] = [];
  let [before, after] = [0, 0];
  for (let index = 0; index < runs.length; ) {
    const [sort, text] = runs[index] as RedlineRun;
    if (sort === "=") {
      before += text.length;
      after += text.length;
      index++;
      continue;
    }
    const change = readChange(runs, index, before, after);
    if (mayHide(change)) compareChange(change, found);
    before += change.struck.length;
    after += change.inserted.length;
    index += change.runs;
  }
  return found.length === 0 ? NO_DIFFERENCES : present(found, textOf(runs, "+"), textOf(runs, "-"));
}

const NO_DIFFERENCES: readonly InvisibleDifference[] = [];

/** What was struck and inserted in one place, and where: offsets count UTF-16 units from here on. */
type PlaceOfChange = {
  readonly struck: string;
  readonly inserted: string;
  readonly before: number;
  readonly after: number;
  /** Blanks that stay on either side: a blank beside a blank is not seen. */
  readonly lead: string;
  readonly tail: string;
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** How many runs it takes. */
  readonly runs: number;
};

type Difference = { readonly before: Span; readonly after: Span };

function readChange(runs: Redline, index: number, before: number, after: number): PlaceOfChange {
  let [struck, inserted] = ["", ""];
  let end = index;
  for (let run = runs[end]; run !== undefined && run[0] !== "="; run = runs[end]) {
    if (run[0] === "-") struck += run[1];
    else inserted += run[1];
    end++;
  }
  const previous = index === 0 ? "" : (runs[index - 1] as RedlineRun)[1];
  const next = end === runs.length ? "" : (runs[end] as RedlineRun)[1];
  const [lead, tail] = [blanksAtEnd(previous), blanksAtStart(next)];
  return {
    struck,
    inserted,
    before,
    after,
    lead,
    tail,
    // Nothing but blanks stands beside it.
    atStart: lead.length === previous.length && index <= 1,
    atEnd: tail.length === next.length && end >= runs.length - 1,
    runs: end - index,
  };
}

function blanksAtEnd(text: string): string {
  let start = text.length;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  return text.slice(start);
}

function blanksAtStart(text: string): string {
  let end = 0;
  while (end < text.length && isBlank(text.charCodeAt(end))) end++;
  return text.slice(0, end);
}

// Within either set no two characters look alike, and none is without a shape.
const PLAIN_LATIN = /^[ -~À-ıĴ-ňŊ-ž“”„«»‘’–—…№§€£]*$/;
const PLAIN_CYRILLIC = /^[ -@[-`{-~А-ЖИ-яЁёЄєІіЇїҐґ“”„«»‘’–—…№§€£]*$/;

/** A glance that spares most changes the reading: between plain texts nothing but spaces can go unseen. */
function mayHide({ struck, inserted, lead, tail }: PlaceOfChange): boolean {
  const plain =
    (PLAIN_LATIN.test(struck) && PLAIN_LATIN.test(inserted)) ||
    (PLAIN_CYRILLIC.test(struck) && PLAIN_CYRILLIC.test(inserted)) ||
    (isSeenAsItIs(lead + struck + tail) && isSeenAsItIs(lead + inserted + tail));
  return !plain || areEqualButForSpaces(struck, inserted);
}

function areEqualButForSpaces(one: string, other: string): boolean {
  let [i, j] = [0, 0];
  for (;;) {
    while (one.charCodeAt(i) === SPACE) i++;
    while (other.charCodeAt(j) === SPACE) j++;
    if (i === one.length || j === other.length) return i === one.length && j === other.length;
    if (one.charCodeAt(i++) !== other.charCodeAt(j++)) return false;
  }
}

const SPACE = 0x20;

function compareChange(change: PlaceOfChange, found: Difference[]): void {
  const struck = sideOf(change, change.struck, change.before);
  const inserted = sideOf(change, change.inserted, change.after);
  if (joinSeen(struck.pieces) === joinSeen(inserted.pieces)) comparePieces(struck, inserted, found);
  else compareWords(struck, inserted, found);
}

/** One side of a change with the blanks around it, and what its pieces look like. */
type ReadSide = { readonly text: string; readonly offset: number; readonly pieces: readonly SeenPiece[] };

function sideOf({ lead, tail, atStart, atEnd }: PlaceOfChange, changed: string, offset: number): ReadSide {
  const text = lead + changed + tail;
  return { text, offset: offset - lead.length, pieces: readSeen(text, { atStart, atEnd }) };
}

function joinSeen(pieces: readonly SeenPiece[]): string {
  return pieces.map(({ seen }) => seen).join("");
}

/** Walks two stretches that look alike side by side, and notes where they are not the same. */
function comparePieces(struck: ReadSide, inserted: ReadSide, found: Difference[]): void {
  let [i, j] = [0, 0];
  while (i < struck.pieces.length || j < inserted.pieces.length) {
    const [iStart, jStart] = [i, j];
    while (struck.pieces[i]?.seen === "") i++;
    while (inserted.pieces[j]?.seen === "") j++;
    if (i === iStart && j === jStart) {
      // A ligature is one piece here and two letters there: on until both have shown as much.
      let ahead = struck.pieces[i++]?.seen.length ?? 0;
      while (ahead !== 0) {
        if (ahead > 0) ahead -= inserted.pieces[j++]?.seen.length ?? ahead;
        else ahead += struck.pieces[i++]?.seen.length ?? -ahead;
      }
    }
    noteDifference(struck, [iStart, i], inserted, [jStart, j], found);
  }
}

function noteDifference(struck: ReadSide, of: Span, inserted: ReadSide, against: Span, found: Difference[]): void {
  const [old, now] = [stretchOf(struck, of), stretchOf(inserted, against)];
  const [before, after] = [struck.text.slice(...old), inserted.text.slice(...now)];
  if (before === after) return;
  const [a, b] = [Array.from(before), Array.from(after)];
  let [lead, tail] = [0, 0];
  while (lead < a.length && a[lead] === b[lead]) lead++;
  while (tail < Math.min(a.length, b.length) - lead && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const leadLength = a.slice(0, lead).join("").length;
  const tailLength = a.slice(a.length - tail).join("").length;
  const cut = ([start, end]: Span, { offset }: ReadSide): Span => [
    start + leadLength + offset,
    end - tailLength + offset,
  ];
  found.push({ before: cut(old, struck), after: cut(now, inserted) });
}

/** The stretch of text under some pieces; where there are none, the place before the next one or after the last. */
function stretchOf({ pieces }: ReadSide, [from, to]: Span): Span {
  const start = pieces[from]?.start ?? pieces.at(-1)?.end ?? 0;
  return [start, to > from ? (pieces[to - 1]?.end ?? start) : start];
}

/**
 * Goes through words that were exchanged for others: those that also stand on the other side but for what cannot be seen
 * are compared, and of all others only what has no shape is noted.
 */
function compareWords(struck: ReadSide, inserted: ReadSide, found: Difference[]): void {
  const unpaired = dropEqual(struck, inserted);
  const partners = groupBy(unpaired.struck, joinSeen);
  for (const words of partners.values()) words.reverse();
  for (const word of unpaired.inserted) {
    const partner = partners.get(joinSeen(word))?.pop();
    if (partner === undefined)
      noteUnseen(inserted, word, (after) => ({ before: [struck.offset, struck.offset], after }), found);
    else comparePieces({ ...struck, pieces: partner }, { ...inserted, pieces: word }, found);
  }
  for (const words of partners.values())
    for (const word of words)
      noteUnseen(struck, word, (before) => ({ before, after: [inserted.offset, inserted.offset] }), found);
}

type Pieces = readonly SeenPiece[];

/** Leaves out the words that stand on both sides as they are. */
function dropEqual(struck: ReadSide, inserted: ReadSide): { struck: Pieces[]; inserted: Pieces[] } {
  const spelling =
    ({ text }: ReadSide) =>
    (word: Pieces) =>
      text.slice(word[0]?.start, word.at(-1)?.end);
  const known = groupBy(wordsOf(struck.pieces), spelling(struck));
  const left = wordsOf(inserted.pieces).filter((word) => known.get(spelling(inserted)(word))?.pop() === undefined);
  return { struck: [...known.values()].flat(), inserted: left };
}

function wordsOf(pieces: Pieces): Pieces[] {
  const words: SeenPiece[][] = [[]];
  for (const piece of pieces) {
    if (!isBlankSeen(piece.seen)) words.at(-1)?.push(piece);
    // Several blanks may hold something hidden, and single ones end a line where none is seen to end: words of their own.
    else words.push(...(piece.end - piece.start > 1 || piece.seen === "\n" ? [[piece], []] : [[]]));
  }
  return words.filter((word) => word.length > 0);
}

// A page does not break its lines at these; the first is the line tabulation.
const ODD_BREAK = /[\cK\f\u{85}\u{2028}\u{2029}]/u;

/** Notes each run of characters without a shape in a word that has no partner, and a letter of another script among its own. */
function noteUnseen(side: ReadSide, word: Pieces, differenceAt: (span: Span) => Difference, found: Difference[]): void {
  const [start, end] = stretchOf({ ...side, pieces: word }, [0, word.length]);
  const text = side.text.slice(start, end);
  if (!NOT_PLAIN.test(text)) return;
  for (const { 0: letters, index } of text.matchAll(LETTER_RUN)) {
    const stranger = findStranger(letters);
    if (stranger === undefined || !isDrawnAlike(stranger)) continue;
    const at = start + side.offset + index + letters.indexOf(stranger);
    found.push(differenceAt([at, at + stranger.length]));
  }
  let from = start;
  for (let at = start; at <= end; ) {
    const codePoint = at < end ? (side.text.codePointAt(at) ?? 0) : undefined;
    const next = at + (codePoint !== undefined && codePoint > 0xffff ? 2 : 1);
    if (codePoint === undefined || !isHidden(codePoint)) {
      if (from < at) found.push(differenceAt([from + side.offset, at + side.offset]));
      from = next;
    }
    at = next;
  }
}

// In what remains nothing hides, and no letter is of another script.
const NOT_PLAIN = /[^\t\n\r -~]/;
const LETTER_RUN = /[\p{L}\p{M}]+/gu;

function isHidden(codePoint: number): boolean {
  return unseenKindOf(codePoint) !== undefined || ODD_BREAK.test(String.fromCodePoint(codePoint));
}

// The first that a difference shows anything of is what it is called.
const GRAVEST_FIRST: readonly UnseenKind[] = ["bidi", "zero-width", "control", "surrogate", "format"];

function kindOf(before: string, after: string): InvisibleKind {
  // One after the other: joined, two halves of a pair would make a whole.
  const codePoints = [before, after].flatMap((text) => Array.from(text, (one) => one.codePointAt(0) ?? 0));
  const kinds = new Set(codePoints.map(unseenKindOf));
  const unseen = GRAVEST_FIRST.find((kind) => kinds.has(kind));
  if (unseen !== undefined) return unseen;
  if (codePoints.some(isBlank)) return "space";
  return before.normalize("NFKC") === after.normalize("NFKC") ? "normal-form" : "look-alike";
}

// Nobody reads more.
const MOST_FINDINGS = 1000;

function present(found: readonly Difference[], before: string, after: string): InvisibleDifference[] {
  const inOrder = [...found].sort((a, b) => a.before[0] - b.before[0] || a.after[0] - b.after[0]);
  const merged = mergeInWords(inOrder, before, after);
  const [toPointsBefore, toPointsAfter] = [codePointOffsets(before), codePointOffsets(after)];
  return merged.slice(0, MOST_FINDINGS).map((difference) => {
    const [old, now] = [before.slice(...difference.before), after.slice(...difference.after)];
    const kind = kindOf(old, now);
    return {
      kind,
      note: describeDifference(
        kind,
        { text: before, span: difference.before },
        { text: after, span: difference.after },
      ),
      before: old === "" ? null : old,
      after: now === "" ? null : now,
      beforeSpan: old === "" ? null : inCodePoints(difference.before, toPointsBefore),
      afterSpan: now === "" ? null : inCodePoints(difference.after, toPointsAfter),
    };
  });
}

function inCodePoints([start, end]: Span, toPoints: (offset: number) => number): Span {
  return [toPoints(start), toPoints(end)];
}

/** A word in which several letters were exchanged is one finding, from the first of them to the last. */
function mergeInWords(differences: readonly Difference[], before: string, after: string): Difference[] {
  const merged: Difference[] = [];
  let lastIsOfLetters = false;
  for (const difference of differences) {
    const ofLetters = isOfLetters(difference, before, after);
    const last = merged.at(-1);
    if (last !== undefined && lastIsOfLetters && ofLetters && inOneWord(last, difference, before, after))
      merged[merged.length - 1] = spanning(last, difference);
    else merged.push(difference);
    lastIsOfLetters = ofLetters;
  }
  return merged;
}

const LETTERS = /^[\p{L}\p{M}]*$/u;

/** Whether letters stand for letters: look-alikes and normal forms, and nothing that came or went. */
function isOfLetters({ before: old, after: now }: Difference, before: string, after: string): boolean {
  return [before.slice(...old), after.slice(...now)].every((text) => text !== "" && LETTERS.test(text));
}

function inOneWord(last: Difference, next: Difference, before: string, after: string): boolean {
  const between = before.slice(last.before[1], next.before[0]);
  return (
    LETTERS.test(between) && next.after[0] >= last.after[1] && between === after.slice(last.after[1], next.after[0])
  );
}

function spanning(first: Difference, last: Difference): Difference {
  return { before: [first.before[0], last.before[1]], after: [first.after[0], last.after[1]] };
}

function textOf(runs: Redline, without: "-" | "+"): string {
  return runs.map(([sort, text]) => (sort === without ? "" : text)).join("");
}
