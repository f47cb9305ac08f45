import type { AnchorPart } from "../../model/anchor.ts";
import type { Point } from "../../model/point.ts";
import type { Span } from "../passages/redline-segments.ts";
import { partOf } from "./describe-anchor.ts";
import type { SoughtQuote } from "./find-quote.ts";
import { type ReadWord, readText } from "./read-text.ts";

/** A heading or a text of a version. `text` is that part of `point`. */
export type VersionLine = { readonly point: Point; readonly part: AnchorPart; readonly text: string };

/** The headings and texts of a version, in reading order; what is missing or not known is left out. Linear. */
export function linesOf(points: readonly Point[]): readonly VersionLine[] {
  return points.flatMap((point) =>
    (["heading", "text"] as const).flatMap((part) => {
      const text = partOf(point, part);
      return text === null ? [] : [{ point, part, text }];
    }),
  );
}

/**
 * Holds the prefix and suffix of a quote against a place: code point for code point within its point, else word for word,
 * also over the border of a point. Whoever made the selector may have counted the numbers of points as text, or not.
 *
 * @returns The share, 0 to 1, of their words that stand there in a row; 1 where they have none. Cost in proportion to them.
 */
export function contextFit(lines: readonly VersionLine[], at: number, span: Span, sought: SoughtQuote): number {
  const { text } = lines[at] as VersionLine;
  const [prefix, suffix] = [sought.prefix ?? "", sought.suffix ?? ""];
  if (standsBetween(text, span, sought)) return 1;
  const [before, after] = [keysOf(prefix).reverse(), keysOf(suffix)];
  const common =
    commonRun(before, wordsAround(lines, at, span.start, -1, prefix.length)) +
    commonRun(after, wordsAround(lines, at, span.end, 1, suffix.length));
  const all = before.length + after.length;
  return all === 0 ? 1 : common / all;
}

/** Whether a prefix and a suffix stand around a place code point for code point. */
export function standsBetween(text: string, { start, end }: Span, { prefix = "", suffix = "" }: SoughtQuote): boolean {
  return text.startsWith(prefix, start - prefix.length) && start >= prefix.length && text.startsWith(suffix, end);
}

function keysOf(text: string): string[] {
  return readText(text).words.flatMap(({ key, isWord }) => (isWord ? [key] : []));
}

type ContextWord = { readonly key: string; readonly isLabel: boolean };

/** The words on one side of a place, nearest first, those of labels marked: at least `length` UTF-16 units of them. */
function wordsAround(
  lines: readonly VersionLine[],
  at: number,
  offset: number,
  direction: -1 | 1,
  length: number,
): readonly ContextWord[] {
  const found: ContextWord[] = [];
  const add = (words: readonly ReadWord[], isLabel: boolean) => {
    for (const { key, isWord } of direction < 0 ? words.toReversed() : words) if (isWord) found.push({ key, isLabel });
  };
  let [line, wanted] = [lines[at], length + SLACK];
  let text = line === undefined ? "" : direction < 0 ? line.text.slice(0, offset) : line.text.slice(offset);
  for (let place = at; line !== undefined; ) {
    add(readText(direction < 0 ? text.slice(-wanted) : text.slice(0, wanted)).words, false);
    wanted -= text.length;
    const next = lines[place + direction];
    if (wanted <= 0 || next === undefined) break;
    // The label of a point stands in front of its first line.
    const labelled = direction < 0 ? line.point : next.point;
    if (next.point !== line.point) add(readText(labelled.label ?? labelled.number).words, true);
    place += direction;
    [line, text] = [next, next.text];
  }
  return found;
}

const SLACK = 40;

/** How many of the sought words stand there in a row, from the nearest on; labels may be missing from what is sought. */
function commonRun(sought: readonly string[], words: readonly ContextWord[]): number {
  let common = 0;
  for (const { key, isLabel } of words) {
    if (common === sought.length) break;
    if (key === sought[common]) common++;
    else if (!isLabel) break;
  }
  return common;
}
