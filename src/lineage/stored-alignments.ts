import type { compareVersions } from "../engine/compare/compare-versions.ts";
import { groupBy } from "../model/group-by.ts";
import { keepNewest } from "../model/keep-recent.ts";
import { stationOf, type VersionFacts } from "../model/version.ts";
import { type Edge, graphOf } from "../model/version-graph.ts";
import type { Storage } from "../storage/open-storage.ts";
import { AlignedPoints, type PackedAlignment, packAlignment } from "./aligned-points.ts";
import type { AlignedStep } from "./aligned-step.ts";
import { StoredRows, UnsavedRows } from "./alignment-rows.ts";
import {
  keyOfRow,
  letOthersThrough,
  type NegotiationFacts,
  nameOf,
  pointsReader,
  type Work,
} from "./alignment-work.ts";
import { type DraftReader, type DraftReadings, readDrafts, rulingsOnStations } from "./draft-readings.ts";
import type { StepInto } from "./dropped-on-the-way.ts";
import { findMigrations, type Migrations, NO_MIGRATIONS } from "./migration/migrations.ts";
import { type Passed, passDropped } from "./pass-dropped.ts";

/** All steps between the stations of a negotiation: its versions that stand, and reading texts; see `graphOf`. */
export type AlignedVersions = {
  /** In order of time. */
  readonly standing: readonly VersionFacts[];
  readonly readings: DraftReadings;
  /** In the order of the later station, then of its parents; then returns, and migrations last. */
  readonly steps: readonly AlignedStep[];
  /** The steps from and to a station, by what `stationOf` calls it, in the same order. */
  readonly around: ReadonlyMap<string, readonly AlignedStep[]>;
  /** Those of them that lead to it. */
  readonly into: ReadonlyMap<string, readonly AlignedStep[]>;
};

/** @throws what the database does. */
export type AlignedNegotiations = (negotiation: NegotiationFacts) => Promise<AlignedVersions>;

// In points of alignments over all negotiations, some 200 bytes each (measured).
const MOST_KEPT = 1_000_000;

/**
 * The alignments along the version graph of negotiations: from memory, else as stored, else worked out and stored. What
 * was made by another method, of other readings or under other verdicts is worked out anew, and nothing else is.
 *
 * Where the journal has grown, what was known before is taken over, step by step. Processes that find the same missing
 * do the same work, and the later keeps the same. A negotiation is asked for as `record.getNegotiation` gives it: one and
 * the same object while nothing happened in it.
 *
 * @param signal - Once it is aborted, looks that are going on end with its reason.
 */
export function openAlignedNegotiations(
  storage: Storage,
  record: DraftReader,
  compare: typeof compareVersions,
  signal?: AbortSignal,
): AlignedNegotiations {
  const newest = keepNewest<NegotiationFacts, Known>(MOST_KEPT, ({ size }) => size);
  return async (negotiation) => {
    const { versions } = await newest(negotiation.key, negotiation, async (before) =>
      alignNegotiation({ storage, record, compare, signal }, negotiation, (await before()) ?? NOTHING_KNOWN),
    );
    return versions;
  };
}

/** What is known of a negotiation, so that the next look takes over what stays as it is. */
type Known = {
  readonly versions: AlignedVersions;
  /** By name: see `nameOfStep`. */
  readonly aligned: ReadonlyMap<string, AlignedPoints>;
  readonly passed: ReadonlyMap<string, Passed>;
  readonly migrations: Migrations;
  readonly size: number;
};
const NOTHING_KNOWN: Known = {
  versions: { standing: [], readings: new Map(), steps: [], around: new Map(), into: new Map() },
  aligned: new Map(),
  passed: new Map(),
  migrations: NO_MIGRATIONS,
  size: 0,
};

async function alignNegotiation(
  { record, ...means }: Pick<Work, "storage" | "compare" | "signal"> & { readonly record: DraftReader },
  negotiation: NegotiationFacts,
  before: Known,
): Promise<Known> {
  const stored = new StoredRows(means.storage, negotiation);
  const unsaved = new UnsavedRows(means.storage, negotiation);
  const readings = await readDrafts(record, negotiation, before.versions.readings);
  const texts = Array.from(readings.values(), ({ facts }) => facts);
  const { stations, edges, standFor } = graphOf(negotiation.versions, texts);
  const rulings = rulingsOnStations(negotiation, readings);
  const pointsOf = pointsReader({ ...means, negotiation, readings });
  const work: Work = { ...means, negotiation, readings, rulings, pointsOf, stored, unsaved };
  const named = await alignSteps(work, edges, before);
  const steps = named.map(({ step }) => step);
  const passed = await passDropped(work, stations, steps, before.passed);
  const within: readonly AlignedStep[] = [...steps, ...returnsOf(stations, passed)];
  const into = groupBy(within, ({ to }) => stationOf(to));
  const migrations = await findMigrations(work, { stations, standFor, passed, into }, before.migrations);
  await unsaved.save();
  const all = [...within, ...migrations.steps];
  return {
    versions: {
      standing: stations,
      readings,
      steps: all,
      around: stepsAround(all),
      into: migrations.steps.length === 0 ? into : groupBy(all, ({ to }) => stationOf(to)),
    },
    aligned: new Map(named.map(({ name, step }) => [name, step.aligned])),
    passed,
    migrations,
    size: all.reduce((sum, { aligned }) => sum + aligned.size, 0),
  };
}

function returnsOf(stations: readonly VersionFacts[], passed: ReadonlyMap<string, Passed>): readonly AlignedStep[] {
  const byName = new Map(stations.map((station) => [stationOf(station), station]));
  return stations.flatMap((to) =>
    (passed.get(stationOf(to))?.returned ?? []).map(({ from, aligned }): AlignedStep => {
      return { from: byName.get(stationOf(from)) ?? from, to, relation: "return", aligned };
    }),
  );
}

function stepsAround(steps: readonly AlignedStep[]): ReadonlyMap<string, readonly AlignedStep[]> {
  const around = new Map<string, AlignedStep[]>();
  for (const step of steps) {
    for (const station of [stationOf(step.from), stationOf(step.to)]) {
      const known = around.get(station);
      if (known === undefined) around.set(station, [step]);
      else known.push(step);
    }
  }
  return around;
}

type NamedStep = { readonly name: string; readonly step: StepInto };

async function alignSteps(work: Work, edges: readonly Edge[], before: Known): Promise<readonly NamedStep[]> {
  const named = edges.map((edge) => {
    const stamp = stampOf(work, edge);
    return { edge, stamp, name: `${nameOf(edge.from)} ${nameOf(edge.to)} ${stamp}` };
  });
  const missing = named.filter(({ name }) => !before.aligned.has(name));
  const ends = missing.flatMap(({ edge }) => [edge.from.version, edge.to.version]);
  await work.stored.load(keysOf(work, ends));
  const steps: NamedStep[] = [];
  for (const { edge, stamp, name } of named) {
    const aligned = before.aligned.get(name) ?? new AlignedPoints(await alignEdge(work, edge, stamp));
    // The facts are those of today: a grade may be another one.
    steps.push({ name, step: { ...edge, aligned } });
  }
  return steps;
}

/** Changes with all that an alignment is made under, but for the readings of versions, which are its key. */
function stampOf({ rulings }: Work, { from, to }: Edge): string {
  const { stamp } = rulings(from, to);
  const texts = [from, to].flatMap(({ collated }) => collated?.stamp ?? []);
  return texts.length === 0 ? stamp : [...texts, stamp].join(" ");
}

function keysOf({ negotiation: { versionKeys } }: Work, versions: readonly string[]): readonly string[] {
  return [...new Set(versions.flatMap((version) => versionKeys.get(version) ?? []))];
}

async function alignEdge(work: Work, edge: Edge, stamp: string): Promise<PackedAlignment> {
  const { from, to, relation } = edge;
  const found = await work.stored.find(keyOfRow(work, from, to), stamp);
  if (found !== undefined) return found as PackedAlignment;
  const [before, after] = [await work.pointsOf(from), await work.pointsOf(to)];
  await letOthersThrough(work);
  const compared = work.compare(
    { ...from, points: before },
    { ...to, points: after },
    relation,
    work.rulings(from, to),
  );
  const entries = packAlignment(compared);
  await work.unsaved.add({ ...keyOfRow(work, from, to), verdicts: stamp, entries });
  return entries;
}
