import type { PlaceName } from "./collation.ts";
import type { Grade } from "./draft.ts";
import type { Negotiation } from "./negotiation.ts";
import type { Opening } from "./opening.ts";
import type { Source } from "./point.ts";
import type { StandingStatement } from "./point-standing.ts";
import type { Term, TermMark, TermUnmarked } from "./term.ts";
import type { Verdict } from "./verdict.ts";

/** What a party says of a text that is called its own: `denies` lowers the text's grade by one. */
export type AuthorshipStatement = {
  /** A party's id. */
  readonly party: string;
  readonly stance: "claims" | "denies";
  readonly source?: Source | undefined;
  readonly note?: string | undefined;
};

/** Another grade, and why. */
export type GradeRevision = { readonly grade: Grade; readonly reason: string };

/** Whose words stand at a place of a draft's reading text; the entry's own version is that of the point. */
type ReadingChoice = {
  /** A point that stands there. */
  readonly point: PlaceName;
  /** Id of the witness; null where the rule is to decide again. */
  readonly witness: string | null;
  readonly reason: string;
};

/** Everything that goes into a negotiation's journal. `version` and `reading` say what it is about. */
export type JournalEvent =
  | { readonly event: "negotiation-described"; readonly data: Negotiation }
  /** Without `opening`, it is open to everybody. */
  | { readonly event: "version-filed"; readonly data: { readonly opening?: Opening | undefined } }
  | { readonly event: "version-opened"; readonly data: Opening }
  /** Written by whoever looks first once its moment is past: from here on the version is published. */
  | { readonly event: "embargo-ended"; readonly data: { readonly publicFrom: string } }
  | { readonly event: "version-corrected"; readonly data: Record<string, never> }
  | { readonly event: "version-withdrawn"; readonly data: { readonly reason: string } }
  | { readonly event: "grade-revised"; readonly data: GradeRevision }
  | { readonly event: "authorship-stated"; readonly data: AuthorshipStatement }
  | { readonly event: "verdict-given"; readonly data: Verdict }
  | { readonly event: "term-named"; readonly data: Term }
  | { readonly event: "term-marked"; readonly data: TermMark }
  | { readonly event: "term-unmarked"; readonly data: TermUnmarked }
  | { readonly event: "reading-chosen"; readonly data: ReadingChoice }
  | { readonly event: "standing-stated"; readonly data: StandingStatement };

/** One entry of a negotiation's journal as it is read back. */
export type JournalEntry = JournalEvent & {
  /** From 0, without a gap; also the cursor of whoever follows the journal. */
  readonly position: number;
  readonly author: string;
  /** ISO 8601 instant in UTC; never before that of the entry before. */
  readonly at: string;
  /** Ids; absent for what concerns no single document or version. */
  readonly document: string | undefined;
  readonly version: string | undefined;
  readonly reading: number | undefined;
  /** Lower-case hex: the entry's leaf in the ledger. */
  readonly leafHash: string;
  /** Place in the ledger's tree; undefined until it is gathered there, within a second. */
  readonly leafIndex: number | undefined;
};

export type JournalEventOf<Name extends JournalEvent["event"]> = Extract<JournalEntry, { readonly event: Name }>;

/** A choice with who made it and when; `position` in the journal is its name. */
export type GivenChoice = JournalEventOf<"reading-chosen"> & {
  /** Its point in the newest reading, where a correction since called it otherwise; null where one took it out. */
  readonly carried?: PlaceName | null | undefined;
  /** Its position for the desk, where a view numbers it otherwise: what is made under it is the same for all. */
  readonly givenAt?: number | undefined;
};

/** How far a point was said to be agreed, with who kept that and when. */
export type GivenStanding = JournalEventOf<"standing-stated"> & {
  /** Its points in the newest reading, where a correction since calls it otherwise; none where one took it out. */
  readonly carried?: readonly string[] | undefined;
  /** As of a choice. */
  readonly givenAt?: number | undefined;
};
