import type { VersionFacts } from "./version.ts";

/**
 * Puts versions in the order in which they came out: by day of publication (else of the text), on one day parents
 * before children, then by id.
 *
 * A shorter date stands before the days within it. Cost O(n log n) for n versions. Never throws; a cycle, which the
 * record refuses, would only leave its members in order of id.
 */
export function inOrderOfTime<V extends VersionFacts>(versions: readonly V[]): V[] {
  const depth = depthsInGraph(versions);
  const day = (version: V) => version.published ?? version.textDate ?? "";
  return [...versions].sort(
    (a, b) =>
      compareText(day(a), day(b)) ||
      (depth.get(a.version) ?? 0) - (depth.get(b.version) ?? 0) ||
      compareText(a.version, b.version),
  );
}

/** Longest way from a version without parents, counting both based-on and witness-of as steps. */
function depthsInGraph(versions: readonly VersionFacts[]): ReadonlyMap<string, number> {
  const byId = new Map(versions.map((version) => [version.version, version]));
  const depths = new Map<string, number>();
  const visit = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    depths.set(id, 0);
    const parents = parentsOf(byId.get(id)).filter((parent) => byId.has(parent));
    const depth = parents.length === 0 ? 0 : 1 + Math.max(...parents.map(visit));
    depths.set(id, depth);
    return depth;
  };
  for (const { version } of versions) visit(version);
  return depths;
}

function parentsOf(version: VersionFacts | undefined): readonly string[] {
  if (version === undefined) return [];
  return version.witnessOf === undefined ? version.basedOn : [...version.basedOn, version.witnessOf];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
