import type { Document } from "./negotiation.ts";
import type { VersionFacts } from "./version.ts";

/** How much of one version is not agreed. */
export type VersionBrackets = {
  readonly version: VersionFacts;
  /** Brackets with text that is not agreed, those within others included. */
  readonly brackets: number;
  /** Signs without a counterpart. */
  readonly unbalanced: number;
  /** In how many brackets each party speaks, by its name, else as the text calls it; the most first. */
  readonly parties: readonly { readonly party: string; readonly brackets: number }[];
};

/** The versions of a document in which anything ever stood in brackets, all that stand, in order of time. */
export type DocumentBrackets = { readonly document: Document; readonly versions: readonly VersionBrackets[] };
