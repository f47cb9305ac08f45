import type { Lineage } from "../model/lineage.ts";
import type { Version, VersionFacts } from "../model/version.ts";
import type { NegotiationOverview } from "../record/record.ts";

/** A version's facts as JSON: its id beside its full address. */
export function presentFacts(version: VersionFacts) {
  const { version: id, ...facts } = version;
  return { id, address: `${version.negotiation}/${version.document}@${id}`, ...facts };
}

export function presentVersion({ points, ...facts }: Version) {
  return { ...presentFacts(facts), points };
}

export function presentNegotiation({ negotiation, versions }: NegotiationOverview) {
  return { ...negotiation, versions: versions.map(presentFacts) };
}

export function presentLineage({ version, point, stations }: Lineage) {
  return {
    version: presentFacts(version),
    point,
    stations: stations.map((station) => ({
      version: presentFacts(station.version),
      points: station.points,
      from:
        station.from === null
          ? null
          : {
              version: presentFacts(station.from.version),
              points: station.from.points,
              relation: station.from.relation,
            },
      entries: station.entries,
    })),
  };
}
