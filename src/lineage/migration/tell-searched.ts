import type { LineageStation } from "../../model/lineage.ts";
import { stationOf, type VersionFacts } from "../../model/version.ts";

// See `lookForMigrated`.
const MOST_DOCUMENTS = 20;

/**
 * Says of the stations of a track at which its point was dropped in which other documents it was looked for: those that had
 * come out by then.
 *
 * @param standing - All stations of the negotiation, in order of time. @returns In the same order. Linear in them for each drop.
 */
export function tellSearched(
  stations: readonly LineageStation[],
  standing: readonly VersionFacts[],
): readonly LineageStation[] {
  return stations.map((station) => {
    if (!isDropped(station)) return station;
    const name = stationOf(station.version);
    const newest = new Set<string>();
    for (const { document, ...version } of standing) {
      if (stationOf(version) === name) break;
      newest.delete(document);
      newest.add(document);
    }
    newest.delete(station.version.document);
    const searched = [...newest].slice(-MOST_DOCUMENTS);
    return searched.length === 0 ? station : { ...station, searched };
  });
}

/** What a paper lacks that was drafted from another document, or is another publication of a draft, was not dropped from it. */
function isDropped({ version, from, entries }: LineageStation): boolean {
  if (from === null || from.relation !== "version" || from.version.document !== version.document) return false;
  return entries.length > 0 && entries.every(({ kind }) => kind === "dropped");
}
