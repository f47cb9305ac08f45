import type { Anchor, AnchorPart } from "../../model/anchor.ts";
import type { Point } from "../../model/point.ts";
import { codePointOffsets } from "../characters/code-point-offsets.ts";
import { codeUnitOffset } from "../passages/code-unit-offset.ts";
import type { Span } from "../passages/redline-segments.ts";
import { describeUnits } from "./describe-anchor.ts";
import { placesOfQuote, placesOfWords, type SoughtQuote } from "./find-quote.ts";
import { contextFit, linesOf, standsBetween, type VersionLine } from "./quote-context.ts";
import { readText } from "./read-text.ts";
import { quoted } from "./tell-placement.ts";

/** What says where a note stands; at least one of `quote` and `position`. */
export type AnchorSelectors = {
  /** A TextQuoteSelector. */
  readonly quote?: SoughtQuote | undefined;
  /** A TextPositionSelector: `[start, end)` in the text that `on` names. */
  readonly position?: StatedPosition | undefined;
  /** One part of one point. Without it the whole version: its headings and texts in reading order, joined by line feeds, without labels. */
  readonly on?: { readonly path: string; readonly part: AnchorPart } | undefined;
};

/** W3C counts code points; some producers count UTF-16 units. */
type StatedPosition = {
  readonly start: number;
  readonly end: number;
  readonly unit: "code-points" | "utf-16";
};

export type AnchorRead =
  | { readonly kind: "found"; readonly anchor: Anchor }
  /** `reason`: one line for people. */
  | { readonly kind: "not-found"; readonly reason: string }
  /** The first few of the places that could be meant. */
  | { readonly kind: "ambiguous"; readonly reason: string; readonly anchors: readonly Anchor[] };

/**
 * Finds in one version the words that selectors describe. The quote decides; among equal words its prefix and suffix do,
 * then the position. Words that stand once are still not taken where all that is said to stand around them is missing,
 * unless they say much themselves.
 *
 * @returns `found` with an anchor as `describeAnchor` makes it; never one of several places that fit equally well. A quote
 *   that reaches over two points is not found: a note stands on one. Linear in the version for each; never throws.
 * Source: W3C Web Annotation Data Model, 4.2.4 and 4.2.5.
 */
export function readAnchor(points: readonly Point[], { quote, position, on }: AnchorSelectors): AnchorRead {
  const lines = linesOf(points);
  const isSought = ({ point, part }: VersionLine) => on === undefined || (point.path === on.path && part === on.part);
  const stated = position === undefined ? undefined : placeAt(lines, isSought, position);
  if (quote !== undefined && quote.exact !== "") return readQuote(lines, isSought, quote, stated);
  if (stated !== undefined) return found(lines, stated);
  if (position === undefined) return { kind: "not-found", reason: "Neither a quote nor a position is given." };
  const { start, end, unit } = position;
  return { kind: "not-found", reason: `No words of one point stand at ${start} to ${end} (${unit}).` };
}

/** A stretch of one line, in UTF-16 units. */
type LinePlace = { readonly line: number; readonly span: Span };

/** Where a stated position lies, if all of it lies in one line. */
function placeAt(
  lines: readonly VersionLine[],
  isSought: (line: VersionLine) => boolean,
  { start, end, unit }: StatedPosition,
): LinePlace | undefined {
  let begin = 0;
  for (const [line, one] of lines.entries()) {
    if (!isSought(one)) continue;
    const length = unit === "utf-16" ? one.text.length : codePointOffsets(one.text)(one.text.length);
    const [from, to] = [start - begin, end - begin];
    if (from >= 0 && from < to && to <= length && Number.isInteger(from) && Number.isInteger(to)) {
      const unitAt = (offset: number) => (unit === "utf-16" ? offset : codeUnitOffset(one.text, offset));
      return { line, span: { start: unitAt(from), end: unitAt(to) } };
    }
    begin += length + 1;
  }
  return undefined;
}

type Candidate = LinePlace & { readonly share: number };

// Of what is said to stand around a quote, so much must; less may agree by accident.
const LEAST_SHARE = 0.25;
// So many words that say something are not met by accident.
const TELLING_ALONE = 5;
const MOST_SHOWN = 5;

function readQuote(
  lines: readonly VersionLine[],
  isSought: (line: VersionLine) => boolean,
  quote: SoughtQuote,
  stated: LinePlace | undefined,
): AnchorRead {
  const candidates = candidatesIn(lines, isSought, quote);
  const [only] = candidates;
  if (only === undefined) return { kind: "not-found", reason: `The words ${quoted(quote.exact)} stand in no point.` };
  const isStated = ({ line, span }: LinePlace) => line === stated?.line && span.start === stated.span.start;
  if (candidates.length === 1) {
    if (only.share >= LEAST_SHARE || isStated(only) || saysMuch(quote.exact)) return found(lines, only);
    const reason = `The words ${quoted(quote.exact)} stand once, but what is said to stand around them does not.`;
    return { kind: "not-found", reason };
  }
  const most = candidates.reduce((highest, { share }) => Math.max(highest, share), 0);
  const best = candidates.filter(({ share }) => share === most);
  const chosen = best.length === 1 && most >= LEAST_SHARE ? best[0] : best.find(isStated);
  if (chosen !== undefined) return found(lines, chosen);
  return {
    kind: "ambiguous",
    reason: `The words ${quoted(quote.exact)} stand in ${best.length} places that fit equally well.`,
    anchors: best.slice(0, MOST_SHOWN).map((place) => anchorOf(lines, place)),
  };
}

// Of more, which are words that stand everywhere, only those count around which all is as it is said to be.
const MOST_WEIGHED = 200;

function candidatesIn(
  lines: readonly VersionLine[],
  isSought: (line: VersionLine) => boolean,
  quote: SoughtQuote,
): readonly Candidate[] {
  const places = placesIn(lines, isSought, quote.exact);
  if (places.length <= MOST_WEIGHED) {
    return places.map((place) => ({ ...place, share: contextFit(lines, place.line, place.span, quote) }));
  }
  const whole = places.filter(({ line, span }) => standsBetween(lines[line]?.text ?? "", span, quote));
  return (whole.length > 0 ? whole : places).map((place) => ({ ...place, share: 1 }));
}

function placesIn(
  lines: readonly VersionLine[],
  isSought: (line: VersionLine) => boolean,
  exact: string,
): readonly LinePlace[] {
  const placesBy = (find: (text: string) => readonly Span[]) =>
    lines.flatMap((one, line) => (isSought(one) ? find(one.text).map((span) => ({ line, span })) : []));
  const exactly = placesBy((text) => placesOfQuote(text, exact));
  if (exactly.length > 0) return exactly;
  const sought = readText(exact);
  return placesBy((text) => placesOfWords(readText(text), sought));
}

function saysMuch(exact: string): boolean {
  return readText(exact).words.filter(({ tells }) => tells).length >= TELLING_ALONE;
}

function found(lines: readonly VersionLine[], place: LinePlace): AnchorRead {
  return { kind: "found", anchor: anchorOf(lines, place) };
}

function anchorOf(lines: readonly VersionLine[], { line, span }: LinePlace): Anchor {
  const { point, part, text } = lines[line] as VersionLine;
  return describeUnits(point.path, part, text, span);
}
