import { groupBy } from "../model/group-by.ts";
import { stationOf, type VersionFacts } from "../model/version.ts";
import { type Edge, parentsFirst } from "../model/version-graph.ts";
import { AlignedPoints, type PackedEntry, packEntry } from "./aligned-points.ts";
import type { AlignedStep } from "./aligned-step.ts";
import { digestOf, isMadeFrom, keyOfRow, letOthersThrough, nameOf, readStations, type Work } from "./alignment-work.ts";
import { type DroppedPoint, droppedOnTheWay, type StepInto } from "./dropped-on-the-way.ts";
import { findReturned } from "./find-returned.ts";

/** What was dropped on the way to a version and what of it came back there, with all that this was made from. */
export type Passed = {
  readonly from: readonly unknown[];
  readonly gone: readonly DroppedPoint[];
  readonly returned: readonly { readonly from: VersionFacts; readonly aligned: AlignedPoints }[];
};

/**
 * Follows what was dropped from version to version, and finds what came back.
 *
 * @param before - What was found at the last look: taken over where nothing that it was made from has changed.
 * @returns By station. A look at each; one comparison where something was dropped before and something is new.
 */
export async function passDropped(
  work: Work,
  stations: readonly VersionFacts[],
  steps: readonly StepInto[],
  before: ReadonlyMap<string, Passed>,
): Promise<ReadonlyMap<string, Passed>> {
  const into = groupBy(steps, ({ to }) => stationOf(to));
  const comesFrom = ancestry(into);
  const passed = new Map<string, Passed>();
  for (const version of parentsFirst(stations, steps)) {
    const name = stationOf(version);
    const own = into.get(name) ?? [];
    const last = before.get(name);
    const parents = own.map((step) => ({ step, before: passed.get(stationOf(step.from))?.gone ?? [] }));
    const ruled = stampOfReturns(work, version, () => parents.flatMap((parent) => parent.before));
    const from = [nameOf(version), ruled, ...parents.flatMap(({ step, before: gone }) => [step.aligned, gone])];
    const isSame = last !== undefined && isMadeFrom(last.from, from);
    passed.set(name, isSame ? last : await passOn(work, version, parents, from, comesFrom));
  }
  return passed;
}

/** Verdicts on a version and the earlier ones that points may come back from. */
function stampOfReturns({ negotiation, rulings }: Work, to: VersionFacts, gone: () => readonly DroppedPoint[]): string {
  if (negotiation.verdicts.length === 0) return "";
  const stations = new Map(gone().map(({ version }) => [stationOf(version), version]));
  return Array.from(stations.values(), (from) => rulings(from, to).stamp).join(";");
}

async function passOn(
  work: Work,
  version: VersionFacts,
  parents: readonly { readonly step: StepInto; readonly before: readonly DroppedPoint[] }[],
  from: readonly unknown[],
  comesFrom: (version: string, ancestor: string) => boolean,
): Promise<Passed> {
  const gone = droppedOnTheWay(parents, comesFrom);
  // What one witness has beside the reading text is a variant, and did not come back.
  if (parents.length > 0 && parents.every(({ step }) => step.relation === "witness"))
    return { from, gone, returned: [] };
  const direct = new Set(parents.map(({ step }) => stationOf(step.from)));
  // A parent itself was compared as a whole: what it has and this version has not is not back.
  const sought = gone.filter((point) => !direct.has(stationOf(point.version)));
  const returned = await alignReturned(work, version, sought, unlinkedIn(parents.map(({ step }) => step)));
  if (returned.length === 0) return { from, gone, returned };
  return { from, gone: withoutReturned(gone, returned), returned };
}

/** What was dropped, but for what came back. */
export function withoutReturned(gone: readonly DroppedPoint[], returned: Passed["returned"]): readonly DroppedPoint[] {
  const back = new Map(returned.map((one) => [stationOf(one.from), one.aligned]));
  return gone.filter(({ version, path }) => back.get(stationOf(version))?.isLinked(path, "before") !== true);
}

/** The points that have a counterpart in none of the versions that theirs comes from. */
export function unlinkedIn(steps: readonly Pick<AlignedStep, "aligned">[]): readonly string[] {
  const [first, ...others] = steps.map(({ aligned }) => aligned.unlinked);
  return (first ?? []).filter((path) => others.every((unlinked) => unlinked.includes(path)));
}

/** What is kept of a version about what came back in it: entries by the version that they come from. */
type PackedReturns = readonly (readonly [from: string, entries: readonly PackedEntry[]])[];

async function alignReturned(
  work: Work,
  version: VersionFacts,
  sought: readonly DroppedPoint[],
  unlinked: readonly string[],
): Promise<Passed["returned"]> {
  if (sought.length === 0 || unlinked.length === 0) return [];
  const key = keyOfRow(work, version, version);
  const stamp = digestOf([
    sought.map((point) => `${nameOf(point.version)}#${point.path}`),
    unlinked,
    stampOfReturns(work, version, () => sought),
    ...(version.collated === undefined ? [] : [version.collated.stamp]),
  ]);
  const byName = new Map(sought.map((point) => [stationOf(point.version), point.version]));
  let packed = (await work.stored.find(key, stamp)) as PackedReturns | undefined;
  if (packed === undefined) {
    packed = await seek(work, version, sought, unlinked);
    await work.unsaved.add({ ...key, verdicts: stamp, entries: packed });
  }
  return packed.flatMap(([id, others]) => {
    const from = byName.get(id);
    return from === undefined ? [] : [{ from, aligned: new AlignedPoints({ kept: [], others }) }];
  });
}

async function seek(
  work: Work,
  version: VersionFacts,
  sought: readonly DroppedPoint[],
  unlinked: readonly string[],
): Promise<PackedReturns> {
  const { rulings, compare } = work;
  const named = [...sought, ...unlinked.map((path) => ({ version, path }))];
  const read = await readStations(work, named);
  const dropped = sought.flatMap((one) => {
    const point = read(one.version).get(one.path);
    const ruled = rulings(one.version, version);
    return point === undefined ? [] : [{ version: one.version, point, ruled }];
  });
  const now = unlinked.flatMap((path) => read(version).get(path) ?? []);
  await letOthersThrough(work);
  const returned = findReturned(compare, version, dropped, now);
  return returned.map(({ from, entries }) => [stationOf(from), entries.map(packEntry)]);
}

/** Asked for where a version has several parents only; then one walk for each of them. */
function ancestry(into: ReadonlyMap<string, readonly Edge[]>): (version: string, ancestor: string) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  const ancestorsOf = (version: string) => {
    const found = new Set([version]);
    for (const one of found) for (const { from } of into.get(one) ?? []) found.add(stationOf(from));
    return found;
  };
  return (version, ancestor) => {
    const ancestors = known.get(version) ?? ancestorsOf(version);
    known.set(version, ancestors);
    return ancestors.has(ancestor);
  };
}
