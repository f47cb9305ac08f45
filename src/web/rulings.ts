import { groupBy } from "../model/group-by.ts";
import type { ComparisonChoice } from "../model/page-addresses.ts";
import type { Ruled } from "../model/standing-verdicts.ts";
import { isNewestReading, type VersionFacts } from "../model/version.ts";

/** What people ruled on two versions, and what a form needs to ask for more. */
export type Rulings = {
  readonly before: VersionFacts;
  readonly after: VersionFacts;
  /** How long the journal was: what the reader of the page knew. */
  readonly seen: number;
  /** How the comparison is read, to come back to it. */
  readonly choice: ComparisonChoice;
  /** What was ruled on points, of either side; oldest first. */
  on(entry: { readonly before: readonly string[]; readonly after: readonly string[] }): readonly Ruled[];
};

/** What a page knows of a negotiation beside its versions. */
type Journalled = { readonly journalLength: number };

/**
 * @param ruled - What was ruled on the two.
 * @returns Undefined where no verdict can be given: one version beside itself or its own reading text, two negotiations, a
 *   withdrawn one, an older reading.
 */
export function rulingsOn(
  { journalLength }: Journalled,
  { before, after }: { readonly before: VersionFacts; readonly after: VersionFacts },
  choice: ComparisonChoice,
  ruled: readonly Ruled[],
): Rulings | undefined {
  if (before.negotiation !== after.negotiation || before.version === after.version) return undefined;
  // A verdict names points by their paths in the newest reading.
  if (![before, after].every(isNewestReading)) return undefined;
  if (isOf(before, after) || isOf(after, before)) return undefined;
  const [byOld, byNow] = (["before", "after"] as const).map((side) =>
    groupBy(
      ruled.flatMap((one) => [...new Set(one.pairs.map((pair) => pair[side]))].map((path) => ({ path, one }))),
      ({ path }) => path,
    ),
  );
  return {
    before,
    after,
    seen: journalLength,
    choice,
    on(entry) {
      const found = [
        ...entry.before.flatMap((path) => byOld?.get(path) ?? []),
        ...entry.after.flatMap((path) => byNow?.get(path) ?? []),
      ];
      return [...new Set(found.map(({ one }) => one))].sort((a, b) => a.position - b.position);
    },
  };
}

function isOf({ version }: VersionFacts, { collated }: VersionFacts): boolean {
  return collated?.witnesses.includes(version) === true;
}
