/** What a note points at within a version: W3C's TextQuoteSelector and TextPositionSelector, within one point. */
export type Anchor = {
  /** Path of the point, in the version and reading that the note was written on. */
  readonly path: string;
  readonly part: "text" | "heading";
  /** Undefined where the note is on the whole point. */
  readonly quote: AnchorQuote | undefined;
};

export type AnchorQuote = {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** `[start, end)` in code points of that part; a hint, the quote decides. */
  readonly start: number;
  readonly end: number;
};

/** What became of what a note points at, in another version. */
export const PLACEMENT_KINDS = ["placed", "moved", "changed", "unconfirmed", "orphaned"] as const;
export type PlacementKind = (typeof PLACEMENT_KINDS)[number];

export type Placement = {
  readonly kind: PlacementKind;
  /** 0 to 1, three decimals: how much speaks for the place; 0 for an orphan. */
  readonly score: number;
  /** Where it stands in the other version; undefined for an orphan. Of an anchor with a quote, with the words found there. */
  readonly anchor: Anchor | undefined;
  /** One line for people: why. */
  readonly reason: string;
};
