import { groupBy } from "./group-by.ts";
import { isStanding, type VersionFacts } from "./version.ts";

/** Names, for each version, the head of the draft that it is a publication of: the one that is a witness of none. Near linear. */
export function headsOf(all: readonly VersionFacts[]): ReadonlyMap<string, string> {
  const byId = new Map(all.map((version) => [version.version, version]));
  const heads = new Map<string, string>();
  for (const { version } of all) {
    const way = new Set([version]);
    let head = version;
    for (let next = byId.get(head)?.witnessOf; next !== undefined && byId.has(next); next = byId.get(head)?.witnessOf) {
      // The record refuses circles; in a damaged one, the way ends where it comes by a second time.
      if (way.has(next)) break;
      way.add(next);
      head = heads.get(next) ?? next;
    }
    heads.set(version, head);
  }
  return heads;
}

/**
 * The witnesses of each draft that stand: the head of the draft first, the others in the order given. Where the head was
 * withdrawn, the first of the others leads in its place.
 *
 * @param all - The versions of a negotiation, in order of time.
 * @returns By the id of any version of the draft, also of one that was withdrawn. Near linear.
 */
export function witnessesIn(all: readonly VersionFacts[]): ReadonlyMap<string, readonly VersionFacts[]> {
  const heads = headsOf(all);
  const drafts = new Map<string, readonly VersionFacts[]>();
  for (const [head, versions] of groupBy(all, ({ version }) => heads.get(version) ?? version)) {
    const standing = versions.filter(isStanding);
    const ordered = [
      ...standing.filter(({ version }) => version === head),
      ...standing.filter(({ version }) => version !== head),
    ];
    for (const { version } of versions) drafts.set(version, ordered);
  }
  return drafts;
}
