import type { CameBack } from "../../model/comparison.ts";
import { stationOf, type VersionFacts } from "../../model/version.ts";
import type { AlignedVersions } from "../stored-alignments.ts";
import type { Way } from "./find-way.ts";
import type { StationOnWay } from "./track-on-way.ts";

/** What was dropped, on the way or before it, and stands again from some version of the way on. */
export function tellRestored(
  way: Way,
  stations: readonly StationOnWay[],
  versions: AlignedVersions,
): readonly CameBack[] {
  const turn = way.stations.findIndex((station) => stationOf(station) === way.turn);
  return stations.slice(turn + 1).flatMap(({ version, own }): readonly CameBack[] => {
    if (own === undefined || own.size === 0) return [];
    for (const { from, relation, aligned } of versions.into.get(stationOf(version)) ?? []) {
      if (relation !== "return") continue;
      const stood = aligned.counterparts(own, "after");
      const dropped = stood.size === 0 ? undefined : findDrop(from, stood, version, versions);
      if (dropped !== undefined)
        return [{ kind: "restored", dropped: stationOf(dropped), version: stationOf(version) }];
    }
    return [];
  });
}

/** The version after a station that lacked its points, on the way to another one. */
function findDrop(
  from: VersionFacts,
  stood: ReadonlySet<string>,
  to: VersionFacts,
  { around, into }: AlignedVersions,
): VersionFacts | undefined {
  const origins = new Set([stationOf(to)]);
  for (const one of origins) for (const step of into.get(one) ?? []) origins.add(stationOf(step.from));
  return (around.get(stationOf(from)) ?? []).find(
    (step) =>
      step.relation === "version" &&
      stationOf(step.from) === stationOf(from) &&
      origins.has(stationOf(step.to)) &&
      step.aligned.counterparts(stood, "before").size === 0,
  )?.to;
}
