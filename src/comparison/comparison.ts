import type { Address } from "../model/address.ts";
import type { Draft } from "../model/draft.ts";
import type { JournalEntry } from "../model/journal.ts";
import { refuseTooManyPoints } from "../model/too-many-points.ts";
import { compareDrafts, type DraftSources, type TextComparison } from "./compare-drafts.ts";
import { openVersionComparisons, type VersionComparison, type VersionReader } from "./compare-filed-versions.ts";
import { type ComparisonSummary, summarizeComparison } from "./summarize-comparison.ts";
import { type FilingsTold, tellFilings } from "./tell-filings.ts";

export type { ComparisonSummary, FilingsTold, TextComparison, VersionComparison, VersionReader };

export type Comparing = {
  /**
   * Compares two filed versions, of one document or of two. An address with a path compares only that point and what
   * stands under it.
   *
   * @throws the not-found problems of the record, and `point-not-found`.
   */
  compareVersions(before: Address, after: Address): Promise<VersionComparison>;
  /** The same comparison in a sentence, for a page that leads to it. @throws as `compareVersions`. */
  summarizeVersions(before: Address, after: Address): Promise<ComparisonSummary>;
  /** Says of entries of a negotiation's journal what each filing changed. @throws `negotiation-not-found`; see `tellFilings`. */
  tellFilings(negotiation: string, entries: readonly JournalEntry[]): Promise<FilingsTold>;
  /** Compares two drafts that are filed nowhere. @throws Problem `body-too-large` above 20,000 points. */
  compareDrafts(before: Draft, after: Draft, sources?: DraftSources): TextComparison;
};

/** Opens the capability on a record. It keeps the last comparisons in memory, since readings never change. */
export function openComparing(versions: VersionReader): Comparing {
  const comparisons = openVersionComparisons(versions);
  const summarizeVersions = async (before: Address, after: Address) =>
    summarizeComparison(await comparisons.compareAddresses(before, after));
  return {
    compareVersions: comparisons.compareAddresses,
    summarizeVersions,
    async tellFilings(negotiation, entries) {
      if (entries.every(({ event }) => event !== "version-filed")) return new Map();
      const { versions: filed } = await versions.getNegotiation(negotiation);
      return tellFilings(filed, entries, summarizeVersions);
    },
    compareDrafts(before, after, sources) {
      for (const draft of [before, after]) refuseTooManyPoints(draft);
      return compareDrafts(before, after, sources);
    },
  };
}
