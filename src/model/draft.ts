import type { PointNode, Source } from "./point.ts";

export const KINDS = ["leak", "counter-proposal", "working-text", "read-out", "official", "final"] as const;
export const ROUTES = ["leak", "official", "oral", "reconstructed"] as const;
export const GRADES = ["A", "B", "C", "D", "E"] as const;
export const COVERAGES = ["full", "partial"] as const;
export const NUMBERINGS = ["printed", "ours"] as const;

/** What sort of paper a version is. */
export type Kind = (typeof KINDS)[number];
/** How the text came out. */
export type Route = (typeof ROUTES)[number];
/** A official or signed; B full text seen by two newsrooms; C by one; D retold; E disputed or pieced together. */
export type Grade = (typeof GRADES)[number];

/** Where a text comes from and how far it can be trusted. All dates ISO 8601, shortened where day or month is unknown. */
export type Provenance = {
  readonly title: string;
  readonly kind?: Kind | undefined;
  /** Id of a round of the negotiation. */
  readonly round?: string | undefined;
  readonly textDate?: string | undefined;
  readonly published?: string | undefined;
  readonly publishedBy?: string | undefined;
  /** Ids of the versions it was drafted from; bare, since they are unique within a negotiation. */
  readonly basedOn: readonly string[];
  /** Id of the version that is the head of the same draft; this one is another publication of it. */
  readonly witnessOf?: string | undefined;
  /** `partial`: points may be missing here that the paper has. */
  readonly coverage: (typeof COVERAGES)[number];
  /** `ours`: numbers are labels of the record's own and never count as renumbered. */
  readonly numbering: (typeof NUMBERINGS)[number];
  readonly language?: string | undefined;
  readonly originalLanguage?: string | undefined;
  readonly translationPath?: string | undefined;
  readonly route?: Route | undefined;
  readonly grade?: Grade | undefined;
  readonly gradeReason?: string | undefined;
  readonly verification?: string | undefined;
  readonly sources: readonly Source[];
  readonly notes?: string | undefined;
};

/** Ids of the versions that a text comes from: what it was drafted from, and the head of the draft that it is a witness of. */
export function parentsOf({ basedOn, witnessOf }: Pick<Provenance, "basedOn" | "witnessOf">): readonly string[] {
  return witnessOf === undefined ? basedOn : [...basedOn, witnessOf];
}

/** One version as a file gives it, before it is filed. */
export type Draft = Provenance & { readonly points: readonly PointNode[] };

/** Provenance of a text nobody described: everything a reader may assume when a file says nothing. */
export function provenanceOf(title: string): Provenance {
  return { title, basedOn: [], coverage: "full", numbering: "printed", sources: [] };
}
