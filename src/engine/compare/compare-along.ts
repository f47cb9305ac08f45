import type { Comparison, Link, Relation } from "../../model/comparison.ts";
import type { Point } from "../../model/point.ts";
import { alignPoints } from "../alignment/align-points.ts";
import type { PointLink } from "../alignment/point-link.ts";
import type { Verdicts } from "../alignment/verdicts.ts";
import { compareLinked } from "./compare-versions.ts";
import type { ComparedVersion } from "./compared-version.ts";

/** What is known of the points of two versions before they are compared, by path. */
export type KnownPairs = {
  readonly links: readonly Link[];
  /** The points of which it is known that they have no counterpart. */
  readonly alone: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> };
};

/**
 * Compares two versions of whose points it is known which correspond. Points of which nothing is known are aligned around
 * those that are, by their words, and their links say so.
 *
 * @param verdicts - What people said of the points of these two: it outranks what is known.
 * @returns As `compareVersions`. Cost that of its redlines; where points are left on both sides, also that of its alignment.
 */
export function compareAlong(
  before: ComparedVersion,
  after: ComparedVersion,
  known: KnownPairs,
  relation: Relation = "version",
  verdicts: Verdicts = { same: [], different: [] },
): Comparison {
  const pairs = underVerdicts(known, verdicts);
  const places = { before: placesOf(before.points), after: placesOf(after.points) };
  const links = pairs.links.flatMap(({ before: old, after: now, ...evidence }): readonly PointLink[] => {
    const pair = { before: places.before.get(old), after: places.after.get(now) };
    return pair.before === undefined || pair.after === undefined
      ? []
      : [{ before: pair.before, after: pair.after, ...evidence }];
  });
  const ordered = [...links, ...alignRest(before, after, pairs, verdicts, places)].sort(
    (a, b) => a.before - b.before || a.after - b.after,
  );
  return compareLinked(before, after, ordered, relation);
}

/** What people said of a point takes the place of all that is known of it. */
function underVerdicts({ links, alone }: KnownPairs, { same, different }: Verdicts): KnownPairs {
  if (same.length + different.length === 0) return { links, alone };
  const named = {
    before: new Set(same.map((pair) => pair.before)),
    after: new Set(same.map((pair) => pair.after)),
  };
  const denied = new Set(different.map((pair) => nameOf(pair)));
  return {
    links: links.filter(
      (link) => !named.before.has(link.before) && !named.after.has(link.after) && !denied.has(nameOf(link)),
    ),
    alone: {
      before: new Set([...alone.before].filter((path) => !named.before.has(path))),
      after: new Set([...alone.after].filter((path) => !named.after.has(path))),
    },
  };
}

type Places = { readonly before: ReadonlyMap<string, number>; readonly after: ReadonlyMap<string, number> };

/** Aligns what is left, with what is known as if people had said it: the links that this adds. */
function alignRest(
  before: ComparedVersion,
  after: ComparedVersion,
  { links, alone }: KnownPairs,
  verdicts: Verdicts,
  places: Places,
): readonly PointLink[] {
  const linked = {
    before: new Set(links.map((link) => link.before)),
    after: new Set(links.map((link) => link.after)),
  };
  const rest = {
    before: before.points.filter(({ path }) => !alone.before.has(path)),
    after: after.points.filter(({ path }) => !alone.after.has(path)),
  };
  if (
    rest.before.every(({ path }) => linked.before.has(path)) ||
    rest.after.every(({ path }) => linked.after.has(path))
  )
    return [];
  const known = new Set(links.map(nameOf));
  const aligned = alignPoints(
    { ...before, points: rest.before },
    { ...after, points: rest.after },
    { same: [...links, ...verdicts.same], different: verdicts.different },
  );
  const ruled = new Set(verdicts.same.map(nameOf));
  return aligned.flatMap((link) => {
    const [old, now] = [rest.before[link.before]?.path ?? "", rest.after[link.after]?.path ?? ""];
    const name = nameOf({ before: old, after: now });
    if (known.has(name)) return [];
    const why = ruled.has(name) ? link.why : `no track tells, compared directly: ${link.why}`;
    return [{ ...link, before: places.before.get(old) ?? 0, after: places.after.get(now) ?? 0, why }];
  });
}

function nameOf({ before, after }: { readonly before: string; readonly after: string }): string {
  return `${before}\n${after}`;
}

function placesOf(points: readonly Point[]): ReadonlyMap<string, number> {
  return new Map(points.map(({ path }, place) => [path, place]));
}
