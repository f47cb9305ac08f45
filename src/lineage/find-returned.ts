import type { compareVersions } from "../engine/compare/compare-versions.ts";
import type { ComparedVersion } from "../engine/compare/compared-version.ts";
import { standAlone } from "../engine/points/stand-alone.ts";
import { groupBy } from "../model/group-by.ts";
import type { Point } from "../model/point.ts";
import type { RuledPairs } from "../model/standing-verdicts.ts";
import type { JudgedPair } from "../model/verdict.ts";
import { stationOf, type VersionFacts } from "../model/version.ts";
import type { AlignedEntry } from "./aligned-points.ts";

/** A point that was dropped, with its words where it last stood and what was ruled on that version and the later one. */
export type SoughtPoint = { readonly version: VersionFacts; readonly point: Point; readonly ruled: RuledPairs };

/** What came back from one earlier version. */
export type Returned = { readonly from: VersionFacts; readonly entries: readonly AlignedEntry[] };

/**
 * Finds which points of a version were dropped earlier and have come back, by the engine that aligns versions: equal
 * words first, then words that are alike.
 *
 * @param dropped - Those that stand in no other form, the last dropped first: of equal ones the first is taken.
 * @param now - The version's points that have no counterpart in what it comes from.
 * @returns Pairs, and points that came back as several; only those of which the engine is sure, or that a person ruled
 *   on: to say that words are back is more than to say that they are alike. Cost that of one comparison.
 */
export function findReturned(
  compare: typeof compareVersions,
  version: VersionFacts,
  dropped: readonly SoughtPoint[],
  now: readonly Point[],
): readonly Returned[] {
  const told = dropped.filter(({ point }) => hasWords(point));
  const sought = now.filter(hasWords);
  if (told.length === 0 || sought.length === 0) return [];
  const byName = new Map(told.map((one) => [nameOf(one.version, one.point.path), one]));
  const before = { ...version, points: standAlone([...byName].map(([path, { point }]) => ({ ...point, path }))) };
  const after: ComparedVersion = { ...version, points: standAlone(sought) };
  const { alignment } = compare({ ...before, coverage: "full" }, after, "version", verdictsOn(told));
  const returned = alignment.flatMap((entry) => {
    const [name, ...others] = entry.before;
    const found = name === undefined ? undefined : byName.get(name);
    if (found === undefined || others.length > 0 || entry.after.length === 0) return [];
    if (entry.score === null || entry.confidence === "low") return [];
    const { path } = found.point;
    const kept: AlignedEntry = {
      kind: entry.kind,
      before: [path],
      after: entry.after,
      moved: false,
      renumbered: entry.renumbered && found.version.numbering === "printed",
      score: entry.score,
      confidence: entry.confidence,
      links: entry.links.map((link) => ({ ...link, before: path })),
      // What a reference names is known among the points of one version only.
      changes: entry.changes.filter((change) => change.class !== "reference"),
    };
    return [{ from: found.version, entry: kept }];
  });
  return Array.from(
    groupBy(returned, ({ from }) => from),
    ([from, ones]) => ({
      from,
      entries: ones.map(({ entry }) => entry),
    }),
  );
}

function hasWords({ text, heading }: Point): boolean {
  return text !== null && (text !== "" || (heading ?? "") !== "");
}

function verdictsOn(dropped: readonly SoughtPoint[]) {
  const on = (pairsOf: (ruled: RuledPairs) => readonly JudgedPair[]) =>
    dropped.flatMap(({ version, point, ruled }) =>
      pairsOf(ruled)
        .filter(({ before }) => before === point.path)
        .map(({ after }) => ({ before: nameOf(version, point.path), after })),
    );
  return { same: on(({ same }) => same), different: on(({ different }) => different) };
}

function nameOf(version: VersionFacts, path: string): string {
  return `${stationOf(version)}#${path}`;
}
