/** What a note points at within a version: W3C TextQuoteSelector and TextPositionSelector, within one point. */
export type Anchor = {
  /** Path of the point, in the version and reading the note was written on. */
  readonly path: string;
  readonly part: AnchorPart;
  /** Undefined where the note is on the whole point. */
  readonly quote: AnchorQuote | undefined;
};

export type AnchorPart = "text" | "heading";

export type AnchorQuote = {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** `[start, end)` in code points of that part; a hint, the quote decides. */
  readonly start: number;
  readonly end: number;
};

/**
 * What became of what a note points at:
 * - `placed`: the same words in the same point, which may have another number now;
 * - `moved`: the same words, but their point left its place, or they went to another point;
 * - `changed`: the words were edited;
 * - `unconfirmed`: a person should look, as the point was split, merged, left for another document or is not surely the same;
 * - `orphaned`: nothing is left of it, or more than one place could be meant.
 */
export const PLACEMENT_KINDS = ["placed", "moved", "changed", "unconfirmed", "orphaned"] as const;
export type PlacementKind = (typeof PLACEMENT_KINDS)[number];

export type Placement = {
  readonly kind: PlacementKind;
  /** 0 to 1, three decimals: how much speaks for the place; 0 for an orphan. */
  readonly score: number;
  /** Where it stands in the other version; undefined for an orphan. For an anchor with a quote the quote is filled with the words found there. */
  readonly anchor: Anchor | undefined;
  /** One line for people: why. "Point 7 was split into 7 and 8; the words stand in 8." */
  readonly reason: string;
};
