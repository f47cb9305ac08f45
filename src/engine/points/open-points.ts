import type { PointNode } from "../../model/point.ts";
import { type LabelWord, PREAMBLE } from "./label-words.ts";
import { type MarkedLine, restOf } from "./mark-lines.ts";
import { decodeInline, findBoldHeading, headingSpans } from "./markdown-inline.ts";
import { cutPieces, joinPieces, type Piece, type Span } from "./pieces.ts";
import type { Reading } from "./read-token.ts";
import { isSpace } from "./spaces.ts";

/** How a point began, which decides what may stand under it and beside it. */
export type Opening =
  /** A heading or a worded label; `level` is that of a Markdown heading, 0 without one. */
  | {
      readonly kind: "division";
      readonly level: number;
      readonly word: LabelWord | undefined;
      readonly reading: Reading | undefined;
    }
  | { readonly kind: "numbered"; readonly indent: number; readonly style: string; readonly reading: Reading }
  | { readonly kind: "bullet"; readonly indent: number; readonly style: string }
  | { readonly kind: "stated"; readonly indent: number }
  | { readonly kind: "paragraph" };

/** A point while its lines are still being gathered. */
export type OpenPoint = {
  readonly opening: Opening;
  readonly number: string;
  readonly printed: string | undefined;
  /** The line that has its label. */
  readonly line: MarkedLine | undefined;
  heading: OpenHeading | undefined;
  /**
   * Where the words of the text stand, line breaks between them already decided; of a point that is one line, which most
   * of a long text are, the line: all of it, or what is behind the label where it is the line of that. Read by `piecesOf`
   * and added to through `addPiece`.
   */
  words: Piece[] | MarkedLine;
  /** Added to through `pointsUnder`. */
  points: readonly OpenPoint[];
  /** Set by `closePoints`. */
  closed: PointNode | undefined;
};

/** Of a point that has none under it yet: most never do, and long texts have many. */
export const NO_POINTS: readonly OpenPoint[] = [];

/** The points under another, to be added to. */
export function pointsUnder(holder: OpenPoint): OpenPoint[] {
  if (holder.points === NO_POINTS) holder.points = [];
  return holder.points as OpenPoint[];
}

export function addUnder(holder: OpenPoint, point: OpenPoint): void {
  // Made with the first in it: an array that is added to makes room for sixteen others, and most stay alone.
  if (holder.points === NO_POINTS) holder.points = [point];
  else pointsUnder(holder).push(point);
}

type WordsOfPoint = Pick<OpenPoint, "words" | "line">;

/** Where the words of a point stand so far. */
function piecesOf(point: WordsOfPoint): readonly Piece[] {
  const { words } = point;
  if (!isLine(words)) return words;
  const only = pieceOfLine(words, point);
  return only === undefined ? [] : [only];
}

/** The last of them. */
export function lastPieceOf(point: WordsOfPoint): Piece | undefined {
  return isLine(point.words) ? pieceOfLine(point.words, point) : point.words.at(-1);
}

function pieceOfLine(words: MarkedLine, { line }: WordsOfPoint): Piece | undefined {
  return words === line ? contentBehindLabel(words) : contentOf(words, " ");
}

export function addPiece(point: OpenPoint, piece: Piece): void {
  if (isLine(point.words)) {
    const first = pieceOfLine(point.words, point);
    point.words = first === undefined ? [piece] : [first, piece];
  } else point.words.push(piece);
}

/** The words of a line behind its bullet, signs and label; undefined where none stand there. */
export function contentBehindLabel({ start, content, mark }: MarkedLine): Piece | undefined {
  const from = "end" in mark ? mark.end : 0;
  return from < content.length ? { joint: "", start: start + from, end: start + content.length } : undefined;
}

/** All words of a line. */
export function contentOf({ start, content }: MarkedLine, joint: Piece["joint"]): Piece {
  return { joint, start, end: start + content.length, words: content };
}

function isLine(words: OpenPoint["words"]): words is MarkedLine {
  return "content" in words;
}

/** Whether a point holds recitals, each of which is a point of its own. */
export function isPreamble(point: OpenPoint | undefined): boolean {
  return point?.opening.kind === "division" && point.opening.word === PREAMBLE;
}

/** The last point under the one before the innermost open point, which has none yet: 2, where `I. 1. 2. II.` stands so far. */
export function lastUnderPartBefore(stack: readonly OpenPoint[], top: readonly OpenPoint[]): OpenPoint | undefined {
  const part = stack.at(-1);
  if (part?.opening.kind !== "numbered" || part.points.length > 0) return undefined;
  return (stack.at(-2)?.points ?? top).at(-2)?.points.at(-1);
}

/** A heading; the pieces are empty where it is stated in braces. */
export type OpenHeading = { readonly words: string; readonly pieces: readonly Piece[] };

/** What the pieces are pieces of, and whether its escapes are undone. */
export type Source = { readonly text: string; readonly markdown: boolean };

/** The heading that a line has behind its signs and label, if any. */
export function headingOf(source: Source, pieces: readonly Piece[]): OpenHeading | undefined {
  const raw = joinPieces(source.text, pieces);
  const words = headingSpans(raw, source.markdown).flatMap(([start, end]) => unjoined(cutPieces(pieces, start, end)));
  return words.length === 0 ? undefined : { words: wordsAt(source, words), pieces: words };
}

function unjoined(pieces: readonly Piece[]): Piece[] {
  return pieces.map(({ start, end }) => ({ joint: "", start, end }));
}

/** What `pieces` say: their words joined, in Markdown with escapes undone. */
export function wordsAt({ text, markdown }: Source, pieces: readonly Piece[]): string {
  const raw = joinPieces(text, pieces);
  return markdown ? decodeInline(raw) : raw;
}

/**
 * Closes all points: joins their texts and reads what is marked inside them.
 *
 * @param gathered - Every point in the order in which it was opened, so that parents come before their children.
 */
export function closePoints(
  source: Source,
  gathered: readonly OpenPoint[],
  top: readonly OpenPoint[],
): readonly PointNode[] {
  // Backwards, children before parents: no recursion, so nesting may be as deep as it likes.
  for (let at = gathered.length - 1; at >= 0; at -= 1) {
    const point = gathered[at];
    if (point !== undefined) point.closed = closePoint(source, point);
  }
  return closedOf(top);
}

// Most points have none under them.
const NONE: readonly PointNode[] = [];

function closedOf(points: readonly OpenPoint[]): readonly PointNode[] {
  if (points.length === 0) return NONE;
  return points.map(({ closed }) => closed as PointNode);
}

function closePoint(source: Source, point: OpenPoint): PointNode {
  const { number, printed, words, line } = point;
  const raw = !isLine(words) ? joinPieces(source.text, words) : words === line ? restOf(words) : words.content;
  const bold = source.markdown && point.heading === undefined ? findBoldHeading(raw) : undefined;
  const points = closedOf(point.points);
  if (bold === undefined && printed === undefined && point.heading === undefined)
    return { number, text: source.markdown ? decodeInline(raw) : raw, points };
  const heading =
    bold === undefined
      ? point.heading?.words
      : decodeInline(raw.slice(bold.start, bold.end) + punctuationOf(raw, bold));
  const text = bold === undefined ? raw : raw.slice(bold.rest);
  return {
    number,
    ...(printed === undefined ? {} : { label: printed }),
    ...(heading === undefined ? {} : { heading }),
    text: source.markdown ? decodeInline(text) : text,
    points,
  };
}

function punctuationOf(raw: string, { closed, punctuated }: { closed: number; punctuated: number }): string {
  return raw.slice(closed, punctuated);
}

/** Where the source has the label, the heading and the text of a point. */
export type PointPlace = {
  /** With its punctuation; undefined where the point has no label. One stated in braces is the braces. */
  readonly label: Span | undefined;
  /** Empty without a heading, and for one stated in braces. */
  readonly heading: readonly Piece[];
  readonly text: readonly Piece[];
};

/** The places of a gathered point. Linear in its text. */
export function placeOf(source: Source, point: OpenPoint): PointPlace {
  const { line } = point;
  const pieces = piecesOf(point);
  const label = line === undefined ? undefined : labelSpan(line);
  const raw = source.markdown && point.heading === undefined ? joinPieces(source.text, pieces) : "";
  const bold = findBoldHeading(raw);
  if (bold === undefined) return { label, heading: point.heading?.pieces ?? [], text: pieces };
  const words = cutPieces(pieces, bold.start, bold.end);
  const punctuation = unjoined(cutPieces(pieces, bold.closed, bold.punctuated));
  return { label, heading: [...words, ...punctuation], text: cutPieces(pieces, bold.rest, raw.length) };
}

function labelSpan({ start, content, mark }: MarkedLine): Span | undefined {
  if (mark.kind === "blank" || mark.kind === "prose" || mark.kind === "title") return undefined;
  const from = mark.kind === "stated" ? mark.stated.start : mark.found?.start;
  if (from === undefined) return undefined;
  let end = mark.end;
  while (isSpace(content.charCodeAt(end - 1))) end -= 1;
  return { start: start + from, end: start + end };
}
