import { type PointPlace, wordsAt } from "./open-points.ts";
import type { Piece, Span } from "./pieces.ts";
import { gatherPoints, type PointsRead, type ReadingOptions } from "./read-points.ts";

/** Points with where the source has them. */
export type PointsLocated = PointsRead & {
  /** One for each point, in reading order, as `listPoints` lists them. */
  readonly places: readonly PointPlace[];
  /** Where the document's own title stands; empty without one. */
  readonly titlePlace: readonly Piece[];
};

/**
 * Reads points as `readPoints` does, and says where the source has the label, the heading and the text of each.
 *
 * No two spans share a code unit, and outside of them stand only white space, bullets, brackets of emphasis, heading
 * signs and lines that rule off: no letter and no figure of a plain text lies between the points, but for the `o` that
 * Word copies as a bullet. Never throws. Linear.
 */
export function locatePoints(text: string, options: ReadingOptions): PointsLocated {
  const { gathering, title } = gatherPoints(text, options);
  return {
    points: gathering.close(),
    title: title?.heading.words,
    places: gathering.places(),
    titlePlace: title?.heading.pieces ?? [],
  };
}

/** The heading or text of a point from its pieces: wrapped lines joined by a space, paragraphs by a line feed, escapes undone. */
export function readPieces(text: string, pieces: readonly Piece[], { markdown }: ReadingOptions): string {
  return wordsAt({ text, markdown }, pieces);
}

/** Every span that holds words of the points or of the title, in the order of the source. */
export function spansOf({ places, titlePlace }: Pick<PointsLocated, "places" | "titlePlace">): readonly Span[] {
  const spans: Span[] = [...titlePlace];
  for (const { label, heading, text } of places) {
    if (label !== undefined) spans.push(label);
    for (const piece of heading) spans.push(piece);
    for (const piece of text) spans.push(piece);
  }
  // Nearly sorted as it is: only a bracket or emphasis that opens in front of a label stands before it.
  return spans.sort((a, b) => a.start - b.start);
}

/** What lies before, between and behind `spans`, of which there is one fewer; empty where two touch. */
export function gapsBetween(spans: readonly Span[], length: number): readonly Span[] {
  const starts = [0, ...spans.map(({ end }) => end)];
  return starts.map((start, at) => ({ start, end: spans[at]?.start ?? length }));
}

/** The source from the words that its spans hold and from what lies between them, in their order. */
export function rebuildSource(words: readonly string[], gaps: readonly string[]): string {
  return gaps.map((gap, at) => gap + (words[at] ?? "")).join("");
}
