import type { Address } from "../model/address.ts";
import type { Entry, Relation } from "../model/comparison.ts";
import type { Lineage, LineageStation } from "../model/lineage.ts";
import { pointNotFound } from "../model/not-found.ts";
import type { Point } from "../model/point.ts";
import { Problem } from "../model/problem.ts";
import type { VersionFacts } from "../model/version.ts";
import type { CompareWhole, VersionComparison, VersionReader } from "./compare-filed-versions.ts";

type Edge = { readonly from: VersionFacts; readonly to: VersionFacts; readonly relation: Relation };

/** Tracks of single points along the version graph: based-on and witness edges, in both directions, across documents. */
export function openLineages(versions: VersionReader, compareWhole: CompareWhole) {
  /**
   * Follows one point through all versions that can be reached from its own. A track ends where the point was dropped;
   * a version of which the text is not known is passed through by its number.
   *
   * @throws Problem `point-not-found`, and those of the record. One comparison per edge of the graph, most of them kept
   *   in memory.
   */
  async function followPoint(address: Address): Promise<Lineage> {
    const { ref, path } = await versions.resolve(address);
    if (path === undefined) {
      throw new Problem(
        "malformed-address",
        "The address names no point.",
        "End it with # and the point's path, for example #6.",
      );
    }
    const [version, { versions: all }] = await Promise.all([
      versions.getVersion(ref),
      versions.getNegotiation(ref.negotiation),
    ]);
    const point = version.points.find((candidate) => candidate.path === path);
    if (point === undefined) throw pointNotFound(version, path);
    const edges = edgesOf(all);
    const paths = await reach(ref.version, path, edges, compareWhole);
    const stations: LineageStation[] = [];
    for (const facts of all) {
      if (paths.has(facts.version)) stations.push(await stationOf(facts, paths, edges, { compareWhole, versions }));
    }
    const own = all.find((facts) => facts.version === ref.version) ?? version;
    return { version: own, point, stations };
  }

  return { followPoint };
}

/** Every version is joined to those it is based on, or, as a witness, to the head of its draft. */
function edgesOf(all: readonly VersionFacts[]): readonly Edge[] {
  const byId = new Map(all.map((version) => [version.version, version]));
  return all.flatMap((to) => {
    const parents: [string | undefined, Relation][] = [
      ...to.basedOn.map((id): [string, Relation] => [id, "version"]),
      [to.witnessOf, "witness"],
    ];
    return parents.flatMap(([id, relation]) => {
      const from = id === undefined ? undefined : byId.get(id);
      return from === undefined ? [] : [{ from, to, relation }];
    });
  });
}

/**
 * Walks the graph from one point, breadth first: version id → the paths that correspond there, empty where it ends. A
 * version in which the point was lost on one way may still be reached on another.
 */
async function reach(
  start: string,
  path: string,
  edges: readonly Edge[],
  compareWhole: CompareWhole,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const paths = new Map<string, ReadonlySet<string>>([[start, new Set([path])]]);
  const queue = [start];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const here = paths.get(id) ?? new Set();
    for (const edge of edges) {
      const forward = edge.from.version === id;
      if (!forward && edge.to.version !== id) continue;
      const next = forward ? edge.to.version : edge.from.version;
      if ((paths.get(next)?.size ?? 0) > 0) continue;
      const { comparison } = await compareWhole(edge.from, edge.to);
      const links = comparison.alignment.flatMap((entry) => entry.links);
      const found = links.flatMap((link) => {
        const [near, far] = forward ? [link.before, link.after] : [link.after, link.before];
        return here.has(near) ? [far] : [];
      });
      // Looking back, a version without the point says nothing: the point came in later, perhaps from elsewhere. Nor
      // does another document that a part of this one went into: a point it lacks was not dropped from it.
      if (found.length === 0 && (!forward || edge.from.document !== edge.to.document)) continue;
      paths.set(next, new Set(found));
      if (found.length > 0) queue.push(next);
    }
  }
  return paths;
}

type Sources = { readonly compareWhole: CompareWhole; readonly versions: VersionReader };

async function stationOf(
  version: VersionFacts,
  paths: ReadonlyMap<string, ReadonlySet<string>>,
  edges: readonly Edge[],
  sources: Sources,
): Promise<LineageStation> {
  const own = paths.get(version.version) ?? new Set();
  const origin = await findOrigin(version, paths, edges, sources.compareWhole);
  if (origin === undefined) {
    const { points } = await sources.versions.getVersion(version);
    return { version, points: pointsAt(points, own), from: null, entries: [] };
  }
  const { edge, compared } = origin;
  const old = paths.get(edge.from.version) ?? new Set();
  return {
    version,
    points: pointsAt(compared.after.points, own),
    from: { version: edge.from, points: pointsAt(compared.before.points, old), relation: edge.relation },
    entries: compared.comparison.alignment.filter((entry) => concerns(entry, old, own)),
  };
}

/**
 * The parent that a station is shown against: of several (a text drafted from two), the first one whose words of this
 * track correspond to the station's; where none do, the first that has words of it at all.
 */
async function findOrigin(
  version: VersionFacts,
  paths: ReadonlyMap<string, ReadonlySet<string>>,
  edges: readonly Edge[],
  compareWhole: CompareWhole,
): Promise<{ readonly edge: Edge; readonly compared: VersionComparison } | undefined> {
  const own = paths.get(version.version) ?? new Set();
  let first: { readonly edge: Edge; readonly compared: VersionComparison } | undefined;
  for (const edge of edges) {
    const old = paths.get(edge.from.version);
    if (edge.to.version !== version.version || old === undefined || old.size === 0) continue;
    const compared = await compareWhole(edge.from, edge.to);
    const links = compared.comparison.alignment.flatMap((entry) => entry.links);
    if (links.some((link) => old.has(link.before) && own.has(link.after))) return { edge, compared };
    first ??= { edge, compared };
  }
  return first;
}

function pointsAt(points: readonly Point[], paths: ReadonlySet<string>): readonly Point[] {
  return points.filter((point) => paths.has(point.path));
}

function concerns(entry: Entry, before: ReadonlySet<string>, after: ReadonlySet<string>): boolean {
  return entry.before.some((path) => before.has(path)) || entry.after.some((path) => after.has(path));
}
