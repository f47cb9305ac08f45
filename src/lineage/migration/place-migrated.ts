import { alignElsewhere } from "../../engine/compare/find-elsewhere.ts";
import { groupBy } from "../../model/group-by.ts";
import type { RuledPairs } from "../../model/standing-verdicts.ts";
import type { JudgedPair } from "../../model/verdict.ts";
import { stationOf, type VersionFacts } from "../../model/version.ts";
import { AlignedPoints, type PackedAlignment, packEntry } from "../aligned-points.ts";
import type { AlignedStep } from "../aligned-step.ts";
import { keyOfRow, nameOf, type Work } from "../alignment-work.ts";
import type { PointOf } from "../read-points.ts";
import type { WentOver } from "./search-migrated.ts";

/** Two points that correspond across documents, the earlier one first. */
export type Pair = { readonly from: PointOf; readonly to: PointOf };

/** What is known of steps between documents, by all that they are made from. */
export type PlacedSteps = ReadonlyMap<string, AlignedPoints>;

/**
 * Puts a finding where the words came over: into the version in which the point first stands in the document that had it
 * later, from the last version of the other one before that. So a term that stood in both for a while, and left one of
 * them late, is told of where it came in.
 *
 * @param into - All steps inside documents, by the station that they lead to. Linear in the versions on the way back.
 */
export function placeMigrated(
  { left, found }: WentOver,
  into: ReadonlyMap<string, readonly AlignedStep[]>,
  placeInTime: (station: VersionFacts) => number,
): Pair {
  const [here, there] = [trailOf(left, into), trailOf(found, into)];
  const [first, other] = [here.at(-1) ?? left, there.at(-1) ?? found];
  const lastBefore = (trail: readonly PointOf[], point: PointOf) =>
    trail.find(({ version }) => placeInTime(version) <= placeInTime(point.version));
  if (placeInTime(first.version) <= placeInTime(other.version)) {
    return { from: lastBefore(here, other) ?? first, to: other };
  }
  return { from: lastBefore(there, first) ?? other, to: first };
}

/** A point and those that it came from inside its document, back to where it came in. */
function trailOf(point: PointOf, into: ReadonlyMap<string, readonly AlignedStep[]>): readonly PointOf[] {
  const trail = [point];
  // In a damaged record versions may come from each other in a circle.
  const passed = new Set([stationOf(point.version)]);
  for (const { version, path } of trail) {
    for (const { from, relation, aligned } of into.get(stationOf(version)) ?? []) {
      if (relation === "witness" || from.document !== version.document || passed.has(stationOf(from))) continue;
      const [before] = aligned.counterparts(new Set([path]), "after");
      if (before === undefined) continue;
      passed.add(stationOf(from));
      trail.push({ version: from, path: before });
      break;
    }
  }
  return trail;
}

/**
 * Aligns the points of pairs, those between the same two stations together, so that what was split or merged on the way
 * shows as such. Between documents a pair is a migration; inside one it came back.
 *
 * @param before - Steps of the last look: taken over where they are made from the same.
 * @param pairs - None between stations that a step of the graph joins: the alignment of those is kept under them.
 * @returns The steps, with the pairs of which the engine is sure and those that a person ruled to be the same; and
 *   what they are known by. As stored, or one comparison of the points with the later version for each.
 */
export async function alignPairs(
  work: Work,
  pairs: readonly Pair[],
  before: PlacedSteps,
): Promise<readonly { readonly name: string; readonly step: AlignedStep }[]> {
  const steps: { readonly name: string; readonly step: AlignedStep }[] = [];
  for (const between of groupBy(
    pairs,
    ({ from, to }) => `${stationOf(from.version)} ${stationOf(to.version)}`,
  ).values()) {
    const [first] = between;
    if (first === undefined) continue;
    const [from, to] = [first.from.version, first.to.version];
    const ruled = work.rulings(from, to);
    const paths = between.map((pair) => `${pair.from.path} ${pair.to.path}`);
    const relation = from.document === to.document ? "return" : "migration";
    const name = [relation, nameOf(from), nameOf(to), ruled.stamp, ...new Set(paths)].join("|");
    const aligned = before.get(name) ?? new AlignedPoints(await findAligned(work, name, between, from, to, ruled));
    if (aligned.size > 0) steps.push({ name, step: { from, to, relation, aligned } });
  }
  return steps;
}

async function findAligned(
  work: Work,
  name: string,
  between: readonly Pair[],
  from: VersionFacts,
  to: VersionFacts,
  ruled: RuledPairs,
): Promise<PackedAlignment> {
  const key = keyOfRow(work, from, to);
  const stored = await work.stored.find(key, name);
  if (stored !== undefined) return stored as PackedAlignment;
  const entries = await alignBetween(work, between, from, to, ruled);
  await work.unsaved.add({ ...key, verdicts: name, entries });
  return entries;
}

async function alignBetween(
  work: Work,
  between: readonly Pair[],
  from: VersionFacts,
  to: VersionFacts,
  ruled: RuledPairs,
): Promise<PackedAlignment> {
  const wanted = new Set(between.map((pair) => `${pair.from.path} ${pair.to.path}`));
  const sought = new Set(between.map((pair) => pair.from.path));
  const old = (await work.pointsOf(from)).filter(({ path }) => sought.has(path));
  const now = { ...to, points: await work.pointsOf(to) };
  const known = new Set(now.points.map(({ path }) => path));
  const isBetween = (pair: JudgedPair) => sought.has(pair.before) && known.has(pair.after);
  const verdicts = { same: ruled.same.filter(isBetween), different: ruled.different.filter(isBetween) };
  const entries = alignElsewhere(old, now, verdicts, work.compare).filter((entry) =>
    entry.links.some((link) => wanted.has(`${link.before} ${link.after}`)),
  );
  const others = entries.map((entry) =>
    packEntry({
      ...entry,
      moved: false,
      renumbered: false,
      // What a reference names is known among the points of one paper only.
      changes: entry.changes.filter((change) => change.class !== "reference"),
    }),
  );
  return { kept: [], others };
}
