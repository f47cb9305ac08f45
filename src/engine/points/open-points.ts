import type { PointNode } from "../../model/point.ts";
import type { LabelWord } from "./label-words.ts";
import { decodeInline, splitBoldHeading } from "./markdown-inline.ts";
import type { Reading } from "./read-label.ts";

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
  readonly heading: string | undefined;
  /** Pieces of the text as the file has them, line breaks between them already decided. */
  readonly pieces: string[];
  readonly points: OpenPoint[];
};

/** Adds a line to the text of `point`: behind a space where it wraps, on a line of its own where a blank line parts it. */
export function addLine(point: OpenPoint, content: string, joint: " " | "\n"): void {
  if (content === "") return;
  if (point.pieces.length > 0) point.pieces.push(joint);
  point.pieces.push(content);
}

/**
 * Closes all points: joins their texts and reads what is marked inside them.
 *
 * @param gathered - Every point in the order in which it was opened, so that parents come before their children.
 */
export function closePoints(gathered: readonly OpenPoint[], top: readonly OpenPoint[], markdown: boolean): PointNode[] {
  const closed = new Map<OpenPoint, PointNode>();
  const closedOf = (points: readonly OpenPoint[]) =>
    points.map((point) => closed.get(point)).filter((point) => point !== undefined);
  // Backwards, children before parents: no recursion, so nesting may be as deep as it likes.
  for (const point of gathered.toReversed()) closed.set(point, closePoint(point, closedOf(point.points), markdown));
  return closedOf(top);
}

function closePoint(point: OpenPoint, points: readonly PointNode[], markdown: boolean): PointNode {
  const raw = point.pieces.join("");
  const bold = markdown && point.heading === undefined ? splitBoldHeading(raw) : undefined;
  const heading = bold === undefined ? point.heading : decodeInline(bold.heading);
  const text = bold === undefined ? raw : bold.rest;
  return {
    number: point.number,
    ...(point.printed === undefined ? {} : { label: point.printed }),
    ...(heading === undefined ? {} : { heading }),
    text: markdown ? decodeInline(text) : text,
    points,
  };
}
