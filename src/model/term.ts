import type { Confidence } from "./comparison.ts";
import type { StepRelation, Worded } from "./lineage.ts";
import type { Passage } from "./passage.ts";
import type { VersionFacts } from "./version.ts";

/** A named matter that a reader follows: army cap, NATO accession. It belongs to its negotiation, and to no document. */
export type Term = {
  /** An id, unique within the negotiation. */
  readonly term: string;
  readonly title: string;
  readonly note?: string | undefined;
};

/**
 * What a person says a version has of a term. `passage`: these words are its value there. `absent`: the paper has nothing
 * of it. `not-reported`: the paper may have it, and what is known of the paper does not.
 */
export type MarkOf =
  | (Passage & {
      readonly kind: "passage";
      /** The words as they stood in the reading that was marked. */
      readonly words: string;
      /** What is shown for these words; the words themselves where it is left out. */
      readonly value?: string | undefined;
    })
  | { readonly kind: "absent" | "not-reported" };

/** Said of one reading of a version; a mark by hand outranks whatever is carried there. */
export type TermMark = {
  readonly term: string;
  readonly mark: MarkOf;
  readonly reason?: string | undefined;
  /** Positions in the journal of the marks whose place it takes. */
  readonly supersedes: readonly number[];
};

/** That a mark no longer holds; it stays in the record. */
export type TermUnmarked = { readonly term: string; readonly position: number; readonly reason: string };

/** Words that a version has for a term. */
export type TermPassage = Passage & {
  readonly words: string;
  /** Short; as the mark has it where its words did not change on the way, else the words. */
  readonly value: string;
  /** `low`: a person should look. */
  readonly confidence: Confidence;
  /** Position in the journal of the mark that it was carried from. */
  readonly mark: number;
  /** Id of the version that was marked: this one where it was marked by hand. */
  readonly markedIn: string;
  /** Steps between versions since then; 0 by hand. */
  readonly steps: number;
};

/** How a cell differs from the version that its version was drafted from, or is another publication of. */
export type TermChange = {
  /** Id of that version. */
  readonly against: string;
  readonly relation: StepRelation;
  /** `came`: that version has nothing of the term. `went`: this one has nothing of it. */
  readonly kind: "same" | "changed" | "came" | "went";
};

/**
 * What a version has of a term. `value`: words. `absent`: the paper is known, and has nothing of it. `not-reported`: the
 * paper may have it, but that part of it is not known. `unknown`: nothing leads there, or the words could not be followed.
 */
export type TermCell =
  | { readonly state: "value"; readonly passages: readonly TermPassage[]; readonly change: TermChange | null }
  | {
      readonly state: "absent";
      /**
       * `said` by a person. `dropped`: the point went out, here or in the version named under `since`. `struck`: the point
       * is here, without the words. `not-yet`: the point came in later.
       */
      readonly why: "said" | "dropped" | "struck" | "not-yet";
      readonly since: string;
      readonly change: TermChange | null;
    }
  | {
      readonly state: "not-reported";
      /** `unreported`: the point is here, its words are not known. `partial`: it is not among the points that are known. */
      readonly why: "said" | "unreported" | "partial";
    }
  | {
      readonly state: "unknown";
      /**
       * `unreached`: no alignment leads here from a mark. `unclear`: too much was replaced with the words. `corrected`: a
       * correction of the version no longer has the words that were marked.
       */
      readonly why: "unreached" | "unclear" | "corrected";
    };

/** One term through all versions that are the columns. */
export type TermRow = Term & { readonly cells: readonly TermCell[] };

/** The same, each cell with how its values differ from those of another column. */
export type WordedTermRow = Term & { readonly cells: readonly (TermCell & { readonly words: Worded })[] };

/** Terms as rows, versions as columns, and what all of these are compared with, where that was chosen. */
export type WordedTermLedger = {
  readonly versions: readonly VersionFacts[];
  readonly base: VersionFacts | null;
  readonly terms: readonly WordedTermRow[];
};

/** Terms as rows, versions as columns. */
export type TermLedger = { readonly versions: readonly VersionFacts[]; readonly terms: readonly TermRow[] };
