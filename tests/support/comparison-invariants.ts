import type { Comparison, Entry, Redline } from "../../src/model/comparison.ts";
import type { Point } from "../../src/model/point.ts";
import { accepted, rejected } from "./marked-text.ts";

type BothSides = { readonly before: readonly Point[]; readonly after: readonly Point[] };

/**
 * Looks for what may hold of no comparison, whatever the texts: a point that stands in no entry or in two, a redline
 * that does not hold its texts code point for code point, a link that leaves its entry.
 *
 * @returns The first thing found, in words; undefined where all is well.
 */
export function findBroken({ comparison, points }: { readonly comparison: Comparison; readonly points: BothSides }) {
  const { alignment } = comparison;
  return (
    findMisplaced(alignment, "before", points.before) ??
    findMisplaced(alignment, "after", points.after) ??
    firstOf(alignment, (entry) => findBrokenLink(entry)) ??
    firstOf(alignment, (entry) => findBrokenRedline(entry, points))
  );
}

function findMisplaced(entries: readonly Entry[], side: "before" | "after", points: readonly Point[]) {
  const times = new Map(points.map((point) => [point.path, 0]));
  for (const path of entries.flatMap((entry) => entry[side])) times.set(path, (times.get(path) ?? 2) + 1);
  const misplaced = [...times].find(([, count]) => count !== 1);
  return misplaced && `the point ${misplaced[0]} ${side} stands in ${misplaced[1]} entries`;
}

function findBrokenLink({ before, after, links }: Entry): string | undefined {
  const stray = links.find((link) => !before.includes(link.before) || !after.includes(link.after));
  if (stray !== undefined) return `a link from ${stray.before} to ${stray.after} leaves its entry`;
  if (links.length === 0 && before.length + after.length > 1)
    return `${before} and ${after} are together without a link`;
  return undefined;
}

function findBrokenRedline(entry: Entry, points: BothSides): string | undefined {
  if (entry.kind === "unreported") return undefined;
  const { redline } = entry;
  const [before, after] = [textOf(entry.before, points.before), textOf(entry.after, points.after)];
  const name = `the redline of ${entry.before} to ${entry.after}`;
  if (rejected(redline) !== before) return `${name} does not hold the text before`;
  if (accepted(redline) !== after) return `${name} does not hold the text after`;
  return isTidy(redline) ? undefined : `${name} has a run that is empty, or two of one sort side by side`;
}

/** The texts of an entry's points; they stand in reading order, close to one another. */
function textOf(paths: readonly string[], points: readonly Point[]): string {
  const byPath = pathsOf(points);
  return paths.map((path) => byPath.get(path)?.text ?? "").join("\n");
}

const known = new WeakMap<readonly Point[], ReadonlyMap<string, Point>>();

function pathsOf(points: readonly Point[]): ReadonlyMap<string, Point> {
  const byPath = known.get(points) ?? new Map(points.map((point) => [point.path, point]));
  known.set(points, byPath);
  return byPath;
}

function isTidy(redline: Redline): boolean {
  return redline.every(([sort, text], index) => text !== "" && redline[index - 1]?.[0] !== sort);
}

function firstOf(entries: readonly Entry[], find: (entry: Entry) => string | undefined): string | undefined {
  for (const entry of entries) {
    const found = find(entry);
    if (found !== undefined) return found;
  }
  return undefined;
}
