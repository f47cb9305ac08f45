import { factsChangedBack } from "../../engine/rounds/facts-changed-back.ts";
import { sayingOf } from "../../engine/rounds/same-words.ts";
import type { CameBack, Entry } from "../../model/comparison.ts";
import type { Point } from "../../model/point.ts";
import { stationOf } from "../../model/version.ts";
import { acrossMove, type Move, type Way } from "./find-way.ts";
import type { StationOnWay } from "./track-on-way.ts";

/** With its points, in reading order, and what changed in them on the way there. */
export type KnownStation = StationOnWay & { readonly points: readonly Point[]; readonly changes: readonly Entry[] };

/**
 * What was changed on a way and changed back: the words, where the end says again code point for code point what the
 * beginning said and some version between said something else; else single facts in them. Only on a way that goes on from
 * its beginning: what two texts have in common that were drafted beside each other was not changed back. What publications of
 * one draft differ in is no change.
 */
export function tellChangedBack(way: Way, stations: readonly KnownStation[], entry: Entry): readonly CameBack[] {
  const isOnward = stations.every(({ origin }) => origin === undefined || !origin.isBack || isOfOneDraft(origin));
  const [first, last] = [stations[0], stations.at(-1)];
  if (!isOnward || first === undefined || last === undefined || entry.links.length === 0) return [];
  const base = sayingOf(first.points);
  if (base === undefined) return [];
  return sayingOf(last.points) === base ? wordsBack(way, stations, base) : factsBack(stations, entry);
}

/** From one publication of a draft to its reading text, or on to another. */
function isOfOneDraft({ step }: Move): boolean {
  return step.relation === "witness";
}

function wordsBack(way: Way, stations: readonly KnownStation[], base: string): readonly CameBack[] {
  const atTurn = stations.find(({ version }) => stationOf(version) === way.turn);
  // Of a publication, what its reading text says is its variant.
  const same = new Set([base, sayingOf(atTurn?.points ?? [])]);
  const byName = new Map(stations.map((station) => [stationOf(station.version), station]));
  const isOther = (station: KnownStation | undefined) => {
    if (station === undefined || !station.isBetween || isOfWitness(station)) return false;
    const words = sayingOf(station.points);
    return words !== undefined && !same.has(words);
  };
  const others = stations.filter(isOther);
  const [first, last] = [others[0], others.at(-1)];
  if (first === undefined || last === undefined) return [];
  const comesFrom = (station: KnownStation) =>
    (way.into.get(stationOf(station.version)) ?? []).flatMap((move) => {
      const from = byName.get(stationOf(move.from));
      return from !== undefined && !isOfOneDraft(move) && areJoined(move, from, station) ? [from] : [];
    });
  const found = stations.flatMap((station): readonly CameBack[] => {
    if (!station.isBetween && station !== stations.at(-1)) return [];
    if (!same.has(sayingOf(station.points))) return [];
    const other = comesFrom(station).find(isOther);
    return other === undefined ? [] : [changedBack(firstOther(other, comesFrom, isOther), station)];
  });
  if (found.length > 0) return found;
  // What lies between is not known in all its words.
  const after = stations.slice(stations.indexOf(last) + 1).find((station) => same.has(sayingOf(station.points)));
  return after === undefined ? [] : [changedBack(first, after)];
}

function isOfWitness({ origin }: KnownStation): boolean {
  return origin !== undefined && isOfOneDraft(origin) && !origin.isBack;
}

function areJoined(move: Move, from: KnownStation, to: KnownStation): boolean {
  const found = acrossMove(move, from.own ?? new Set(), "to");
  return [...found].some((path) => to.own?.has(path));
}

/** The first one on the way to a station that said something else. */
function firstOther(
  station: KnownStation,
  comesFrom: (station: KnownStation) => readonly KnownStation[],
  isOther: (station: KnownStation) => boolean,
): KnownStation {
  const passed = new Set([station]);
  let first = station;
  for (const one of passed) {
    first = one;
    const before = comesFrom(one).find((other) => isOther(other) && !passed.has(other));
    if (before !== undefined) passed.add(before);
  }
  return first;
}

function changedBack(changed: KnownStation, back: KnownStation): CameBack {
  return { kind: "changed-back", changed: stationOf(changed.version), version: stationOf(back.version) };
}

/** Of one point that stayed one: step by step along the track that leads to the end. */
function factsBack(stations: readonly KnownStation[], entry: Entry): readonly CameBack[] {
  if (entry.kind !== "reworded") return [];
  const byName = new Map(stations.map((station) => [stationOf(station.version), station]));
  const chain: KnownStation[] = [];
  for (
    let station = stations.at(-1);
    station !== undefined && !chain.includes(station);
    station = station.origin && byName.get(stationOf(station.origin.from))
  )
    chain.unshift(station);
  const steps = chain.slice(1);
  const isSure = steps.every(({ entries }) => entries.length === 1 && entries.every(isOfOne));
  if (chain[0] !== stations[0] || !isSure) return [];
  const changes = steps.map((station) => station.changes.flatMap((one) => one.changes));
  return factsChangedBack(changes, entry.changes).flatMap(({ class: of, is, meanwhile, changed, back }) => {
    const [first, last] = [steps[changed], steps[back]];
    if (first === undefined || last === undefined) return [];
    return [{ ...changedBack(first, last), fact: { class: of, is, meanwhile } } as CameBack];
  });
}

function isOfOne({ before, after }: Pick<Entry, "before" | "after">): boolean {
  return before.length === 1 && after.length === 1;
}
