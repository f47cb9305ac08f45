import type { LineageStation } from "../model/lineage.ts";
import { stationOf, type VersionFacts } from "../model/version.ts";
import type { AlignedEntry } from "./aligned-points.ts";
import { type AlignedStep, isAlongGraph } from "./aligned-step.ts";
import type { PointOf } from "./read-points.ts";
import type { AlignedVersions } from "./stored-alignments.ts";
import { findOrigin, type Track } from "./walk-track.ts";

type Origins = NonNullable<LineageStation["alsoFrom"]>;

/** A station without its words. */
export type DrawnStation = {
  readonly version: VersionFacts;
  readonly own: ReadonlySet<string>;
  readonly step: AlignedStep | undefined;
  readonly old: ReadonlySet<string>;
  readonly entries: readonly AlignedEntry[];
  readonly alsoFrom: Origins;
};

const NO_PATHS: ReadonlySet<string> = new Set();
const NO_VERSIONS: Origins = [];

export function drawStation(version: VersionFacts, track: Track, versions: AlignedVersions): DrawnStation {
  const own = track.get(stationOf(version)) ?? NO_PATHS;
  const step = findOrigin(version, track, versions);
  const old = (step && track.get(stationOf(step.from))) ?? NO_PATHS;
  const entries = step?.aligned.entriesOf(old, own) ?? [];
  return { version, own, step, old, entries, alsoFrom: otherOrigins(version, step, track, versions) };
}

/** The versions on the track that a version comes from beside the one it is shown against. */
function otherOrigins(
  station: VersionFacts,
  shown: AlignedStep | undefined,
  track: Track,
  { into }: AlignedVersions,
): Origins {
  const steps = into.get(stationOf(station)) ?? [];
  if (steps.length < 2) return NO_VERSIONS;
  const own = track.get(stationOf(station)) ?? NO_PATHS;
  return steps.flatMap((step) => {
    const old = track.get(stationOf(step.from)) ?? NO_PATHS;
    if (step === shown || old.size === 0) return [];
    const links = step.aligned.entriesOf(old, own).flatMap((entry) => entry.links);
    if (links.length === 0 && !isAlongGraph(step)) return [];
    return [
      {
        version: step.from,
        relation: step.relation,
        links: links.map(({ before, after }) => [before, after] as const),
      },
    ];
  });
}

/** All that a station shows: its points, those it came from, and whatever was split or merged with them. */
export function shownBy({ version, own, step, old, entries }: DrawnStation): readonly PointOf[] {
  const at = (of: VersionFacts, paths: Iterable<string>) => Array.from(paths, (path) => ({ version: of, path }));
  const before = step === undefined ? [] : at(step.from, [...old, ...entries.flatMap((entry) => entry.before)]);
  return [
    ...before,
    ...at(version, own),
    ...at(
      version,
      entries.flatMap((entry) => entry.after),
    ),
  ];
}
