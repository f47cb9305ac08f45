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

/** What a party wants a point to say, beside its text. `point` is its path; `name` the party's, where it is known. */
export type StatedPosition = {
  readonly point: string;
  readonly party: string;
  readonly name?: string;
  readonly text: string;
};

/** A figure of one party's position beside what stands on the other side: in the text there, or in its position there. */
export type PositionChange = {
  /** An id of the negotiation. */
  readonly party: string;
  readonly name?: string;
  readonly class: "quantity" | "money" | "percentage" | "date" | "deadline" | "duration";
  /** As written; several of one class together. */
  readonly before: string;
  readonly after: string;
  /** Where those words stand: in the text that both sides have before them, or in what the party alone wants. */
  readonly beforeIn: "text" | "position";
  readonly afterIn: "text" | "position";
  /** In normal form, as of a `Change`. */
  readonly values: readonly [before: string, after: string];
  readonly direction?: "up" | "down";
};

/** What the parties want the points of an entry to say. `changes` have no spans: they stand in no text. */
export type EntryPositions = {
  readonly before: readonly StatedPosition[];
  readonly after: readonly StatedPosition[];
  readonly changes: readonly PositionChange[];
};

/**
 * What became of a point in one version on the way between two others: `returned` where it was dropped before, `migrated`
 * where it came over from another document, `variant` where another publication of a draft differs from its reading text.
 */
export const ROUND_KINDS = [...ENTRY_KINDS, "returned", "migrated", "variant"] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];

/** `version`: its id; of a reading text with `+reading`. */
export type Round = { readonly version: string; readonly kind: RoundKind };

/** What came back on the way. Versions as in `Round`. */
export type CameBack =
  /**
   * The words, or one fact in them, became others in `changed` and in `version` what they had been. Of a fact: its class, what
   * it was and is again, and what it was meanwhile; null where nothing stood there.
   */
  | {
      readonly kind: "changed-back";
      readonly changed: string;
      readonly version: string;
      readonly fact?: {
        readonly class: Change["class"];
        readonly is: string | null;
        readonly meanwhile: string | null;
      };
    }
  /** The point was dropped in one version and stands again in a later one. */
  | { readonly kind: "restored"; readonly dropped: string; readonly version: string };

/**
 * How often and how much a point changed: in how many versions its wording became another, of how many that have it; and
 * how many words were struck and inserted in all. What publications of one draft differ in is not counted.
 */
export type Churn = {
  readonly changed: number;
  readonly versions: number;
  readonly struck: number;
  readonly inserted: number;
};

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
  /** Absent where no party's position is known on either side. */
  readonly positions?: EntryPositions;
  /** Of a point that was dropped or added between two filed versions of one document; absent where it was found nowhere. */
  readonly migrated?: readonly Migrated[];
  /** The documents that were looked through for it, by id. */
  readonly searched?: readonly string[];
  /** Of a comparison over the rounds: for each version on the way that its track reaches, in order. */
  readonly rounds?: readonly Round[];
  /** Of a comparison over the rounds: what came back on the way; absent where nothing did. */
  readonly history?: readonly CameBack[];
  /** Of a comparison over the rounds: how much the words changed on the way. */
  readonly churn?: Churn;
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
  /**
   * Of a comparison over the rounds: the versions on the way between the two, both included, as in `Round`. Without any, no
   * way of the graph joins them, and they were compared as if nobody had asked for one.
   */
  readonly way?: readonly string[];
  readonly summary: Summary;
  readonly sentence: string;
  /** In the order of the later version; what was dropped stands where it stood. */
  readonly alignment: readonly Entry[];
};
