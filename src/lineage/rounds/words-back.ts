import { countChurn } from "../../engine/rounds/count-churn.ts";
import { sayingOf } from "../../engine/rounds/same-words.ts";
import type { Churn } from "../../model/comparison.ts";
import type { LineageStation } from "../../model/lineage.ts";
import { stationOf } from "../../model/version.ts";

/**
 * Says of the stations of a track whose words are back to those of an earlier one. Publications of a draft are passed over: they
 * differ in variants.
 *
 * @returns In the same order. Linear in the stations, and in the way back from each that changed words to some that said.
 */
export function tellWordsBack(stations: readonly LineageStation[]): readonly LineageStation[] {
  const byName = new Map(stations.map((station) => [stationOf(station.version), station]));
  const saidBefore = new Set<string>();
  return stations.map((station) => {
    const { from, entries, points } = station;
    const words = sayingOf(points);
    if (words === undefined) return station;
    const mayBeBack = saidBefore.has(words) && from !== null && from.relation !== "witness";
    if (from?.relation !== "witness") saidBefore.add(words);
    if (!mayBeBack || entries.every(({ kind }) => kind === "kept")) return station;
    const earlier = findSame(station, words, byName);
    return earlier === undefined ? station : { ...station, backTo: earlier.version };
  });
}

function findSame(
  station: LineageStation,
  words: string,
  byName: ReadonlyMap<string, LineageStation>,
): LineageStation | undefined {
  // In a damaged record versions may come from each other in a circle.
  const passed = new Set([station]);
  for (const one of passed) {
    const next = one.from === null ? undefined : byName.get(stationOf(one.from.version));
    if (next === undefined) return undefined;
    // What it is shown against says the same: nothing is back.
    if (sayingOf(next.points) === words) return one === station ? undefined : next;
    passed.add(next);
  }
  return undefined;
}

/** How much the words of a point changed over its track. */
export function churnOfTrack(stations: readonly LineageStation[]): Churn {
  return churnOf(stations.filter(({ from }) => from?.relation !== "witness"));
}

/** The same of stations that no publication of one draft is among. */
export function churnOf(stations: readonly Pick<LineageStation, "points" | "entries">[]): Churn {
  return countChurn(
    stations.map(({ points, entries }) => ({
      hasWords: points.length > 0 && points.every(({ text }) => text !== null),
      entries,
    })),
  );
}
