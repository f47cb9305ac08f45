import type { Point } from "./point.ts";

/**
 * What a witness says at a place of its draft. `words`: it has the words. `described`: its words are a summary, or were
 * not checked. `translated`: it has the point in another language than the head of the draft. `lacks`: its whole text is
 * known, and nothing of it stands here. `silent`: what its paper says here is not known.
 */
export const TESTIMONIES = ["words", "described", "translated", "lacks", "silent"] as const;
export type Testimony = (typeof TESTIMONIES)[number];

/** One witness at one place. */
export type WitnessAtPlace = {
  /** Id of the version. */
  readonly witness: string;
  readonly testimony: Testimony;
  /** Paths of its points here, in its reading order. */
  readonly paths: readonly string[];
  /** Their texts, joined by line feeds; null where none is known. */
  readonly text: string | null;
};

/** Words that other witnesses have instead of some of the reading text; none where they leave them out. */
export type VariantWording = { readonly text: string; readonly witnesses: readonly string[] };

/** One entry of the apparatus. */
export type Variant = {
  /** `[start, end)` in code points of the place's reading text; empty only where that is. */
  readonly span: readonly [start: number, end: number];
  /** What the reading text has there. */
  readonly lemma: string;
  /** Ids of the witnesses that have the lemma. */
  readonly witnesses: readonly string[];
  /** In the order of the first witness that has each. */
  readonly others: readonly VariantWording[];
};

/** A point of one witness, which names the place where it stands. */
export type PlaceName = { readonly version: string; readonly path: string };

/** What one draft says in one place: the points of its witnesses that correspond. */
export type CollatedPlace = {
  /** Paths in the reading text; none where it leaves the place out. */
  readonly paths: readonly string[];
  /** The first point here, of the first witness that has one. */
  readonly name: PlaceName;
  /** All witnesses, the head of the draft first. */
  readonly witnesses: readonly WitnessAtPlace[];
  /** Of all pairs of witnesses that know what stands here, the share that agree: 0 to 1; null where fewer than two know. */
  readonly agreement: number | null;
  /** The witness whose words stand; null where none has words in the language of the draft. */
  readonly from: string | null;
  /** Who decided that: the place in `choices` of a person's choice; null for the rule. */
  readonly choice: number | null;
  /** The reading text of the place, its points joined by line feeds; null where it is not known or left out. */
  readonly text: string | null;
  /** In the order of the reading text; none overlaps another. */
  readonly variants: readonly Variant[];
  /** Headings that witnesses give what stands here, where they do not all give the same. */
  readonly headings: readonly VariantWording[];
  /** False where a work limit made the apparatus coarser than it could be. */
  readonly precise: boolean;
};

/** A person's choice of the words that stand at a place; without a witness, what the rule says. */
export type PlaceChoice = { readonly name: PlaceName; readonly witness: string | null };

/** The witnesses of one draft laid beside each other. Every point of every witness stands in exactly one place. */
export type Collation = {
  /** In the order of the reading text; what it leaves out stands where it would. */
  readonly places: readonly CollatedPlace[];
  /** The reading text, in reading order. */
  readonly points: readonly Point[];
};

/** How the words of a reading text are chosen, where no person chose; `choose-words.ts` does it. */
export const READING_RULE =
  "At each point stand the words of the best-graded witness that reports it, a summary counting as grade D; where the " +
  "best-graded differ, the words that more witnesses have; where that decides nothing, those of the head of the draft.";

/** The letter by which an apparatus calls a witness: A for the first, B, …, Z, A2, B2. */
export function siglumOf(index: number): string {
  const round = Math.floor(index / 26);
  return `${String.fromCharCode(65 + (index % 26))}${round === 0 ? "" : round + 1}`;
}
