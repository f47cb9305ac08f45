import type { Relation } from "../model/comparison.ts";
import { groupBy } from "../model/group-by.ts";
import { isStanding, type VersionFacts } from "../model/version.ts";

/** A step from an older version to one that was drafted from it, or that is another publication of its draft. */
export type Edge = { readonly from: VersionFacts; readonly to: VersionFacts; readonly relation: Relation };

/**
 * Joins every version that stands to those it is based on and, as a witness, to the head of its draft. One that was
 * withdrawn is stepped over: what came from it is joined to what it came from.
 *
 * @param all - The versions of a negotiation, in order of time.
 * @returns Edges in the order of the later version, then of its parents as it names them; each pair once. Near linear
 *   in versions and edges. Ends in a damaged record too, where versions come from each other in a circle.
 */
export function edgesOf(all: readonly VersionFacts[]): readonly Edge[] {
  const byId = new Map(all.map((version) => [version.version, version]));
  return all.filter(isStanding).flatMap((to) => {
    const parents = new Map<string, Edge>();
    const passed = new Set<string>();
    // From the end, so that what stands in the place of a withdrawn parent is looked at where that one was named.
    const ahead: Edge[] = parentsOf(to, byId, "witness").reverse();
    for (let edge = ahead.pop(); edge !== undefined; edge = ahead.pop()) {
      const { version } = edge.from;
      if (isStanding(edge.from)) {
        if (!parents.has(version)) parents.set(version, edge);
      } else if (!passed.has(version)) {
        passed.add(version);
        const further = parentsOf(edge.from, byId, edge.relation).map((one) => ({ ...one, to }));
        ahead.push(...further.reverse());
      }
    }
    parents.delete(to.version);
    return [...parents.values()];
  });
}

/** @param asWitness - What the head of a draft is called: a witness only where all steps on the way are. */
function parentsOf(to: VersionFacts, byId: ReadonlyMap<string, VersionFacts>, asWitness: Relation): Edge[] {
  const parents: [string | undefined, Relation][] = [
    ...to.basedOn.map((id): [string, Relation] => [id, "version"]),
    [to.witnessOf, asWitness],
  ];
  return parents.flatMap(([id, relation]) => {
    const from = id === undefined ? undefined : byId.get(id);
    return from === undefined ? [] : [{ from, to, relation }];
  });
}

/**
 * Versions with those before them that they come from.
 *
 * @returns All of `versions`, parents before children; members of a circle last, in the order given. Linear.
 */
export function parentsFirst(
  versions: readonly VersionFacts[],
  edges: readonly Pick<Edge, "from" | "to">[],
): readonly VersionFacts[] {
  const left = new Map(versions.map(({ version }) => [version, 0]));
  const ahead = groupBy(edges, ({ from }) => from.version);
  for (const { to } of edges) left.set(to.version, (left.get(to.version) ?? 0) + 1);
  const ordered = new Set(versions.filter(({ version }) => left.get(version) === 0));
  // A set grows while it is walked: each version once, behind the last of its parents.
  for (const { version } of ordered) {
    for (const { to: child } of ahead.get(version) ?? []) {
      const parents = (left.get(child.version) ?? 0) - 1;
      left.set(child.version, parents);
      if (parents === 0) ordered.add(child);
    }
  }
  return [...ordered, ...versions.filter((version) => !ordered.has(version))];
}
