import type { Relation } from "./comparison.ts";
import { headsOf, witnessesIn } from "./draft-witnesses.ts";
import { groupBy } from "./group-by.ts";
import { isStanding, stationOf, type VersionFacts } from "./version.ts";

/** A step from an older station to one that was drafted from it, or that is another publication of its draft. */
export type Edge = { readonly from: VersionFacts; readonly to: VersionFacts; readonly relation: Relation };

/** The stations of a negotiation and the steps between them. */
export type VersionGraph = Pick<StandingDrafts, "standFor"> & {
  /** Versions that stand, in order of time; the reading text of a draft before the first of its witnesses. */
  readonly stations: readonly VersionFacts[];
  /** In the order of the later station, then of its parents as they are named; each pair once. */
  readonly edges: readonly Edge[];
};

/**
 * Joins drafts to those they are based on. A draft that came out once stands by that version; one that came out more than
 * once by its reading text, to which its witnesses are joined. So a variant is never on the way from one draft to another.
 *
 * @param all - The versions of a negotiation, in order of time.
 * @param readings - What is known of the reading texts of drafts of which several witnesses stand.
 * @returns Near linear in versions and edges. Ends in a damaged record too, where versions come from each other in a circle.
 */
export function graphOf(all: readonly VersionFacts[], readings: readonly VersionFacts[]): VersionGraph {
  const { standFor, basesOf } = standingDrafts(all, readings);
  const stations: VersionFacts[] = [];
  const edges: Edge[] = [];
  const placed = new Set<string>();
  for (const version of all) {
    const station = isStanding(version) ? standFor(version.version) : undefined;
    if (station === undefined) continue;
    if (!placed.has(stationOf(station))) {
      placed.add(stationOf(station));
      if (station.collated !== undefined) stations.push(station);
      for (const from of basesOf(version.version)) edges.push({ from, to: station, relation: "version" });
    }
    stations.push(version);
    if (station.collated !== undefined) edges.push({ from: station, to: version, relation: "witness" });
  }
  return { stations, edges, standFor };
}

/** What stands for drafts, each named by any of its versions. */
export type StandingDrafts = {
  /** Its reading text, or its only version that stands; undefined where none does. */
  standFor(version: string): VersionFacts | undefined;
  /** What stands for the drafts that its own is based on. */
  basesOf(version: string): readonly VersionFacts[];
  /**
   * What stands for the drafts of these versions, each once. In the place of one of which nothing stands, since it was
   * withdrawn: what that was based on.
   */
  stepOver(versions: readonly string[]): readonly VersionFacts[];
};

/** @param all, readings - As `graphOf` takes them. Near linear; a look at a draft costs as much as is stepped over. */
export function standingDrafts(all: readonly VersionFacts[], readings: readonly VersionFacts[]): StandingDrafts {
  const heads = headsOf(all);
  const draftOf = (version: string) => heads.get(version) ?? version;
  const witnesses = witnessesIn(all);
  const texts = new Map(readings.map((reading) => [draftOf(reading.version), reading]));
  const standFor = (version: string) => texts.get(draftOf(version)) ?? witnesses.get(version)?.[0];
  const parents = draftParents(all, draftOf);
  const stepFrom = (drafts: readonly string[], passed: Set<string>) => {
    const found = new Set<VersionFacts>();
    // From the end, so that what stands in the place of a withdrawn parent is looked at where that one was named.
    const ahead = [...drafts].reverse();
    for (let draft = ahead.pop(); draft !== undefined; draft = ahead.pop()) {
      if (passed.has(draft)) continue;
      passed.add(draft);
      const station = standFor(draft);
      if (station !== undefined) found.add(station);
      else ahead.push(...[...(parents.get(draft) ?? [])].reverse());
    }
    return [...found];
  };
  return {
    standFor,
    basesOf: (version) => stepFrom(parents.get(draftOf(version)) ?? [], new Set([draftOf(version)])),
    stepOver: (versions) => stepFrom(versions.map(draftOf), new Set()),
  };
}

/** The drafts that each draft is based on, by their heads: those that its own head names first. */
function draftParents(
  all: readonly VersionFacts[],
  draftOf: (version: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const known = new Set(all.map(({ version }) => version));
  const members = groupBy(all, ({ version }) => draftOf(version));
  return new Map(
    Array.from(members, ([draft, versions]): [string, readonly string[]] => {
      const isHead = ({ version }: VersionFacts) => version === draft;
      const ordered = [...versions.filter(isHead), ...versions.filter((version) => !isHead(version))];
      const named = ordered.flatMap(({ basedOn }) => basedOn.filter((id) => known.has(id)).map(draftOf));
      return [draft, [...new Set(named)].filter((parent) => parent !== draft)];
    }),
  );
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
  const left = new Map(versions.map((version) => [stationOf(version), 0]));
  const ahead = groupBy(edges, ({ from }) => stationOf(from));
  for (const { to } of edges) left.set(stationOf(to), (left.get(stationOf(to)) ?? 0) + 1);
  const ordered = new Set(versions.filter((version) => left.get(stationOf(version)) === 0));
  // A set grows while it is walked: each version once, behind the last of its parents.
  for (const version of ordered) {
    for (const { to: child } of ahead.get(stationOf(version)) ?? []) {
      const parents = (left.get(stationOf(child)) ?? 0) - 1;
      left.set(stationOf(child), parents);
      if (parents === 0) ordered.add(child);
    }
  }
  return [...ordered, ...versions.filter((version) => !ordered.has(version))];
}
