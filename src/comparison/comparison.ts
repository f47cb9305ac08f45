import type { Address } from "../model/address.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Draft } from "../model/draft.ts";
import type { Lineage } from "../model/lineage.ts";
import type { Point } from "../model/point.ts";
import type { Version, VersionFacts, VersionRef } from "../model/version.ts";
import { compareDrafts } from "./compare-drafts.ts";
import { openVersionComparisons } from "./compare-filed-versions.ts";
import { openLineages } from "./follow-point.ts";

/** Two filed versions with what became of each point. */
export type VersionComparison = { readonly before: Version; readonly after: Version; readonly comparison: Comparison };

/** Two unfiled texts with what became of each point. */
export type TextComparison = {
  readonly before: { readonly draft: Draft; readonly points: readonly Point[] };
  readonly after: { readonly draft: Draft; readonly points: readonly Point[] };
  readonly comparison: Comparison;
};

/** What this capability needs of the record. */
export type VersionReader = {
  resolve(address: Address): Promise<{ readonly ref: VersionRef; readonly path: string | undefined }>;
  getVersion(ref: VersionRef): Promise<Version>;
  getNegotiation(id: string): Promise<{ readonly versions: readonly VersionFacts[] }>;
};

export type Comparing = {
  /**
   * Compares two filed versions, of one document or of two. An address with a path compares only that point and what
   * stands under it.
   *
   * @throws the not-found problems of the record, and `point-not-found`.
   */
  compareVersions(before: Address, after: Address): Promise<VersionComparison>;
  /** Compares two drafts that are filed nowhere. */
  compareDrafts(before: Draft, after: Draft, ids?: { before?: string; after?: string }): TextComparison;
  /** Follows one point through all versions. @throws Problem `point-not-found` and those of the record. */
  followPoint(address: Address): Promise<Lineage>;
};

/** Opens the capability on a record. It keeps the last comparisons in memory, since versions never change. */
export function openComparing(versions: VersionReader): Comparing {
  const comparisons = openVersionComparisons(versions);
  return {
    compareVersions: comparisons.compareAddresses,
    compareDrafts,
    followPoint: openLineages(versions, comparisons.compareWhole).followPoint,
  };
}
