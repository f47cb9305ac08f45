export const POINT_STATUSES = ["listed", "summary", "unchecked", "unreported"] as const;
/** How well a point is known. `unreported`: nothing known of its text, which is not the same as dropped. */
export type PointStatus = (typeof POINT_STATUSES)[number];

/** Who said so. `outlet` published or verified the fact; the address of a mere copy belongs in `note`. */
export type Source = {
  readonly outlet: string;
  readonly url?: string | undefined;
  /** ISO 8601, shortened where day or month is unknown. */
  readonly date?: string | undefined;
  readonly note?: string | undefined;
};

/** What one party wants a point to say, kept beside the text. `party` is an id of the negotiation. */
export type Position = { readonly party: string; readonly text: string };

/** What is known about one point beside its words. */
export type PointFacts = {
  readonly status?: PointStatus | undefined;
  readonly note?: string | undefined;
  readonly sources?: readonly Source[] | undefined;
  readonly positions?: readonly Position[] | undefined;
};

/**
 * One addressable provision with those under it, as a file gives it. `number` is the printed label without words or
 * punctuation and may be empty; `text` is kept code point for code point, without its label; it is null only where
 * the status is `unreported`.
 */
export type PointNode = PointFacts & {
  readonly number: string;
  /** As printed, where that says more than the number: `Article 5`. */
  readonly label?: string | undefined;
  readonly heading?: string | undefined;
  readonly text: string | null;
  readonly points: readonly PointNode[];
};

/** A point in reading order, sub-points after their parent. `path` is unique within its version. */
export type Point = PointFacts & {
  readonly path: string;
  /** Counts from 0 in reading order. */
  readonly order: number;
  /** 0 at the top. */
  readonly depth: number;
  /** Path of the point it stands under. */
  readonly parent: string | null;
  readonly number: string;
  readonly label: string | null;
  readonly heading: string | null;
  readonly text: string | null;
};
