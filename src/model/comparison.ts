/** What became of a point. An entry is a connected component of links: `split` has one point before, `merged` more. */
export const ENTRY_KINDS = ["kept", "reworded", "split", "merged", "added", "dropped", "unreported"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** `low`: a person should look. */
export type Confidence = "high" | "low";

/** One statement that a point before corresponds to a point after: the truth about what corresponds. */
export type Link = {
  readonly before: string;
  readonly after: string;
  /** 0 to 1, three decimals; null for a point paired by number because its text is not known. */
  readonly score: number | null;
  readonly confidence: Confidence;
  /** One line that names the evidence. */
  readonly why: string;
};

/** A run of a redline: kept, struck or inserted. Joined without `+` the runs give the old text, without `-` the new. */
export type RedlineRun = readonly ["=" | "-" | "+", string];
export type Redline = readonly RedlineRun[];

/** What a change is about. `notation`, `invisible` and `wording` are never of substance. */
type ChangeClass =
  | "quantity"
  | "money"
  | "percentage"
  | "date"
  | "deadline"
  | "duration"
  | "modality"
  | "negation"
  | "condition"
  | "scope"
  | "actor"
  | "place"
  | "defined-term"
  | "reference"
  | "notation"
  | "invisible"
  | "wording";

/**
 * One classified difference. Spans are `[start, end)` in code points of that side's text; null where nothing stands there,
 * and both null for a difference in the heading.
 */
export type Change = {
  readonly class: ChangeClass;
  readonly substance: boolean;
  readonly before: string | null;
  readonly after: string | null;
  readonly beforeSpan: readonly [number, number] | null;
  readonly afterSpan: readonly [number, number] | null;
  /** What either side says in normal form, `800000 people`, `P10Y`; null where nothing stands there. */
  readonly values?: readonly [before: string | null, after: string | null];
  readonly direction?: "up" | "down";
  /** Whether it is a change, or what it is about, rests on a guess: a person should look. Absent where rules are sure. */
  readonly confidence?: "low";
  /** One line for a reader: what exactly differs, or what a reference names now. */
  readonly note?: string;
};

/** Where the words of a point stand in another document: a finding of the machine. `address` is a full one, with #path. */
export type Migrated = { readonly address: string; readonly score: number };

/** What became of one point, or of a group that was split or merged. */
export type Entry = {
  readonly kind: EntryKind;
  /** Paths, in reading order. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Left its place in the order of the points around it, or stands under another point. */
  readonly moved: boolean;
  /** The printed number differs. */
  readonly renumbered: boolean;
  /** The lowest of its links' scores; null where nothing was compared. */
  readonly score: number | null;
  readonly confidence: Confidence;
  /** False when a work limit was hit and the redline is coarser than it could be. */
  readonly precise: boolean;
  readonly links: readonly Link[];
  readonly redline: Redline;
  readonly headingRedline?: Redline;
  /** Also of a point that was kept: a reference in it that names another point now, or none, since numbers moved. */
  readonly changes: readonly Change[];
  /** Of a point that was dropped or added between two filed versions of one document; absent where it was found nowhere. */
  readonly migrated?: readonly Migrated[];
  /** The documents that were looked through for it, by id. */
  readonly searched?: readonly string[];
};

/** `witness`: two publications of one draft; their differences are variants, never negotiated changes. */
export type Relation = "version" | "witness";

/** Counts of entries by kind; `moved` and `renumbered` are flags and counted beside the kinds. */
export type Summary = Readonly<Record<EntryKind | "moved" | "renumbered", number>>;

/** What one comparison answers. Every point of both versions stands in exactly one entry. */
export type Comparison = {
  readonly before: { readonly title: string; readonly points: number };
  readonly after: { readonly title: string; readonly points: number };
  readonly relation: Relation;
  /** Two readings of one version: what differs was corrected in how it was read, and is no change by the parties. */
  readonly correction?: true;
  readonly summary: Summary;
  readonly sentence: string;
  /** In the order of the later version; what was dropped stands where it stood. */
  readonly alignment: readonly Entry[];
};
