import { standingVerdicts } from "../../model/standing-verdicts.ts";
import { stationOf, type VersionFacts } from "../../model/version.ts";
import type { VersionGraph } from "../../model/version-graph.ts";
import { type AlignedStep, isAlongGraph } from "../aligned-step.ts";
import { isMadeFrom, nameOf, type Work } from "../alignment-work.ts";
import { type Passed, unlinkedIn } from "../pass-dropped.ts";
import type { PointOf } from "../read-points.ts";
import { droppedBy, type Gone, goneFrom, passGone } from "./gone-points.ts";
import { alignPairs, type Pair, type PlacedSteps, placeMigrated } from "./place-migrated.ts";
import { searchMigrated, type WentOver } from "./search-migrated.ts";

/** What went from document to document, with all that the next look can take over. */
export type Migrations = {
  /** Between documents `migration`; inside one what a person says came back, `return`. */
  readonly steps: readonly AlignedStep[];
  readonly placed: PlacedSteps;
  readonly looks: ReadonlyMap<string, Look>;
};
export const NO_MIGRATIONS: Migrations = { steps: [], placed: new Map(), looks: new Map() };

/** What was found when a version came out, with all that it was made from. */
type Look = {
  readonly from: readonly unknown[];
  readonly found: readonly WentOver[];
  readonly gone: Gone | undefined;
};

/** The versions of a negotiation and the steps inside its graph. */
export type Graph = Pick<VersionGraph, "stations" | "standFor"> & {
  /** Those along the graph, and what came back; by the station that they lead to. */
  readonly into: ReadonlyMap<string, readonly AlignedStep[]>;
  readonly passed: ReadonlyMap<string, Passed>;
};

/**
 * Finds the steps that lead from document to document: a term that left one and stands in another, and whatever a person
 * said corresponds beside the graph.
 *
 * @param before - The last look: taken over where nothing that it was made from has changed.
 */
export async function findMigrations(work: Work, graph: Graph, before: Migrations): Promise<Migrations> {
  const looks = await lookForMigrated(work, graph, before.looks);
  const order = new Map(graph.stations.map((station, place) => [stationOf(station), place]));
  const placeInTime = (station: VersionFacts) => order.get(stationOf(station)) ?? 0;
  const today = new Map(graph.stations.map((station) => [stationOf(station), station]));
  const found = [...looks.values()]
    .flatMap((look) => look.found)
    .filter((one) => !isRejected(work, one))
    .map(({ left, found: where }) => ({ left: asOfToday(left, today), found: asOfToday(where, today) }));
  const all = await alignAll(work, found, graph, placeInTime, before.placed);
  return {
    steps: all.map(({ step }) => step),
    placed: new Map(all.map(({ name, step }) => [name, step.aligned])),
    looks,
  };
}

// Of each, one version is read and compared. Those whose last version is newest are looked in.
const MOST_DOCUMENTS = 20;

async function lookForMigrated(
  work: Work,
  { stations, into, passed }: Graph,
  before: Migrations["looks"],
): Promise<Migrations["looks"]> {
  const looks = new Map<string, Look>();
  if (new Set(stations.map(({ document }) => document)).size < 2) return looks;
  const newest = new Map<string, VersionFacts>();
  const gone = new Map<string, Gone | undefined>();
  for (const station of stations) {
    const name = stationOf(station);
    const { document } = station;
    const own = (into.get(name) ?? []).filter(isAlongGraph);
    // What one publication has beside the reading text is a variant.
    if (own.some(({ relation }) => relation === "witness")) continue;
    const others = [...newest.values()].filter((other) => other.document !== document).slice(-MOST_DOCUMENTS);
    const goneThere = others.map((other) => gone.get(other.document));
    const returned = passed.get(name)?.returned ?? [];
    const last = before.get(name);
    const from = [nameOf(station), returned, ...own.map(({ aligned }) => aligned), ...others.map(nameOf), ...goneThere];
    const goneHere = passGone(gone.get(document), own, returned, last?.gone);
    gone.set(document, goneHere);
    newest.delete(document);
    newest.set(document, station);
    const found =
      last !== undefined && isMadeFrom(last.from, from)
        ? last.found
        : await searchMigrated(work, {
            station,
            dropped: droppedBy(own),
            others,
            gone: goneFrom(goneThere),
            news: own.length === 0 ? "all" : newsIn(own, returned),
          });
    looks.set(name, { from, found, gone: goneHere });
  }
  return looks;
}

/** The points that came neither from a version that this one was drafted from, nor back. */
function newsIn(own: readonly AlignedStep[], returned: Passed["returned"]): readonly string[] {
  return unlinkedIn(own).filter((path) => returned.every(({ aligned }) => !aligned.isLinked(path, "after")));
}

/** What was found before holds the facts of that day: a grade, say, may be another one since. */
function asOfToday(point: PointOf, today: ReadonlyMap<string, VersionFacts>): PointOf {
  return { ...point, version: today.get(stationOf(point.version)) ?? point.version };
}

function isRejected({ rulings }: Work, { left, found }: WentOver): boolean {
  return rulings(left.version, found.version).different.some(
    ({ before, after }) => before === left.path && after === found.path,
  );
}

/**
 * Steps for what was found, and for what people said. Where the engine is not sure of the words with which a term came
 * over, those by which it was found.
 */
async function alignAll(
  work: Work,
  found: readonly WentOver[],
  graph: Graph,
  placeInTime: (station: VersionFacts) => number,
  known: PlacedSteps,
) {
  const { into } = graph;
  const isApart = ({ from, to }: Pair) => !areJoined(from.version, to.version, into);
  const pairs = found
    .map((one) => ({ one, pair: placeMigrated(one, into, placeInTime) }))
    .filter(({ pair }) => isApart(pair));
  const ruled = ruledPairs(work, graph, placeInTime);
  const aligned = await alignPairs(work, [...pairs.map(({ pair }) => pair), ...ruled], known);
  const isAligned = ({ from, to }: Pair) =>
    aligned.some(
      ({ step }) =>
        stationOf(step.from) === stationOf(from.version) &&
        stationOf(step.to) === stationOf(to.version) &&
        step.aligned.areLinked(new Set([from.path]), new Set([to.path])),
    );
  const left = pairs
    .filter(({ pair }) => !isAligned(pair))
    .map(({ one }) => inOrder(one.left, one.found, placeInTime))
    .filter(isApart);
  return left.length === 0 ? aligned : [...aligned, ...(await alignPairs(work, left, known))];
}

/** Whether a step of the graph leads from one to the other: what corresponds in them is known by that. */
function areJoined(from: VersionFacts, to: VersionFacts, into: Graph["into"]): boolean {
  return (into.get(stationOf(to)) ?? []).some((step) => stationOf(step.from) === stationOf(from));
}

function inOrder(one: Pair["from"], other: Pair["from"], placeInTime: (station: VersionFacts) => number): Pair {
  return placeInTime(one.version) <= placeInTime(other.version) ? { from: one, to: other } : { from: other, to: one };
}

/**
 * What people said is the same in two versions that no step of the graph joins: of two documents whatever it is, inside one
 * only what came from nowhere, for the rest has a track already.
 */
function ruledPairs(
  { negotiation, rulings }: Work,
  { into, standFor }: Graph,
  placeInTime: (station: VersionFacts) => number,
): readonly Pair[] {
  const apart = new Map<string, readonly [VersionFacts, VersionFacts]>();
  for (const { data } of standingVerdicts(negotiation.verdicts)) {
    const [one, other] = [standFor(data.beforeVersion), standFor(data.afterVersion)];
    if (one === undefined || other === undefined || one === other) continue;
    const [from, to] = placeInTime(one) < placeInTime(other) ? [one, other] : [other, one];
    if (!areJoined(from, to, into)) apart.set(`${stationOf(from)} ${stationOf(to)}`, [from, to]);
  }
  return [...apart.values()].flatMap(([from, to]) => {
    const steps = into.get(stationOf(to)) ?? [];
    const isNew = (path: string) => steps.every(({ aligned }) => !aligned.isLinked(path, "after"));
    const isWithin = from.document === to.document;
    return rulings(from, to)
      .same.filter(({ after }) => !isWithin || isNew(after))
      .map(({ before, after }) => ({ from: { version: from, path: before }, to: { version: to, path: after } }));
  });
}
