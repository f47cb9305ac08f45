import type { ComparedVersion } from "../engine/compare/compared-version.ts";
import { findElsewhere } from "../engine/compare/find-elsewhere.ts";
import { sayAgain } from "../engine/substance/say-comparison.ts";
import { writeAddress } from "../model/address.ts";
import type { Comparison, Entry, Migrated } from "../model/comparison.ts";
import type { Point } from "../model/point.ts";
import { isStanding, type Version, type VersionFacts, type VersionRef } from "../model/version.ts";

/** Which version of another document to look in, and for what. */
export type OtherVersion = { readonly facts: VersionFacts; readonly forAdded: boolean };

// Of each at most two versions are read and compared. Those whose last version is newest are looked in.
const MOST_DOCUMENTS = 20;

/**
 * Which versions of other documents are looked in for what one document lost or newly got: of each other document the
 * newest version that stands and is not later than the later one compared, and its newest of all. What was added is looked
 * for in the first of the two only: it cannot have come from what was not there yet.
 *
 * @param all - The versions of the negotiation, in order of time. @returns None where the two compared are not two versions
 *   of one document: what one document lacks beside another was not dropped.
 */
export function versionsToSearch(
  before: VersionRef,
  after: VersionRef,
  all: readonly VersionFacts[],
): readonly OtherVersion[] {
  const isWithin = before.negotiation === after.negotiation && before.document === after.document;
  if (!isWithin || before.version === after.version) return [];
  const places = [before, after].map((side) => all.findIndex(({ version }) => version === side.version));
  const until = Math.max(...places);
  const newest = new Map<string, VersionFacts>();
  const then = new Map<string, VersionFacts>();
  all.forEach((facts, place) => {
    if (!isStanding(facts) || facts.document === after.document) return;
    newest.delete(facts.document);
    newest.set(facts.document, facts);
    if (place <= until) then.set(facts.document, facts);
  });
  return [...newest].slice(-MOST_DOCUMENTS).flatMap(([document, last]) => {
    const standing = then.get(document);
    if (standing === undefined) return [{ facts: last, forAdded: false }];
    const one = { facts: standing, forAdded: true };
    return standing === last ? [one] : [one, { facts: last, forAdded: false }];
  });
}

/**
 * Says of every point that was dropped or added where its words stand in other documents, and in which was looked.
 *
 * @returns The comparison with `migrated` and `searched` on those entries. One comparison of those points for each version
 *   looked in.
 */
export function tellMigrated(
  compared: Comparison,
  { before, after }: { readonly before: Version; readonly after: Version },
  others: readonly { readonly version: Version; readonly forAdded: boolean }[],
): Comparison {
  const dropped = pointsOf(compared, "dropped", before.points);
  const added = pointsOf(compared, "added", after.points);
  if (others.length === 0 || dropped.length + added.length === 0) return compared;
  const [lost, gained] = [new Map<string, Migrated[]>(), new Map<string, Migrated[]>()];
  for (const { version, forAdded } of others) {
    note(lost, dropped, version);
    if (forAdded) note(gained, added, version);
  }
  const searched = (forAddedOnly: boolean) => [
    ...new Set(others.flatMap(({ version, forAdded }) => (forAdded || !forAddedOnly ? version.document : []))),
  ];
  const [searchedForLost, searchedForGained] = [searched(false), searched(true)];
  return sayAgain({
    ...compared,
    alignment: compared.alignment.map((entry): Entry => {
      if (entry.kind === "dropped") return tell(entry, lost.get(entry.before[0] ?? ""), searchedForLost);
      if (entry.kind === "added") return tell(entry, gained.get(entry.after[0] ?? ""), searchedForGained);
      return entry;
    }),
  });
}

function pointsOf({ alignment }: Comparison, kind: "dropped" | "added", points: readonly Point[]): readonly Point[] {
  const paths = new Set(
    alignment.filter((entry) => entry.kind === kind).flatMap((entry) => [...entry.before, ...entry.after]),
  );
  return points.filter(({ path }) => paths.has(path));
}

function note(found: Map<string, Migrated[]>, sought: readonly Point[], other: Version & ComparedVersion): void {
  const { negotiation, document, version } = other;
  for (const { path, in: place, score } of findElsewhere(sought, other)) {
    const address = writeAddress({ negotiation, document, version, path: place });
    found.set(path, [...(found.get(path) ?? []), { address, score }]);
  }
}

function tell(entry: Entry, migrated: readonly Migrated[] | undefined, searched: readonly string[]): Entry {
  if (searched.length === 0) return entry;
  return { ...entry, ...(migrated === undefined ? {} : { migrated }), searched };
}
