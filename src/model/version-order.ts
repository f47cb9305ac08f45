import { parentsOf } from "./draft.ts";
import { groupBy } from "./group-by.ts";
import type { VersionFacts } from "./version.ts";

/**
 * Puts versions in the order in which they came out: by day of publication (else of the text), on one day parents
 * before children, then by id.
 *
 * A shorter date stands before the days within it. Cost O(n log n + e) for n versions and the e edges between them.
 * Never throws; a cycle, which the record refuses, would only leave its members, and what comes from them, in order of id.
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

/**
 * Longest way from a version without parents, counting both based-on and witness-of as steps. Layer by layer and not
 * by recursion: thousands of versions may stand in one line.
 */
function depthsInGraph(versions: readonly VersionFacts[]): ReadonlyMap<string, number> {
  const ids = new Set(versions.map(({ version }) => version));
  const edges = versions.flatMap((version) =>
    parentsOf(version)
      .filter((parent) => ids.has(parent))
      .map((parent) => ({ parent, child: version.version })),
  );
  const toChildren = groupBy(edges, ({ parent }) => parent);
  const parentsLeft = new Map([...groupBy(edges, ({ child }) => child)].map(([id, parents]) => [id, parents.length]));
  const depths = new Map<string, number>();
  let layer = [...ids].filter((id) => !parentsLeft.has(id));
  for (let depth = 0; layer.length > 0; depth += 1) {
    const next: string[] = [];
    for (const id of layer) {
      depths.set(id, depth);
      for (const { child } of toChildren.get(id) ?? []) {
        const left = (parentsLeft.get(child) ?? 0) - 1;
        parentsLeft.set(child, left);
        if (left === 0) next.push(child);
      }
    }
    layer = next;
  }
  return depths;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
