import { readAddress } from "../model/address.ts";
import type { Lineage, LineageStation } from "../model/lineage.ts";
import { Problem } from "../model/problem.ts";
import type { VersionFacts } from "../model/version.ts";
import type { ViewReader } from "./view-reader.ts";

/**
 * Follows a point by the first of its anchors that can be found: a version that was withdrawn, or is hidden from this view,
 * is none any more.
 *
 * @returns undefined where none is.
 */
export async function followAnchors(
  reader: Pick<ViewReader, "followPoint" | "resolve">,
  negotiation: string,
  anchors: readonly string[],
): Promise<Lineage | undefined> {
  for (const anchor of anchors) {
    try {
      const address = { ...readAddress(anchor), negotiation };
      const { facts } = await reader.resolve({ ...address, path: undefined, reading: undefined });
      // A reading that is the newest by now needs no comparison to be found.
      return await reader.followPoint(facts.reading === address.reading ? { ...address, reading: undefined } : address);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === "record-unavailable") throw error;
    }
  }
  return undefined;
}

/** What stands on a track in a version. Of a draft that came out more than once, in its reading text, where that is what came anew. */
export function stationIn({ stations }: Lineage, version: VersionFacts): LineageStation | undefined {
  const own = stations.filter((station) => station.version.version === version.version);
  return own.find(({ from }) => from?.relation !== "witness") ?? own[0];
}

/** Whether a station is that of a text, its reading apart. */
export function isStationOf({ version }: LineageStation, text: VersionFacts): boolean {
  return version.version === text.version && (version.collated === undefined) === (text.collated === undefined);
}
