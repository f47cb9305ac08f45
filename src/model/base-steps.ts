import { readingTextsIn } from "./draft-witnesses.ts";
import { groupBy } from "./group-by.ts";
import { stationOf, type VersionFacts } from "./version.ts";
import { type Edge, graphOf } from "./version-graph.ts";

/** What a reader sees compared where no two texts were chosen; either may be a reading text. */
export type BaseStep = { readonly base: VersionFacts; readonly version: VersionFacts };

/** The default comparisons of a negotiation. */
export type BaseSteps = {
  /** The first step into each station, parents first; none for what begins a line. */
  readonly first: readonly BaseStep[];
  /**
   * For a version, or a reading text: its draft against each that it is based on, by their reading texts where they came
   * out more than once; then, of several publications, this one against the reading text of its own draft.
   */
  stepsTo(version: VersionFacts): readonly BaseStep[];
};

/** As on a track, a version that was withdrawn is stepped over, and has no step itself. @param versions - In order of time. */
export function baseSteps(versions: readonly VersionFacts[]): BaseSteps {
  const { stations, edges, standFor } = graphOf(versions, readingTextsIn(versions));
  const into = groupBy(edges, ({ to }) => stationOf(to));
  const stepsInto = (station: VersionFacts) => (into.get(stationOf(station)) ?? []).map(stepOf);
  return {
    first: stations.flatMap((station) => stepsInto(station).slice(0, 1)).filter((step) => !isOfLeader(step)),
    stepsTo(version) {
      const draft = standFor(version.version);
      if (draft === undefined) return [];
      const own = version.collated === undefined && draft.collated !== undefined ? stepsInto(version) : [];
      return [...stepsInto(draft), ...own];
    },
  };
}

function stepOf({ from, to }: Edge): BaseStep {
  return { base: from, version: to };
}

/** The witness that leads a draft is news only together with it. */
export function isOfLeader({ base, version }: BaseStep): boolean {
  return base.collated !== undefined && base.version === version.version;
}
